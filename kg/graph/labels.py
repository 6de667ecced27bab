"""An entry of the authority lists in, its IRI and the quads of its names, types and dates out."""

from __future__ import annotations

from collections.abc import Iterable

from kg.graph.names import Names
from kg.graph.quads import Quads
from kg.resolve.identity import type_segment
from kg.text import to_latin

__all__ = ["described", "entry", "labelled", "valid"]


def entry(names: Names, kind: str, code: str) -> str:
    """The IRI of the entry that has *code*, of the class *kind*, as resolution makes it."""
    return f"{names.base}id/{type_segment(kind)}/{code}"


def described(quads: Quads, iri: str, types: Iterable[str], source: str) -> None:
    """Say what kinds of thing *iri* is, and which source the entry names."""
    quads.link(iri, "rdf:type", *types)
    quads.text(iri, "dct:source", source)


def labelled(
    quads: Quads, iri: str, preferred: tuple[str, str, str], others: Iterable[str] = ()
) -> None:
    """Say the names in Kazakh, Russian and English, and *others*, which are Kazakh."""
    kazakh, russian, english = preferred
    quads.text(iri, "skos:prefLabel", kazakh, "kk")
    quads.text(iri, "skos:prefLabel", to_latin(kazakh), "kk-Latn")
    quads.text(iri, "skos:prefLabel", russian, "ru")
    quads.text(iri, "skos:prefLabel", english, "en")
    for other in others:
        quads.text(iri, "skos:altLabel", other, "kk")


def valid(quads: Quads, iri: str, begin: str, end: str) -> None:
    """Say when the thing or statement *iri* held, as far as the lists know."""
    quads.date(iri, "agl:validFrom", begin or None)
    quads.date(iri, "agl:validTo", end or None)
