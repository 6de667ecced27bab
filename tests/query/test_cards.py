from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.errors import EntityMissing, QueryMalformed
from kg.query import Card, Reader, card, open_store

OBLAST = "https://w3id.org/agglo-kg/id/unit/kato-190000000"


@pytest.fixture(scope="module")
def reader(store: Path) -> Iterator[Reader]:
    with open_store(store) as opened:
        yield opened


def only(reader: Reader, name: str) -> Card:
    (one,) = card(reader.graph, name)
    return one


@pytest.mark.parametrize(
    "name",
    [
        "Алматы облысы",
        "АЛМАТЫ ОБЛЫСЫ",
        "  Алматы \n облысы ",
        "Алматинская область",
        "Almaty Region",
        "Almaty oblysy",
        OBLAST,
        f"<{OBLAST}>",
    ],
)
def test_an_entity_goes_by_its_labels_in_any_language_and_by_its_iri(
    reader: Reader, name: str
) -> None:
    found = only(reader, name)
    assert (found.iri, found.label) == (OBLAST, "Алматы облысы")
    assert "agl:AdministrativeUnit" in found.types
    assert ("Almaty Region", "en") in found.names
    assert found.mentions > 0


def test_a_name_in_popular_latin_letters_is_read_in_cyrillic(reader: Reader) -> None:
    assert only(reader, "Bolat Zhamishev").label == "Болат Жәмішев"


def test_each_fact_has_its_sentence_and_article(reader: Reader) -> None:
    facts = only(reader, "Алматы облысының әкімдігі").facts
    assert ("agl:jurisdiction", "Алматы облысы") in {(one.predicate, one.object) for one in facts}
    for fact in facts:
        article = reader.resolved(fact.article).extraction.article
        assert fact.sentence in article.text
        assert fact.title == article.metadata.title
        assert fact.modality == "asserted"
        assert 0 < fact.confidence <= 1


def test_what_an_entity_is_the_object_of_is_told_as_well(reader: Reader) -> None:
    facts = only(reader, OBLAST).facts
    assert "Алматы облысы" in {fact.object for fact in facts}


def test_a_class_of_the_ontology_is_a_thing_too(reader: Reader) -> None:
    found = only(reader, "https://w3id.org/agglo-kg/ontology#Akimat")
    assert found.types == ("owl:Class",)


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("Жәмішев", "Болат Жәмішев"),
        ("Атлантида", "kg search 'Атлантида'"),
        ('О\'Нил "x"', "kg search"),
        ("", "kg search ''"),
        ("\udcff", "kg search"),
        ("https://w3id.org/agglo-kg/id/unit/nowhere", "kg search"),
    ],
)
def test_an_unknown_name_is_told_with_what_to_try(reader: Reader, name: str, hint: str) -> None:
    with pytest.raises(EntityMissing) as raised:
        card(reader.graph, name)
    assert hint in raised.value.hint


@pytest.mark.parametrize(
    "iri",
    ["http://a b/", "http://<script>", 'http://x/"} DROP ALL #', "://", "http://x/\n{}", "ә://б"],
)
def test_an_iri_with_odd_characters_is_told(reader: Reader, iri: str) -> None:
    with pytest.raises((QueryMalformed, EntityMissing)) as raised:
        card(reader.graph, iri)
    assert raised.value.place
    assert raised.value.hint
