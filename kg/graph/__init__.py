"""Resolved articles in, quads out: what stands in the named graphs of a store."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.lazy import loading

if TYPE_CHECKING:
    from kg.graph.article import article_quads
    from kg.graph.authority import authority_quads, ontology_quads
    from kg.graph.corrections import correction_quads, merge_quads
    from kg.graph.entities import entity_quads
    from kg.graph.files import open_graph, own_quads, read_graph
    from kg.graph.names import PREFIXES, Names, expand, shorten
    from kg.graph.quads import Quads
    from kg.graph.wikidata import wikidata_quads
    from kg.graph.writer import GraphWriter

__all__ = [
    "PREFIXES",
    "GraphWriter",
    "Names",
    "Quads",
    "article_quads",
    "authority_quads",
    "correction_quads",
    "entity_quads",
    "expand",
    "merge_quads",
    "ontology_quads",
    "open_graph",
    "own_quads",
    "read_graph",
    "shorten",
    "wikidata_quads",
]

__getattr__ = loading(
    __name__,
    {
        "article": ("article_quads",),
        "authority": ("authority_quads", "ontology_quads"),
        "corrections": ("correction_quads", "merge_quads"),
        "entities": ("entity_quads",),
        "files": ("open_graph", "own_quads", "read_graph"),
        "names": ("PREFIXES", "Names", "expand", "shorten"),
        "quads": ("Quads",),
        "wikidata": ("wikidata_quads",),
        "writer": ("GraphWriter",),
    },
)
