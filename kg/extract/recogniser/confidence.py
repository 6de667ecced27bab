"""How sure the nets are of a mention in, how often such mentions are right out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import exp, log

from kg.extract.recogniser.labels import CLASSES, Stretch

__all__ = ["Calibration", "evidence"]

_NEAR = 1e-4


@dataclass(frozen=True, slots=True)
class Calibration:
    """A logistic regression: weights of ``evidence`` (Platt, 1999, with more than the score).

    Without weights it is all as sure as unsure.
    """

    weights: tuple[float, ...]

    def confidence(self, told: Sequence[float]) -> float:
        """The probability that a mention with this ``evidence`` is right."""
        total = sum(weight * one for weight, one in zip(self.weights, told, strict=False))
        return 1 / (1 + exp(-max(min(total, 30.0), -30.0)))

    def as_lists(self) -> dict[str, list[float]]:
        """For ``model.json``."""
        return {"weights": [round(one, 6) for one in self.weights]}

    @classmethod
    def of_lists(cls, told: Mapping[str, Sequence[float]]) -> Calibration:
        """From ``model.json``."""
        return cls(tuple(told["weights"]))


def evidence(stretch: Stretch, probabilities: Sequence[float]) -> list[float]:
    """What tells whether a mention is right: its tags' least and mean *probabilities*, its class.

    The first is constant; logits stand for probabilities, as the regression asks.
    """
    least = min(probabilities)
    mean = sum(probabilities) / len(probabilities)
    classes = [float(stretch.label == name) for name in CLASSES]
    return [1.0, _logit(least), _logit(mean), float(len(probabilities) > 1), *classes]


def _logit(probability: float) -> float:
    inside = min(max(probability, _NEAR), 1 - _NEAR)
    return log(inside / (1 - inside))
