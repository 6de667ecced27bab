"""What every search engine offers here, and which one a store uses."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Protocol

from kg.model import Resolved
from kg.search.tree import Node

__all__ = ["SORTS", "Found", "Hit", "Index", "IndexWriter", "open_index", "open_writer"]

SORTS = ("relevance", "newest", "oldest", "title")
_ENGINES = {"whoosh": "kg.search.whoosh_engine"}
_DEFAULT = "whoosh"


@dataclass(frozen=True, slots=True)
class Hit:
    """One article that fits: its key in the article store, and the score (0 where sorted)."""

    key: str
    score: float


@dataclass(frozen=True, slots=True)
class Found:
    """The hits asked for, how many there are in all, and the facets of all of them.

    ``facets`` maps each facet (org, person, place, type, source, year) to values with counts, most
    frequent first; it is empty unless asked for.
    """

    hits: Sequence[Hit]
    total: int
    facets: Mapping[str, Sequence[tuple[str, int]]]


class Index(Protocol):
    """An index to read."""

    def search(
        self,
        tree: Node,
        *,
        limit: int,
        offset: int = 0,
        sort: str = "relevance",
        facets: bool = False,
    ) -> Found:
        """The articles that fit *tree*, best first, articles of one rank by their keys."""

    def knows(self, term: str) -> int:
        """How many articles hold a term (see ``kg.search.words``) in title or body."""

    def near(self, term: str) -> Sequence[str]:
        """The terms at most two letters from *term*, in the order of the alphabet."""

    def keys(self) -> Iterator[str]:
        """The key of every article in the index."""

    def close(self) -> None:
        """Let go of its files."""


class IndexWriter(Protocol):
    """An index to write to; nothing changes before ``commit``."""

    def put(self, resolved: Resolved) -> None:
        """Index an article in the place of what was known under its key."""

    def remove(self, key: str) -> None:
        """Drop the article of that key."""

    def commit(self) -> None:
        """Write the changes to disk and let go of the index."""

    def cancel(self) -> None:
        """Let go of the index without the changes."""


def open_index(folder: Path) -> Index:
    """The index in *folder*; raises StoreUnusable for a damaged one."""
    index: Index = import_module(_ENGINES[_DEFAULT]).WhooshIndex(folder)
    return index


def open_writer(folder: Path, copy_of: Path | None = None) -> IndexWriter:
    """A writer to the index in *folder*, which begins as a copy of another or empty."""
    writer: IndexWriter = import_module(_ENGINES[_DEFAULT]).WhooshWriter(folder, copy_of)
    return writer
