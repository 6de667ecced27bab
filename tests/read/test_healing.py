"""Line breaks of PDFs: which hyphens go and which stay."""

from __future__ import annotations

import pytest

from kg.read.healing import Healer


@pytest.mark.parametrize(
    ("before", "after", "joined"),
    [
        ("жаңа мек-", "теп ашылды", "жаңа мектеп ашылды"),
        ("жаңа мек\u00ad", "теп ашылды", "жаңа мектеп ашылды"),
        ("облыс әкімді-", "гінің отырысы", "облыс әкімдігінің отырысы"),
        ("қала-", "ларда", "қалаларда"),
        ("жаңа", "мектеп", "жаңа мектеп"),
        ("президент –", "мемлекет басшысы", "президент – мемлекет басшысы"),
        ("президент -", "мемлекет басшысы", "президент - мемлекет басшысы"),
    ],
)
def test_a_word_broken_at_a_syllable_is_put_together(before: str, after: str, joined: str) -> None:
    assert Healer([]).joined(before, after) == joined


@pytest.mark.parametrize(
    "word",
    [
        "Нұр-Сұлтан",
        "Нұр-Сұлтандағы",
        "сондай-ақ",
        "оқу-ағарту",
        "іс-шара",
        "іс-шараларды",
        "ата-аналар",
        "бірте-бірте",
        "талап-тілек",
        "премьер-министрдің",
        "2020-жылы",
        "17-сі",
        "БҰҰ-ның",
        "COVID-19",
        "Қ.-Ж.",
        "Әл-Фараби",
        "Алматы-Астана",
        "екі-үш",
    ],
)
def test_the_hyphen_of_a_compound_stays(word: str) -> None:
    first, _, second = word.partition("-")
    assert Healer([]).joined(f"бұл {first}-", f"{second} туралы") == f"бұл {word} туралы"


def test_an_unknown_compound_stays_if_the_document_writes_it_so_within_a_line() -> None:
    lines = ["дала мен құмшық-тоғайлы жер", "құмшық-", "тоғайды кесті"]
    assert Healer(lines).healed(lines[1:]) == "құмшық-тоғайды кесті"


def test_a_word_that_the_document_writes_in_one_is_put_together() -> None:
    lines = ["биыл мұғалімдер келді", "жаңа мұға-", "лімдер келді"]
    assert Healer([]).joined("МҰҒА-", "ЛІМДЕР") == "МҰҒА-ЛІМДЕР"  # the parts differ in harmony
    assert Healer(lines).healed(lines[1:]) == "жаңа мұғалімдер келді"


def test_an_address_keeps_its_hyphen() -> None:
    assert Healer([]).joined("https://egov.kz/jana-", "bet ашық") == "https://egov.kz/jana-bet ашық"
