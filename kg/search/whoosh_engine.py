"""The Whoosh engine: the one module that meets Whoosh, which has no types."""

from __future__ import annotations

import os
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from whoosh import fields, index  # type: ignore[import-untyped]

from kg.errors import StoreUnusable
from kg.model import Resolved
from kg.search.document import document
from kg.search.engine import Found, Hit
from kg.search.tree import FIELDS, TEXT_FIELDS, Node
from kg.search.whoosh_query import whoosh_query

__all__ = ["StreamField", "WhooshIndex", "WhooshWriter"]

_FACETS = ("org", "person", "place", "type", "source", "year")
_MOST_VALUES = 10
_LOCK = "WRITELOCK"


class StreamField(fields.TEXT):  # type: ignore[misc]  # Whoosh is untyped
    """A field that is given terms with their positions and never tokenises by itself."""

    def index(self, value: Iterable[tuple[int, str]], **_: Any) -> Iterator[tuple[Any, ...]]:
        """The postings of the terms, as Whoosh's ``Positions`` format encodes them."""
        positions: dict[str, list[int]] = defaultdict(list)
        for position, term in value:
            positions[term].append(position)
        for term, places in positions.items():
            yield term.encode(), len(places), float(len(places)), self.format.encode(places)


class WhooshIndex:
    """A Whoosh index to read (see ``kg.search.engine.Index``)."""

    def __init__(self, folder: Path) -> None:
        try:
            self._searcher: Any = index.open_dir(str(folder), readonly=True).searcher()
        except (index.IndexError, OSError, ValueError) as error:
            raise StoreUnusable(
                f"the index cannot be opened: {error}", place=str(folder), hint="kg build --again"
            ) from error

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
        results = self._searcher.search(whoosh_query(tree), limit=None)
        rows = [(round(score, 6), self._stored(number)) for score, number in results.top_n]
        rows.sort(key=lambda row: row[1]["key"])  # so that rank never depends on indexing order
        if sort == "relevance":
            rows.sort(key=lambda row: -row[0])
        else:
            field = "title" if sort == "title" else "day"
            rows.sort(key=lambda row: row[1][field], reverse=sort == "newest")
        hits = [Hit(stored["key"], score) for score, stored in rows[offset : offset + limit]]
        counted = _counted(stored["names"] for _, stored in rows) if facets else {}
        return Found(hits, len(rows), counted)

    def knows(self, term: str) -> int:
        """How many articles hold a term in title or body."""
        reader = self._searcher.reader()
        return max(int(reader.doc_frequency(field, term)) for field in TEXT_FIELDS)

    def near(self, term: str) -> Sequence[str]:
        """The terms at most two letters from *term*, in the order of the alphabet."""
        reader = self._searcher.reader()
        found = {one for field in TEXT_FIELDS for one in reader.terms_within(field, term, 2, 1)}
        return sorted(found)

    def close(self) -> None:
        """Let go of its files."""
        self._searcher.close()

    def _stored(self, number: int) -> dict[str, Any]:
        stored: dict[str, Any] = self._searcher.stored_fields(number)["stored"]
        return stored


class WhooshWriter:
    """A Whoosh index to write to (see ``kg.search.engine.IndexWriter``)."""

    def __init__(self, folder: Path, copy_of: Path | None) -> None:
        folder.mkdir()
        if copy_of is None:
            self._index = index.create_in(str(folder), _schema())
        else:
            _link_segments(copy_of, folder)
            self._index = index.open_dir(str(folder))
        self._writer = self._index.writer(limitmb=256)

    def put(self, resolved: Resolved) -> None:
        """Index an article in the place of what was known under its key."""
        one = document(resolved)
        self.remove(one.key)
        self._writer.add_document(
            key=one.key,
            first_day=one.first_day,
            last_day=one.last_day,
            stored={"key": one.key, "title": one.title, "day": one.first_day, "names": one.names},
            **one.terms,
        )

    def remove(self, key: str) -> None:
        """Drop the article of that key."""
        self._writer.delete_by_term("key", key)

    def commit(self) -> None:
        """Write the changes to disk and let go of the index."""
        self._writer.commit()
        self._index.close()

    def cancel(self) -> None:
        """Let go of the index without the changes."""
        self._writer.cancel()
        self._index.close()


def _schema() -> Any:
    exact = {name: fields.ID() for name in ("first_day", "last_day")}
    streams = {name: StreamField(phrase=True) for name in FIELDS if name != "date"}
    return fields.Schema(key=fields.ID(unique=True), stored=fields.STORED(), **exact, **streams)


def _link_segments(source: Path, folder: Path) -> None:
    """Let *folder* hold the files of another index, which Whoosh never changes once written."""
    for file in source.iterdir():
        if not file.name.endswith(_LOCK):
            os.link(file, folder / file.name)


def _counted(names: Iterable[dict[str, Sequence[str]]]) -> dict[str, list[tuple[str, int]]]:
    counts: dict[str, Counter[str]] = {name: Counter() for name in _FACETS}
    for one in names:
        for name in _FACETS:
            counts[name].update(one.get(name, ()))
    return {
        name: sorted(counted.items(), key=lambda item: (-item[1], item[0]))[:_MOST_VALUES]
        for name, counted in counts.items()
        if counted
    }
