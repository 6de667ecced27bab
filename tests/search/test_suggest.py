from __future__ import annotations

import pytest

from kg.search import parse, suggestions
from kg.search.engine import Index


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("мактеп", "мектеп"),
        ("менистр", "министр"),
        ("агломирация", "агломерация"),
        ("агламирациясы", "агломерация"),
        ("агломирацияның", "агломерация"),
        ("title:агломирация", "агломерация"),
        ('"агломирация дамуы"', "агломерация"),
        ("vtrntg", "мектеп"),  # мектеп with the keyboard on Latin letters
        ("vbybcnh", "министр"),
        ("0ала", "қала"),  # қала on the Russian layout, where қ is 0
        ("[f,fhkfls", "хабарлады"),  # х and б are marks on Latin keys
        ("Almatiy", "алматы"),
    ],
)
def test_what_was_perhaps_meant_is_offered_first(index: Index, typed: str, meant: str) -> None:
    assert suggestions(typed, parse(typed), index)[0] == meant


@pytest.mark.parametrize("typed", ["мектеп", "мектепке көпір", "Almaty", "казакстан", "ҚР-да"])
def test_nothing_is_offered_for_words_that_are_known(index: Index, typed: str) -> None:
    assert suggestions(typed, parse(typed), index) == []


@pytest.mark.parametrize("typed", ["ыыыыыы", "жжжж OR ыыыы", "су-ыыыы", "x*", "ъ~", "әб"])
def test_nothing_is_offered_where_nothing_is_near(index: Index, typed: str) -> None:
    assert suggestions(typed, parse(typed), index) == []


def test_at_most_five_words_are_offered(index: Index) -> None:
    typed = "мактеп менистр агломирация азен кпір бюжет қызет"
    assert len(suggestions(typed, parse(typed), index)) == 5
