"""A query that found nothing in, what was perhaps meant out; it is offered, never applied."""

from __future__ import annotations

from collections.abc import Iterator

from kg.search.engine import Index
from kg.search.tree import Node, Phrase, Word, leaves
from kg.search.words import FOLDED, VERBATIM, lemma_of
from kg.text.keyboard import retype

__all__ = ["suggestions"]

_MOST = 5


def suggestions(tree: Node, index: Index) -> list[str]:
    """Words of the index near the query's unknown words: typed on another layout, or misspelt."""
    found: dict[str, None] = {}
    for word in _words(tree):
        if not index.knows(lemma_of(word)):
            found.update(dict.fromkeys(_retyped(word, index)))
            found.update(dict.fromkeys(_misspelt(word, index)))
    return list(found)[:_MOST]


def _words(tree: Node) -> Iterator[str]:
    for leaf in leaves(tree):
        if isinstance(leaf, Phrase):
            yield from leaf.words
        elif isinstance(leaf, Word):
            yield leaf.text


def _retyped(word: str, index: Index) -> list[str]:
    return [one for one in retype(word) if one != word and index.knows(lemma_of(one))]


def _misspelt(word: str, index: Index) -> list[str]:
    near = [term for term in index.near(lemma_of(word)) if term[0] not in (VERBATIM, FOLDED)]
    return sorted(near, key=lambda term: (-index.knows(term), term))[:_MOST]
