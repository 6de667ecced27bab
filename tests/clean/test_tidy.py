"""Lines as articles store them."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given

from kg.clean.tidy import tidy
from tests.text.awkward_text import any_text, quick


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Мектеп ашылды.", "Мектеп ашылды."),
        ("  Мектеп\t ашылды. \r", "Мектеп ашылды."),
        ("2\u00a0500\u202fтеңге\u2003бөлінді", "2 500 теңге бөлінді"),
        ("агло\u00adме\u00adрация", "агломерация"),
        ("мек\u200bтеп\u200d\u2060\ufeff", "мектеп"),
        ("\u202eмектеп\u202c\u200f", "мектеп"),
        ("и\u0306од", "йод"),
        ("и\u200b\u0306од", "йод"),
        ("мек\x00\x1bтеп\x7f", "мектеп"),
        ("а\x0bб\x85в", "а б в"),
        ("мектеп\ud83d", "мектеп"),
        ("мектеп\ufffe\uffff", "мектеп"),
        ("мектеп \ufffd", "мектеп \ufffd"),
        ("«Көпір» – 200 м²", "«Көпір» – 200 м²"),
        ("\u200b\ufeff", ""),
        ("", ""),
    ],
)
def test_a_line_keeps_what_can_be_read(line: str, expected: str) -> None:
    assert tidy(line) == expected


@quick
@given(any_text)
def test_a_tidy_line_is_composed_and_fit_for_every_format(line: str) -> None:
    made = tidy(line)
    assert unicodedata.is_normalized("NFC", made)
    made.encode("utf-8")
    assert not {unicodedata.category(one) for one in made} & {"Cc", "Cf", "Cs", "Zl", "Zp"}
    assert "  " not in made
    assert made == made.strip() == tidy(made)


def test_a_heap_of_accents_takes_no_longer_than_its_length() -> None:
    assert tidy("а" + "\u0301\u0323" * 200_000).startswith("а")
