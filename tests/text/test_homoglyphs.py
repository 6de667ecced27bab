from __future__ import annotations

import pytest
from hypothesis import given

from kg.text import is_cyrillic, repair
from tests.text.awkward_text import any_text, quick

LATIN_IN_CYRILLIC = [
    ("бiр", "бір"),
    ("Аллаhым", "Аллаһым"),
    ("oйын", "ойын"),
    ("раxмет", "рахмет"),
    ("Maған", "Маған"),
    ("Tokты", "Токты"),
    ("CCCР", "СССР"),
    ("Астанa қаласы", "Астана қаласы"),
    ("PECПYБЛИКА", "РЕСПУБЛИКА"),
    ("YКІМЕТ", "ҮКІМЕТ"),
    ("кYн", "күн"),
]
KAZAKH_MIX_UPS = [
    ("əкім", "әкім"),
    ("Ə.Бөкейхан", "Ә.Бөкейхан"),
    ("таӊ", "таң"),
    ("мэселе", "мәселе"),
    ("Эйел", "Әйел"),
    ("oмір", "өмір"),
    ("ɵзен", "өзен"),
]
CYRILLIC_IN_LATIN = [("meіosіs", "meiosis"), ("Мacbook", "Macbook"), ("ХV", "XV")]
MEANT_SO = [
    "Covid-19-дың",
    "IT-компания",
    "e-gov",
    "e-үкімет",
    "WhatsAppпен",
    "Kaspiмен",
    "ITде",
    "OPEC",
    "Əliyev",
    "элемент",
    "мэр",
    "аэропорт",
    "поэзия",
    "орден",
    "https://akorda.kz",
]


@pytest.mark.parametrize(
    ("text", "expected"), LATIN_IN_CYRILLIC + KAZAKH_MIX_UPS + CYRILLIC_IN_LATIN
)
def test_a_word_of_two_alphabets_is_put_into_one(text: str, expected: str) -> None:
    assert repair(text) == expected


@pytest.mark.parametrize("text", MEANT_SO)
def test_legitimate_mixtures_and_whole_words_stay(text: str) -> None:
    assert repair(text) == text


@pytest.mark.parametrize("word", [word for word, _ in LATIN_IN_CYRILLIC + KAZAKH_MIX_UPS])
def test_a_repaired_kazakh_word_is_cyrillic_throughout(word: str) -> None:
    assert all(is_cyrillic(part) for part in repair(word).split())


@quick
@given(any_text)
def test_repair_keeps_the_length_and_repairs_once(text: str) -> None:
    assert len(repair(text)) == len(text)
    assert repair(repair(text)) == repair(text)
