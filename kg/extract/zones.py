"""Which stretches of a text are somebody's words: what rules of facts look up."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field

__all__ = ["Speech", "Zone"]


@dataclass(frozen=True, slots=True)
class Zone:
    """What is said at ``tokens[first:last]``, without the words that tell who says it.

    ``speaker`` is a place in ``Extraction.referents``, None where nobody is named.  Words are
    *direct* as they were spoken, else reported.  ``verb`` bounds the tokens that tell that it is
    said: ``деп мәлімдеді``, ``айтуынша``; it is empty for an answer of an interview.
    """

    first: int
    last: int
    speaker: int | None
    is_direct: bool
    verb: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Speech:
    """The zones of one article, in reading order; none overlaps another."""

    zones: tuple[Zone, ...] = ()
    _firsts: tuple[int, ...] = field(default=(), repr=False)

    @classmethod
    def of(cls, zones: Iterable[Zone]) -> Speech:
        """Speech with *zones* in whatever order."""
        ordered = tuple(sorted(zones, key=lambda one: one.first))
        return cls(ordered, tuple(one.first for one in ordered))

    def at(self, i: int) -> Zone | None:
        """The zone that holds the token at *i*, found in logarithmic time."""
        k = bisect_right(self._firsts, i) - 1
        return self.zones[k] if k >= 0 and i < self.zones[k].last else None

    def told_at(self, i: int, modality: str) -> tuple[str, int | None]:
        """What is asserted at the token at *i* as quoted where somebody says it, and who does."""
        zone = self.at(i)
        if zone is None:
            return modality, None
        return ("quoted" if modality == "asserted" else modality), zone.speaker
