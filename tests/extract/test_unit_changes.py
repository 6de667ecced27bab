"""Foundings, ends and unions of units, with their dates."""

from __future__ import annotations

import pytest

from tests.extract.conftest import Extracted, facts


@pytest.mark.parametrize(
    ("text", "name", "date"),
    [
        ("Көкшетау облысы 1997 жылы таратылды.", "Көкшетау облысының таратылуы", "1997"),
        ("1997 жылы Талдықорған облысы жабылды.", "Талдықорған облысының жабылуы", "1997"),
        (
            "1932 жылғы 10 наурызда Алматы облысы ұйымдастырылды.",
            "Алматы облысының құрылуы",
            "1932-03-10",
        ),
        (
            "Жамбыл ауданы 1938 жылғы 5 қаңтарда құрылып, Алматы облысының құрамына енді.",
            "Жамбыл ауданының құрылуы",
            "1938-01-05",
        ),
        (
            "1928 жылы уездер таратылып, орнына Қордай, Мерке және Шу аудандары ашылды.",
            "Қордай, Мерке және Шу аудандарының құрылуы",
            "1928",
        ),
        (
            "Талдықорған облысы 1959 жылғы 6 маусымда Алматы облысына қосылды.",
            "Талдықорған облысының Алматы облысына қосылуы",
            "1959-06-06",
        ),
        (
            "Арыс ауданы 1957 жылы Түркістан ауданынан бөлінді.",
            "Арыс ауданының Түркістан ауданынан бөлінуі",
            "1957",
        ),
    ],
)
def test_a_dated_change_of_a_unit_is_an_event(
    text: str, name: str, date: str, extracted: Extracted
) -> None:
    assert (name, "schema:startDate", date, "asserted") in facts(extracted(text))


@pytest.mark.parametrize(
    "text",
    ["Қордай ауданы таратылды.", "1928 жылы Қордай ауданында мектеп ашылды."],
)
def test_no_change_without_a_date_nor_of_what_stands_in_a_unit(
    text: str, extracted: Extracted
) -> None:
    assert not [one for one in extracted(text).referents if one.type == "agl:Event"]


def test_a_clause_without_subject_goes_on_about_the_same_unit(extracted: Extracted) -> None:
    text = "Көкшетау облысы 1944 жылғы 16 наурызда құрылды. 1997 жылы таратылды. Көлдер мұнда көп."
    told = facts(extracted(text))
    assert ("Көкшетау облысының таратылуы", "schema:startDate", "1997", "asserted") in told
