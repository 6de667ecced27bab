"""Quads with statements in RDF 1.1's four triples in, with RDF 1.2's reifiers out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from kg.graph.names import expand

if TYPE_CHECKING:
    from pyoxigraph import Quad, Store, Triple

__all__ = ["with_reifiers"]


def with_reifiers(store: Store, statements: Iterable[Quad | Triple]) -> Iterator[Quad | Triple]:
    """Yield *statements*, quads or triples of *store*, each reification as ``rdf:reifies``.

    ``rdf:subject``, ``rdf:predicate`` and ``rdf:object`` of a claim become one triple term, which
    says no more than they did: a claim that is planned or denied is reified and not asserted.
    """
    import pyoxigraph as ox

    of_subject, of_predicate, of_object, reifies = (
        ox.NamedNode(expand(f"rdf:{name}"))
        for name in ("subject", "predicate", "object", "reifies")
    )
    for one in statements:
        if one.predicate in (of_predicate, of_object):
            continue  # told with the subject
        if one.predicate != of_subject:
            yield one
            continue
        told = {
            quad.predicate: quad.object
            for quad in store.quads_for_pattern(one.subject, None, None, None)
        }
        term = ox.Triple(one.object, told[of_predicate], told[of_object])  # type: ignore[arg-type]
        if isinstance(one, ox.Quad):
            yield ox.Quad(one.subject, reifies, term, one.graph_name)
        else:
            yield ox.Triple(one.subject, reifies, term)
