"""Resolved articles and a list of Wikidata entries in, ``owl:sameAs`` of unlisted things out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable

from kg.graph.names import Names
from kg.graph.quads import Quads
from kg.model import Resolved
from kg.resolve import WikidataList

__all__ = ["WIKIDATA", "wikidata_quads"]

WIKIDATA = "http://www.wikidata.org/entity/"


def wikidata_quads(
    articles: Iterable[Resolved], entries: WikidataList, listed: Container[str], base_iri: str
) -> Quads:
    """The links of all things but those *listed*, which have what the lists say, in sorted order.

    Holds the names of each thing in memory.  A thing whose class articles dispute has none.
    """
    names: dict[str, set[str]] = defaultdict(set)
    kinds: dict[str, set[str]] = defaultdict(set)
    for resolved in articles:
        for one in resolved.entities:
            if one.iri not in listed:
                names[one.iri].update((one.label, *one.other_labels))
                kinds[one.iri].add(one.type)
    quads = Quads(Names(base_iri).graph("entities"))
    for iri in sorted(names):
        found = {entries.only(kind, names[iri]) for kind in kinds[iri]}
        if len(found) == 1 and (id := found.pop()):
            quads.link(iri, "owl:sameAs", WIKIDATA + id)
    return quads
