"""A query's tree in, out comes what an engine is to look for: terms with weights, joined.

All engines answer alike since each carries out the same plan.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace

from kg.analyse.stop_words import STOP_WORDS
from kg.search.dates import term_ranges
from kg.search.document import NAME_FIELDS, NAME_SLOP
from kg.search.tree import (
    TEXT_FIELDS,
    All,
    Any,
    Between,
    Fuzzy,
    Key,
    Leaf,
    Loose,
    Node,
    Not,
    Phrase,
    Prefix,
    Verbatim,
    Word,
)
from kg.search.words import (
    ENTITY,
    FOLDED,
    LEVELS,
    READINGS,
    VERBATIM,
    lemma_of,
    prefix_terms,
    query_terms,
    question_terms,
    readings,
    value_term,
)
from kg.text import fold, lower

__all__ = [
    "Begins",
    "Dates",
    "Each",
    "Either",
    "Near",
    "Only",
    "Plan",
    "Run",
    "Term",
    "plan",
    "ways",
]

_WEIGHTS = {
    "verbatim": 2.0,
    "lemma": 1.0,
    "entity": 1.0,
    "transliterated": 0.8,
    "prefix": 0.5,
    "folded": 0.3,
    "fuzzy": 0.2,
}
_TITLE_WEIGHT = 2.0
# Of ranked questions, which have many words, most of them in other forms than the answer: chosen
# on the development queries alone, in the middle of wide ranges that do about equally well.
_QUESTION_WEIGHTS = _WEIGHTS | {"verbatim": 0.7, "beginning": 1.0}
_QUESTION_TITLE_WEIGHT = 0.5
_STOP_WORD_WEIGHT = 0.2
_WHOLE_VALUE = ("type", "source")  # fields of exact values, not of words


@dataclass(frozen=True, slots=True)
class Term:
    """A term of a field, ranked by BM25."""

    field: str
    text: str
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Run:
    """Terms in this order, at most *slop* words between two of them, ranked by BM25."""

    field: str
    terms: tuple[str, ...]
    slop: int
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Begins:
    """Terms that begin like this; all articles rank alike."""

    field: str
    text: str
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Near:
    """Lemmas that differ in at most two letters and begin with the same; all rank alike."""

    field: str
    text: str
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Dates:
    """Dates of a field from one term to another, both included (see ``kg.search.dates``)."""

    field: str
    first: str
    last: str


@dataclass(frozen=True, slots=True)
class Only:
    """The article of that key."""

    key: str


@dataclass(frozen=True, slots=True)
class Either:
    """At least one part; without parts nothing."""

    parts: tuple[Plan, ...]


@dataclass(frozen=True, slots=True)
class Each:
    """Every part and none of *without*; without parts every article."""

    parts: tuple[Plan, ...]
    without: tuple[Plan, ...] = ()


Plan = Term | Run | Begins | Near | Dates | Only | Either | Each


def plan(node: Node, levels: Collection[str] = LEVELS) -> Plan:
    """What an engine is to look for where a person asks for *node* on these levels."""
    match node:
        case All(parts):
            return _each(parts, levels)
        case Any(parts):
            return Either(tuple(plan(part, levels) for part in parts))
        case Not():
            return _each((node,), levels)
        case Between(first, last, field):
            return Either(tuple(Dates(field, *ends) for ends in term_ranges(first, last)))
        case Key(key):
            return Only(key)
        case _:
            return Either(tuple(part for _, part in ways(node, levels)))


def _each(parts: Iterable[Node], levels: Collection[str]) -> Each:
    parts = tuple(parts)
    wanted = tuple(plan(part, levels) for part in parts if not isinstance(part, Not))
    return Each(wanted, tuple(plan(part.part, levels) for part in parts if isinstance(part, Not)))


def ways(leaf: Leaf, levels: Collection[str] = LEVELS) -> Iterator[tuple[str, Plan]]:
    """The ways in which a word or phrase is found, each with what it is called: ``lemma in body``.

    In the order of the fields, closest first in each.
    """
    for field in (leaf.field,) if leaf.field else TEXT_FIELDS:
        if field in _WHOLE_VALUE:
            yield f"value in {field}", _value(leaf, field)
            continue
        for level, found in _ways(leaf, field):
            if level in levels:
                yield f"{level} in {field}", replace(found, weight=_weight(leaf, field, level))


def _weight(leaf: Leaf, field: str, level: str) -> float:
    if not isinstance(leaf, Loose):
        return _WEIGHTS[level] * (_TITLE_WEIGHT if field == "title" else 1)
    weight = _QUESTION_WEIGHTS[level] * (_QUESTION_TITLE_WEIGHT if field == "title" else 1)
    says_little = not STOP_WORDS.isdisjoint((lower(leaf.text), lemma_of(leaf.text)))
    return weight * (_STOP_WORD_WEIGHT if says_little else 1)


def _ways(leaf: Leaf, field: str) -> Iterator[tuple[str, Term | Run | Begins | Near]]:
    match leaf:
        case Word(text):
            for term, level in query_terms(text).items():
                yield level, Term(field, term)
        case Loose(text):
            for term, level in question_terms(text).items():
                yield level, Term(field, term)
        case Verbatim(words):
            yield "verbatim", _run(field, map(_verbatim, words), 0)
        case Phrase(words, slop):
            yield from _phrase(field, words, slop)
        case Prefix(text):
            for term, level in prefix_terms(text).items():
                yield level, Begins(field, term)
        case Fuzzy(text):
            yield "fuzzy", Near(field, lower(text))
            yield from _ways(Word(text), field)


def _phrase(field: str, words: tuple[str, ...], slop: int) -> Iterator[tuple[str, Term | Run]]:
    """The phrase on one level throughout, for each level, and for each reading of Latin letters."""
    lemmas = list(map(_lemma, words))
    yield "verbatim", _run(field, map(_verbatim, words), slop)
    yield "lemma", _run(field, lemmas, slop)
    yield "folded", _run(field, map(_folded, lemmas), slop)
    for read in zip(*(readings(word) or (word,) * READINGS for word in words), strict=False):
        spelt = list(map(_lemma, read))
        if spelt != lemmas:
            yield "transliterated", _run(field, spelt, slop)
            yield "folded", _run(field, map(_folded, spelt), slop)


def _verbatim(word: str) -> str:
    return word if word[0] == ENTITY else VERBATIM + lower(word)


def _lemma(word: str) -> str:
    return word if word[0] == ENTITY else lemma_of(word)


def _folded(lemma: str) -> str:
    return lemma if lemma[0] == ENTITY else FOLDED + fold(lemma)


def _run(field: str, terms: Iterable[str], slop: int) -> Term | Run:
    found = tuple(terms)
    if len(found) == 1:
        return Term(field, found[0])
    return Run(field, found, min(slop, NAME_SLOP) if field in NAME_FIELDS else slop)


def _value(leaf: Leaf, field: str) -> Plan:
    """An exact value, or the beginning of one."""
    match leaf:
        case Prefix(text):
            return Begins(field, value_term(text))
        case Word(text) | Loose(text) | Fuzzy(text):
            return Term(field, value_term(text))
        case Phrase(words) | Verbatim(words):
            return Term(field, value_term(" ".join(words)))
