"""A query's tree in, Whoosh's query objects out."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

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
from kg.search.whoosh_import import query
from kg.search.words import (
    FOLDED,
    MAX_EDITS,
    READINGS,
    VERBATIM,
    lemma_of,
    prefix_terms,
    query_terms,
    readings,
    value_term,
)
from kg.text import fold, lower

__all__ = ["whoosh_query"]

_WEIGHTS = {
    "verbatim": 2.0,
    "lemma": 1.0,
    "transliterated": 0.8,
    "prefix": 0.5,
    "folded": 0.3,
    "fuzzy": 0.2,
}
_TITLE_WEIGHT = 2.0
_WHOLE_VALUE = ("type", "source")  # fields of exact values, not of words


def whoosh_query(node: Node) -> Any:
    """What Whoosh is to look for where a person asks for *node*."""
    match node:
        case All(parts):
            return _all(parts)
        case AnyOf(parts):
            return query.Or([whoosh_query(part) for part in parts])
        case Not():
            return _all((node,))
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
            return _word(field, text, boost)
        case Verbatim(words):
            return _phrase(field, [VERBATIM + lower(word) for word in words], 0, boost)
        case Phrase(words, slop):
            return _phrase_of_forms(field, words, slop, boost)
        case Prefix(text):
            return query.Or(
                [
                    query.Prefix(field, term, boost=boost * _WEIGHTS[level])
                    for term, level in prefix_terms(text).items()
                ]
            )
        case Fuzzy(text):
            near = query.FuzzyTerm(
                field, lower(text), boost * _WEIGHTS["fuzzy"], MAX_EDITS, prefixlength=1
            )
            return query.Or([near, _word(field, text, boost)])


def _word(field: str, word: str, boost: float) -> Any:
    return query.Or(
        [
            query.Term(field, term, boost * _WEIGHTS[level])
            for term, level in query_terms(word).items()
        ]
    )


def _phrase_of_forms(field: str, words: tuple[str, ...], slop: int, boost: float) -> Any:
    """The phrase on one level throughout, for each level, and for each reading of Latin letters."""
    lemmas = [lemma_of(word) for word in words]
    variants = [
        ("verbatim", [VERBATIM + lower(word) for word in words]),
        ("lemma", lemmas),
        ("folded", [FOLDED + fold(lemma) for lemma in lemmas]),
    ]
    for read in zip(*(readings(word) or (word,) * READINGS for word in words), strict=False):
        spelt = [lemma_of(word) for word in read]
        if spelt != lemmas:
            variants.append(("transliterated", spelt))
            variants.append(("folded", [FOLDED + fold(lemma) for lemma in spelt]))
    return query.Or(
        [_phrase(field, terms, slop, boost * _WEIGHTS[level]) for level, terms in variants]
    )


def _phrase(field: str, terms: list[str], slop: int, boost: float) -> Any:
    if len(terms) == 1:
        return query.Term(field, terms[0], boost)
    return query.Phrase(field, terms, slop=slop + 1, boost=boost)


def _value(leaf: Leaf, field: str) -> Any:
    """An exact value, or the beginning of one."""
    match leaf:
        case Prefix(text):
            return query.Prefix(field, value_term(text))
        case Word(text) | Fuzzy(text):
            return query.Term(field, value_term(text))
        case Phrase(words) | Verbatim(words):
            return query.Term(field, value_term(" ".join(words)))
