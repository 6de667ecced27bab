"""Bare kind words and shared names."""

from __future__ import annotations

import pytest

from tests.extract.conftest import Extracted, facts


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        (
            "Алматы қаласы мен облысының әкімдіктері келісті.",
            {
                ("Алматы қаласының әкімдігі", "Алматы қаласы"),
                ("Алматы облысының әкімдігі", "Алматы облысы"),
            },
        ),
        (
            "Абай облысында жиын өтті. Облыс әкімдігі есеп берді.",
            {("Абай облысының әкімдігі", "Абай облысы")},
        ),
        (
            "Абай облысында жиын өтті. Облыстық мәслихат есепті бекітті.",
            {("Абай облыстық мәслихаты", "Абай облысы")},
        ),
        ("Абай облысы мен Жетісу облысында жиын өтті. Облыс әкімдігі есеп берді.", set()),
        (
            "«Павлодар облысының Экономика басқармасы» ММ жұмысын бастады.",
            {("Павлодар облысының Экономика басқармасы", "Павлодар облысы")},
        ),
    ],
)
def test_a_body_has_the_unit_that_its_words_mean(
    text: str, bodies: set[tuple[str, str]], extracted: Extracted
) -> None:
    told = {(one[0], one[2]) for one in facts(extracted(text)) if one[1] == "agl:jurisdiction"}
    assert told == bodies
