"""Sessions that no noun tells, only the body in the locative and what it did."""

from __future__ import annotations

import pytest

from tests.extract.conftest import Extracted, facts

SESSION = "Астана қалалық мәслихатының отырысы"


def test_a_body_that_discussed_something_on_a_date_held_a_session(extracted: Extracted) -> None:
    found = facts(
        extracted(
            "Астана агломерациясының даму жоспары 2024 жылғы желтоқсанда Астана қалалық"
            " мәслихатында талқыланды."
        )
    )
    assert {
        (SESSION, "schema:startDate", "2024-12", "asserted"),
        (SESSION, "schema:organizer", "Астана қалалық мәслихаты", "asserted"),
        (SESSION, "agl:considered", "Астана агломерациясының даму жоспары", "asserted"),
    } <= found


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Жоспар Астана қалалық мәслихатында талқыланды.", id="no date"),
        pytest.param(
            "Жоспар 2024 жылы Астана қалалық мәслихатында өткен сессияда талқыланды.",
            id="the noun stands there",
        ),
        pytest.param("Жоспар 2024 жылы Астана қалалық мәслихатында сақталды.", id="another verb"),
    ],
)
def test_no_session_is_made_up(text: str, extracted: Extracted) -> None:
    assert not any(one[0] == SESSION for one in facts(extracted(text)))
