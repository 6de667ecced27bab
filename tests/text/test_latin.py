from __future__ import annotations

import pytest
from hypothesis import given

from kg.text import ALPHABET, slug, to_latin
from tests.text.awkward_text import any_text, quick

LATIN_LETTERS = "aäbdefgğhıijklmnñoöpqrsştuūüvyz"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Қазақстан Республикасы", "Qazaqstan Respublikasy"),
        ("Бұрыңғы өткен заманда", "Būryñğy ötken zamanda"),
        ("үйіне келіп қоныпты", "üiıne kelıp qonypty"),
        ("шаһарының", "şaharynyñ"),
        ("Ілияс", "Iliias"),
        ("Иран", "İran"),
        ("Түркия", "Türkiia"),
        ("Ядро", "İadro"),
        ("ЯДРО", "İADRO"),
        ("Чемпион", "Tşempion"),
        ("ҰЛТТЫҚ", "ŪLTTYQ"),
        ("Covid-19-дың", "Covid-19-dyñ"),
    ],
)
def test_cyrillic_becomes_the_latin_of_2021(text: str, expected: str) -> None:
    assert to_latin(text) == expected


def test_only_the_31_official_letters_are_used() -> None:
    assert len(LATIN_LETTERS) == 31
    assert set(to_latin(ALPHABET)) == set(LATIN_LETTERS)


def test_capitals_use_the_dotted_and_dotless_i_as_the_small_letters_do() -> None:
    assert to_latin("ІИіи") == "Iİıi"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Қасым-Жомарт Тоқаев", "qasym-jomart-toqaev"),
        ("Шымкент қ.", "shymkent-q"),
        ("Ұлттық банк (ҚР)", "ulttyq-bank-qr"),
        ("2024 жылғы 5 наурыз", "2024-jylgy-5-nauryz"),
        ("İslam", "islam"),
        ("中", "u4e2d"),
        ("½", "1-2"),
        ("«...»", ""),
        ("", ""),
    ],
)
def test_a_slug_is_plain_ascii(text: str, expected: str) -> None:
    assert slug(text) == expected


@quick
@given(any_text)
def test_a_slug_holds_only_small_letters_digits_and_single_hyphens(text: str) -> None:
    made = slug(text)
    assert made.isascii()
    assert made == made.lower()
    assert all(part.isalnum() for part in made.split("-")) or made == ""


@quick
@given(any_text)
def test_a_slug_is_never_empty_for_a_letter_or_digit(text: str) -> None:
    if any(character.isalnum() for character in text):
        assert slug(text)


@quick
@given(any_text)
def test_transliteration_leaves_no_kazakh_letter(text: str) -> None:
    assert not set(to_latin(text)) & set(ALPHABET + ALPHABET.upper())
