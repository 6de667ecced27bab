"""One thing, one IRI."""

from __future__ import annotations

import re

import pytest

from kg.model import Article, Metadata, Referent
from kg.resolve.identity import entity_iri, type_segment

BASE = "https://w3id.org/agglo-kg/"
HERE = Article("a", "a" * 16, "a", "мәтін", Metadata())
THERE = Article("b", "b" * 16, "b", "мәтін", Metadata())


def iri(referent: Referent, article: Article = HERE) -> str:
    return entity_iri(BASE, referent, article)


def test_an_entry_of_the_lists_carries_its_code() -> None:
    unit = Referent("agl:AdministrativeUnit", "Алматы қаласы", code="kato-750000000")
    assert iri(unit) == f"{BASE}id/unit/kato-750000000"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("«КазНИИСА» АҚ", "“КазНИИСА” АҚ"),
        ("Қасым-Жомарт Тоқаев", "Қасым‑Жомарт Тоқаев"),
        ("Қаржы министрлігі", "Қаржы  Министрлігі"),
        ("Й", "Й"),
    ],
)
def test_what_writers_vary_at_will_makes_no_other_thing(one: str, other: str) -> None:
    assert iri(Referent("agl:Company", one)) == iri(Referent("agl:Company", other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (Referent("agl:Person", "Асқар Омаров"), Referent("agl:Person", "Асқар Омарова")),
        (Referent("agl:Person", "Сұлтан"), Referent("agl:Person", "Султан")),
        (Referent("agl:Company", "Отау"), Referent("agl:Person", "Отау")),
    ],
)
def test_different_names_or_types_are_different_things(one: Referent, other: Referent) -> None:
    assert iri(one) != iri(other)


def test_a_thing_without_a_name_of_its_own_is_its_articles_alone() -> None:
    meeting = Referent("agl:Meeting", "отырыс", local=True)
    assert iri(meeting, HERE) != iri(meeting, THERE)
    person = Referent("agl:Person", "Асқар Омаров")
    assert iri(person, HERE) == iri(person, THERE)


@pytest.mark.parametrize("name", ["Болат Жәмішев", "№ 38", "«»", "ش", "a" * 500])
def test_iris_are_ascii_and_short(name: str) -> None:
    pattern = r"https://w3id\.org/agglo-kg/id/person/[a-z0-9-]{1,80}"
    assert re.fullmatch(pattern, iri(Referent("agl:Person", name)))


@pytest.mark.parametrize(
    ("curie", "segment"),
    [
        ("agl:AdministrativeUnit", "unit"),
        ("agl:ResearchInstitute", "research-institute"),
        ("org:Post", "post"),
        ("agl:Akimat", "akimat"),
    ],
)
def test_the_type_stands_in_the_iri(curie: str, segment: str) -> None:
    assert type_segment(curie) == segment
