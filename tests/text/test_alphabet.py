from __future__ import annotations

import pytest

from kg.text import (
    ALPHABET,
    BACK_VOWELS,
    CONSONANTS,
    FRONT_VOWELS,
    KAZAKH_LETTERS,
    NEUTRAL_VOWELS,
    SONORANT_CONSONANTS,
    VOICED_CONSONANTS,
    VOICELESS_CONSONANTS,
    VOWELS,
    is_cyrillic,
)


def test_the_alphabet_has_42_letters_nine_of_them_kazakh_only() -> None:
    assert len(ALPHABET) == len(set(ALPHABET)) == 42
    assert len(KAZAKH_LETTERS) == 9
    assert set(ALPHABET) > KAZAKH_LETTERS


def test_a_letter_is_a_vowel_a_consonant_or_a_sign() -> None:
    assert set(ALPHABET) == VOWELS | CONSONANTS | set("ъь")
    assert not VOWELS & CONSONANTS


def test_classes_of_vowels_and_of_obstruents_do_not_overlap() -> None:
    assert len(BACK_VOWELS) + len(FRONT_VOWELS) + len(NEUTRAL_VOWELS) == len(VOWELS)
    assert not VOICED_CONSONANTS & VOICELESS_CONSONANTS
    assert not SONORANT_CONSONANTS & (VOICED_CONSONANTS | VOICELESS_CONSONANTS)


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("қазақ", True),
        ("ТМД-ға", True),
        ("Ә.", True),
        ("IT-компания", False),
        ("бiр", False),
        ("2024", False),
        ("", False),
        ("«»", False),
        ("قازاق", False),
    ],
)
def test_a_word_is_cyrillic_when_all_its_letters_are(word: str, expected: bool) -> None:
    assert is_cyrillic(word) is expected
