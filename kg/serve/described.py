"""An IRI in, what the graph says of that thing out: a page of its statements with what they need.

The description is a symmetric concise bounded one: all statements that begin with the thing or
lead to it; of the claims about it, of its parts (``X#...``) and of blank nodes all that is said;
and the labels of all other things that it names.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from pyoxigraph import BlankNode, Literal, NamedNode, Store, Triple

from kg.graph.names import expand
from kg.graph.union import select, triples

__all__ = ["STATEMENTS", "Description", "described", "is_known", "labels_of", "names_by_iri"]

STATEMENTS = 250  # of the thing itself on a page
_OF_A_PART = 200  # that are told of a claim, a part or a blank node
_PARTS = 1000

_CLAIMED = tuple(NamedNode(expand(one)) for one in ("rdf:subject", "rdf:object"))
_LABELS = tuple(
    NamedNode(expand(one)) for one in ("skos:prefLabel", "rdfs:label", "dct:title", "nif:anchorOf")
)
_Node = NamedNode | BlankNode
# What begins with the thing, then claims about it, then all else that leads to it.
_ABOUT = """
SELECT DISTINCT ?s ?p ?o WHERE {
  { BIND(?thing AS ?s) ?thing ?p ?o }
  UNION { VALUES ?p { rdf:subject rdf:object } ?s ?p ?thing BIND(?thing AS ?o) }
  UNION { ?s ?p ?thing FILTER(?p NOT IN (rdf:subject, rdf:object) && ?s != ?thing)
          BIND(?thing AS ?o) }
}"""
_IN_GRAPH = "SELECT ?s ?p ?o WHERE { GRAPH ?thing { ?s ?p ?o } }"


@dataclass(frozen=True, slots=True)
class Description:
    """A page of what is said of a thing.

    ``statements`` have the thing on either side, ``parts`` what is said of its claims and parts,
    ``labels`` the names of all others.  ``has_more`` tells of a next page.
    """

    iri: str
    statements: Sequence[Triple]
    parts: Sequence[Triple] = ()
    labels: Sequence[Triple] = ()
    has_more: bool = False

    def triples(self) -> list[Triple]:
        """All of them, each once, in an order of their own."""
        return sorted({*self.statements, *self.parts, *self.labels}, key=str)


def described(
    store: Store, iri: str, page: int = 1, *, graph: str = "", most: int = STATEMENTS
) -> Description:
    """That page, from 1 on, of what *store* says of *iri*, or of all that *graph* says if given.

    A page has *most* statements, and what they need.
    There are no statements where nothing is said, or less than so many pages.
    """
    node = NamedNode(iri)
    query = _IN_GRAPH if graph else _ABOUT
    statements = _page(store, query.replace("?thing", str(NamedNode(graph or iri))), page, most)
    has_more = len(statements) > most
    del statements[most:]
    parts = [] if graph else list(_parts(store, node, statements))
    labels = list(_labels(store, [*statements, *parts]))
    return Description(iri, statements, parts, labels, has_more)


def is_known(store: Store, iri: str) -> bool:
    """Whether *iri* is the name of a graph, or on either side of a statement."""
    node = NamedNode(iri)
    found = (
        next(store.quads_for_pattern(node, None, None), None)
        or next(store.quads_for_pattern(None, None, node), None)
        or (store.contains_named_graph(node) or None)
    )
    return found is not None


def labels_of(store: Store, node: _Node) -> Sequence[Literal]:
    """What a thing is called, by the property that comes first."""
    for predicate in _LABELS:
        quads = triples(store, node, predicate)
        found = {one.object: None for one in quads if isinstance(one.object, Literal)}
        if found:
            return list(found)
    return ()


def _page(store: Store, query: str, page: int, most: int) -> list[Triple]:
    """The statements of that page, and one more if there is a next page.

    Oxigraph skips those of the pages before twenty times as fast as they could be read here; their
    order is that of its index, the same as long as the generation is.
    """
    text = f"{query} OFFSET {(page - 1) * most} LIMIT {most + 1}"
    rows: Any = select(store, text)
    return [Triple(row["s"], row["p"], row["o"]) for row in rows]


def _parts(store: Store, node: NamedNode, statements: Sequence[Triple]) -> Iterator[Triple]:
    """What is said of claims about the thing, of ``X#...``, and of blank nodes."""
    waiting = [one for triple in statements for one in _to_tell(triple, node)]
    seen: set[object] = {node}
    while waiting and len(seen) <= _PARTS:
        one = waiting.pop(0)
        if one in seen:
            continue
        seen.add(one)
        for quad in islice(triples(store, one), _OF_A_PART):
            yield quad.triple
            if isinstance(quad.object, BlankNode):
                waiting.append(quad.object)


def _to_tell(triple: Triple, node: NamedNode) -> Iterator[_Node]:
    is_claim = triple.predicate in _CLAIMED and triple.object == node
    if is_claim and isinstance(triple.subject, NamedNode):
        yield triple.subject
    for one in (triple.subject, triple.object):
        if isinstance(one, BlankNode) or (
            isinstance(one, NamedNode) and one.value.startswith(f"{node.value}#")
        ):
            yield one


def _labels(store: Store, told: Sequence[Triple]) -> Iterator[Triple]:
    named = {
        one: None
        for triple in told
        for one in (triple.subject, triple.object)
        if isinstance(one, NamedNode)
    }
    for one in named:
        for predicate in _LABELS:
            found = [quad.triple for quad in triples(store, one, predicate)]
            yield from found
            if found:
                break


def names_by_iri(labels: Sequence[Triple], language: str) -> Mapping[str, str]:
    """What things are called in *language*, else in Kazakh, else in any, by IRI."""
    best: dict[str, tuple[int, str]] = {}
    for triple in labels:
        if isinstance(triple.subject, NamedNode) and isinstance(triple.object, Literal):
            order = (language, "kk", "ru", "en")
            given = triple.object.language or ""
            rank = order.index(given) if given in order else len(order)
            offered = (rank, triple.object.value)
            iri = triple.subject.value
            best[iri] = min(best.get(iri, offered), offered)
    return {iri: name for iri, (_, name) in best.items()}
