"""A class, property or code of the ontology in, what people call it out, in their language."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files

from kg.graph.names import shorten

__all__ = ["term"]

_LABELS = (
    "http://www.w3.org/2000/01/rdf-schema#label",
    "http://www.w3.org/2004/02/skos/core#prefLabel",
)


def term(language: str, name: str) -> str:
    """The label of *name*, an IRI or short form of one; what has none is its short form."""
    short = shorten(name)
    return _labels(language).get(short, short)


@lru_cache
def _labels(language: str) -> Mapping[str, str]:
    """What the ontology and its code lists call things, by short form."""
    import pyoxigraph as ox

    found: dict[str, str] = {}
    for file in ("agglo.ttl", "codelists.ttl"):
        content = files("kg.ontology").joinpath(file).read_bytes()
        for quad in ox.parse(content, format=ox.RdfFormat.TURTLE):
            is_label = quad.predicate.value in _LABELS and isinstance(quad.object, ox.Literal)
            if is_label and quad.object.language == language:
                found[shorten(quad.subject.value)] = quad.object.value
    return found
