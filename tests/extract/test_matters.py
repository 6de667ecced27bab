"""What is presented and signed at the events that are called by it."""

from __future__ import annotations

import pytest

from tests.extract.conftest import Extracted, facts


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Бүгін Алматы агломерациясын басқару моделінің таныстырылымы өтті.",
            ("agl:considered", "Алматы агломерациясын басқару моделі", "asserted"),
        ),
        (
            "Бас жоспарды «Қалажоба» ЖШС сәуірде Шымкентте таныстырды.",
            ("schema:attendee", "«Қалажоба» ЖШС", "asserted"),
        ),
        (
            "Кеше Таразда көлік саласындағы меморандумға қол қою рәсімі өтті.",
            ("agl:resultedIn", "көлік саласындағы меморандум", "asserted"),
        ),
    ],
)
def test_what_a_presentation_or_signing_is_about(
    text: str, expected: tuple[str, str, str], extracted: Extracted
) -> None:
    assert expected in {one[1:] for one in facts(extracted(text, date="2024-05-15"))}


def test_a_plan_shown_to_a_body_is_no_presentation(extracted: Extracted) -> None:
    text = "Бас жоспарды «Қалажоба» ЖШС Қаржы министрлігіне таныстырды."
    assert "agl:Presentation" not in {one.type for one in extracted(text).referents}
