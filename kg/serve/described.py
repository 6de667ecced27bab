"""An IRI in, what the graph says of that thing out: a page of its statements with what they need.

The description is a symmetric concise bounded one: all statements that begin with the thing or
lead to it; of the claims about it, of its parts (``X#...``) and of blank nodes all that is said;
and the labels of all other things that it names.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, islice

from pyoxigraph import BlankNode, Literal, NamedNode, Store, Triple

from kg.graph.names import expand

__all__ = ["STATEMENTS", "Description", "described", "is_known", "labels_of", "names_by_iri"]

STATEMENTS = 250  # of the thing itself on a page
_OF_A_PART = 200  # that are told of a claim, a part or a blank node
_PARTS = 1000

_CLAIMED = tuple(NamedNode(expand(one)) for one in ("rdf:subject", "rdf:object"))
_LABELS = tuple(
    NamedNode(expand(one)) for one in ("skos:prefLabel", "rdfs:label", "dct:title", "nif:anchorOf")
)
_Node = NamedNode | BlankNode


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
    told = _in_graph(store, NamedNode(graph)) if graph else _about(store, node)
    first = (page - 1) * most
    statements = list(islice(told, first, first + most + 1))
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
        quads = store.quads_for_pattern(node, predicate, None)
        found = {one.object: None for one in quads if isinstance(one.object, Literal)}
        if found:
            return list(found)
    return ()


def _about(store: Store, node: NamedNode) -> Iterator[Triple]:
    """What begins with the thing, then claims, then all else that leads to it."""
    yield from _once(store.quads_for_pattern(node, None, None))
    for predicate in _CLAIMED:
        yield from _once(store.quads_for_pattern(None, predicate, node))
    for triple in _once(store.quads_for_pattern(None, None, node)):
        if triple.predicate not in _CLAIMED and triple.subject != node:
            yield triple


def _in_graph(store: Store, name: NamedNode) -> Iterator[Triple]:
    return (quad.triple for quad in store.quads_for_pattern(None, None, None, name))


def _once(quads: Iterable) -> Iterator[Triple]:  # type: ignore[type-arg]
    """The triples of *quads*, of which those of several graphs stand beside each other."""
    return (triple for triple, _ in groupby(quad.triple for quad in quads))


def _parts(store: Store, node: NamedNode, statements: Sequence[Triple]) -> Iterator[Triple]:
    """What is said of claims about the thing, of ``X#...``, and of blank nodes."""
    waiting = [one for triple in statements for one in _to_tell(triple, node)]
    seen: set[object] = {node}
    while waiting and len(seen) <= _PARTS:
        one = waiting.pop(0)
        if one in seen:
            continue
        seen.add(one)
        for triple in islice(_once(store.quads_for_pattern(one, None, None)), _OF_A_PART):
            yield triple
            if isinstance(triple.object, BlankNode):
                waiting.append(triple.object)


def _to_tell(triple: Triple, node: NamedNode) -> Iterator[_Node]:
    is_claim = triple.predicate in _CLAIMED and triple.object == node
    if is_claim and isinstance(triple.subject, NamedNode):
        yield triple.subject
    for one in (triple.subject, triple.object):
        if isinstance(one, BlankNode) or (
            isinstance(one, NamedNode) and one.value.startswith(f"{node.value}#")
        ):
            yield one


def _labels(store: Store, triples: Sequence[Triple]) -> Iterator[Triple]:
    named = {
        one: None
        for triple in triples
        for one in (triple.subject, triple.object)
        if isinstance(one, NamedNode)
    }
    for one in named:
        for predicate in _LABELS:
            found = list(_once(store.quads_for_pattern(one, predicate, None)))
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
