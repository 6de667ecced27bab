"""Counts of what was found, missed and invented in, precision, recall and F1 out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

__all__ = ["ALL", "NAMED", "PROPER", "Figures", "Part", "Tally"]

ALL, NAMED = "ALL", "NAMED"
PROPER = frozenset(
    "agl:Person agl:PublicBody agl:Akimat agl:Ministry agl:Maslikhat agl:Government agl:Agency"
    " agl:ResearchInstitute agl:Company agl:Organization agl:AdministrativeUnit agl:Agglomeration"
    " agl:Place".split()
)
"""Classes of things with proper names, which a row of their own sums up."""

_PLACES = 4  # decimal places of a figure

Part = str
"""``mentions``, ``entities`` or ``facts``."""


@dataclass(frozen=True, slots=True)
class Figures:
    """How well one label, class or predicate is found; ``right`` of ``got`` are in ``gold``."""

    part: Part
    name: str
    precision: float
    recall: float
    f1: float
    gold: int
    got: int
    right: int


@dataclass
class Tally:
    """The counts of one part, by name: found, missed, invented."""

    part: Part
    _rows: dict[str, list[int]] = field(default_factory=lambda: defaultdict(lambda: [0, 0, 0]))

    def add(self, name: str, found: int = 0, missed: int = 0, invented: int = 0) -> None:
        """Count under *name*, in the sum of all, and in that of proper names."""
        for row in (name, ALL, *([NAMED] if name in PROPER else [])):
            for i, count in enumerate((found, missed, invented)):
                self._rows[row][i] += count

    def figures(self) -> Iterator[Figures]:
        """A row for each name in the order of the alphabet; where nothing is counted, 0."""
        for name, (found, missed, invented) in sorted(self._rows.items()):
            precision = found / (found + invented) if found + invented else 0.0
            recall = found / (found + missed) if found + missed else 0.0
            f1 = 2 * precision * recall / (precision + recall) if found else 0.0
            yield Figures(
                self.part,
                name,
                round(precision, _PLACES),
                round(recall, _PLACES),
                round(f1, _PLACES),
                found + missed,
                found + invented,
                found,
            )
