"""What was found and what is right in, figures out: F1 per class, how far confidence is off."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from kg.extract.recogniser.labels import Stretch
from kg.extract.recogniser.recognise import Found

__all__ = ["ALL", "Figures", "Score", "area_under_curve", "calibration_error", "figures"]

ALL = "ALL"
_BINS = 10


@dataclass(frozen=True, slots=True)
class Score:
    """Mentions of one class: how many are found, missed and invented; all of it must be right."""

    found: int
    missed: int
    invented: int

    @property
    def precision(self) -> float:
        """The share of what was named that is right."""
        return self.found / max(self.found + self.invented, 1)

    @property
    def recall(self) -> float:
        """The share of what is there that was found."""
        return self.found / max(self.found + self.missed, 1)

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        return 2 * self.found / max(2 * self.found + self.missed + self.invented, 1)


@dataclass(frozen=True, slots=True)
class Figures:
    """How good a recogniser is: by class, with ``ALL``; and what its confidence is worth."""

    scores: dict[str, Score]
    error: float
    area: float


def figures(gold: Sequence[set[Stretch]], found: Sequence[Sequence[Found]]) -> Figures:
    """The figures of what was *found* in sentences of which *gold* tells what is in them."""
    right, missed, invented = Counter[str](), Counter[str](), Counter[str]()
    sure, was_right = [], []
    for wanted, named in zip(gold, found, strict=True):
        spans = {Stretch(*one[:3]) for one in named}
        right.update(one.label for one in spans & wanted)
        missed.update(one.label for one in wanted - spans)
        invented.update(one.label for one in spans - wanted)
        sure += [one.confidence for one in named]
        was_right += [Stretch(*one[:3]) in wanted for one in named]
    scores = {
        name: Score(right[name], missed[name], invented[name])
        for name in sorted({*right, *missed, *invented})
    }
    whole = Score(right.total(), missed.total(), invented.total())
    error, area = calibration_error(sure, was_right), area_under_curve(sure, was_right)
    return Figures({ALL: whole, **scores}, error, area)


def calibration_error(sure: Sequence[float], right: Sequence[bool]) -> float:
    """The expected calibration error over ten bins of equal width (Guo and others, 2017)."""
    bins: list[list[tuple[float, bool]]] = [[] for _ in range(_BINS)]
    for confidence, is_right in zip(sure, right, strict=True):
        bins[min(int(confidence * _BINS), _BINS - 1)].append((confidence, is_right))
    off = [abs(sum(c for c, _ in one) - sum(r for _, r in one)) for one in bins]
    return sum(off) / max(len(sure), 1)


def area_under_curve(sure: Sequence[float], right: Sequence[bool]) -> float:
    """The chance that a right mention is surer than a wrong one (AUROC); ties count half."""
    ordered = sorted(zip(sure, right, strict=True))
    positive = sum(right)
    pairs = positive * (len(right) - positive)
    total, at = 0.0, 0
    while at < len(ordered):
        end = at
        while end < len(ordered) and ordered[end][0] == ordered[at][0]:
            end += 1
        ranked = sum(is_right for _, is_right in ordered[at:end])
        total += ranked * (at + 1 + end) / 2
        at = end
    return (total - positive * (positive + 1) / 2) / pairs if pairs else 0.5
