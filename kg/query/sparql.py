"""A SPARQL query in, its results out: read-only, without network and files."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import partial
from typing import TYPE_CHECKING, Any, BinaryIO

from kg.errors import QueryError, QueryMalformed, StoreUnusable
from kg.graph.names import PREFIXES
from kg.query.functions import check_searches, functions
from kg.query.guard import checked, names_its_dataset
from kg.query.text import TEXT_PREFIX, Searched, asks_text_query, with_hits

if TYPE_CHECKING:
    from pyoxigraph import Store

__all__ = ["SPARQL_FORMATS", "results", "write_results"]

SPARQL_FORMATS = ("json", "xml", "csv", "tsv", "turtle", "nquads", "jsonld", "rdfxml")
_OF_ROWS = {"json": "JSON", "xml": "XML", "csv": "CSV", "tsv": "TSV"}
_OF_TRIPLES = {
    "turtle": "TURTLE",
    "nquads": "N_QUADS",
    "jsonld": "JSON_LD",
    "rdfxml": "RDF_XML",
}
# How the first row begins behind what stands before all rows.
_FIRST_ROW = {
    "json": re.compile(rb'"bindings":\s*\[\s*\{'),
    "xml": re.compile(rb"<result>"),
    "csv": re.compile(rb"\n.*\n", re.DOTALL),
    "tsv": re.compile(rb"\n.*\n", re.DOTALL),
}
_LONGEST_HEAD = 1 << 16  # bytes in which the first row begins


def results(store: Store, query: str, searched: Searched | None = None) -> Any:
    """pyoxigraph's results of *query* over the union of all graphs, or those that FROM names.

    What ``text:query`` asks is looked for in *searched*.  Raises QueryMalformed with the parser's
    own words, QueryRefused as ``kg.query.guard`` and ``kg.query.text`` do.
    """
    text = checked(query)
    check_searches(text)
    if searched is None or not asks_text_query(text):
        return _solutions(store, text)
    try:
        return _solutions(store, with_hits(text, searched, partial(results, store)))
    except QueryError:
        _solutions(store, text)  # a slip of the pen is told where it was made
        raise


def _solutions(store: Store, text: str) -> Any:
    try:
        return store.query(
            text,
            prefixes=PREFIXES | TEXT_PREFIX,
            use_default_graph_as_union=not names_its_dataset(text),
            custom_functions=functions(),
        )
    except SyntaxError as error:
        raise QueryMalformed(
            f"not SPARQL: {error.msg or error}", hint="https://www.w3.org/TR/sparql11-query/"
        ) from error
    except OSError as error:
        raise StoreUnusable(f"the graph cannot be read: {error}", hint="kg build") from error


def write_results(found: Any, output: BinaryIO, format_name: str) -> bool:
    """Write *found* to *output* row by row; True where there was an answer.

    Raises QueryMalformed where the format is not one for this kind of query.
    """
    import pyoxigraph as ox

    if isinstance(found, ox.QueryTriples):
        kind = getattr(ox.RdfFormat, _fitting(_OF_TRIPLES, format_name))
        triples = _Counted(found)
        ox.serialize(triples, output, kind, prefixes=PREFIXES)
        return triples.count > 0
    kind = getattr(ox.QueryResultsFormat, _fitting(_OF_ROWS, format_name))
    if isinstance(found, ox.QueryBoolean):
        found.serialize(output, kind)
        return bool(found)
    watched = _Watched(output, _FIRST_ROW[format_name])
    found.serialize(watched, kind)
    return watched.has_row


class _Counted:
    """Triples that are counted as they pass, so that none need be kept."""

    def __init__(self, triples: Iterable[Any]) -> None:
        self.triples, self.count = triples, 0

    def __iter__(self) -> Iterator[Any]:
        for triple in self.triples:
            self.count += 1
            yield triple


class _Watched:
    """An output that passes on what is written and tells whether a row was in it."""

    def __init__(self, output: BinaryIO, first_row: re.Pattern[bytes]) -> None:
        self.output, self.first_row = output, first_row
        self.head, self.has_row = b"", False

    def write(self, content: bytes) -> int:
        """Pass *content* on."""
        if not self.has_row and len(self.head) < _LONGEST_HEAD:
            self.head += content
            self.has_row = bool(self.first_row.search(self.head))
        self.output.write(content)
        return len(content)

    def flush(self) -> None:
        """Pass it on."""
        self.output.flush()


def _fitting(kinds: dict[str, str], format_name: str) -> str:
    if format_name not in kinds:
        raise QueryMalformed(
            f"{format_name} is no format for this kind of query", hint=f"use {', '.join(kinds)}"
        )
    return kinds[format_name]
