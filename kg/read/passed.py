"""What an archive holds beside articles in, one counted skip for all of it out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from kg.errors import SourceError, SourceGivenTwice, SourceNotSupported
from kg.read import formats

__all__ = ["PassedOver"]

_SHOWN = 8
_KINDS = 1000  # a stranger's archive may make up a new kind for each file


class PassedOver:
    """Counts the pictures, styles and scripts of an archive, and the older captures of a crawl."""

    def __init__(self) -> None:
        self.older = 0
        self._kinds: Counter[str] = Counter()

    def add(self, kind: str) -> None:
        """Count one of that suffix, media type or status."""
        kind = "".join(one for one in kind[:40] if one.isprintable()) or "without suffix"
        self._kinds[kind if kind in self._kinds or len(self._kinds) < _KINDS else "other"] += 1

    def errors(self, place: str) -> Iterator[SourceError]:
        """One error for all that is of other kinds, one for all that is older."""
        if self._kinds:
            common = sorted(self._kinds.items(), key=lambda one: (-one[1], one[0]))
            shown = ", ".join(f"{count} {kind}" for kind, count in common[:_SHOWN])
            more = " ..." if len(common) > _SHOWN else ""
            yield SourceNotSupported(
                f"{self._kinds.total()} of other kinds were passed over ({shown}{more})",
                place=place,
                hint=f"read are {' '.join(formats.suffixes())}",
            )
        if self.older:
            yield SourceGivenTwice(
                f"{self.older} older captures of pages that stand there again",
                place=place,
                hint="nothing: the newest of each was taken",
            )
