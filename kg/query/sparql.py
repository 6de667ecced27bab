"""A SPARQL query in, its results out: read-only, without network and files."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING, Any

from kg.errors import QueryError, QueryMalformed, QueryRefused, StoreUnusable
from kg.graph.names import PREFIXES, UNNAMED, shorten
from kg.graph.union import asked
from kg.query.counted import CountedRows, CountedTriples, Writable
from kg.query.guard import graphs_named
from kg.query.text import TEXT_PREFIX, asks_text_query

if TYPE_CHECKING:
    from pyoxigraph import Store

    from kg.query.text import Searched

__all__ = [
    "MOST_SHOWN",
    "SPARQL_FORMATS",
    "Graphs",
    "check_graphs",
    "functions_called",
    "results",
    "write_results",
]

SPARQL_FORMATS = (
    *("json", "xml", "csv", "tsv"),
    *("turtle", "ntriples", "nquads", "trig", "jsonld", "rdfxml"),
)
MOST_SHOWN = 1000  # rows of a table for people, which is held in memory
_OF_ROWS = {"json": "JSON", "xml": "XML", "csv": "CSV", "tsv": "TSV"}
_OF_TRIPLES = {
    "turtle": "TURTLE",
    "ntriples": "N_TRIPLES",
    "nquads": "N_QUADS",
    "trig": "TRIG",
    "jsonld": "JSON_LD",
    "rdfxml": "RDF_XML",
}
_ROWS_BY_DEFAULT = 10_000_000
# As agl:lemma, agl:latin, agl:matches, or hidden in an escape: what they need takes time to load.
_CALLED = re.compile(r"lemma|latin|matches|\\")
_NO_SPARQL = "https://www.w3.org/TR/sparql11-query/"


@dataclass(frozen=True, slots=True)
class Graphs:
    """The graphs that are asked in the place of what a query says, by their IRIs.

    Those of *default* are one default graph together, those of *named* are what GRAPH asks.  One
    that is not there is empty.
    """

    default: tuple[str, ...] = ()
    named: tuple[str, ...] = ()

    def clauses(self) -> str:
        """The same as a query says it; raises QueryMalformed for what is no IRI."""
        asked = _asked(self)
        parts = [f"FROM {one}" for one in asked["default_graph"]]
        return " ".join([*parts, *(f"FROM NAMED {one}" for one in asked["named_graphs"])])


def results(
    store: Store,
    query: str,
    *,
    whole: Mapping[str, Any] | None = None,
    searched: Searched | None = None,
    graphs: Graphs | None = None,
) -> Any:
    """pyoxigraph's results of *query*, which ``kg.query.guard.checked`` has passed.

    What *graphs* or FROM names is asked, else the *whole* as ``kg.graph.union.asked`` tells it,
    the union of all graphs unless given.  What ``text:query`` asks is looked for in *searched*.
    Raises QueryMalformed with the parser's own words, QueryRefused for a graph that is not here, or
    as ``kg.query.text`` does.
    """
    if "matches" in query:
        from kg.query.functions import check_searches

        check_searches(query)
    if searched is None or not asks_text_query(query):
        return _solutions(store, query, whole, graphs)
    from kg.query.text import with_hits

    try:
        found = with_hits(query, searched, partial(results, store, whole=whole, graphs=graphs))
        return _solutions(store, found, whole, graphs)
    except QueryError:
        _solutions(store, query, whole, graphs)  # a slip of the pen is told where it was made
        raise


def _solutions(
    store: Store, query: str, whole: Mapping[str, Any] | None, graphs: Graphs | None
) -> Any:
    named = graphs_named(query)
    try:
        if graphs is None:
            check_graphs(store, named or [])
        return store.query(
            query,
            prefixes=PREFIXES | TEXT_PREFIX,
            custom_functions=functions_called(query),
            **_dataset(store, whole, graphs, named),
        )
    except SyntaxError as error:
        raise QueryMalformed(f"not SPARQL: {error.msg or error}", hint=_NO_SPARQL) from error
    except RuntimeError as error:  # of Oxigraph: a function that it does not know
        raise QueryMalformed(f"cannot be answered: {error}", hint=_NO_SPARQL) from error
    except OSError as error:
        raise StoreUnusable(f"the graph cannot be read: {error}", hint="kg build") from error


def _dataset(
    store: Store, whole: Mapping[str, Any] | None, graphs: Graphs | None, named: object
) -> Mapping[str, Any]:
    """What is asked: what *graphs* say, or FROM, which has *named* some, else the *whole*."""
    if graphs:
        return _asked(graphs)
    if named is not None:
        return {}
    return asked(store, union=True) if whole is None else whole


def _asked(graphs: Graphs) -> dict[str, Any]:
    """*graphs* as Oxigraph takes them; raises QueryMalformed for one that is no IRI."""
    import pyoxigraph as ox

    try:
        return {
            "default_graph": [ox.NamedNode(one) for one in graphs.default],
            "named_graphs": [ox.NamedNode(one) for one in graphs.named],
        }
    except ValueError as error:
        raise QueryMalformed(f"a graph's name is no IRI: {error}") from error


def functions_called(query: str) -> Any:
    """Our own functions, where *query* may call one."""
    if not _CALLED.search(query):
        return {}
    from kg.query.functions import functions

    return functions()


def check_graphs(store: Store, named: Iterable[str]) -> None:
    """Refuse what other tools would fetch: a graph that is not in the store."""
    import pyoxigraph as ox

    for iri in named:
        try:
            is_here = ":" not in iri or store.contains_named_graph(ox.NamedNode(iri))
        except ValueError:
            is_here = False
        if not is_here or iri == UNNAMED:
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

    sink: Any = output  # of which pyoxigraph writes to no more than it needs
    try:
        if isinstance(found, ox.QueryTriples):
            kind = getattr(ox.RdfFormat, _fitting(_OF_TRIPLES, format_name, "turtle"))
            triples = CountedTriples(found, most)
            ox.serialize(triples, sink, kind, prefixes=PREFIXES)
            return triples.count > 0
        if format_name == "table":
            return _write_table(found, output)
        kind = getattr(ox.QueryResultsFormat, _fitting(_OF_ROWS, format_name))
        if isinstance(found, ox.QueryBoolean):
            found.serialize(sink, kind)
            return bool(found)
        rows = CountedRows(output, format_name, most)
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


def _fitting(kinds: dict[str, str], format_name: str, for_people: str = "") -> str:
    if format_name == "table" and for_people:
        return kinds[for_people]
    if format_name not in kinds:
        raise QueryMalformed(
            f"{format_name} is no format for this kind of query", hint=f"use {', '.join(kinds)}"
        )
    return kinds[format_name]
