"""The package's own lists and ontology in, the quads of their graphs out."""

from __future__ import annotations

from pyoxigraph import Quad

from kg.extract.lists import Body, lists
from kg.graph.names import Names, expand
from kg.graph.quads import Quads
from kg.graph.vocabulary import superclasses, vocabulary
from kg.model import Unit
from kg.resolve.identity import type_segment
from kg.text import to_latin

__all__ = ["authority_quads", "ontology_quads"]

_WIKIDATA = "http://www.wikidata.org/entity/"


def authority_quads(base_iri: str) -> Quads:
    """Units, agglomerations and bodies of the lists, with codes, names, parents and sources."""
    names, known = Names(base_iri), lists()
    quads = Quads(names.graph("authority"))
    for unit in known.units.values():
        iri = _iri(names, "agl:AdministrativeUnit", unit.code)
        _unit(quads, iri, unit, "agl:AdministrativeUnit")
        if unit.parent:
            parent = _iri(names, "agl:AdministrativeUnit", unit.parent)
            quads.link(iri, "agl:partOf", parent)
    for unit in known.agglomerations.values():
        iri = _iri(names, "agl:Agglomeration", unit.code)
        _unit(quads, iri, unit, "agl:Agglomeration")
        if unit.parent:
            quads.link(iri, "agl:core", _iri(names, "agl:AdministrativeUnit", unit.parent))
    for body in known.bodies.values():
        _body(quads, names, body)
    return quads


def ontology_quads(base_iri: str) -> Quads:
    """The ontology and its code lists."""
    quads = Quads(Names(base_iri).graph("ontology"))
    for quad in vocabulary():
        quads.append(Quad(quad.subject, quad.predicate, quad.object, quads.graph))
    return quads


def _iri(names: Names, kind: str, code: str) -> str:
    return f"{names.base}id/{type_segment(kind)}/{code}"


def _unit(quads: Quads, iri: str, unit: Unit, kind: str) -> None:
    quads.link(iri, "rdf:type", *superclasses(expand(kind)))
    _labels(quads, iri, unit.name, unit.name_ru, unit.name_en, unit.other_names)
    quads.text(iri, "dct:source", unit.source)
    if unit.kato:
        quads.value(iri, "skos:notation", unit.kato, "agl:kato")
    if unit.wikidata:
        quads.link(iri, "owl:sameAs", _WIKIDATA + unit.wikidata)
    if unit.latitude and unit.longitude:
        quads.value(iri, "wgs84:lat", unit.latitude, "xsd:decimal")
        quads.value(iri, "wgs84:long", unit.longitude, "xsd:decimal")


def _body(quads: Quads, names: Names, body: Body) -> None:
    iri = _iri(names, body.type, body.code)
    quads.link(iri, "rdf:type", *superclasses(expand(body.type)))
    _labels(quads, iri, body.name, body.name_ru, body.name_en, body.other_names)
    quads.text(iri, "dct:source", body.source)
    if body.jurisdiction:
        unit = _iri(names, "agl:AdministrativeUnit", body.jurisdiction)
        quads.link(iri, "agl:jurisdiction", unit)


def _labels(
    quads: Quads, iri: str, name: str, name_ru: str, name_en: str, others: tuple[str, ...]
) -> None:
    quads.text(iri, "skos:prefLabel", name, "kk")
    quads.text(iri, "skos:prefLabel", to_latin(name), "kk-Latn")
    quads.text(iri, "skos:prefLabel", name_ru, "ru")
    quads.text(iri, "skos:prefLabel", name_en, "en")
    for other in others:
        quads.text(iri, "skos:altLabel", other, "kk")
