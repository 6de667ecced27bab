"""Documents and plans in, a tantivy index and its hits out."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import tantivy
from tantivy import Filter, Order, Query, SchemaBuilder, Tokenizer

from kg.model import Resolved
from kg.search.damage import checked
from kg.search.document import FACETS, NAME_FIELDS, Document, document
from kg.search.engine import MOST_VALUES, Found, Hit
from kg.search.plan import Either, Plan, Term
from kg.search.tantivy_query import (
    NO_TERM,
    Texts,
    beginnings,
    date_number,
    spelt,
    tantivy_query,
)
from kg.search.tree import DATE_FIELDS, TEXT_FIELDS

__all__ = ["TantivyIndex", "TantivyWriter"]

_VALUE_FIELDS = ("type", "source")
_WORDS = "words"  # the name of the tokeniser
_HEAP_BYTES = 500_000_000
_WORN = 0.1  # share of removed articles from which on an index is written anew
_MOST_TIES = 20_000  # hits of one rank that are put in the order of their keys
_LOCKS = (".tantivy-meta.lock", ".tantivy-writer.lock")


class TantivyIndex:
    """A tantivy index to read (see ``kg.search.engine.Index``)."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        with checked(folder), _lockable(folder) as place:
            self._index = tantivy.Index.open(str(place))
            self._index.config_reader("manual")  # else a thread watches the folder
            self._index.reload()
            self._searcher = self._index.searcher()

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
            wanted = tantivy_query(plan, self._index.schema)
            total = self._count(wanted)
            asked = min(offset + limit, total)
            rows = self._sorted(wanted, asked, total, sort) if asked > offset else []
            hits = [Hit(key, score) for key, score in rows[offset:asked]]
            return Found(hits, total, self._counted(wanted) if facets and total else {})

    def knows(self, term: str) -> int:
        """How many articles hold a term in title or body."""
        either = Either(tuple(Term(field, term) for field in TEXT_FIELDS))
        with checked(self._folder):
            return self._count(tantivy_query(either, self._index.schema))

    def begun(self, term: str) -> Sequence[str]:
        """The terms of title or body that begin with *term*, in the order of the alphabet."""
        begins, marks = spelt(term), len(spelt(term)) - len(term)
        with checked(self._folder):
            known = (self._searcher.terms_with_prefix(field, begins) for field in TEXT_FIELDS)
            return sorted({one[marks:] for terms in known for one, _ in terms})

    def keys(self) -> Iterator[str]:
        """The key of every article in the index."""
        with checked(self._folder):
            count = max(self._searcher.num_docs, 1)
            for _, address in self._searcher.search(Query.all_query(), count, count=False).hits:
                yield str(self._searcher.doc(address).get_first("key"))

    def close(self) -> None:
        """Let go of its files."""
        del self._searcher, self._index

    def _count(self, wanted: Query) -> int:
        return int(self._searcher.search(wanted, 1).count or 0)  # type: ignore[attr-defined]

    def _sorted(self, wanted: Query, asked: int, total: int, sort: str) -> list[tuple[str, float]]:
        if sort == "relevance":
            return self._ranked(wanted, asked, total)
        field = "title_order" if sort == "title" else "day"
        order = Order.Desc if sort == "newest" else Order.Asc
        rows = self._ranked(wanted, asked, total, order_by_field=field, order=order)
        return [(key, 0.0) for key, _ in rows]

    def _ranked(self, wanted: Query, asked: int, total: int, **order: Any) -> list[Any]:
        """Keys and ranks of the first hits; within one rank by key.

        tantivy has the articles of a segment by their keys, but not those of several.
        """
        most = asked
        while True:
            hits = self._searcher.search(wanted, most, count=False, **order).hits
            whole = most >= total or hits[asked - 1][0] != hits[-1][0]
            if self._searcher.num_segments == 1 or whole or most >= _MOST_TIES:
                break
            most = min(most * 8, total, _MOST_TIES)
        places: dict[Any, int] = {}
        ranked = []
        for rank, address in hits:
            key = self._searcher.doc(address).get_first("key")
            ranked.append((places.setdefault(rank, len(places)), str(key), rank))
        return [(key, rank) for _, key, rank in sorted(ranked, key=lambda one: one[:2])]

    def _counted(self, wanted: Query) -> Mapping[str, Sequence[tuple[str, int]]]:
        """The most frequent values of each facet, equally frequent ones by the alphabet."""
        size = 4 * MOST_VALUES
        counts = self._buckets(wanted, FACETS, size)
        while tied := [name for name, found in counts.items() if _is_cut(found, size)]:
            size *= 8
            counts |= self._buckets(wanted, tied, size)
        return {
            name: sorted(found, key=lambda one: (-one[1], one[0]))[:MOST_VALUES]
            for name, found in counts.items()
            if found
        }

    def _buckets(
        self, wanted: Query, names: Sequence[str], size: int
    ) -> dict[str, list[tuple[str, int]]]:
        asked = {name: {"terms": {"field": f"{name}_name", "size": size}} for name in names}
        counted = self._searcher.aggregate(wanted, asked)
        return {
            name: [(one["key"], one["doc_count"]) for one in counted[name]["buckets"]]
            for name in names
        }


class TantivyWriter:
    """A tantivy index to write to (see ``kg.search.engine.IndexWriter``)."""

    def __init__(self, folder: Path, copy_of: Path | None) -> None:
        folder.mkdir()
        self._folder, self._removed = folder, 0
        self._texts = Texts()
        if copy_of is None:
            self._index = tantivy.Index(_schema(), str(folder), sort_by_field="key")
        else:
            with checked(copy_of):
                _link_segments(copy_of, folder)
                self._index = tantivy.Index.open(str(folder))
        words = tantivy.TextAnalyzerBuilder(Tokenizer.whitespace())
        self._index.register_tokenizer(
            _WORDS, words.filter(Filter.custom_stopword([NO_TERM])).build()
        )
        self._before = self._index.searcher()
        self._writer: Any = self._index.writer(_HEAP_BYTES, 1)

    @property
    def is_worn(self) -> bool:
        """Whether so much was removed that it weighs in the ranks of what is left."""
        return self._removed > _WORN * self._before.num_docs

    def put(self, resolved: Resolved) -> None:
        """Index an article in the place of what was known under its key."""
        one = document(resolved)
        self.remove(one.key)
        row = _exact(one)
        for field, words in one.words.items():
            texts = list(map(self._texts.__getitem__, words))
            row[field] = " ".join([slots for slots, _ in texts])
            if field in TEXT_FIELDS:
                row[beginnings(field)] = " ".join([begins for _, begins in texts])
        self._writer.add_document(tantivy.Document(**row))

    def remove(self, key: str) -> None:
        """Drop the article of that key."""
        self._removed += self._before.doc_freq("key", key)
        self._writer.delete_documents_by_term("key", key)

    def commit(self) -> None:
        """Write the changes to disk and let go of the index."""
        self._writer.commit()
        self._writer.wait_merging_threads()
        self._close()

    def cancel(self) -> None:
        """Let go of the index without the changes; nothing to do once they are committed."""
        if self._writer is not None:
            self._writer.rollback()
            self._close()

    def _close(self) -> None:
        self._writer = self._before = self._index = None  # type: ignore[assignment]
        _unlock(self._folder)


def _exact(one: Document) -> dict[str, Any]:
    """The fields of a document that are not words."""
    row: dict[str, Any] = {"key": one.key, "title_order": one.title or []}
    row["day"] = int(one.day.replace("-", "")) if one.day else []
    row |= {field: list(map(spelt, one.values[field])) for field in _VALUE_FIELDS}
    row |= {field: list(map(date_number, one.values[field])) for field in DATE_FIELDS}
    return row | {f"{facet}_name": list(one.names[facet]) for facet in FACETS}


def _schema() -> tantivy.Schema:
    builder = SchemaBuilder()
    builder.add_text_field(
        "key", stored=True, fast=True, tokenizer_name="raw", index_option="basic"
    )
    for field in (*TEXT_FIELDS, *NAME_FIELDS):
        builder.add_text_field(field, tokenizer_name=_WORDS, index_option="position")
    for field in map(beginnings, TEXT_FIELDS):
        builder.add_text_field(field, tokenizer_name=_WORDS, index_option="freq")
    for field in _VALUE_FIELDS:
        builder.add_text_field(field, tokenizer_name="raw", index_option="basic")
    for field in (*(f"{facet}_name" for facet in FACETS), "title_order"):
        builder.add_text_field(field, fast=True, tokenizer_name="raw", index_option="basic")
    for field in (*DATE_FIELDS, "day"):
        builder.add_integer_field(field, indexed=field != "day", fast=True)
    return builder.build()


def _link_segments(source: Path, folder: Path) -> None:
    """Let *folder* hold the files of another index.

    tantivy never changes a segment once written; it replaces its two lists of files by renaming.
    """
    for file in source.iterdir():
        if file.name not in _LOCKS:
            os.link(file, folder / file.name)


@contextmanager
def _lockable(folder: Path) -> Iterator[Path]:
    """*folder* to open an index from, which tantivy does not without a lock file beside it.

    Where it can only be read, a folder of links to its files, which need not outlive the opening.
    """
    if os.access(folder, os.W_OK):
        try:
            yield folder
        finally:
            _unlock(folder)
        return
    with TemporaryDirectory(prefix="kg-index-") as links:
        for file in folder.absolute().iterdir():
            Path(links, file.name).symlink_to(file)
        yield Path(links)


def _unlock(folder: Path) -> None:
    """Remove the files of tantivy's locks; the store has its own, and generations never change."""
    for name in _LOCKS:
        (folder / name).unlink(missing_ok=True)


def _is_cut(found: Sequence[tuple[str, int]], size: int) -> bool:
    """Whether values may be missing that are as frequent as the last of those to be told."""
    return len(found) == size and found[MOST_VALUES - 1][1] == found[-1][1]
