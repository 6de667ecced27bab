from __future__ import annotations

import pytest
from hypothesis import given

from kg.text import retype
from tests.text.awkward_text import any_text, quick


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("0fpf0cnfy", "қазақстан"),
        ("0FPF0CNFY", "ҚАЗАҚСТАН"),
        ("fcnfyf 0fkfcs", "астана қаласы"),
        ("24u3vt", "әңгіме"),
        ("0аза0стан", "қазақстан"),
        ("24г3ме", "әңгіме"),
        ("Н9р-С9лтан", "Нұр-Сұлтан"),
        ("_скемен", "Өскемен"),
        ('"ділет', "Әділет"),
        ("(лттыщ", "Ұлттыщ"),
        ("пщщпду", "google"),
    ],
)
def test_the_likeliest_reading_comes_first(typed: str, meant: str) -> None:
    assert retype(typed)[0] == meant


def test_a_leading_hyphen_may_be_the_key_of_a_letter() -> None:
    assert "өскемен" in retype("-скемен")


def test_quotes_around_a_word_stay() -> None:
    assert retype('"0аза0"')[0] == '"қазақ"'


@pytest.mark.parametrize("text", ["2024", "20-", "", "«...»"])
def test_numbers_and_marks_have_no_other_reading(text: str) -> None:
    assert retype(text) == ()


@pytest.mark.parametrize("text", ["20-сыншы", "2014ж."])
def test_numbers_before_a_suffix_are_meant(text: str) -> None:
    assert not any("қ" in reading or "ә" in reading for reading in retype(text))


@quick
@given(any_text)
def test_readings_differ_from_the_text_and_from_each_other(text: str) -> None:
    readings = retype(text)
    assert text not in readings
    assert len(set(readings)) == len(readings)


@quick
@given(any_text)
def test_readings_keep_the_length(text: str) -> None:
    assert all(len(reading) == len(text) for reading in retype(text))
