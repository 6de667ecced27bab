"""The authority graph: akimats and maslikhats of all units, validity, former names, terms."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from pyoxigraph import QuerySolutions, Store

import kg
from kg.graph.authority import authority_quads
from kg.graph.names import PREFIXES
from kg.graph.officials import russian_genitive

BASE = "https://w3id.org/agglo-kg/"


@cache
def store() -> Store:
    found = Store()
    found.extend(authority_quads(BASE))
    return found


def values(query: str) -> list[tuple[str, ...]]:
    """What *query* finds in the authority graph, IRIs without the base."""
    answers = store().query(query, prefixes=PREFIXES, use_default_graph_as_union=True)
    assert isinstance(answers, QuerySolutions)
    rows = [
        tuple(one.value.removeprefix(f"{BASE}id/") if one else "" for one in row) for row in answers
    ]
    return sorted(rows)


def test_the_akimat_of_a_unit_has_the_iri_and_the_names_that_extraction_gives_it() -> None:
    labels = values(
        f"SELECT ?label {{ <{BASE}id/akimat/kato-750000000> skos:prefLabel|skos:altLabel ?label }}"
    )
    assert {
        ("Алматы қаласының әкімдігі",),
        ("Алматы қаласы әкімдігі",),
        ("акимат города Алматы",),
        ("Akimat of Almaty",),
    } <= set(labels)
    assert values(f"SELECT ?u {{ <{BASE}id/akimat/kato-750000000> agl:jurisdiction ?u }}") == [
        ("unit/kato-750000000",)
    ]


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("kato-190000000", True),
        ("unit-talgar-audany", True),
        ("geonames-1518262", True),  # Теміртау, a city of oblast significance
        ("geonames-1518518", False),  # Талғар, a city in its district
        ("unit-almaly-audany", False),  # a district of a city
    ],
)
def test_a_maslikhat_stands_where_the_law_has_one(code: str, expected: bool) -> None:
    found = values(f"SELECT ?t {{ <{BASE}id/maslikhat/{code}> a ?t FILTER(?t = agl:Maslikhat) }}")
    assert bool(found) is expected
    assert values(f"SELECT ?t {{ <{BASE}id/akimat/{code}> a ?t FILTER(?t = agl:Akimat) }}")


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Алматинская область", "Алматинской области"),
        ("область Абай", "области Абай"),
        ("Талгарский район", "Талгарского района"),
        ("город Астана", "города Астана"),
        ("Астана", ""),
    ],
)
def test_the_russian_name_of_a_body_has_its_unit_in_the_genitive(name: str, expected: str) -> None:
    assert russian_genitive(name) == expected


def test_a_former_name_parent_and_seat_stand_with_their_time() -> None:
    former = (
        "SELECT ?p ?o ?from ?to { ?s a rdf:Statement ; rdf:subject ?unit ; rdf:predicate ?p ;"
        " rdf:object ?o OPTIONAL { ?s agl:validFrom ?from } OPTIONAL { ?s agl:validTo ?to }"
        " FILTER(?unit = <%sid/unit/%s>) }"
    )
    names = values(former % (BASE, "kato-710000000"))
    altlabel, seat, part = PREFIXES["skos"] + "altLabel", "seat", "partOf"
    assert (altlabel, "Нұр-Сұлтан қаласы", "2019-03-23", "2022-09-17") in names
    agl = PREFIXES["agl"]
    assert (agl + seat, "unit/geonames-1518542", "2001", "2022-06-08") in values(
        former % (BASE, "kato-190000000")
    )
    assert (agl + part, "unit/kato-630000000", "", "2022-06-08") in values(
        former % (BASE, "unit-urzhar-audany")
    )
    assert values(f"SELECT ?s {{ <{BASE}id/unit/kato-190000000> agl:seat ?s }}") == [
        ("unit/geonames-1519948",)
    ]


def test_an_agglomeration_includes_its_core_and_what_the_decree_lists() -> None:
    found = values(f"SELECT ?u {{ <{BASE}id/agglomeration/agglomeration-almaty> agl:includes ?u }}")
    assert len(found) == 8
    assert ("unit/kato-750000000",) in found


def test_a_body_that_is_no_more_leads_to_its_successor() -> None:
    old = f"<{BASE}id/ministry/body-munai-zhane-gaz-ministrligi>"
    assert values(f"SELECT ?to ?new {{ {old} agl:validTo ?to ; dct:isReplacedBy ?new }}") == [
        ("2014-08-06", "ministry/body-energetika-ministrligi")
    ]


def test_a_term_says_who_held_which_post_in_which_body_from_when_to_when() -> None:
    rows = values(
        "SELECT ?who ?body ?from ?to { ?m a org:Membership ; org:member ?p ; agl:post ?q ;"
        " org:organization ?body ; agl:validFrom ?from . ?p skos:prefLabel ?who ."
        f" FILTER(?q = <{BASE}id/post/akim-kato-750000000> && LANG(?who) = 'kk')"
        " OPTIONAL { ?m agl:validTo ?to } }"
    )
    akimat = "akimat/kato-750000000"
    assert ("Бауыржан Байбек", akimat, "2015-08-09", "2019-06-28") in rows
    assert values("SELECT ?m { ?m a org:Membership FILTER NOT EXISTS { ?m org:member ?p } }") == []


def test_everything_in_the_authority_graph_names_its_source() -> None:
    unsourced = "SELECT ?x { ?x a ?t FILTER NOT EXISTS { ?x dct:source ?s } }"
    assert values(unsourced) == []


def test_what_the_lists_say_of_a_thing_stands_in_no_second_graph(store: Path) -> None:
    with kg.open(store) as reader:
        listed = f"{reader.base_iri}graph/authority"
        names = reader.query(
            "SELECT ?name { ?x a agl:AdministrativeUnit ; skos:prefLabel ?name"
            ' FILTER(?name = "Шымкент қаласы"@kk) }'
        )
        assert len(list(names)) == 1
        twice = f"ASK {{ GRAPH <{listed}> {{ ?s ?p ?o }} GRAPH <{reader.base_iri}graph/entities>"
        assert not bool(reader.query(f"{twice} {{ ?s ?p ?o }} }}"))
