"""What is looked at of a text only where a query may meet it, against all of the text."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import as_file, files
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.analyse import analysed
from kg.clean import clean
from kg.model import Article, Extraction, Metadata, Source, Stream, Token
from kg.read import Limits, page, sources
from kg.search import parse
from kg.search.haystack import Haystack
from kg.search.matching import Match, matches, words
from kg.search.tree import leaves
from kg.search.wording import wording
from kg.text import fold

_LETTERS = st.sampled_from(
    ["қала", "кала", "Қалаға", "ҚАЛА-да", "İstanbul", "\u212aala", "a", "Σ", "-", "№", "ұ"]
)
_WORDS = st.lists(st.tuples(_LETTERS, _LETTERS | st.just("")), max_size=30)
_QUERIES = st.sampled_from(
    (
        *("қала", "кала", "=қалаға", "қал*", "istanbul", "kala", "қаза~", "ұ", "σ", "a*", "@place"),
        *('"қала кала"', '"қала İstanbul a"~2', '="ҚАЛА-да"', '"@place қала"~3'),
    )
)


def in_all(stream: Stream, query: str, marks: dict[int, tuple[str, ...]]) -> list[Match]:
    lemmas = stream.lemmas.split("\n")
    slices = zip(stream.starts, stream.lengths, strict=True)
    told = [
        (stream.text[start : start + length], lemmas[place], *marks.get(place, ()))
        for place, (start, length) in enumerate(slices)
    ]
    return [one for leaf in leaves(parse(query)) for one in matches(words(told), leaf, "body")]


def in_haystack(stream: Stream, query: str, marks: dict[int, tuple[str, ...]]) -> list[Match]:
    haystack = Haystack(stream, marks)
    return [
        one for leaf in leaves(parse(query)) for one in matches(haystack.about(leaf), leaf, "body")
    ]


@settings(deadline=None, max_examples=200)
@given(_WORDS, _QUERIES, st.dictionaries(st.integers(0, 29), st.just(("@place",)), max_size=5))
def test_a_haystack_holds_every_match(
    told: list[tuple[str, str]], query: str, marks: dict[int, tuple[str, ...]]
) -> None:
    tokens, start = [], 0
    for form, lemma in told:
        tokens.append(Token(start, start + len(form), form, lemma))
        start += len(form) + 1
    text = " ".join(form for form, _ in told)
    article = Article("a", "a", "a", text, Metadata(), tokens=tuple(tokens))
    stream = wording(Extraction(article)).text
    marks = {place: kinds for place, kinds in marks.items() if place < len(told)}
    assert in_haystack(stream, query, marks) == in_all(stream, query, marks)


@pytest.fixture(scope="module")
def corpus() -> list[Article]:
    """Some articles of the bundled corpus, analysed."""
    with as_file(files("kg.corpus").joinpath("articles")) as folder:
        given = [one for one in sources([str(folder)], Limits()) if isinstance(one, Source)]
    return [analysed(clean(page(one))) for one in given[::30]]


def queries(article: Article, chance: Random) -> Iterator[str]:
    """Words of *article* asked for in every way."""
    told = [one for one in article.tokens if one.text.isalpha() and len(one.text) > 2]
    for _ in range(8):
        at = chance.randrange(len(told) - 2)
        one, other = told[at].text, told[at + 1].text
        yield from (one, f"={one}", f"{one[:3]}*", f"{one[:-1]}~", fold(one), told[at].lemma)
        yield from (f'"{one} {other}"', f'"{other} {told[at + 2].text}"~4', f'="{one} {other}"')


def test_it_finds_what_is_found_in_all_of_a_corpus(corpus: list[Article]) -> None:
    chance, found = Random("haystack"), 0
    for article in corpus:
        stream = wording(Extraction(article)).text
        for query in queries(article, chance):
            expected = in_all(stream, query, {})
            found += len(expected)
            assert in_haystack(stream, query, {}) == expected, query
    assert found > 300
