from __future__ import annotations

import pytest
from hypothesis import given

from kg.text import capitalise, lower, upper
from tests.text.awkward_text import any_text, quick


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ҚАЗАҚСТАН", "қазақстан"),
        ("Әңгіме ҮШІН", "әңгіме үшін"),
        ("ҺӨҰҒІ", "һөұғі"),
        ("İslam", "islam"),
        ("IT-компания", "it-компания"),
        ("", ""),
    ],
)
def test_lower_case_keeps_kazakh_letters_and_length(text: str, expected: str) -> None:
    assert lower(text) == expected
    assert len(expected) == len(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [("мәжіліс", "МӘЖІЛІС"), ("үкімет һәм", "ҮКІМЕТ ҺӘМ"), ("straße", "STRAßE"), ("ﬁ", "ﬁ")],
)
def test_upper_case_leaves_what_would_grow(text: str, expected: str) -> None:
    assert upper(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("астана", "Астана"),
        ("«астана»", "«Астана»"),
        ("ӨСКЕМЕН", "Өскемен"),
        ("2-мектеп", "2-Мектеп"),
        ("...", "..."),
        ("", ""),
    ],
)
def test_capitals_go_to_the_first_letter_only(text: str, expected: str) -> None:
    assert capitalise(text) == expected


@quick
@given(any_text)
def test_no_change_of_case_ever_changes_the_length(text: str) -> None:
    assert len(lower(text)) == len(upper(text)) == len(capitalise(text)) == len(text)


@quick
@given(any_text)
def test_each_character_is_changed_where_it_stands(text: str) -> None:
    middle = len(text) // 2
    assert upper(text) == upper(text[:middle]) + upper(text[middle:])
