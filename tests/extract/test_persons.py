"""People by given name, surname and initials."""

from __future__ import annotations

import pytest

from tests.extract.conftest import Extracted, names


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Бұл туралы Болат Жәмішевтің өзі айтты.", [("Болат Жәмішевтің", "Болат Жәмішев")]),
        ("Жиынды Гүлнәр Бекжанова жүргізді.", [("Гүлнәр Бекжанова", "Гүлнәр Бекжанова")]),
        (
            "Құжатқа Қасым-Жомарт Тоқаев қол қойды.",
            [("Қасым-Жомарт Тоқаев", "Қасым-Жомарт Тоқаев")],
        ),
        ("Кеше Георге Ивановпен кездесті.", [("Георге Ивановпен", "Георге Иванов")]),
        (
            "Есепті Асқар Омаров жасады. Кейін А. Омаров сұраққа жауап берді.",
            [("Асқар Омаров", "Асқар Омаров"), ("А. Омаров", "Асқар Омаров")],
        ),
        (
            "Есепті Асқар Омаров жасады. Кейін Омаровқа сұрақ қойылды.",
            [("Асқар Омаров", "Асқар Омаров"), ("Омаровқа", "Асқар Омаров")],
        ),
    ],
)
def test_a_person_is_named_in_the_nominative_and_in_full(
    text: str, expected: list[tuple[str, str]], extracted: Extracted
) -> None:
    extraction = extracted(text)
    assert names(extraction, "PERSON") == expected
    assert len({one.referent for one in extraction.mentions if one.label == "PERSON"}) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Олар Алтын Орданы зерттеді.",
        "Бас Ассамблеясында сөз сөйледі.",
        "Біз Халық Конституциясын қабылдадық.",
        "Ата Заңына өзгеріс енгізілді.",
    ],
)
def test_capitals_alone_make_no_person(text: str, extracted: Extracted) -> None:
    assert names(extracted(text), "PERSON") == []


def test_the_first_word_of_a_sentence_does_not_join_a_name(extracted: Extracted) -> None:
    extraction = extracted("Биыл Мұхтар Әуезовтің мерейтойы өтті.")
    assert [lemma for _, lemma in names(extraction, "PERSON")] == ["Мұхтар Әуезов"]


def test_two_bearers_of_a_surname_are_not_confused(extracted: Extracted) -> None:
    text = "Жиынға Асқар Омаров пен Болат Омаров келді. Омаров сөз сөйледі."
    assert len(names(extracted(text), "PERSON")) == 2


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Айгүл Сапарованың айтуынша, өсім бар.", [("Айгүл Сапарованың", "Айгүл Сапарова")]),
        (
            "Сөзді Қасым-Жомарт Кемелұлының өзі айтты.",
            [("Қасым-Жомарт Кемелұлының", "Қасым-Жомарт Кемелұлы")],
        ),
        (
            "Кітапты Мұхтар Омарханұлы Әуезов жазды.",
            [("Мұхтар Омарханұлы Әуезов", "Мұхтар Омарханұлы Әуезов")],
        ),
        (
            "Оны Гүлшат Серікқызы Ахметоваға берді.",
            [("Гүлшат Серікқызы Ахметоваға", "Гүлшат Серікқызы Ахметова")],
        ),
        ("Кеше Иванов Б.Ж. келді.", [("Иванов Б.Ж.", "Б. Ж. Иванов")]),
        ("Кеше министр Роман Скляр келді.", [("Роман Скляр", "Роман Скляр")]),
        ("Кеше Дональд Трамп келді.", [("Дональд Трамп", "Дональд Трамп")]),
        (
            "Бүгін Асқар Омаров пен Болат Иманов келді.",
            [("Асқар Омаров", "Асқар Омаров"), ("Болат Иманов", "Болат Иманов")],
        ),
        ("Оны «Алматы» АҚ директоры Мәди Тәкиевке тапсырды.", [("Мәди Тәкиевке", "Мәди Тәкиев")]),
    ],
)
def test_names_of_many_shapes_are_cited_in_full(
    text: str, expected: list[tuple[str, str]], extracted: Extracted
) -> None:
    found = [
        (surface, lemma.replace(". ", ".").replace(".", ". ").strip())
        for surface, lemma in names(extracted(text), "PERSON")
    ]
    assert found == expected


@pytest.mark.parametrize(
    ("text", "people"),
    [
        (
            "Қосшы қаласының әкімі Мадияр Оспанбеков келді. Мадияр Серікұлы, жоспар дайын ба?",
            {"Мадияр Оспанбеков"},
        ),
        ("Мөлдір Оразәлі келді. Мөлдір Оразәлінің айтуынша, жұмыс бітті.", {"Мөлдір Оразәлі"}),
        (
            "Жиынға Ләззат Өмірбаева, Қарасай, Талғар және Іле аудандарының әкімдері келді.",
            {"Ләззат Өмірбаева"},
        ),
        (
            "Оған әкім Дастан Жұмағалиев және компания басқармасының төрағасы Тимур Аханов келді.",
            {"Дастан Жұмағалиев", "Тимур Аханов"},
        ),
        ("Бүгін Қазыбек Нұрлан Қаржы вице-министрі болып тағайындалды.", {"Қазыбек Нұрлан"}),
        ("Зерттеуге Е. А. Бөкетов атындағы Қарағанды университеті қатысты.", set()),
    ],
)
def test_a_name_ends_where_another_begins(
    text: str, people: set[str], extracted: Extracted
) -> None:
    found = {one.name for one in extracted(text).referents if one.type == "agl:Person"}
    assert found == people
