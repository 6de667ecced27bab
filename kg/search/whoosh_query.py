"""A query's tree in, Whoosh's query objects out."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from whoosh import query  # type: ignore[import-untyped]

from kg.search.tree import (
    TEXT_FIELDS,
    All,
    Between,
    Fuzzy,
    Leaf,
    Node,
    Not,
    Phrase,
    Prefix,
    Verbatim,
    Word,
)
from kg.search.tree import Any as AnyOf
from kg.search.words import FOLDED, VERBATIM, lemma_of, readings
from kg.text import fold, lower

__all__ = ["whoosh_query"]

_WEIGHTS = {"verbatim": 2.0, "lemma": 1.0, "folded": 0.3, "transliterated": 0.8, "fuzzy": 0.2}
_TITLE_WEIGHT = 2.0
_WHOLE_VALUE = ("type", "source")  # fields of exact values, not of words


def whoosh_query(node: Node) -> Any:
    """What Whoosh is to look for where a person asks for *node*."""
    match node:
        case All(parts):
            return _all(parts)
        case AnyOf(parts):
            return query.Or([whoosh_query(part) for part in parts])
        case Not(part):
            return query.And([query.Every(), query.Not(whoosh_query(part))])
        case Between(first, last):
            return _between(first, last)
        case _:
            return query.Or([_leaf(node, field) for field in _fields(node)])


def _all(parts: Iterable[Node]) -> Any:
    wanted = [whoosh_query(part) for part in parts if not isinstance(part, Not)]
    unwanted = [query.Not(whoosh_query(part.part)) for part in parts if isinstance(part, Not)]
    return query.And([*(wanted or [query.Every()]), *unwanted])


def _between(first: str, last: str) -> Any:
    """Articles whose days and these overlap: a year alone may be any day of that year."""
    ends_late = query.TermRange("last_day", first or "0", None)
    starts_early = query.TermRange("first_day", "0", last or None)
    return query.And([query.ConstantScoreQuery(ends_late), query.ConstantScoreQuery(starts_early)])


def _fields(leaf: Leaf) -> tuple[str, ...]:
    return (leaf.field,) if leaf.field else TEXT_FIELDS


def _leaf(leaf: Leaf, field: str) -> Any:
    boost = _TITLE_WEIGHT if field == "title" else 1.0
    if field in _WHOLE_VALUE:
        return _value(leaf, field)
    match leaf:
        case Word(text):
            terms = [query.Term(field, term, boost * weight) for term, weight in _terms(text)]
            return query.Or(terms)
        case Verbatim(words):
            return _phrase(field, [VERBATIM + lower(word) for word in words], 0, boost)
        case Phrase(words, slop):
            return _phrase_of_forms(field, words, slop, boost)
        case Prefix(text):
            return query.Prefix(field, VERBATIM + lower(text), boost=boost)
        case Fuzzy(text):
            weight = boost * _WEIGHTS["fuzzy"]
            near = query.FuzzyTerm(field, lower(text), boost=weight, maxdist=2, prefixlength=1)
            return query.Or([near, query.Term(field, lemma_of(text), boost)])


def _terms(word: str) -> Iterable[tuple[str, float]]:
    """Every term that a word of a query may be found under, with its weight."""
    lemma = lemma_of(word)
    yield VERBATIM + lower(word), _WEIGHTS["verbatim"]
    yield lemma, _WEIGHTS["lemma"]
    yield FOLDED + fold(lemma), _WEIGHTS["folded"]
    for reading in readings(word):
        yield lemma_of(reading), _WEIGHTS["transliterated"]
        yield FOLDED + fold(lemma_of(reading)), _WEIGHTS["folded"]


def _phrase_of_forms(field: str, words: tuple[str, ...], slop: int, boost: float) -> Any:
    """The phrase by its lemmas, and by every reading of it where it is in Latin letters."""
    variants = [[lemma_of(word) for word in words]]
    read = [readings(word) for word in words]
    if all(read):
        variants += [[lemma_of(word) for word in one] for one in zip(*read, strict=False)]
    variants.append([VERBATIM + lower(word) for word in words])
    return query.Or([_phrase(field, variant, slop, boost) for variant in variants])


def _phrase(field: str, terms: list[str], slop: int, boost: float) -> Any:
    if len(terms) == 1:
        return query.Term(field, terms[0], boost)
    return query.Phrase(field, terms, slop=slop + 1, boost=boost)


def _value(leaf: Leaf, field: str) -> Any:
    """An exact value, or the beginning of one."""
    match leaf:
        case Prefix(text):
            return query.Prefix(field, lower(text))
        case Word(text) | Fuzzy(text):
            return query.Term(field, lower(text))
        case Phrase(words) | Verbatim(words):
            return query.Term(field, lower(" ".join(words)))
