from __future__ import annotations

import pytest
from hypothesis import given

from kg.text import ALPHABET, KAZAKH_LETTERS, fold
from tests.text.awkward_text import any_text, quick


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Қазақстан", "казакстан"),
        ("Өскемен", "оскемен"),
        ("Үржар", "уржар"),
        ("ұлттық қауіпсіздік", "улттык кауипсиздик"),
        ("ғылым", "гылым"),
        ("таң", "тан"),
        ("әкім", "аким"),
        ("айдаһар", "айдахар"),
        ("Королёв", "королев"),
        ("май", "май"),
    ],
)
def test_kazakh_folds_to_what_a_russian_keyboard_types(text: str, expected: str) -> None:
    assert fold(text) == expected


def test_no_kazakh_letter_survives() -> None:
    assert not set(fold(ALPHABET)) & KAZAKH_LETTERS


@quick
@given(any_text)
def test_folding_keeps_the_length_and_folds_once(text: str) -> None:
    assert len(fold(text)) == len(text)
    assert fold(fold(text)) == fold(text)
