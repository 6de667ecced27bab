"""A SPARQL query in, its results out: read-only, without network and files."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import islice
from typing import TYPE_CHECKING, Any, Protocol

from kg.errors import QueryMalformed, QueryRefused, QueryTooLarge, StoreUnusable
from kg.graph.names import PREFIXES, shorten
from kg.query.guard import graphs_named

if TYPE_CHECKING:
    from pyoxigraph import Store

__all__ = ["MOST_SHOWN", "SPARQL_FORMATS", "check_graphs", "results", "write_results"]

SPARQL_FORMATS = ("json", "xml", "csv", "tsv", "turtle", "nquads", "jsonld", "rdfxml")
MOST_SHOWN = 1000  # rows of a table for people, which is held in memory
_OF_ROWS = {"json": "JSON", "xml": "XML", "csv": "CSV", "tsv": "TSV"}
_OF_TRIPLES = {
    "turtle": "TURTLE",
    "nquads": "N_QUADS",
    "jsonld": "JSON_LD",
    "rdfxml": "RDF_XML",
}
_ROWS_BY_DEFAULT = 10_000_000
_NO_SPARQL = "https://www.w3.org/TR/sparql11-query/"


class Writable(Protocol):
    """What results are written to."""

    def write(self, content: bytes, /) -> int:
        """Take *content*."""

    def flush(self) -> None:
        """Pass it on."""


def results(
    store: Store,
    query: str,
    *,
    union: bool = True,
    functions: Mapping[Any, Callable[..., Any]] | None = None,
) -> Any:
    """pyoxigraph's results of *query*, which ``kg.query.guard.checked`` has passed.

    The default graph is what FROM names, else the *union* of all graphs, or Oxigraph's own.
    Raises QueryMalformed with the parser's own words, QueryRefused for a graph that is not here.
    """
    named = graphs_named(query)
    try:
        check_graphs(store, named or [])
        return store.query(
            query,
            prefixes=PREFIXES,
            use_default_graph_as_union=union and named is None,
            custom_functions=dict(functions or {}),
        )
    except SyntaxError as error:
        raise QueryMalformed(f"not SPARQL: {error.msg or error}", hint=_NO_SPARQL) from error
    except RuntimeError as error:  # of Oxigraph: a function that it does not know
        raise QueryMalformed(f"cannot be answered: {error}", hint=_NO_SPARQL) from error
    except OSError as error:
        raise StoreUnusable(f"the graph cannot be read: {error}", hint="kg build") from error


def check_graphs(store: Store, named: Iterable[str]) -> None:
    """Refuse what other tools would fetch: a graph that is not in the store."""
    import pyoxigraph as ox

    for iri in named:
        try:
            is_here = ":" not in iri or store.contains_named_graph(ox.NamedNode(iri))
        except ValueError:
            is_here = False
        if not is_here:
            raise QueryRefused(
                "FROM names a graph that the store has not, and nothing is fetched for it; no"
                " setting allows that",
                place=iri,
                hint="kg sparql 'SELECT DISTINCT ?g { GRAPH ?g { } }' lists those that it has",
            )


def write_results(
    found: Any, output: Writable, format_name: str, most: int = _ROWS_BY_DEFAULT
) -> bool:
    """Write *found* to *output* row by row; True where there was an answer.

    As ``table`` rows are JSON lists, one a line: the names, then those that are shown, and one more
    where there are more.  Raises QueryMalformed where the format is not one for this kind of query,
    QueryTooLarge behind *most* rows or triples.
    """
    import pyoxigraph as ox

    try:
        if isinstance(found, ox.QueryTriples):
            kind = getattr(ox.RdfFormat, _fitting(_OF_TRIPLES, format_name, "turtle"))
            triples = _Counted(found, most)
            ox.serialize(triples, output, kind, prefixes=PREFIXES)
            return triples.count > 0
        if format_name == "table":
            return _write_table(found, output)
        kind = getattr(ox.QueryResultsFormat, _fitting(_OF_ROWS, format_name))
        if isinstance(found, ox.QueryBoolean):
            found.serialize(output, kind)
            return bool(found)
        rows = _CountedRows(output, format_name, most)
        found.serialize(rows, kind)
        return rows.count > 0
    except BrokenPipeError:
        raise
    except (OSError, RuntimeError) as error:  # of Oxigraph: another server gave no answer
        raise QueryMalformed(f"the query has no answer: {error}") from error


def _write_table(found: Any, output: Writable) -> bool:
    import pyoxigraph as ox

    def line(content: object) -> None:
        output.write(json.dumps(content, ensure_ascii=False).encode() + b"\n")

    if isinstance(found, ox.QueryBoolean):
        line(bool(found))
        return bool(found)
    line([variable.value for variable in found.variables])
    has_row = False
    for row in islice(found, MOST_SHOWN + 1):
        has_row = True
        line([_shown(term) for term in row])
    return has_row


def _shown(term: Any) -> str:
    import pyoxigraph as ox

    if isinstance(term, ox.NamedNode):
        return shorten(term.value)
    return str(term.value) if isinstance(term, ox.Literal) else str(term or "")


class _Counted:
    """Triples that are counted as they pass, so that none need be kept."""

    def __init__(self, triples: Iterable[Any], most: int) -> None:
        self.triples, self.most, self.count = triples, most, 0

    def __iter__(self) -> Iterator[Any]:
        for triple in self.triples:
            self.count += 1
            _check_count(self.count, self.most)
            yield triple


class _CountedRows:
    """An output that passes on what is written and counts the rows in it.

    Rows are counted by what ends or begins one and stands nowhere else: XML and TSV have no ``<``
    and line end in a value, JSON writes a quotation mark in a value as ``\\"``, and in CSV an odd
    number of quotation marks stands before a line end in a value.
    """

    _ROW = {"json": (b'},{"', b'[{"'), "xml": (b"<result>",), "tsv": (b"\n",), "csv": (b"\n",)}

    def __init__(self, output: Writable, format_name: str, most: int) -> None:
        self.output, self.most = output, most
        self._is_csv = format_name == "csv"
        self._signs = self._ROW[format_name]
        self._lines = -1 if format_name in ("tsv", "csv") else 0  # the names are no row
        self._tail = b""
        self._is_quoted = False
        self._has_empty = False

    @property
    def count(self) -> int:
        """The rows so far; those of no value are counted as one in JSON."""
        return max(self._lines, int(self._has_empty))

    def write(self, content: bytes) -> int:
        """Pass *content* on."""
        if self._is_csv:
            self._count_quoted(content)
        else:
            self._count(content)
        _check_count(self.count, self.most)
        self.output.write(content)
        return len(content)

    def flush(self) -> None:
        """Pass it on."""
        self.output.flush()

    def _count(self, content: bytes) -> None:
        for sign in self._signs:
            start = max(0, len(self._tail) - len(sign) + 1)
            self._lines += (self._tail[start:] + content).count(sign)
        if not self._has_empty and self._signs[0] == b'},{"':
            self._has_empty = b"[{}" in self._tail + content
        self._tail = (self._tail + content[-8:])[-8:]

    def _count_quoted(self, content: bytes) -> None:
        parts = content.split(b'"')
        self._lines += sum(one.count(b"\n") for one in parts[int(self._is_quoted) :: 2])
        self._is_quoted ^= len(parts) % 2 == 0


def _check_count(count: int, most: int) -> None:
    if count > most:
        raise QueryTooLarge(
            f"there are more than {most:,} rows",
            hint=f"give the query a LIMIT, or allow more: KG_QUERY_ROWS={most * 10}",
        )


def _fitting(kinds: dict[str, str], format_name: str, for_people: str = "") -> str:
    if format_name == "table" and for_people:
        return kinds[for_people]
    if format_name not in kinds:
        raise QueryMalformed(
            f"{format_name} is no format for this kind of query", hint=f"use {', '.join(kinds)}"
        )
    return kinds[format_name]
