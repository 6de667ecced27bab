"""What every search engine offers here, and which one an index is of."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from importlib import import_module
from pathlib import Path
from typing import Any, Protocol

from kg.errors import StoreUnusable
from kg.model import Resolved
from kg.search.plan import Plan

__all__ = [
    "ENGINES",
    "MOST_VALUES",
    "SORTS",
    "Found",
    "Hit",
    "Index",
    "IndexWriter",
    "Origin",
    "open_index",
    "open_writer",
    "origin_of",
]

SORTS = ("relevance", "newest", "oldest", "title")
MOST_VALUES = 10  # of a facet that are told
ENGINES = {
    "whoosh": ("kg.search.whoosh_engine", "Whoosh"),
    "tantivy": ("kg.search.tantivy_engine", "Tantivy"),
}
_FORMAT = 3  # of what is indexed; an index of another one is written anew
_ORIGIN = "engine.json"


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


@dataclass(frozen=True, slots=True)
class Origin:
    """What wrote an index: the engine, and the format of what is indexed."""

    engine: str
    format: int = _FORMAT

    @property
    def is_current(self) -> bool:
        """Whether this agglo-kg can read it and go on with it."""
        return self.engine in ENGINES and self.format == _FORMAT


class Index(Protocol):
    """An index to read."""

    def search(
        self,
        plan: Plan,
        *,
        limit: int,
        offset: int = 0,
        sort: str = "relevance",
        facets: bool = False,
    ) -> Found:
        """The articles that fit *plan*, best first, articles of one rank by their keys."""

    def knows(self, term: str) -> int:
        """How many articles hold a term (see ``kg.search.words``) in title or body."""

    def begun(self, term: str) -> Sequence[str]:
        """The terms of title or body that begin with *term*, in the order of the alphabet."""

    def keys(self) -> Iterator[str]:
        """The key of every article in the index."""

    def close(self) -> None:
        """Let go of its files."""


class IndexWriter(Protocol):
    """An index to write to; nothing changes before ``commit``."""

    @property
    def is_worn(self) -> bool:
        """Whether so much was removed that the index is better written anew."""

    def put(self, resolved: Resolved) -> None:
        """Index an article in the place of what was known under its key."""

    def remove(self, key: str) -> None:
        """Drop the article of that key."""

    def commit(self) -> None:
        """Write the changes to disk and let go of the index."""

    def cancel(self) -> None:
        """Let go of the index without the changes."""


def origin_of(folder: Path) -> Origin:
    """What wrote the index in *folder*; one that does not say so is of the first format."""
    try:
        return Origin(**json.loads((folder / _ORIGIN).read_text("utf-8")))
    except FileNotFoundError:
        return Origin("whoosh", 1)
    except (OSError, ValueError, TypeError) as error:
        raise _unusable(f"the index is damaged: {error}", folder) from error


def open_index(folder: Path) -> Index:
    """The index in *folder*; raises StoreUnusable for a damaged one or one of another format."""
    origin = origin_of(folder)
    if not origin.is_current:
        raise _unusable(f"the index has format {origin.format}, not {_FORMAT}", folder)
    index: Index = _class_of(origin.engine, "Index")(folder)
    return index


def open_writer(folder: Path, engine: str, copy_of: Path | None = None) -> IndexWriter:
    """A writer to the index in *folder*, which begins as a copy of another or empty."""
    writer: IndexWriter = _class_of(engine, "Writer")(folder, copy_of)
    if copy_of is None:
        (folder / _ORIGIN).write_text(json.dumps(asdict(Origin(engine))) + "\n", "utf-8")
    return writer


def _class_of(engine: str, purpose: str) -> Any:
    module, name = ENGINES[engine]
    return getattr(import_module(module), name + purpose)


def _unusable(message: str, folder: Path) -> StoreUnusable:
    return StoreUnusable(message, place=str(folder), hint="write it anew: kg build --again")
