"""A thing's page is made of what the graph says: names, claims by source, posts, contradictions."""

from __future__ import annotations

from itertools import count

import pytest
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Store

from kg.errors import EntityMissing
from kg.graph.names import PREFIXES
from kg.query.agglomeration import agglomeration
from kg.query.disputes import compared, disputes
from kg.query.profile import PAGE, Profile, merged_into, profile
from kg.query.thing_names import Naming, kind_of

BASE = "https://w3id.org/agglo-kg/"
PREFIX = "\n".join(f"PREFIX {name}: <{iri}>" for name, iri in PREFIXES.items())
ARQAT = f"{BASE}id/plan/arqat"  # a plan
SEMEI = f"{BASE}id/agglomeration/semei"
ASQAR = f"{BASE}id/person/asqar"


def node(name: str) -> str:
    return f"<{BASE}{name}>"


def claim(name: str, article: str, triple: str, how: str = "asserted", start: int = 0) -> str:
    """A claim of one sentence of an article, in the article's graph."""
    subject, predicate, value = triple.split(" ", 2)
    sentence = f"<{BASE}doc/{article}#char={start},{start + 20}>"
    return f"""
    GRAPH {node("graph/doc/" + article)} {{
      {node("id/claim/" + name)} a agl:Claim, rdf:Statement ; rdf:subject {subject} ;
        rdf:predicate {predicate} ; rdf:object {value} ; agl:modality agl:{how} ;
        agl:confidence 0.9 ; agl:supportedBy {sentence} ;
        prov:wasAttributedTo {node("doc/" + article)} .
      {sentence} a nif:Sentence ; nif:anchorOf "{name} дейді." ;
        agl:inArticle {node("doc/" + article)} .
    }}"""


@pytest.fixture(scope="module")
def graph() -> Store:
    """Three articles, the last of which reprints the first."""
    store = Store()
    listed = f"""
    GRAPH {node("graph/authority")} {{
      <{SEMEI}> a agl:Agglomeration ; skos:prefLabel "Семей агломерациясы"@kk ,
        "Семейская агломерация"@ru ; agl:core {node("id/unit/semei")} ;
        agl:includes {node("id/unit/semei")} , {node("id/unit/audan")} ; dct:source "тізім" .
      {node("id/unit/semei")} a agl:AdministrativeUnit ; skos:prefLabel "Семей қаласы"@kk ;
        wgs84:lat 50.41 ; wgs84:long 80.26 ; skos:notation "101010000" ;
        owl:sameAs <http://www.wikidata.org/entity/Q163131> .
      {node("id/unit/audan")} a agl:AdministrativeUnit ; skos:prefLabel "Аудан"@kk ;
        agl:seat {node("id/unit/semei")} .
      {node("id/akimat/semei")} a agl:Akimat ; skos:prefLabel "Семей әкімдігі"@kk ;
        agl:jurisdiction {node("id/unit/semei")} .
      {node("id/former/1")} a rdf:Statement ; rdf:subject {node("id/unit/semei")} ;
        rdf:predicate skos:altLabel ; rdf:object "Семипалатинск"@kk ;
        agl:validTo "2007"^^xsd:gYear .
      {node("id/membership/listed")} a org:Membership ; org:member <{ASQAR}> ;
        agl:post {node("id/post/akim")} ; agl:validFrom "2019-02"^^xsd:gYearMonth .
    }}
    GRAPH {node("graph/entities")} {{
      <{ARQAT}> a agl:Plan, agl:Instrument ; skos:prefLabel "даму жоспары"@kk .
      <{ASQAR}> a agl:Person ; skos:prefLabel "Асқар Омаров"@kk ; skos:altLabel "А. Омаров"@kk .
      {node("id/post/akim")} a org:Post ; skos:prefLabel "Семей әкімі"@kk .
      {node("id/membership/told")} a org:Membership ; org:member <{ASQAR}> ;
        agl:post {node("id/post/akim")} .
      {node("id/person/omarov")} agl:nameOf <{ASQAR}> .
      {node("doc/c")} dct:isVersionOf {node("doc/a")} .
    }}
    GRAPH {node("graph/doc/a")} {{ {node("doc/a")} dct:title "Бірінші"@kk ;
      dct:issued "2024-02-15"^^xsd:date ; dct:publisher "Хабаршы" ;
      agl:mentions <{ASQAR}> , <{SEMEI}> , <{ARQAT}> . }}
    GRAPH {node("graph/doc/b")} {{ {node("doc/b")} dct:title "Екінші"@kk ;
      dct:issued "2024-03-01"^^xsd:date ; agl:mentions <{ASQAR}> . }}
    GRAPH {node("graph/doc/c")} {{ {node("doc/c")} dct:title "Көшірме"@kk . }}
    """
    claims = (
        claim("number-1", "a", f'<{ARQAT}> agl:number "12"'),
        claim("number-1-copy", "c", f'<{ARQAT}> agl:number "12"'),
        claim("number-2", "b", f'<{ARQAT}> agl:number "15"'),
        claim("concerns", "a", f"<{ARQAT}> agl:concerns <{SEMEI}>", start=30),
        claim("approved", "b", f"<{ARQAT}> agl:status agl:approved", "planned", 30),
        claim(
            "since", "b", f'{node("id/membership/told")} agl:statedFrom "2020"^^xsd:gYear', start=60
        ),
    )
    store.update(f"{PREFIX}\nINSERT DATA {{ {listed} {''.join(claims)} }}")
    return store


def shown(graph: Store, iri: str, pages: tuple[int, int] = (1, 1)) -> Profile:
    return profile(graph, Naming(graph), BASE, iri, "kk", pages)


def test_a_copy_of_an_article_is_no_further_evidence(graph: Store) -> None:
    claims = [one for one in shown(graph, ARQAT).claims if one.predicate.endswith("#number")]
    assert [(one.object.label, one.copies) for one in claims] == [("15", 0), ("12", 1)]
    assert claims[1].sentence == "number-1 дейді."
    assert claims[1].evidence == f"{BASE}doc/a#char=0,20"
    assert (claims[1].article.label, claims[1].publisher) == ("Бірінші", "Хабаршы")


def test_what_contradicts_a_claim_stands_with_it(graph: Store) -> None:
    found = {one.object.label: one.against for one in shown(graph, ARQAT).claims}
    assert [(one.label, how) for one, how in found["12"]] == [("15", "asserted")]
    assert [(one.label, how) for one, how in found["15"]] == [("12", "asserted")]


def test_claims_about_a_post_are_those_of_the_person(graph: Store) -> None:
    [claim] = shown(graph, ASQAR).claims
    assert (claim.subject.label, claim.object.label) == ("Асқар Омаров, Семей әкімі", "2020")


def test_posts_are_those_of_lists_and_of_texts(graph: Store) -> None:
    posts = shown(graph, ASQAR).posts
    assert [(one.post.label, one.listed) for one in posts] == [
        ("Семей әкімі", ("2019-02", "")),
        ("Семей әкімі", ("", "")),
    ]
    assert shown(graph, f"{BASE}id/post/akim").posts == posts


def test_articles_come_newest_first(graph: Store) -> None:
    found = shown(graph, ASQAR)
    assert [one.title for one in found.articles] == ["Екінші", "Бірінші"]
    assert found.article_count == 2
    assert shown(graph, ASQAR, (1, 2)).articles == ()


def test_a_place_has_coordinates_codes_and_what_once_held(graph: Store) -> None:
    found = shown(graph, f"{BASE}id/unit/semei")
    assert found.place == (50.41, 80.26)
    assert found.codes == ("101010000",)
    assert found.same_as == ("http://www.wikidata.org/entity/Q163131",)
    assert [(one.thing.label, one.end) for one in found.former] == [("Семипалатинск", "2007")]
    inward = {one.thing.label for one in found.relations if one.is_inward}
    assert inward == {"Семей агломерациясы", "Семей әкімдігі", "Аудан"}


def test_names_are_in_the_language_asked_for_or_else_in_kazakh(graph: Store) -> None:
    naming = Naming(graph)
    assert naming.thing(NamedNode(SEMEI), "ru").label == "Семейская агломерация"
    assert naming.thing(NamedNode(ASQAR), "ru").label == "Асқар Омаров"
    assert naming.thing(NamedNode(f"{BASE}id/none"), "ru").label == f"{BASE}id/none"
    assert naming.thing(Literal("2020"), "ru").label == "2020"


@pytest.mark.parametrize(
    ("iri", "kind"),
    [
        (f"{BASE}id/ministry/qarjy", "body"),
        (f"{BASE}id/unit/semei", "place"),
        (f"{BASE}id/governance-model/ulgi", "instrument"),
        (f"{BASE}id/signing/kelisim", "event"),
        (f"{BASE}doc/abc", ""),
        ("http://www.wikidata.org/entity/Q1", ""),
    ],
)
def test_the_kind_of_a_thing_is_told_by_its_iri(iri: str, kind: str) -> None:
    assert kind_of(iri) == kind


def test_a_merged_name_leads_to_the_thing(graph: Store) -> None:
    assert merged_into(graph, f"{BASE}id/person/omarov") == ASQAR
    assert merged_into(graph, ASQAR) is None


def test_what_the_graph_does_not_know_is_missing(graph: Store) -> None:
    with pytest.raises(EntityMissing):
        shown(graph, f"{BASE}id/person/nobody")


def test_many_claims_come_page_by_page() -> None:
    store, number = Store(), count()
    node_ = NamedNode(ARQAT)
    store.add(Quad(node_, NamedNode(PREFIXES["rdf"] + "type"), NamedNode(PREFIXES["agl"] + "Plan")))
    said = [claim(f"c{next(number)}", f"a{at}", f'<{ARQAT}> agl:number "{at}"') for at in range(60)]
    store.update(f"{PREFIX}\nINSERT DATA {{ {''.join(said)} }}")
    first, second = shown(store, ARQAT), shown(store, ARQAT, (2, 1))
    assert (len(first.claims), len(second.claims)) == (PAGE, 60 - PAGE)
    assert first.claim_count == 60
    assert not {one.iri for one in first.claims} & {one.iri for one in second.claims}


def test_an_agglomeration_has_units_where_they_or_their_seats_lie(graph: Store) -> None:
    found = agglomeration(graph, Naming(graph), SEMEI, "kk")
    assert [(one.thing.label, one.is_core, one.place) for one in found.units] == [
        ("Семей қаласы", True, (50.41, 80.26)),
        ("Аудан", False, (50.41, 80.26)),
    ]
    assert [one.label for one in found.units[0].bodies] == ["Семей әкімдігі"]
    assert [(one.label, articles) for one, articles in found.people] == [("Асқар Омаров", 1)]


def test_a_planned_approval_is_a_step_and_no_adoption(graph: Store) -> None:
    [plan] = agglomeration(graph, Naming(graph), SEMEI, "kk").instruments
    assert [(one.date, one.modality) for one in plan.steps] == [("2024-03-01", "planned")]
    assert not plan.is_adopted


def test_a_told_approval_is_an_adoption(graph: Store) -> None:
    more = Store()
    more.bulk_load(graph.dump(format=RdfFormat.N_QUADS), format=RdfFormat.N_QUADS)
    told = claim("done", "b", f"<{ARQAT}> agl:approvedBy {node('id/akimat/semei')}", start=50)
    more.update(f"{PREFIX}\nINSERT DATA {{ {told} }}")
    [plan] = agglomeration(more, Naming(more), SEMEI, "kk").instruments
    assert plan.is_adopted


def test_all_contradictions_are_listed_with_their_claims(graph: Store) -> None:
    found, has_more = disputes(graph, Naming(graph), "kk")
    pairs = {(one.claim.rpartition("/")[2], one.other.rpartition("/")[2]) for one in found}
    assert pairs == {("number-1", "number-2"), ("number-1-copy", "number-2")}
    assert not has_more
    assert disputes(graph, Naming(graph), "kk", limit=1)[1]


def test_one_claim_is_compared_with_what_contradicts_it(graph: Store) -> None:
    naming = Naming(graph)
    told = compared(graph, naming, [f"{BASE}id/claim/number-2"], "kk")
    assert [one.object.label for one in told] == ["15", "12"]
    told = compared(graph, naming, [f"{BASE}id/claim/concerns"], "kk")
    assert [one.object.label for one in told] == ["Семей агломерациясы"]
    with pytest.raises(EntityMissing):
        compared(graph, naming, [ASQAR], "kk")
