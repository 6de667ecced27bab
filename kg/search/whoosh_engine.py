"""Documents and trees in, a Whoosh index and its hits out."""

from __future__ import annotations

import os
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import Any

from kg.model import Resolved
from kg.search.damage import checked
from kg.search.document import FACETS, document, name_words
from kg.search.engine import MOST_VALUES, Found, Hit
from kg.search.plan import Plan
from kg.search.tree import FIELDS, TEXT_FIELDS
from kg.search.whoosh_import import fields, index, numeric, query
from kg.search.whoosh_query import whoosh_query
from kg.search.words import terms_of

__all__ = ["StreamField", "WhooshIndex", "WhooshWriter"]

_LOCK = "WRITELOCK"


class StreamField(fields.TEXT):  # type: ignore[misc]  # Whoosh is untyped
    """A field that is given the terms of word after word and never tokenises by itself."""

    def index(self, value: Iterable[Iterable[str]], **_: Any) -> Iterator[tuple[Any, ...]]:
        """The postings of the terms, as Whoosh's ``Positions`` format encodes them.

        The field is as long as Whoosh remembers, which keeps lengths in a byte: a merge adds up
        what it remembers, and the mean length, by which scores go, must not depend on merges.
        """
        positions: dict[str, list[int]] = defaultdict(list)
        for position, terms in enumerate(value):
            for term in terms:
                positions[term].append(position)
        length = sum(map(len, positions.values()))
        more = numeric.byte_to_length(numeric.length_to_byte(length)) - length
        for term, places in positions.items():
            yield term.encode(), len(places) + more, float(len(places)), self.format.encode(places)
            more = 0


class WhooshIndex:
    """A Whoosh index to read (see ``kg.search.engine.Index``)."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        with checked(self._folder):
            self._searcher: Any = index.open_dir(str(folder), readonly=True).searcher()

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
        with checked(self._folder):
            results = self._searcher.search(whoosh_query(plan), limit=None)
            rows = [(round(score, 6), self._stored(number)) for score, number in results.top_n]
        rows.sort(key=lambda row: row[1]["key"])  # so that rank never depends on indexing order
        if sort == "relevance":
            rows.sort(key=lambda row: -row[0])
        else:
            field = "title" if sort == "title" else "day"
            rows.sort(key=lambda row: row[1][field], reverse=sort == "newest")
            rows.sort(key=lambda row: not row[1][field])  # without a date or title: at the end
            rows = [(0.0, stored) for _, stored in rows]
        hits = [Hit(stored["key"], score) for score, stored in rows[offset : offset + limit]]
        counted = _counted(stored["names"] for _, stored in rows) if facets else {}
        return Found(hits, len(rows), counted)

    def knows(self, term: str) -> int:
        """How many articles hold a term in title or body."""
        with checked(self._folder):
            either = query.Or([query.Term(field, term) for field in TEXT_FIELDS])
            return sum(1 for _ in self._searcher.docs_for_query(either))

    def begun(self, term: str) -> Sequence[str]:
        """The terms of title or body that begin with *term*, in the order of the alphabet."""
        with checked(self._folder):
            reader = self._searcher.reader()
            found = (reader.expand_prefix(field, term) for field in TEXT_FIELDS)
            return sorted({one.decode() for terms in found for one in terms})

    def keys(self) -> Iterator[str]:
        """The key of every article in the index."""
        with checked(self._folder):
            for number in self._searcher.reader().all_doc_ids():
                yield self._stored(number)["key"]

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
            with checked(copy_of):
                _link_segments(copy_of, folder)
                self._index = index.open_dir(str(folder))
        self._writer: Any = self._index.writer(limitmb=256)
        self._put: set[str] = set()

    @property
    def is_worn(self) -> bool:
        """Never: ``commit`` writes all that is left into one segment."""
        return False

    def put(self, resolved: Resolved) -> None:
        """Index an article in the place of what was known under its key."""
        one = document(resolved)
        self.remove(one.key)
        self._put.add(one.key)
        self._writer.add_document(
            key=one.key,
            stored={"key": one.key, "title": one.title, "day": one.day, "names": one.labels},
            **{field: _terms(words) for field, words in one.words.items()},
            **{field: _terms(chain(*map(name_words, names))) for field, names in one.names.items()},
            **{field: [(term,) for term in terms] for field, terms in one.values.items()},
        )

    def remove(self, key: str) -> None:
        """Drop the article of that key."""
        if key in self._put:  # Whoosh deletes only what is on disk
            self._writer.commit(merge=False)
            self._writer = self._index.writer(limitmb=256)
            self._put.clear()
        self._writer.delete_by_term("key", key)

    def commit(self) -> None:
        """Write the changes to disk and let go of the index."""
        # One segment, so that scores depend on the articles alone and not on how they came in.
        self._writer.commit(optimize=True)
        self._writer = None
        self._index.close()

    def cancel(self) -> None:
        """Let go of the index without the changes; nothing to do once they are committed."""
        if self._writer is not None:
            self._writer.cancel()
            self._index.close()


def _schema() -> Any:
    streams = {name: StreamField(phrase=True) for name in FIELDS}
    return fields.Schema(key=fields.ID(unique=True), stored=fields.STORED(), **streams)


def _link_segments(source: Path, folder: Path) -> None:
    """Let *folder* hold the files of another index, which Whoosh never changes once written."""
    for file in source.iterdir():
        if not file.name.endswith(_LOCK):
            os.link(file, folder / file.name)


def _counted(names: Iterable[dict[str, Sequence[str]]]) -> dict[str, list[tuple[str, int]]]:
    counts: dict[str, Counter[str]] = {name: Counter() for name in FACETS}
    for one in names:
        for name in FACETS:
            counts[name].update(one.get(name, ()))
    return {
        name: sorted(counted.items(), key=lambda item: (-item[1], item[0]))[:MOST_VALUES]
        for name, counted in counts.items()
        if counted
    }


def _terms(words: Iterable[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """The terms of each word; marks take no position, so that a phrase matches across a comma."""
    found = ((word, terms_of(word)) for word in words)
    return [terms for word, terms in found if terms or not word]
