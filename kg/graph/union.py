"""The union of all named graphs, each triple once: what keeps it in step, and how it is asked.

It stands in the graph of the Oxigraph store that has no name.  Oxigraph's own union gives a triple
once for each graph that has it, so that queries would count it as often; RDF's merge is a set.
What people write into the graph without name stands in one of a reserved name in its place.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, TypeAlias

from pyoxigraph import (
    BlankNode,
    DefaultGraph,
    Literal,
    NamedNode,
    Quad,
    QuerySolutions,
    Store,
    Triple,
)

from kg.graph.names import PREFIXES, UNNAMED

__all__ = [
    "asked",
    "count",
    "has_union",
    "leave_union",
    "make_union",
    "moved",
    "named_graphs",
    "out_of_union",
    "over_union",
    "quads",
    "select",
    "triples",
    "with_union",
]

Term: TypeAlias = NamedNode | BlankNode | Literal | Triple

_UNION, _UNNAMED = DefaultGraph(), NamedNode(UNNAMED)

_COUNT = "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }"
_IN_NO_GRAPH = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o FILTER NOT EXISTS { GRAPH ?g { ?s ?p ?o } } }"
_NOT_IN_UNION = "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } FILTER NOT EXISTS { ?s ?p ?o } }"


def asked(store: Store, *, union: bool) -> dict[str, Any]:
    """How pyoxigraph is told to ask the *union*, or the graph without name, and what has a name."""
    options: dict[str, Any] = over_union(store) if union else {"default_graph": _UNNAMED}
    if store.contains_named_graph(_UNNAMED):
        options["named_graphs"] = list(named_graphs(store))
    return options


def over_union(store: Store) -> dict[str, Any]:
    """How pyoxigraph is told to ask the union: Oxigraph's own where an older version wrote none."""
    return {"default_graph": _UNION} if has_union(store) else {"use_default_graph_as_union": True}


def select(store: Store, query: str) -> QuerySolutions:
    """The rows of a SELECT over the union, in the contract's prefixes."""
    found = store.query(query, prefixes=PREFIXES, **over_union(store))
    assert isinstance(found, QuerySolutions)
    return found


def named_graphs(store: Store) -> Iterator[NamedNode]:
    """The graphs that have a name, to whoever asks."""
    return (one for one in store.named_graphs() if one != _UNNAMED)  # type: ignore[misc]


def quads(store: Store) -> Iterator[Quad]:
    """All that *store* says, each quad once: without the union."""
    if not has_union(store):
        yield from store
        return
    yield from moved(store.quads_for_pattern(None, None, None, _UNNAMED), _UNION)
    for graph in named_graphs(store):
        yield from store.quads_for_pattern(None, None, None, graph)


def triples(
    store: Store,
    subject: NamedNode | BlankNode | None = None,
    predicate: NamedNode | None = None,
    value: Term | None = None,
) -> Iterator[Quad]:
    """What any graph of *store* says, each triple once."""
    if has_union(store):
        return store.quads_for_pattern(subject, predicate, value, _UNION)
    found = store.quads_for_pattern(subject, predicate, value)
    return iter(dict.fromkeys(moved(found, _UNION)))


def count(store: Store) -> int:
    """How many quads ``quads`` gives."""
    return _number(store, _COUNT)


def out_of_union(store: Store) -> int:
    """How many triples are in the union and in no graph, or in a graph and not in the union."""
    return sum(_number(store, query) for query in (_IN_NO_GRAPH, _NOT_IN_UNION))


def with_union(new: Iterable[Quad]) -> Iterator[Quad]:
    """*new*, quads of named graphs, and what they add to the union."""
    for quad in new:
        yield quad
        yield Quad(*quad.triple)


def leave_union(store: Store, gone: Iterable[Quad]) -> None:
    """Take what *gone* said, quads that were removed, out of the union, unless a graph says it."""
    for quad in gone:
        if not _is_said(store, quad):
            store.remove(Quad(*quad.triple))


def make_union(store: Store) -> None:
    """Give *store*, which has none, its union."""
    unnamed = moved(store.quads_for_pattern(None, None, None, _UNION), _UNNAMED)
    named = (quad for quad in store if quad.graph_name != _UNION)
    store.bulk_extend(with_union([*unnamed, *named]))


def moved(found: Iterable[Quad], graph: NamedNode | DefaultGraph) -> Iterator[Quad]:
    """The triples of *found* as quads of *graph*."""
    return (Quad(one.subject, one.predicate, one.object, graph) for one in found)


def _number(store: Store, query: str) -> int:
    [row] = store.query(query)  # type: ignore[misc]
    return int(row[0].value)


def _is_said(store: Store, quad: Quad) -> bool:
    """Whether a named graph has the triple of *quad*."""
    found = store.quads_for_pattern(quad.subject, quad.predicate, quad.object)
    return any(one.graph_name != _UNION for one in found)


def has_union(store: Store) -> bool:
    """Whether the graph without name is the union, and not people's own as it was before."""
    first = next(store.quads_for_pattern(None, None, None, _UNION), None)
    return first is not None and _is_said(store, first)
