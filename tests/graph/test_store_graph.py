"""The graph of a built store, asked as its users ask it: with the names of the contract."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kg.graph import PREFIXES
from kg.query import Reader, open_store

AGL = PREFIXES["agl"]


@pytest.fixture(scope="module")
def reader(store: Path) -> Iterator[Reader]:
    with open_store(store) as opened:
        yield opened


def rows(reader: Reader, query: str) -> list[tuple[Any, ...]]:
    found = reader.query(query)
    names = [variable.value for variable in found.variables]
    return [tuple(row[name].value if row[name] else None for name in names) for row in found]


def test_every_article_has_a_graph_of_its_own_with_its_metadata(reader: Reader) -> None:
    found = rows(
        reader,
        "SELECT ?source ?title ?issued ?publisher { GRAPH ?g { ?a a agl:Article ; dct:source"
        " ?source ; dct:title ?title OPTIONAL { ?a dct:issued ?issued }"
        " OPTIONAL { ?a dct:publisher ?publisher } } } ORDER BY ?source",
    )
    assert found == [
        ("council", "Кеңес өтті", "2024-02-15", "Хабаршы"),
        ("https://habarshy.example/2022/kopir", "Қалада көпір салынды", "2022-06-13", "Хабаршы"),
        ("ministry", "Министрлік есебі", "2023", "Хабаршы"),
        ("school.txt", "Мектеп ашылды", None, None),
        ("seed.txt", "Алматыда ҚР-да агломерацияны басқару моделі таныстырылды", None, None),
    ]


def test_a_date_is_as_precise_as_its_source(reader: Reader) -> None:
    found = rows(reader, "SELECT (DATATYPE(?d) AS ?t) { ?a dct:issued ?d } ORDER BY ?t")
    xsd = PREFIXES["xsd"]
    assert found == [(f"{xsd}date",), (f"{xsd}date",), (f"{xsd}gYear",)]


def test_the_anchor_of_a_mention_is_the_slice_of_its_articles_text(reader: Reader) -> None:
    found = rows(
        reader,
        "SELECT ?text ?begin ?end ?anchor { ?m agl:inArticle ?a ; nif:beginIndex ?begin ;"
        " nif:endIndex ?end ; nif:anchorOf ?anchor . ?a agl:text ?text }",
    )
    assert len(found) > 20
    for text, begin, end, anchor in found:
        assert text[int(begin) : int(end)] == anchor


def test_every_claim_leads_to_the_sentence_of_the_article_that_says_it(reader: Reader) -> None:
    claims = rows(reader, "SELECT DISTINCT ?c { ?c a agl:Claim }")
    led = rows(
        reader,
        "SELECT DISTINCT ?c { GRAPH ?g { ?c a agl:Claim ; rdf:subject ?s ; rdf:predicate ?p ;"
        " rdf:object ?o ; agl:modality ?m ; agl:polarity ?pol ; agl:confidence ?conf ;"
        " agl:supportedBy ?e . ?e nif:anchorOf ?sentence ; agl:inArticle ?a . ?a a agl:Article } }",
    )
    assert claims
    assert sorted(claims) == sorted(led)


def test_a_plain_triple_stands_beside_each_claim_that_is_asserted(reader: Reader) -> None:
    missing = rows(
        reader,
        "SELECT ?c { GRAPH ?g { ?c a agl:Claim ; rdf:subject ?s ; rdf:predicate ?p ;"
        " rdf:object ?o ; agl:modality agl:asserted FILTER NOT EXISTS { ?s ?p ?o } } }",
    )
    assert missing == []


def test_who_attended_the_event_of_the_seed(reader: Reader) -> None:
    found = rows(
        reader,
        "SELECT DISTINCT ?name { ?event a agl:Event ; schema:attendee ?who ."
        " ?who skos:prefLabel ?name FILTER(LANG(?name) = 'kk') ?mention agl:inArticle ?article ."
        " ?article agl:mentions ?who ; dct:source 'seed.txt' }",
    )
    assert {("«КазНИИСА» АҚ",), ("«Экономикалық зерттеу институты» АҚ",)} <= set(found)


def test_superclasses_hold(reader: Reader) -> None:
    akimats = set(rows(reader, "SELECT ?x { ?x a agl:Akimat }"))
    bodies = set(rows(reader, "SELECT ?x { ?x a agl:PublicBody }"))
    organizations = set(rows(reader, "SELECT ?x { ?x a org:Organization }"))
    assert akimats
    assert akimats < bodies < organizations


def test_things_have_labels_in_kazakh_and_in_latin_letters(reader: Reader) -> None:
    found = rows(
        reader,
        "SELECT ?kk ?latin { ?x a agl:Akimat ; skos:prefLabel ?kk, ?latin"
        " FILTER(LANG(?kk) = 'kk' && LANG(?latin) = 'kk-latn') }",
    )
    assert ("Алматы қаласының әкімдігі", "Almaty qalasynyñ äkımdıgı") in found


def test_authority_units_carry_code_names_and_wikidata(reader: Reader) -> None:
    found = rows(
        reader,
        "SELECT ?kato ?ru ?same { GRAPH ?g { ?x skos:notation ?kato ; skos:prefLabel ?ru ;"
        " owl:sameAs ?same FILTER(LANG(?ru) = 'ru' && STR(?kato) = '750000000')"
        " FILTER(STRENDS(STR(?g), 'graph/authority')) } }",
    )
    assert found == [("750000000", "город Алматы", "http://www.wikidata.org/entity/Q35493")]


def test_membership_tells_who_holds_which_post(reader: Reader) -> None:
    found = rows(
        reader,
        "SELECT ?who ?post ?first { ?m a org:Membership ; org:member ?p ; agl:post ?q ."
        " ?p skos:prefLabel ?who . ?q skos:prefLabel ?post"
        " FILTER(LANG(?who) = 'kk' && LANG(?post) = 'kk')"
        " OPTIONAL { ?m agl:firstAttested ?first } } ORDER BY ?who",
    )
    assert ("Марат Сұлтанов", "Алматы облысының әкімі", None) in found
    assert ("Ғабит Мәжитов", "Шымкент қаласының әкімі", "2022-06-13") in found


def test_teasers_are_kept_apart_from_the_text(reader: Reader) -> None:
    found = rows(
        reader,
        "SELECT ?teaser ?text { ?a dct:source 'seed.txt' ; agl:teaser ?teaser ; agl:text ?text }",
    )
    assert len(found) == 15
    assert not any(teaser in text for teaser, text in found)


def test_nothing_of_the_machine_stands_in_the_graph(reader: Reader, news: Path) -> None:
    import platform

    dumped = b"".join(str(quad).encode() for quad in reader.graph)
    for secret in (str(news), str(Path.home()), platform.node()):
        if len(secret) > 3:
            assert secret.encode() not in dumped


def test_there_are_no_blank_nodes(reader: Reader) -> None:
    assert rows(reader, "SELECT ?s { ?s ?p ?o FILTER(isBlank(?s) || isBlank(?o)) } LIMIT 1") == []


def test_every_name_of_the_vocabulary_used_is_defined_in_it(reader: Reader) -> None:
    found = rows(
        reader,
        "SELECT DISTINCT ?p { { ?s ?p ?o } UNION { ?s a ?p } FILTER(STRSTARTS(STR(?p), STR(agl:)))"
        " FILTER NOT EXISTS { GRAPH ?g { ?p rdfs:label ?label } } }",
    )
    assert found == []


def test_rdflib_sees_the_same_store(reader: Reader) -> None:
    dataset = reader.dataset()
    answers = list(dataset.query("SELECT ?x WHERE { ?x a <" + AGL + "Akimat> }"))
    assert len(set(answers)) == len(set(rows(reader, "SELECT ?x { ?x a agl:Akimat }")))
