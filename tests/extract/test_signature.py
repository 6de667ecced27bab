"""Who signed an act, by the line under it."""

from __future__ import annotations

import pytest

from tests.extract.conftest import Extracted, facts

HEADING = "Қазақстан Республикасы Үкіметінің 2023 жылғы 1 наурыздағы № 180 қаулысы"
BODY = """
Қазақстан Республикасының Үкіметі ҚАУЛЫ ЕТЕДІ:
1. Қоса беріліп отырған Алматы агломерациясын дамытудың кешенді жоспары бекітілсін.
2. Осы қаулы қол қойылған күнінен бастап қолданысқа енгізіледі.
"""


@pytest.mark.parametrize(
    ("line", "signatory"),
    [
        ("Қазақстан Республикасының Премьер-Министрі Ә. Смайылов", "Ә. Смайылов"),
        ("Қазақстан Республикасының Премьер-Министрі      Әлихан Смайылов", "Әлихан Смайылов"),
    ],
)
def test_the_line_under_an_act_tells_who_signed_it(
    line: str, signatory: str, extracted: Extracted
) -> None:
    told = facts(extracted(HEADING + BODY + line))
    assert (HEADING, "agl:signedBy", signatory, "asserted") in told
    assert (HEADING, "agl:status", "signed", "asserted") in told


@pytest.mark.parametrize(
    "text",
    [
        HEADING + BODY + "Жоспарды Премьер-Министр Әлихан Смайылов таныстырды",
        HEADING + BODY + "Суретті түсірген Әлихан Смайылов",
        "Үкімет отырысы өтті.\nҚазақстан Республикасының Премьер-Министрі Әлихан Смайылов",
    ],
)
def test_a_line_with_a_verb_or_without_an_act_is_no_signature(
    text: str, extracted: Extracted
) -> None:
    assert [fact for fact in facts(extracted(text)) if fact[1] == "agl:signedBy"] == []
