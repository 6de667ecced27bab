from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.text import nfc
from tests.text.awkward_text import any_text, quick


@pytest.mark.parametrize(
    ("text", "expected"),
    [("и\u0306ога", "йога"), ("е\u0308лка", "ёлка"), ("қазақ", "қазақ"), (" «а»  б ", " «а»  б ")],
)
def test_marks_join_their_letter_and_nothing_else_happens(text: str, expected: str) -> None:
    assert nfc(text) == expected


@quick
@given(any_text)
def test_it_is_the_nfc_of_unicode(text: str) -> None:
    assert nfc(text) == unicodedata.normalize("NFC", text)


@quick
@given(st.text("аи\u0301\u0323\u0306\u0344\u0f73\u0f71\u05b0\u3099👍", max_size=120))
def test_long_runs_of_marks_come_out_as_unicode_says(text: str) -> None:
    assert nfc(text * 3) == unicodedata.normalize("NFC", text * 3)


def test_a_megabyte_of_alternating_marks_returns() -> None:
    marks = nfc("а" + "\u0301\u0323" * 500_000)
    assert marks == "а" + "\u0323" * 500_000 + "\u0301" * 500_000
