"""Things of the graph in, the values of their properties out: for matching, and for new columns."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kg.extract.classes import kinds_of
from kg.graph.names import expand, shorten
from kg.graph.union import triples
from kg.serve.language import said
from kg.serve.terms import term

if TYPE_CHECKING:
    from pyoxigraph import Literal, NamedNode, Store

__all__ = ["PROPERTIES", "Property", "of_class", "property_of", "subjects", "values"]

_UNIT, _ANY = "agl:AdministrativeUnit", ""
_MOST = 200  # values of one property that are looked at


@dataclass(frozen=True, slots=True)
class Property:
    """A property of the graph, or one read backwards, or what it says in one language.

    ``target`` is the class of its values, where they are things.  What the ontology does not call
    by a name has one at ``word`` in ``words/*.toml``.
    """

    id: str
    domain: str
    target: str = ""
    word: str = ""
    is_inverse: bool = False
    language: str = ""

    @property
    def predicate(self) -> str:
        """The property as the graph has it."""
        return self.id.removeprefix("^").partition("@")[0]

    def name(self, language: str) -> str:
        """What people call it."""
        if self.word:
            return said(language, f"reconcile.{self.word}")
        return term(language, self.predicate)


def _label(language: str, word: str) -> Property:
    return Property(f"skos:prefLabel@{language}", _ANY, word=word, language=language.lower())


PROPERTIES = {
    one.id: one
    for one in (
        _label("kk", "label_kk"),
        _label("ru", "label_ru"),
        _label("en", "label_en"),
        _label("kk-Latn", "label_latin"),
        Property("skos:altLabel", _ANY),
        Property("rdf:type", _ANY, word="classes"),
        Property("owl:sameAs", _ANY, word="same_as"),
        Property("skos:notation", _UNIT, word="kato"),
        Property("agl:partOf", "agl:Place", _UNIT),
        Property("^agl:partOf", _UNIT, _UNIT, "parts", is_inverse=True),
        Property("agl:seat", _UNIT, _UNIT),
        Property("wgs84:lat", "agl:Place", word="latitude"),
        Property("wgs84:long", "agl:Place", word="longitude"),
        Property("^agl:jurisdiction", _UNIT, "agl:Organization", "bodies", is_inverse=True),
        Property("agl:core", "agl:Agglomeration", _UNIT),
        Property("agl:includes", "agl:Agglomeration", _UNIT),
        Property("agl:jurisdiction", "agl:Organization", _UNIT),
        Property("^org:postIn", "agl:Organization", "org:Post", "posts", is_inverse=True),
        Property("agl:validFrom", _ANY),
        Property("agl:validTo", _ANY),
        Property("dct:isReplacedBy", _ANY),
        Property("agl:holds", "agl:Person", "org:Post"),
        Property("org:postIn", "org:Post", "agl:Organization"),
        Property("^agl:holds", "org:Post", "agl:Person", "holders", is_inverse=True),
        Property("agl:number", "agl:Instrument"),
        Property("schema:datePublished", "agl:Instrument"),
        Property("agl:status", "agl:Instrument"),
        Property("agl:developedBy", "agl:Instrument", "agl:Organization"),
        Property("agl:adoptedBy", "agl:Instrument", "agl:Organization"),
        Property("agl:approvedBy", "agl:Instrument", "agl:Organization"),
        Property("agl:signedBy", "agl:Instrument", "agl:Person"),
        Property("agl:concerns", "agl:Instrument", "agl:Place"),
        Property("agl:establishes", "agl:Instrument", "agl:Organization"),
        Property("schema:startDate", "agl:Event"),
        Property("schema:location", "agl:Event", "agl:Place"),
        Property("schema:organizer", "agl:Event", "agl:Organization"),
        Property("schema:attendee", "agl:Event", "agl:Person"),
    )
}


def property_of(given: str) -> Property | None:
    """The property of that id, or of its IRI."""
    return PROPERTIES.get(given) or PROPERTIES.get(shorten(given))


def of_class(kind: str) -> list[Property]:
    """What things of that class may have, what is theirs alone first; all where there is none."""
    fitting = [
        one
        for one in PROPERTIES.values()
        if not kind
        or not one.domain
        or kind in kinds_of(one.domain)
        or one.domain in kinds_of(kind)
    ]
    return sorted(fitting, key=lambda one: not one.domain) if kind else fitting


def values(store: Store, iri: str, wanted: Property) -> list[NamedNode | Literal]:
    """The values of a property that the thing of *iri* has, each once, sorted."""
    from pyoxigraph import Literal, NamedNode

    found: set[NamedNode | Literal] = set()
    for value in _stated(store, iri, wanted):
        language = value.language if isinstance(value, Literal) else ""
        if isinstance(value, Literal | NamedNode) and wanted.language in ("", language):
            found.add(value)
        if len(found) >= _MOST:
            break
    return sorted(found, key=lambda one: one.value)


def subjects(store: Store, wanted: Property, value: NamedNode | Literal) -> Iterator[str]:
    """The IRIs of things that have *value*, the first of them."""
    from pyoxigraph import NamedNode

    predicate = NamedNode(expand(wanted.predicate))
    if wanted.is_inverse:
        if not isinstance(value, NamedNode):
            return
        found: Any = (quad.object for quad in triples(store, value, predicate))
    else:
        found = (quad.subject for quad in triples(store, None, predicate, value))
    for _, one in zip(range(_MOST), found, strict=False):
        if isinstance(one, NamedNode):
            yield one.value


def _stated(store: Store, iri: str, wanted: Property) -> Iterator[Any]:
    from pyoxigraph import NamedNode

    thing, predicate = NamedNode(iri), NamedNode(expand(wanted.predicate))
    if wanted.is_inverse:
        for quad in triples(store, None, predicate, thing):
            yield quad.subject
    else:
        for quad in triples(store, thing, predicate):
            yield quad.object
