from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.model import Article, Extraction, Metadata, Resolved, Token
from kg.search.document import document
from kg.search.words import (
    distance,
    prefix_terms,
    query_terms,
    readings,
    terms_of,
    terms_of_token,
    value_term,
    words_of,
)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Қала әкімдігі", ["Қала", "әкімдігі"]),
        ("ҚР-да, Нұр-Сұлтанда!", ["ҚР-да", "Нұр-Сұлтанда"]),
        ("gov.kz сайты", ["gov.kz", "сайты"]),
        ("болды.Содан", ["болды", "Содан"]),
        ("3,5 пайыз, 1.000.000 теңге", ["3,5", "пайыз", "1.000.000", "теңге"]),
        ("2024-2025 жж.", ["2024", "2025", "жж"]),
        ("20-сыншы", ["20-сыншы"]),
        ("о'qý", ["о'qý"]),
        ("…!?", []),
    ],
)
def test_words_are_cut_as_the_token_stream_has_them(text: str, words: list[str]) -> None:
    assert words_of(text) == words


@pytest.mark.parametrize(
    ("token", "terms"),
    [
        (Token(0, 9, "Қаласының", "қала"), ("=қаласының", "қала", "~кала", "^қалас")),
        (Token(0, 2, "8)", "8)"), ("=8", "8", "~8", "^8")),
        (Token(0, 3, "жж.", "жж."), ("=жж", "жж", "~жж", "^жж")),
        (Token(0, 1, ",", ","), ()),
        (Token(0, 1, "😀", "😀"), ()),
    ],
)
def test_a_token_has_a_term_on_each_level(token: Token, terms: tuple[str, ...]) -> None:
    assert terms_of_token(token) == terms


def test_a_comma_has_no_terms_so_that_a_phrase_crosses_it() -> None:
    tokens = (Token(0, 4, "өсті", "өс"), Token(4, 5, ",", ","), Token(6, 10, "деді", "де"))
    article = Article("a", "a", "a", "өсті, деді", Metadata(), tokens=tokens)
    body = document(Resolved(Extraction(article))).words["body"]
    assert [terms_of(word)[:1] for word in body] == [("=өсті",), (), ("=деді",)]


@pytest.mark.parametrize(
    ("word", "term", "level"),
    [
        ("Мектепке", "=мектепке", "verbatim"),
        ("Мектепке", "мектеп", "lemma"),
        ("қалада", "~кала", "folded"),
        ("Zhamishev", "жәмішев", "transliterated"),
    ],
)
def test_a_word_is_looked_for_on_every_level(word: str, term: str, level: str) -> None:
    assert query_terms(word)[term] == level


def test_only_words_of_latin_letters_have_readings() -> None:
    assert readings("2014") == readings("қала") == ()
    assert "Алматы" in readings("Almaty")


@pytest.mark.parametrize(
    ("beginning", "terms"),
    [
        ("казак", {"=казак": "prefix", "казак": "prefix", "~казак": "folded"}),
        ("қаз", {"=қаз": "prefix", "қаз": "prefix"}),
    ],
)
def test_a_beginning_without_kazakh_letters_may_be_one_typed_without_them(
    beginning: str, terms: dict[str, str]
) -> None:
    assert prefix_terms(beginning) == terms


def test_a_value_is_known_without_its_punctuation() -> None:
    assert value_term("«Қала» газеті") == value_term("қала газеті") == "қала газеті"


@pytest.mark.parametrize(
    ("one", "other", "edits"),
    [("қала", "қала", 0), ("қала", "қалам", 1), ("әкім", "аким", 2), ("", "үй", 2)],
)
def test_the_distance_of_words_counts_letters(one: str, other: str, edits: int) -> None:
    assert distance(one, other) == distance(other, one) == edits


_SHORT = st.text("абв", max_size=7)


@given(_SHORT, _SHORT)
def test_the_distance_of_words_is_that_of_its_definition(one: str, other: str) -> None:
    @cache
    def edits(left: int, right: int) -> int:
        if not left or not right:
            return left + right
        changed = edits(left - 1, right - 1) + (one[left - 1] != other[right - 1])
        return min(changed, edits(left - 1, right) + 1, edits(left, right - 1) + 1)

    assert distance(one, other) == edits(len(one), len(other))
