"""How much may be read of a stranger's file; a collection of sources while it is read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import BinaryIO

from kg.errors import SourceTooLarge
from kg.read.apart import Apart, here

__all__ = ["Allowance", "Limits", "Opened", "Unpacking"]

# Deflated text is a tenth of its size, a table of the same words a hundredth; a bomb a thousandth.
_MOST_TIMES = 250
_ALWAYS_BYTES = 10_000_000


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds of what is read, and what the columns of tables are called.

    ``source_bytes`` is for one article, ``unpacked_bytes`` for all that one archive unpacks to,
    ``nesting`` for archives in archives.  ``columns`` has the name of a table's column by what it
    is for: ``{"text": "Мәтін"}``.  Feeds are read ``apart``.
    """

    source_bytes: int = 50_000_000
    unpacked_bytes: int = 10_000_000_000
    nesting: int = 3
    columns: Mapping[str, str] = field(default_factory=dict)
    apart: Apart = here


@dataclass(slots=True)
class Allowance:
    """How many bytes an archive may still unpack to, archives in it included."""

    left: int

    def take(self, unpacked: int, place: str) -> None:
        """Count *unpacked* more bytes; raises SourceTooLarge when they are too many."""
        self.left -= unpacked
        if self.left < 0:
            raise SourceTooLarge(
                "the archive unpacks to more than is allowed",
                place=place,
                hint="unpack it and give the folder, or raise KG_MAX_UNPACKED_BYTES",
            )


@dataclass(slots=True)
class Unpacking:
    """One packed stream or archive while it is unpacked, to tell a bomb from a book."""

    allowance: Allowance
    place: str
    packed: int = 0
    unpacked: int = 0

    def count(self, unpacked: int) -> None:
        """Count *unpacked* more bytes; raises SourceTooLarge when they are too many."""
        self.unpacked += unpacked
        if self.unpacked > max(_ALWAYS_BYTES, _MOST_TIMES * self.packed):
            raise SourceTooLarge(
                f"unpacks to more than {_MOST_TIMES} times its size, as no text does",
                place=self.place,
                hint="if you trust it, unpack it and give the folder",
            )
        self.allowance.take(unpacked, self.place)


@dataclass(frozen=True, slots=True)
class Opened:
    """A collection that stands open for reading.

    ``name`` is that of the collection in its folder, with which the names of its members begin;
    ``location`` is for messages.  ``collection`` is what every Source of it is to carry on.
    ``allowance`` is shared with the archive that this one stands in.
    """

    stream: BinaryIO
    name: str
    collection: str
    location: str
    limits: Limits
    allowance: Allowance | None = None

    def __post_init__(self) -> None:
        if self.allowance is None:
            object.__setattr__(self, "allowance", Allowance(self.limits.unpacked_bytes))

    def unpacking(self, packed: int = 0) -> Unpacking:
        """A count of what its *packed* bytes unpack to."""
        assert self.allowance is not None
        return Unpacking(self.allowance, self.location, packed)
