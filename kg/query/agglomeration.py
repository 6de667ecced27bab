"""The IRI of an agglomeration in, what its page shows besides out: units, bodies, instruments."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Any

from kg.graph.names import expand
from kg.graph.union import select
from kg.query.node import Node, pointing
from kg.query.profile_claims import ProfileClaim, contents, found_claims, statements_about
from kg.query.thing_names import Naming, Thing, kind_of

if TYPE_CHECKING:
    from pyoxigraph import NamedNode, Store

__all__ = ["Agglomeration", "Happening", "Instrument", "Unit", "agglomeration"]

_MOST = 50  # of each
_STEPS = tuple(
    map(
        expand,
        ("agl:developedBy", "agl:status", "agl:approvedBy", "agl:adoptedBy", "agl:signedBy"),
    )
)
_ADOPTED = set(map(expand, ("agl:approved", "agl:signed", "agl:inForce")))
_ADOPTING = set(map(expand, ("agl:approvedBy", "agl:adoptedBy")))
_NAMED_WITH = """
SELECT ?other (COUNT(DISTINCT ?article) AS ?n) WHERE {
  ?article agl:mentions ?thing ; agl:mentions ?other . ?other a agl:Person
} GROUP BY ?other ORDER BY DESC(?n) ?other LIMIT 20"""


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit that the lists count to it, where it lies (or its seat), and its bodies."""

    thing: Thing
    is_core: bool
    place: tuple[float, float] | None
    bodies: tuple[Thing, ...]


@dataclass(frozen=True, slots=True)
class Instrument:
    """A document that concerns it, with the claims about what became of it, the oldest first."""

    thing: Thing
    steps: tuple[ProfileClaim, ...]
    is_adopted: bool


@dataclass(frozen=True, slots=True)
class Happening:
    """An event that concerns it; day and place may be empty."""

    thing: Thing
    date: str
    place: Thing | None


@dataclass(frozen=True, slots=True)
class Agglomeration:
    """What is known of an agglomeration by the lists and the claims of articles."""

    units: tuple[Unit, ...]
    instruments: tuple[Instrument, ...]
    events: tuple[Happening, ...]
    people: tuple[tuple[Thing, int], ...]


def agglomeration(store: Store, naming: Naming, iri: str, language: str) -> Agglomeration:
    """What concerns the agglomeration of that IRI, at most fifty of each kind."""
    from pyoxigraph import NamedNode

    term = NamedNode(iri)
    node = Node(store, term)
    concerned = sorted(_concerning(store, term), key=lambda one: one.value)
    instruments = [one for one in concerned if kind_of(one.value) == "instrument"]
    events = [one for one in concerned if kind_of(one.value) == "event"]
    people = select(store, _NAMED_WITH.replace("?thing", str(term)))
    naming.learn({one.value for one in (*node.all("agl:includes"), *concerned)})
    core = node.all("agl:core")
    units = [
        _unit(store, naming, one, language, is_core=one in core) for one in node.all("agl:includes")
    ]
    return Agglomeration(
        tuple(sorted(units, key=lambda one: (not one.is_core, one.thing.label))),
        tuple(_instrument(store, naming, one, language) for one in instruments[:_MOST]),
        tuple(
            sorted(
                (_happening(store, naming, one, language) for one in events[:_MOST]),
                key=lambda one: (one.date or "9999", one.thing.label),
            )
        ),
        tuple((naming.thing(row["other"], language), int(row["n"].value)) for row in people),
    )


def _concerning(store: Store, term: NamedNode) -> set[Any]:
    """What claims say to concern it, plans among them."""
    concerns = expand("agl:concerns")
    claims = (Node(store, one) for one in pointing(store, "rdf:object", term))
    return {one.one("rdf:subject") for one in claims if one.text("rdf:predicate") == concerns}


def _unit(store: Store, naming: Naming, term: Any, language: str, *, is_core: bool) -> Unit:
    where = ("wgs84:lat", "wgs84:long", "agl:seat")
    node = Node(store, term, where)
    seat = node.one("agl:seat")
    if not node.text("wgs84:lat") and seat is not None:
        node = Node(store, seat, where)
    lat, long = node.text("wgs84:lat"), node.text("wgs84:long")
    bodies = list(islice(pointing(store, "agl:jurisdiction", term), _MOST))
    naming.learn({one.value for one in bodies})
    return Unit(
        naming.thing(term, language),
        is_core,
        (float(lat), float(long)) if lat and long else None,
        tuple(sorted((naming.thing(one, language) for one in bodies), key=lambda one: one.label)),
    )


def _instrument(store: Store, naming: Naming, term: Any, language: str) -> Instrument:
    claims = found_claims(store, term, statements_about(store, term))
    steps = [one for one in claims if one.subject == term and one.predicate in _STEPS]
    steps.sort(key=lambda one: (one.date or "9999", _STEPS.index(one.predicate)))
    naming.learn(
        {one.value for one in contents(steps) if hasattr(one, "value") and "://" in one.value}
    )
    is_adopted = any(
        one.modality == "asserted" and (one.predicate in _ADOPTING or one.object.value in _ADOPTED)
        for one in steps
    )
    told = tuple(one.told(store, naming, language) for one in steps[:_MOST])
    return Instrument(naming.thing(term, language), told, is_adopted)


def _happening(store: Store, naming: Naming, term: Any, language: str) -> Happening:
    node = Node(store, term)
    place = node.one("schema:location")
    return Happening(
        naming.thing(term, language),
        node.text("schema:startDate"),
        naming.thing(place, language) if place is not None else None,
    )
