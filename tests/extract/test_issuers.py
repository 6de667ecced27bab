"""Whose decision it is, by its name."""

from __future__ import annotations

import pytest

from tests.extract.conftest import Extracted, facts


@pytest.mark.parametrize(
    ("text", "issuers"),
    [
        (
            "Үкіметтің 2016 жылғы 24 мамырдағы № 302 қаулысы жарияланды.",
            {"Қазақстан Республикасының Үкіметі"},
        ),
        (
            "Алматы облыстық мәслихатының 2021 жылғы № 12-63 шешіміне өзгеріс енгізілді.",
            {"Алматы облыстық мәслихаты"},
        ),
        ("Қаржы министрлігінің № 41 бұйрығы бар.", {"Қазақстан Республикасының Қаржы министрлігі"}),
        ("2016 жылғы 24 мамырдағы № 302 қаулы жарияланды.", set()),
        ("Үкіметтің кешенді жоспары жарияланды.", set()),
        ("Алматы агломерациясын дамыту жөніндегі кеңесті құру туралы № 5 өкім бар.", set()),
    ],
)
def test_the_name_of_a_decision_tells_who_issued_it(
    text: str, issuers: set[str], extracted: Extracted
) -> None:
    found = facts(extracted(text))
    assert {value for _, predicate, value, _ in found if predicate == "agl:adoptedBy"} == issuers
