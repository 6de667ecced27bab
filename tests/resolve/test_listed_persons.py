"""Which listed person a name is."""

from __future__ import annotations

import pytest

from kg.authority import Person
from kg.resolve.listed_persons import indexed, person_code


def person(code: str, name: str, name_ru: str = "") -> Person:
    return Person(code, name, name_ru, "", (), "", "public knowledge")


LISTING = indexed(
    [
        person("person-toqaev", "Қасым-Жомарт Кемелұлы Тоқаев", "Касым-Жомарт Токаев"),
        person("person-ahmetov-1", "Серік Нығметұлы Ахметов"),
        person("person-omarov-1", "Асқар Маратұлы Омаров"),
        person("person-omarov-2", "Асқар Болатұлы Омаров"),
    ]
)


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Қасым-Жомарт Тоқаев", "person-toqaev"),
        ("Тоқаев Қасым-Жомарт Кемелұлы", "person-toqaev"),
        ("Касым-Жомарт Кемелевич Токаев", "person-toqaev"),
        ("Kassym-Jomart Tokayev", "person-toqaev"),
        ("Қ. Тоқаев", None),
        ("Тоқаев", None),
        ("Серік Ахметов", "person-ahmetov-1"),
        ("Серік Болатұлы Ахметов", None),
        ("Серік Ахметова", None),
        ("Асқар Омаров", None),
        ("Асқар Маратұлы Омаров", "person-omarov-1"),
    ],
)
def test_a_name_in_full_tells_the_only_listed_person_that_it_fits(
    name: str, code: str | None
) -> None:
    assert person_code(name, LISTING) == code
