"""A query that found nothing in, what was perhaps meant out; it is offered, never applied."""

from __future__ import annotations

from collections.abc import Iterator

from kg.search.engine import Index
from kg.search.tree import Fuzzy, Loose, Node, Phrase, Prefix, Verbatim, Word, leaves
from kg.search.words import (
    MARKERS,
    MARKS,
    MAX_EDITS,
    distance,
    lemma_of,
    query_terms,
    readings,
    words_of,
)
from kg.text import lower
from kg.text.keyboard import retype

__all__ = ["suggestions"]

_MOST = 5
_SHORT = 5  # letters up to which a word differs by one letter, not two, from what was meant


def suggestions(query: str, tree: Node, index: Index) -> list[str]:
    """Words of the index near the query's unknown words: typed on another layout, or misspelt."""
    found: dict[str, None] = {}
    for typed in query.split():  # punctuation and all: on another layout it is a letter
        if not all(_is_known(word, index) for word in words_of(typed)):
            found.update(dict.fromkeys(_retyped(typed, index)))
    for word in _words(tree):
        if word not in MARKS and not _is_known(word, index):
            found.update(dict.fromkeys(_misspelt(word, index)))
    return list(found)[:_MOST]


def _words(tree: Node) -> Iterator[str]:
    for leaf in leaves(tree):
        match leaf:
            case Phrase(words) | Verbatim(words):
                yield from words
            case Word(text) | Loose(text) | Prefix(text) | Fuzzy(text):
                yield text


def _is_known(word: str, index: Index) -> bool:
    return any(index.knows(term) for term in query_terms(word))


def _retyped(typed: str, index: Index) -> list[str]:
    read = [" ".join(words_of(one)) for one in retype(typed)]
    return [one for one in read if one and all(_is_known(word, index) for word in one.split())]


def _misspelt(word: str, index: Index) -> list[str]:
    """The nearest words first, of equally near ones the most frequent."""
    spelt = (lower(word), lemma_of(word), *map(lemma_of, readings(word)))
    near: list[tuple[int, int, str]] = []
    for wanted in dict.fromkeys(spelt):
        reach = 1 if len(wanted) <= _SHORT else MAX_EDITS
        for term in index.near(wanted):
            edits = distance(wanted, term)
            if edits <= reach and term[0] not in MARKERS and term.isalpha():
                near.append((edits, -index.knows(term), term))
    return [term for _, _, term in sorted(near)][:_MOST]
