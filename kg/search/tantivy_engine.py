"""Documents and plans in, a tantivy index and its hits out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import tantivy
from tantivy import Filter, Order, Query, SchemaBuilder, Tokenizer

from kg.model import Resolved
from kg.search.damage import checked
from kg.search.document import FACETS, NAME_FIELDS, Document, document
from kg.search.engine import MOST_VALUES, Found, Hit
from kg.search.labels import LabelNumbers, Labels
from kg.search.plan import Either, Plan, Term
from kg.search.tantivy_files import link_segments, lockable, unlock
from kg.search.tantivy_query import (
    NO_TERM,
    Texts,
    beginnings,
    date_number,
    name_text,
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
_ORDERS: dict[str, dict[str, Any]] = {  # of SORTS
    "relevance": {},
    "newest": {"order_by_field": "day", "order": Order.Desc},
    "oldest": {"order_by_field": "day", "order": Order.Asc},
    "title": {"order_by_field": "title_order", "order": Order.Asc},
}
_TOTAL = "total"


class TantivyIndex:
    """A tantivy index to read (see ``kg.search.engine.Index``)."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        with checked(folder), lockable(folder) as place:
            self._index = tantivy.Index.open(str(place))
            self._index.config_reader("manual")  # else a thread watches the folder
            self._index.reload()
            self._searcher = self._index.searcher()
            self._labels = Labels(folder)

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
            wanted = self._query(plan)
            total, counted = self._counted(wanted) if facets else (None, {})
            asked = max(min(offset + limit, self._searcher.num_docs), 1)
            order = _ORDERS[sort]
            found = self._first(wanted, asked, count=total is None, **order)
            rows = self._ranked(found.hits, wanted, asked, order)[offset : offset + limit]
            hits = [Hit(key, 0.0 if order else rank) for key, rank in rows]
            return Found(hits, found.count if total is None else total, counted)

    def knows(self, term: str) -> int:
        """How many articles hold a term in title or body."""
        either = Either(tuple(Term(field, term) for field in TEXT_FIELDS))
        with checked(self._folder):
            return int(self._first(self._query(either), 1).count)

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

    def _query(self, plan: Plan) -> Query:
        return tantivy_query(plan, self._index.schema, self._searcher)

    def _first(self, wanted: Query, most: int, **how: Any) -> Any:
        return self._searcher.search(wanted, most, **how)

    def _ranked(
        self, hits: list[Any], wanted: Query, asked: int, order: Mapping[str, Any]
    ) -> list[tuple[str, Any]]:
        """Keys and ranks of the first hits; within one rank by key.

        tantivy has the articles of a segment by their keys, but not those of several.
        """
        most = asked
        while self._searcher.num_segments > 1 and most < _MOST_TIES:
            if len(hits) < most or hits[asked - 1][0] != hits[-1][0]:
                break
            most = min(most * 8, _MOST_TIES)
            hits = self._first(wanted, most, count=False, **order).hits
        places: dict[Any, int] = {}
        ranked = []
        for rank, address in hits:
            key = self._searcher.doc(address).get_first("key")
            ranked.append((places.setdefault(rank, len(places)), str(key), rank))
        return [(key, rank) for _, key, rank in sorted(ranked, key=lambda one: one[:2])]

    def _counted(self, wanted: Query) -> tuple[int, Mapping[str, Sequence[tuple[str, int]]]]:
        """How many articles fit, and the most frequent values of each facet.

        Equally frequent ones by the alphabet.
        """
        size = 4 * MOST_VALUES
        total, counts = self._buckets(wanted, FACETS, size)
        while tied := [name for name, found in counts.items() if _is_cut(found, size)]:
            size *= 8
            counts |= self._buckets(wanted, tied, size)[1]
        return total, {name: self._told(name, found) for name, found in counts.items() if found}

    def _told(self, facet: str, found: list[tuple[int, int]]) -> list[tuple[str, int]]:
        """The labels of the numbers that are most frequent."""
        labels, least = self._labels.of(facet), found[:MOST_VALUES][-1][1]
        told = [(labels[number], count) for number, count in found if count >= least]
        return sorted(told, key=lambda one: (-one[1], one[0]))[:MOST_VALUES]

    def _buckets(
        self, wanted: Query, names: Sequence[str], size: int
    ) -> tuple[int, dict[str, list[tuple[int, int]]]]:
        """How many articles fit, and how many of them have each value of the facets."""
        asked: dict[str, Any] = {
            name: {"terms": {"field": _label_field(name), "size": size}} for name in names
        }
        asked[_TOTAL] = {"value_count": {"field": "key"}}
        counted = self._searcher.aggregate(wanted, asked)
        return int(counted[_TOTAL]["value"]), {
            name: [(int(one["key"]), one["doc_count"]) for one in counted[name]["buckets"]]
            for name in names
        }


class TantivyWriter:
    """A tantivy index to write to (see ``kg.search.engine.IndexWriter``)."""

    def __init__(self, folder: Path, copy_of: Path | None) -> None:
        folder.mkdir()
        self._folder, self._removed = folder, 0
        self._texts, self._put = Texts(), set[str]()
        if copy_of is None:
            self._index = tantivy.Index(_schema(), str(folder), sort_by_field="key")
            self._labels = LabelNumbers(None)
        else:
            with checked(copy_of):
                link_segments(copy_of, folder)
                self._index = tantivy.Index.open(str(folder))
                self._labels = LabelNumbers(copy_of)
        words = tantivy.TextAnalyzerBuilder(Tokenizer.whitespace())
        self._index.register_tokenizer(
            _WORDS, words.filter(Filter.custom_stopword([NO_TERM])).build()
        )
        self._schema = self._index.schema
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
        row = self._exact(one)
        for field, words in one.words.items():
            texts = zip(*map(self._texts.__getitem__, words), strict=True)  # two strings a word
            row[field], row[beginnings(field)] = map(" ".join, texts) if words else ("", "")
        for field, names in one.names.items():
            row[field] = " ".join(map(name_text, names))
        self._put.add(one.key)
        self._writer.add_document(tantivy.Document.from_dict(row, self._schema))

    def remove(self, key: str) -> None:
        """Drop the article of that key."""
        known = self._before.doc_freq("key", key)
        self._removed += known
        if known or key in self._put:  # else tantivy would look for it in all that it writes
            self._writer.delete_documents_by_term("key", key)

    def commit(self) -> None:
        """Write the changes to disk and let go of the index."""
        self._writer.commit()
        self._writer.wait_merging_threads()
        self._labels.write(self._folder)
        self._close()

    def cancel(self) -> None:
        """Let go of the index without the changes; nothing to do once they are committed."""
        if self._writer is not None:
            self._writer.rollback()
            self._close()

    def _exact(self, one: Document) -> dict[str, Any]:
        """The fields of a document that are not words."""
        row: dict[str, Any] = {"key": one.key, "title_order": one.title or []}
        row["day"] = int(one.day.replace("-", "")) if one.day else []
        row |= {field: list(map(spelt, one.values[field])) for field in _VALUE_FIELDS}
        row |= {field: list(map(date_number, one.values[field])) for field in DATE_FIELDS}
        numbers = {name: self._labels.of(name, one.labels[name]) for name in FACETS}
        return row | {_label_field(name): found for name, found in numbers.items()}

    def _close(self) -> None:
        self._writer = self._before = self._index = None  # type: ignore[assignment]
        unlock(self._folder)


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
    builder.add_text_field("title_order", fast=True, tokenizer_name="raw", index_option="basic")
    for field in DATE_FIELDS:
        builder.add_integer_field(field, indexed=True, fast=True)
    builder.add_integer_field("day", fast=True)
    for field in map(_label_field, FACETS):
        builder.add_unsigned_field(field, fast=True)
    return builder.build()


def _label_field(facet: str) -> str:
    """The field for the numbers of a facet's values."""
    return f"{facet}_label"


def _is_cut(found: Sequence[tuple[int, int]], size: int) -> bool:
    """Whether values may be missing that are as frequent as the last of those to be told."""
    return len(found) == size and found[MOST_VALUES - 1][1] == found[-1][1]
