"""A SPARQL query in, its results out: read-only, without network and files, within a time."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, BinaryIO

from kg.errors import QueryMalformed, QueryRefused
from kg.graph.names import PREFIXES

if TYPE_CHECKING:
    from pyoxigraph import Store

__all__ = ["SPARQL_FORMATS", "check_query", "results", "write_results"]

SPARQL_FORMATS = ("json", "xml", "csv", "tsv", "turtle", "nquads", "jsonld", "rdfxml")
_OF_ROWS = {"json": "JSON", "xml": "XML", "csv": "CSV", "tsv": "TSV"}
_OF_TRIPLES = {
    "turtle": "TURTLE",
    "nquads": "N_QUADS",
    "jsonld": "JSON_LD",
    "rdfxml": "RDF_XML",
}
# What may hold a keyword without meaning it (SPARQL 1.1, 19.8): IRIs, strings, comments, names.
_OPAQUE = re.compile(
    r"<[^<>\"{}|^`\\\s]*>"
    r"|'''(?:[^\\]|\\.)*?'''"
    r'|"""(?:[^\\]|\\.)*?"""'
    r"|'(?:[^'\\\n\r]|\\.)*'"
    r'|"(?:[^"\\\n\r]|\\.)*"'
    r"|#[^\n\r]*"
    r"|[?$]\w+"
    r"|[\w.-]*:[\w.:%\\-]*",
    re.DOTALL,
)
_REMOTE = re.compile(r"\bSERVICE\b", re.IGNORECASE)
_UPDATE = re.compile(
    r"\b(?:INSERT|DELETE|LOAD|CLEAR|CREATE|DROP|COPY|MOVE|ADD)\b(?!\s*\()", re.IGNORECASE
)
_READING = re.compile(r"\b(?:SELECT|ASK|CONSTRUCT|DESCRIBE)\b", re.IGNORECASE)


def check_query(query: str) -> None:
    """Raise QueryRefused for a query that changes the graph or asks another server."""
    words = _OPAQUE.sub(" ", query)
    if _REMOTE.search(words):
        raise QueryRefused(
            "SERVICE asks another server, which queries here may not",
            hint="query that server itself and join the answers",
        )
    if _UPDATE.search(words) and not _READING.search(words):
        raise QueryRefused(
            "this is an update, and kg sparql only reads",
            hint="change the sources and run kg build",
        )


def results(store: Store, query: str) -> Any:
    """pyoxigraph's results of *query* over the union of all graphs.

    Raises QueryMalformed with the parser's own words, QueryRefused as ``check_query`` does.
    """
    check_query(query)
    try:
        return store.query(query, prefixes=PREFIXES, use_default_graph_as_union=True)
    except SyntaxError as error:
        raise QueryMalformed(
            f"not SPARQL: {error.msg or error}", hint="https://www.w3.org/TR/sparql11-query/"
        ) from error


def write_results(found: Any, output: BinaryIO, format_name: str) -> bool:
    """Write *found* to *output* in a format; True where there was an answer.

    Raises QueryMalformed where the format is not one for this kind of query.
    """
    import pyoxigraph as ox

    if isinstance(found, ox.QueryTriples):
        if format_name not in _OF_TRIPLES:
            raise _misfit(format_name, _OF_TRIPLES)
        kind = getattr(ox.RdfFormat, _OF_TRIPLES[format_name])
        triples = list(found)
        ox.serialize(triples, output, kind, prefixes=PREFIXES)
        return bool(triples)
    if format_name not in _OF_ROWS:
        raise _misfit(format_name, _OF_ROWS)
    content = found.serialize(format=getattr(ox.QueryResultsFormat, _OF_ROWS[format_name]))
    output.write(content)
    if isinstance(found, ox.QueryBoolean):
        return bool(found)
    return _has_rows(content, format_name)


def _has_rows(content: bytes, format_name: str) -> bool:
    if format_name == "json":
        import json

        return bool(json.loads(content)["results"]["bindings"])
    if format_name == "xml":
        return b"<result>" in content
    return len(content.splitlines()) > 1


def _misfit(format_name: str, fitting: Iterable[str]) -> QueryMalformed:
    return QueryMalformed(
        f"{format_name} is no format for this kind of query", hint=f"use {', '.join(fitting)}"
    )
