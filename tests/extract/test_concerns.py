"""What instruments and events concern, by their names and by clauses."""

from __future__ import annotations

import pytest

from tests.extract.conftest import Extracted, facts


@pytest.mark.parametrize(
    ("text", "places"),
    [
        (
            "Тараптар Ақтөбе агломерациясын дамыту туралы меморандумға қол қойды.",
            {"Ақтөбе агломерациясы"},
        ),
        (
            "«Алматы агломерациясының ерекше мәртебесі туралы» заң қабылданды.",
            {"Алматы агломерациясы"},
        ),
        ("Үкіметтің № 302 қаулысымен Абай облысы құрылды.", {"Абай облысы"}),
        (
            "Шымкент қаласының бас жоспары Сайрам ауданын қамтиды.",
            {"Шымкент қаласы", "Сайрам ауданы"},
        ),
        (
            "Алматы агломерациясы туралы айтылды. Жиында агломерацияны басқару моделі ұсынылды.",
            {"Алматы агломерациясы"},
        ),
        ("Абай облысы әкімдігінің № 7 қаулысы шықты.", set()),
        ("Қазақстан Республикасының № 148 Заңы бар.", set()),
        ("Отырыс Астана қаласында өтті.", set()),
    ],
)
def test_an_instrument_concerns_what_it_is_about_and_not_whose_it_is(
    text: str, places: set[str], extracted: Extracted
) -> None:
    told = {fact[2] for fact in facts(extracted(text)) if fact[1] == "agl:concerns"}
    assert told == places


def test_the_evidence_is_the_place_and_the_noun(extracted: Extracted) -> None:
    extraction = extracted("Шымкент қаласының бас жоспары бекітілді.")
    fact = next(one for one in extraction.facts if one.predicate == "agl:concerns")
    parts = [extraction.article.text[one.start : one.end] for one in fact.spans]
    assert parts == ["Шымкент қаласының", "жоспары"]
