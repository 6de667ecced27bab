from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.model import Article, Extraction, Metadata, Resolved, Span, Token
from kg.search import Snippet, parse, reasons
from kg.search.wording import wording
from tests.search.conftest import resolved

LONG = (
    "Облыс орталығында өткен жиында сөйлеген шешендер "
    + "өңірдің дамуына қатысты ұсыныстарын ортаға салып, " * 12
    + "жаңа көпір туралы да айтты, "
    + "содан соң жиналғандар пікір алмасып, кеш батқанша тарамады " * 6
    + "дейді."
)


def snippets(article: Article, query: str, most: int = 2) -> list[Snippet]:
    return list(reasons(wording(Extraction(article)), parse(query), most).snippets)


def article_of(key: str, articles: list[Resolved]) -> Article:
    return next(one.extraction.article for one in articles if one.extraction.article.key == key)


def marked(article: Article, query: str) -> list[list[str]]:
    """The marked words of each snippet."""
    return [
        [article.text[mark.start : mark.end] for mark in one.marks]
        for one in snippets(article, query)
    ]


@pytest.mark.parametrize(
    ("key", "query", "words"),
    [
        ("school", "мектеп", [["мектеп"], ["Мектептерде"]]),
        ("school", "мектептерде бала", [["мектеп"], ["Мектептерде", "бала"]]),
        ("school", '="мектептерде"', [["Мектептерде"]]),
        ("city", '"қала әкімдігі"', [["Қала", "әкімдігінің"]]),
        ("city", '"қала әкім"', [["қаласының", "әкімі"]]),
        ("city", "қала әкім", [["Қала"], ["қаласының", "әкімі"]]),
        ("city", "әкімд*", [["әкімдігінің"]]),
        ("city", "аким", [["әкімі"]]),
        ("city", "Almaty", [["Алматы"]]),
        ("finance", '"өсті деді"', [["өсті", "деді"]]),
        ("finance", '"министр есеп"~2', [["Министр", "есепті"]]),
        ("finance", "person:Жәмішев", [["Жәмішев"]]),
        ("finance", "есеп -қала", [["есепті"]]),
        ("kala", "агломирация~", [["Агломерацияның"]]),
        ("school", "title:мектеп", [[]]),  # the first sentence, with nothing marked
        ("school", "source:Хабаршы", [[]]),
        ("school", "date:2014", [[]]),
    ],
)
def test_the_matched_words_are_marked(
    articles: list[Resolved], key: str, query: str, words: list[list[str]]
) -> None:
    assert marked(article_of(key, articles), query) == words


def test_snippets_are_whole_sentences_in_reading_order(articles: list[Resolved]) -> None:
    article = article_of("school", articles)
    assert [one.text for one in snippets(article, "мектеп")] == [
        "Талғарда жаңа мектеп ашылды.",
        "Мектептерде 600 бала оқиды.",
    ]


def test_the_sentence_with_most_of_the_words_is_shown(articles: list[Resolved]) -> None:
    found = snippets(article_of("finance", articles), "министр бюджет", most=1)
    assert [one.text for one in found] == ["ҚР-да бюджет өсті, деді министр."]


def test_a_long_sentence_is_shown_around_its_word_and_cut_between_words() -> None:
    article = resolved("long", LONG).extraction.article
    (one,) = snippets(article, "көпір")
    assert len(one.text) <= 400
    assert "жаңа көпір туралы" in one.text
    for edge in (one.start - 1, one.end):
        assert LONG[edge].isspace()
    assert [article.text[mark.start : mark.end] for mark in one.marks] == ["көпір"]


def test_an_article_without_text_has_no_snippet() -> None:
    assert snippets(resolved("empty", "").extraction.article, "мектеп") == []


@pytest.mark.parametrize(
    ("key", "query", "levels"),
    [
        ("school", "мектептерде", {"мектептерде": ["verbatim", "lemma"]}),
        ("school", "мектепке", {"мектепке": ["lemma"]}),
        ("river", "казакстан", {"казакстан": ["folded"]}),
        ("city", "Almaty", {"Almaty": ["transliterated"]}),
        ("kala", "агломер*", {"агломер*": ["prefix"]}),
        ("kala", "агломирация~", {"агломирация~": ["fuzzy"]}),
        ("city", '"қала әкімдігі"', {'"қала әкімдігі"': ["lemma"]}),
        ("city", "қала -мектеп", {"қала": ["verbatim", "lemma"]}),
        ("school", "мектеп OR трамвай", {"мектеп": ["verbatim", "lemma"]}),
        ("school", "мектеп мектеп", {"мектеп": ["verbatim", "lemma"]}),
        ("school", "date:2014", {}),
    ],
)
def test_each_word_says_on_which_levels_it_matched(
    articles: list[Resolved], key: str, query: str, levels: dict[str, list[str]]
) -> None:
    told = wording(Extraction(article_of(key, articles)))
    assert reasons(told, parse(query)).levels == levels


_WORDS = st.lists(st.sampled_from(["көпір", "а", "ұзақсөз" * 90, "қала", ","]), max_size=250)


@given(_WORDS, st.integers(0, 240))
def test_a_snippet_is_a_slice_of_the_text_and_holds_its_first_mark(
    words: list[str], cut: int
) -> None:
    text = " ".join(words)
    tokens, start = [], 0
    for word in words:
        tokens.append(Token(start, start + len(word), word, word))
        start += len(word) + 1
    bounds = [0, len(" ".join(words[:cut])), len(text)]
    sentences = tuple(
        Span(one + (text[one : one + 1] == " "), two)
        for one, two in pairwise(bounds)
        if two > one + 1
    )
    article = Article("a", "a", "a", text, Metadata(), tokens=tuple(tokens), sentences=sentences)
    for one in snippets(article, "көпір") if sentences else []:
        assert one.text == text[one.start : one.end] != ""
        assert bool(one.marks) == ("көпір" in words)
        for mark in one.marks:
            assert text[mark.start : mark.end] == "көпір"
            assert one.start <= mark.start < mark.end <= one.end
