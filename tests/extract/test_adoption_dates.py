"""Dates that clauses give to acts."""

from __future__ import annotations

import pytest

from tests.extract.conftest import Extracted, facts


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("Үкімет 2024 жылғы 9 қаңтарда Абай облысы туралы қаулы қабылдады.", ["2024-01-09"]),
        ("«Тіл туралы» заңға 2022 жылғы 5 мамырда қол қойылды.", ["2022-05-05"]),
        ("«Тіл туралы» заң 2024 жылғы 9 қаңтарда қабылданбады.", []),
        ("«Тіл туралы» заң 2024 жылғы 9 қаңтарда талқыланды.", []),
    ],
)
def test_an_act_is_dated_by_its_adoption(text: str, dates: list[str], extracted: Extracted) -> None:
    told = [one[2] for one in facts(extracted(text)) if one[1] == "schema:datePublished"]
    assert told == dates
