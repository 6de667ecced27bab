"""The ontology's files in, its class tree out."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from pyoxigraph import NamedNode, RdfFormat, Store

from kg.graph.names import expand

__all__ = ["ONTOLOGY_FILES", "superclasses", "vocabulary"]

ONTOLOGY_FILES = ("agglo.ttl", "codelists.ttl")


@cache
def vocabulary() -> Store:
    """The ontology and its code lists in the default graph of a store in memory."""
    store = Store()
    for name in ONTOLOGY_FILES:
        content = files("kg.ontology").joinpath(name).read_bytes()
        store.bulk_load(content, format=RdfFormat.TURTLE)
    return store


@cache
def superclasses(iri: str) -> tuple[str, ...]:
    """The class *iri*, then all that it is a kind of by the ontology, sorted."""
    parent = NamedNode(expand("rdfs:subClassOf"))
    found: set[str] = set()
    waiting = [NamedNode(iri)]
    while waiting:
        for quad in vocabulary().quads_for_pattern(waiting.pop(), parent, None):
            above = quad.object
            if isinstance(above, NamedNode) and above.value not in found:
                found.add(above.value)
                waiting.append(above)
    return (iri, *sorted(found - {iri}))
