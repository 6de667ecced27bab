"""Foundings, renamings, divisions and moves of units."""

from __future__ import annotations

import pytest

from tests.extract.conftest import Extracted, facts


def changes(text: str, extracted: Extracted) -> set[str]:
    return {one.name for one in extracted(text).referents if one.type == "agl:Event"}


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("2022 жылы Жетісу облысы құрылды.", "Жетісу облысының құрылуы"),
        ("Президент Жарлығымен Абай облысы құрылды.", "Абай облысының құрылуы"),
        ("2022 жылы құрылған Ұлытау облысында мектеп ашылды.", "Ұлытау облысының құрылуы"),
        (
            "Қапшағай қаласы Қонаев қаласы болып қайта аталды.",
            "Қапшағай қаласының Қонаев қаласы болып қайта аталуы",
        ),
        (
            "Қапшағай қаласына 2022 жылы Дінмұхамед Қонаевтың есімі берілді.",
            "Қапшағай қаласының Қонаев болып қайта аталуы",
        ),
        (
            "2022 жылы Шығыс Қазақстан облысынан Абай облысы бөлініп шықты.",
            "Абай облысының Шығыс Қазақстан облысынан бөлінуі",
        ),
        (
            "Алматы облысының орталығы Қонаев қаласына көшірілді.",
            "Алматы облысының орталығының Қонаев қаласына көшірілуі",
        ),
    ],
)
def test_what_became_of_a_unit_is_an_event(text: str, event: str, extracted: Extracted) -> None:
    assert changes(text, extracted) == {event}


@pytest.mark.parametrize(
    "text",
    [
        "Алматы облысында комиссия құрылды.",
        "Жетісу облысы әкімдігінің жанынан штаб құрылды.",
        "Абай облысына 5 млрд теңге бөлінді.",
        "Кітаптың атауы өзгертілді.",
        "Қызмет Астана қаласына көшірілді.",
        "Алматы – ең үлкен қала болып саналады.",
    ],
)
def test_what_is_done_in_a_unit_is_no_change_of_it(text: str, extracted: Extracted) -> None:
    assert changes(text, extracted) == set()


def test_a_change_has_its_date_and_its_modality(extracted: Extracted) -> None:
    told = facts(extracted("2025 жылы Жетісу облысы құрылады."))
    assert ("Жетісу облысының құрылуы", "schema:startDate", "2025", "planned") in told
