"""How much may be read of a stranger's file; a collection of sources while it is read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import BinaryIO

__all__ = ["Limits", "Opened"]


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds of what is read, and what the columns of tables are called.

    ``source_bytes`` is for one article, ``unpacked_bytes`` for all that one archive unpacks to,
    ``nesting`` for archives in archives.  ``columns`` has the name of a table's column by what it
    is for: ``{"text": "Мәтін"}``.
    """

    source_bytes: int = 50_000_000
    unpacked_bytes: int = 10_000_000_000
    nesting: int = 3
    columns: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Opened:
    """A collection that stands open for reading.

    ``name`` is that of the collection in its folder, with which the names of its members begin;
    ``location`` is for messages.  ``collection`` is what every Source of it is to carry on.
    """

    stream: BinaryIO
    name: str
    collection: str
    location: str
    limits: Limits
