"""Claims that contradict each other are kept, and each says so."""

from __future__ import annotations

from pathlib import Path

import pytest
from pyoxigraph import NamedNode, RdfFormat, Store

from kg.query import CardFact, card
from kg.query.contradictions import Statement, contradictions

ROOT = Path(__file__).parents[2]
BASE = "https://w3id.org/agglo-kg/"


@pytest.fixture(scope="module")
def store() -> Store:
    """The small graph that the worked queries are run over, with the ontology."""
    store = Store()
    store.load(path=ROOT / "tests" / "ontology" / "example.trig", format=RdfFormat.TRIG)
    for name in ("agglo.ttl", "codelists.ttl"):
        graph = NamedNode(f"{BASE}graph/ontology")
        store.load(path=ROOT / "ontology" / name, format=RdfFormat.TURTLE, to_graph=graph)
    return store


@pytest.mark.parametrize(
    ("predicate", "one", "other", "expected"),
    [
        ("agl:status", "approved asserted", "approved denied", True),
        ("agl:status", "approved quoted", "approved denied", True),
        ("agl:status", "approved planned", "approved denied", False),
        ("agl:status", "approved asserted", "signed asserted", False),
        ("agl:status", "approved denied", "signed asserted", False),
        ("schema:attendee", "x:akimat asserted", "x:ministry asserted", False),
        ("schema:attendee", "x:akimat asserted", "x:akimat denied", True),
        ("agl:number", "38 asserted", "41-182 asserted", True),
        ("agl:number", "41 asserted", "41-182 quoted", True),
        ("agl:number", "38 asserted", "39 planned", False),
        ("schema:datePublished", "2014-02 asserted", "2014-02-26 asserted", False),
        ("schema:datePublished", "2014-02-25 asserted", "2014-02-26 asserted", True),
        ("schema:startDate", "2014 asserted", "2015-01 quoted", True),
        ("agl:statedFrom", "2012 asserted", "2013 asserted", False),
    ],
)
def test_two_statements_contradict_or_do_not(
    predicate: str, one: str, other: str, expected: bool
) -> None:
    first, second = (Statement("x", predicate, *words.split()) for words in (one, other))
    assert contradictions([first, second]) == ([(second,), (first,)] if expected else [(), ()])


def test_one_membership_begins_once() -> None:
    pair = [
        Statement("m", "agl:statedFrom", year, "asserted", of_membership=True)
        for year in ("2012", "2013")
    ]
    assert contradictions(pair) == [(pair[1],), (pair[0],)]


def test_different_subjects_do_not_contradict() -> None:
    pair = [Statement(one, "agl:number", one, "asserted") for one in ("38", "39")]
    assert contradictions(pair) == [(), ()]


def test_of_a_thousand_values_each_names_the_first_few() -> None:
    many = [Statement("x", "agl:number", str(i), "asserted") for i in range(1000)]
    assert {len(one) for one in contradictions(many)} == {10}


def facts(store: Store, name: str) -> dict[tuple[str, str, str], CardFact]:
    (found,) = card(store, f"{BASE}id/{name}")
    return {(one.predicate, one.object, one.modality): one for one in found.facts}


def test_a_card_keeps_both_sides_and_marks_them(store: Store) -> None:
    found = facts(store, "decision")
    assert found["agl:status", "бекітілді", "asserted"].contradicted_by == ("бекітілді (denied)",)
    assert found["agl:status", "бекітілді", "denied"].contradicted_by == ("бекітілді (asserted)",)
    assert found["schema:datePublished", "2014-03-01", "quoted"].contradicted_by == (
        "2014-02 (asserted)",
        "2014-02-26 (asserted)",
    )
    assert found["agl:number", "38", "asserted"].contradicted_by == ()


def test_each_claim_is_on_the_card_once_however_many_words_support_it(store: Store) -> None:
    (found,) = card(store, f"{BASE}id/decision")
    assert [one.sentence for one in found.facts if one.modality == "denied"] == [
        "Қаулы бекітілген жоқ, ол 1 наурызда шығады деді министр."
    ]
    assert len(found.facts) == 7


@pytest.mark.parametrize("name", ["person", "post"])
def test_the_dates_of_a_post_are_on_the_cards_of_person_and_post(store: Store, name: str) -> None:
    found = facts(store, name)
    since = found["agl:statedFrom", "2012", "asserted"]
    assert since.subject == "Болат Жәмішев, министр"
    assert since.contradicted_by == ("2013-01 (asserted)",)


def test_dates_of_no_certain_post_are_not_held_against_each_other(store: Store) -> None:
    assert facts(store, "person")["agl:statedTo", "2012", "asserted"].contradicted_by == ()
