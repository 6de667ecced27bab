"""Which things of a graph a name may mean, and how surely."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.query import open_store
from kg.query.alike import variants, written_alike
from kg.query.naming import Naming
from kg.query.postings import Gathering
from kg.query.reader import Reader


@pytest.fixture(scope="module")
def reader(store: Path) -> Iterator[Reader]:
    with open_store(store) as opened:
        yield opened


@pytest.fixture(scope="module")
def naming(reader: Reader) -> Naming:
    return Naming(reader.graph, reader.base_iri)


@pytest.mark.parametrize("language", ["kk", "ru", "en", "kk-latn"])
def test_every_thing_is_found_by_its_own_names(naming: Naming, language: str) -> None:
    things = naming.things
    named = [one for one in range(len(things.iris)) if language in things.labels[one]]
    for thing in random.Random(7).sample(named, 60):
        name = things.labels[thing][language]
        [match] = [one for one in naming.matches(name) if one.thing == thing]
        assert match.score == 100, name
        assert match.is_exact


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_a_slip_of_the_pen_leaves_the_right_thing_first(naming: Naming, language: str) -> None:
    """Of names that one thing alone has, four in five: double letters hide some slips."""
    chance, things = random.Random(3), naming.things
    right = asked = 0
    while asked < 40:
        thing = chance.randrange(len(things.iris))
        name = things.labels[thing].get(language, "")
        alone = sum(one.score == 100 for one in naming.matches(name)) == 1 if name else False
        long = [word for word in name.split() if len(word) > 6 and word.isalpha()]
        if alone and long:
            at = name.index(long[0]) + 4
            asked += 1
            found = naming.matches(name[:at] + name[at + 1 :])
            right += bool(found) and found[0].thing == thing
    assert right >= 32


def test_a_contradicting_part_keeps_names_apart(naming: Naming) -> None:
    label = naming.things.label
    first, *others = naming.matches("Алматы облысының әкімдігі")
    assert label(first.thing) == "Алматы облысының әкімдігі"
    assert all(one.score < 75 for one in others)
    scores = {label(one.thing): one.score for one in naming.matches("Айгүл Жәмішева")}
    assert scores.get("Болат Жәмішев", 0) < 50


def test_classes_narrow_what_is_meant(naming: Naming) -> None:
    found = naming.matches("Алматы", ["agl:Maslikhat"])
    assert found
    assert {naming.things.kind(one.thing) for one in found} == {"agl:Maslikhat"}


def test_order_of_asking_changes_nothing(reader: Reader, naming: Naming) -> None:
    again = Naming(reader.graph, reader.base_iri)
    for name in ("Алматы", "Жамбыл ауданы", "министрлік", "Б. Жәмішев"):
        assert again.matches(name) == naming.matches(name)


@pytest.mark.parametrize(
    ("prefix", "expected"),
    [
        ("Болат Жәм", "Болат Жәмішев"),
        ("жәмі", "Болат Жәмішев"),
        ("Zhami", "Болат Жәмішев"),
        ("Алматы қаласының әкі", "Алматы қаласының әкімдігі"),
        ("министерство фин", "Қазақстан Республикасының Қаржы министрлігі"),
    ],
)
def test_a_beginning_leads_to_the_thing(naming: Naming, prefix: str, expected: str) -> None:
    assert expected in [naming.things.label(one) for one in naming.beginning(prefix)[:5]]
    assert naming.beginning("зщщ") == []


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Алматы қаласының әкімдігінде", "Алматы қаласының әкімдігі"),
        ("Қаржы министрлігіне", "Қаржы министрлігі"),
        ("Шымкент қаласынан", "Шымкент қаласы"),
        ("Болат Жәмішевтің", "Болат Жәмішев"),
        ("Алматинская обл.", "Алматинская область"),
        ("Талғар ауд.", "Талғар ауданы"),
        ("Талгарский р-н", "Талгарский район"),
        ("Шымкент қ.", "Шымкент қаласы"),
    ],
)
def test_a_name_is_read_without_its_ending_and_in_full(name: str, expected: str) -> None:
    read = list(variants(name))
    assert read[0] == (name, 0.0)
    assert expected in [one for one, penalty in read if penalty > 0]


@pytest.mark.parametrize(
    ("one", "other", "is_alike"),
    [
        ("министрлиги", "министрлги", True),
        ("жамишев", "жамишов", True),
        ("жамишев", "жамищев", True),
        ("талгар", "таглар", True),
        ("талгар", "талдир", False),
        ("абай", "акай", False),  # too short to tell
        ("мектеп12", "мектеп13", False),  # another school
        ("жамишев", "жамишевтин", False),
    ],
)
def test_one_letter_is_a_slip_of_the_pen(one: str, other: str, is_alike: bool) -> None:
    assert written_alike(one, other) is is_alike
    assert written_alike(other, one) is is_alike


def test_postings_give_what_was_put_under_a_key() -> None:
    gathering = Gathering()
    for number in range(1000):
        gathering.add(("word", number % 7), number)
    postings = gathering.postings()
    assert postings.of(("word", 3)).tolist() == list(range(3, 1000, 7))
    assert postings.of(("word", 8)).tolist() == []
    assert Gathering().postings().of("nothing").tolist() == []
