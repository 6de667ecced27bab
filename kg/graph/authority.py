"""The package's own lists and ontology in, the quads of their graphs out."""

from __future__ import annotations

from pyoxigraph import Quad

from kg.authority import Authority, Body, Former, Unit, authority
from kg.graph.labels import described, entry, labelled, valid
from kg.graph.names import Names, expand
from kg.graph.officials import official_quads, unit_bodies
from kg.graph.quads import Quads
from kg.graph.vocabulary import superclasses, vocabulary
from kg.graph.wikidata import WIKIDATA

__all__ = ["authority_quads", "ontology_quads"]

_UNIT = "agl:AdministrativeUnit"


def authority_quads(base_iri: str) -> Quads:
    """Every entry of the authority lists: names, codes, parents, validity, terms and sources.

    The akimat and the maslikhat of each unit of the republic follow from the unit.
    """
    names, known = Names(base_iri), authority()
    quads = Quads(names.graph("authority"))
    _units(quads, names, known)
    for code, agglomeration in known.agglomerations.items():
        iri = entry(names, "agl:Agglomeration", code)
        _unit(quads, iri, agglomeration, "agl:Agglomeration")
        quads.link(iri, "agl:core", entry(names, _UNIT, agglomeration.parent))
        for member in known.members.get(code, ()):
            quads.link(iri, "agl:includes", entry(names, _UNIT, member))
    for body in known.bodies.values():
        _body(quads, names, known, body)
    unit_bodies(quads, names, known)
    official_quads(quads, names, known, WIKIDATA)
    return quads


def ontology_quads(base_iri: str) -> Quads:
    """The ontology and its code lists."""
    quads = Quads(Names(base_iri).graph("ontology"))
    for quad in vocabulary():
        quads.append(Quad(quad.subject, quad.predicate, quad.object, quads.graph))
    return quads


def _units(quads: Quads, names: Names, known: Authority) -> None:
    for unit in known.units.values():
        iri = entry(names, _UNIT, unit.code)
        _unit(quads, iri, unit, _UNIT)
        if unit.parent:
            quads.link(iri, "agl:partOf", entry(names, _UNIT, unit.parent))
        for code in unit.successors:
            quads.link(iri, "dct:isReplacedBy", entry(names, _UNIT, code))
    for name in known.former_names:
        iri = _statement(quads, names, name, "skos:altLabel", name.value)
        quads.text(iri, "rdf:object", name.value, "kk")
    for parent in known.former_parents:
        iri = _statement(quads, names, parent, "agl:partOf", parent.value)
        quads.link(iri, "rdf:object", entry(names, _UNIT, parent.value))
    for seat in known.seats:
        iri = _statement(quads, names, seat, "agl:seat", seat.value)
        place = entry(names, _UNIT, seat.value)
        quads.link(iri, "rdf:object", place)
        if not seat.valid_to:
            quads.link(entry(names, _UNIT, seat.code), "agl:seat", place)


def _statement(quads: Quads, names: Names, former: Former, predicate: str, value: str) -> str:
    """The node that says when a unit had a name, parent or seat; its object is the caller's."""
    iri = names.hashed("former", former.code, predicate, value, former.valid_from)
    quads.link(iri, "rdf:type", "rdf:Statement")
    quads.link(iri, "rdf:subject", entry(names, _UNIT, former.code))
    quads.link(iri, "rdf:predicate", predicate)
    valid(quads, iri, former.valid_from, former.valid_to)
    quads.text(iri, "dct:source", former.source)
    return iri


def _unit(quads: Quads, iri: str, unit: Unit, kind: str) -> None:
    described(quads, iri, superclasses(expand(kind)), unit.source)
    labelled(quads, iri, (unit.name, unit.name_ru, unit.name_en), unit.other_names)
    valid(quads, iri, unit.valid_from, unit.valid_to)
    if unit.kato:
        quads.value(iri, "skos:notation", unit.kato, "agl:kato")
    if unit.wikidata:
        quads.link(iri, "owl:sameAs", WIKIDATA + unit.wikidata)
    if unit.latitude and unit.longitude:
        quads.value(iri, "wgs84:lat", unit.latitude, "xsd:decimal")
        quads.value(iri, "wgs84:long", unit.longitude, "xsd:decimal")
        # GeoSPARQL's own form, east before north, which geof:distance asks for.
        described(quads, f"{iri}#point", ("geo:Geometry",), unit.source)
        point = f"POINT({unit.longitude} {unit.latitude})"
        quads.value(f"{iri}#point", "geo:asWKT", point, "geo:wktLiteral")
        quads.link(iri, "geo:hasGeometry", f"{iri}#point")


def _body(quads: Quads, names: Names, known: Authority, body: Body) -> None:
    iri = entry(names, body.type, body.code)
    described(quads, iri, superclasses(expand(body.type)), body.source)
    labelled(quads, iri, (body.name, body.name_ru, body.name_en), body.other_names)
    valid(quads, iri, body.valid_from, body.valid_to)
    if body.jurisdiction:
        quads.link(iri, "agl:jurisdiction", entry(names, _UNIT, body.jurisdiction))
    for code in body.successors:
        quads.link(iri, "dct:isReplacedBy", entry(names, known.bodies[code].type, code))
