"""Councils, commissions and working groups, with a name or told by what is done."""

from __future__ import annotations

import pytest

from tests.extract.conftest import Extracted


@pytest.mark.parametrize(
    ("text", "councils"),
    [
        ("Екі өңір бірлескен штаб құрды.", ["штаб"]),
        ("Кеше жұмыс тобы құрылды.", ["жұмыс тобы"]),
        (
            "Ақтөбе агломерациясын дамыту жөніндегі комиссия құрылды. Комиссия жұмысын бастады.",
            ["Ақтөбе агломерациясын дамыту жөніндегі комиссия"],
        ),
        ("Ведомствоаралық комиссия жоспарды мақұлдады.", ["Ведомствоаралық комиссия"]),
        ("Маман оған кеңес берді.", []),
        ("Осы комиссия құрылды.", []),
        ("Музыкалық топ құрылды.", []),
        ("Кеңес Одағы құрылды.", []),
    ],
)
def test_a_council_is_told_by_its_purpose_or_by_being_set_up(
    text: str, councils: list[str], extracted: Extracted
) -> None:
    assert [one.name for one in extracted(text).referents if one.type == "agl:Council"] == councils
