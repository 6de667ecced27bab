"""Who spoke at an event: behind a lead that tells of it, or with the event beside the speech."""

from __future__ import annotations

import pytest

from tests.extract.conftest import Extracted, facts

_WHO = "schema:attendee"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Кеше Көкшетауда көлік мәселелері жөніндегі форум өтті. «Біз жолды салып бітірдік», – "
            "деді Марат Ахметжанов.",
            {"Марат Ахметжанов"},
        ),
        (
            "Бүгін Таразда облыс активінің жиыны болды. Ербол Қарашөкеевтің айтуынша, жол салынды.",
            {"Ербол Қарашөкеев"},
        ),
        (
            "Ертең Көкшетауда көлік мәселелері жөніндегі форум өтеді. «Біз дайынбыз», – деді Марат "
            "Ахметжанов.",
            set(),
        ),
        (
            "Облыста жол салынып жатыр. «Біз дайынбыз», – деді Марат Ахметжанов. Кеше Көкшетауда "
            "көлік мәселелері жөніндегі форум өтті.",
            set(),
        ),
        (
            "«Шешім қабылданған жоқ», – деп түсіндірді Мадина Ерболатова кеше өткен брифингте.",
            {"Мадина Ерболатова"},
        ),
    ],
)
def test_who_speaks_at_an_event_attends_it(
    text: str, expected: set[str], extracted: Extracted
) -> None:
    told = facts(extracted(text, date="2024-05-15"))
    assert {one[2] for one in told if one[1] == _WHO} == expected


def test_what_somebody_says_of_an_appointment_is_quoted(extracted: Extracted) -> None:
    text = "Болат Иманның айтуынша, Асқар Омаров 2023 жылғы 5 мамырда министр болып тағайындалды."
    told = {one[1:] for one in facts(extracted(text))}
    assert ("schema:startDate", "2023-05-05", "quoted") in told
