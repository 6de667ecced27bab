"""Units and agglomerations, with and without their kind words."""

from __future__ import annotations

import pytest

from tests.extract.conftest import Extracted, names


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Жаңа мектеп Талғар ауданында ашылды.", [("Талғар", "Талғар ауданы")]),
        ("Делегация Абай облысына келді.", [("Абай облысына", "Абай облысы")]),
        ("Кездесу Шымкентте өтті.", [("Шымкентте", "Шымкент қаласы")]),
        ("Кездесу Шымкент қаласында өтті.", [("Шымкент", "Шымкент қаласы")]),
        (
            "Жиын Қазақстан Республикасында өтті.",
            [("Қазақстан Республикасында", "Қазақстан Республикасы")],
        ),
        (
            "Олар Алматы мен Алматы облысында тұрады.",
            [("Алматы", "Алматы қаласы"), ("Алматы облысында", "Алматы облысы")],
        ),
        (
            "Жоба Қостанай, Павлодар және Жамбыл облыстарын қамтиды.",
            [
                ("Қостанай", "Қостанай облысы"),
                ("Павлодар", "Павлодар облысы"),
                ("Жамбыл облыстарын", "Жамбыл облысы"),
            ],
        ),
        (
            "Оған Талғар және Іле аудандары кіреді.",
            [("Талғар", "Талғар ауданы"), ("Іле", "Іле ауданы")],
        ),
    ],
)
def test_a_unit_is_named_in_full_whatever_the_form(
    text: str, expected: list[tuple[str, str]], extracted: Extracted
) -> None:
    assert names(extracted(text), "GPE") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Құжат Алматы агломерациясының дамуын қамтиды.",
            [("Алматы агломерациясының", "Алматы агломерациясы")],
        ),
        (
            "Бүгін Астана және Ақтөбе агломерациялары талқыланды.",
            [
                ("Астана", "Астана агломерациясы"),
                ("Ақтөбе агломерациялары", "Ақтөбе агломерациясы"),
            ],
        ),
    ],
)
def test_an_agglomeration_is_a_location_and_no_city(
    text: str, expected: list[tuple[str, str]], extracted: Extracted
) -> None:
    extraction = extracted(text)
    assert names(extraction, "LOCATION") == expected
    assert names(extraction, "GPE") == []
    assert {one.type for one in extraction.referents} == {"agl:Agglomeration"}


@pytest.mark.parametrize(
    "text",
    [
        "Бала үйде кітап оқып отыр.",
        "Қаланың бас жоспары бекітілді.",
        "Аудан әкімі кездесу өткізді.",
    ],
)
def test_a_place_without_a_name_is_none(text: str, extracted: Extracted) -> None:
    assert names(extracted(text), "GPE") == []


def test_an_oblast_and_a_city_of_one_name_are_two_things(extracted: Extracted) -> None:
    extraction = extracted("Алматы қаласы Алматы облысымен шектеседі.")
    assert len({referent.code for referent in extraction.referents}) == 2


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Оған Қарасай, Ескелді және Жаңақорған аудандары кіреді.",
            ["Қарасай ауданы", "Ескелді ауданы", "Жаңақорған ауданы"],
        ),
        ("Мектеп Өтеген батыр кентінде ашылды.", ["Өтеген батыр кенті"]),
        ("Жол Шу ауданында салынды. Кеше Шуда жиын өтті.", ["Шу ауданы", "Шу ауданы"]),
        ("Ол Қонаев қаласында тұрады. Кеше Қонаевта жиын өтті.", ["Қонаев қаласы"] * 2),
    ],
)
def test_a_unit_is_known_by_what_stands_beside_it_or_was_said_before(
    text: str, expected: list[str], extracted: Extracted
) -> None:
    assert [lemma for _, lemma in names(extracted(text), "GPE")] == expected
