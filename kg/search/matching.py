"""A token stream and a part of a query in, the tokens that it matched out, with the level."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache

from kg.model import Token
from kg.search.tree import TEXT_FIELDS, Fuzzy, Leaf, Phrase, Prefix, Verbatim, Word
from kg.search.words import (
    FOLDED,
    MAX_EDITS,
    VERBATIM,
    distance,
    prefix_terms,
    query_terms,
    terms_of_token,
)
from kg.text import lower

__all__ = ["LEVELS", "Match", "Words", "matches", "words"]

LEVELS = ("verbatim", "lemma", "transliterated", "prefix", "folded", "fuzzy")  # closest first
Terms = tuple[str, ...]
Match = tuple[str, tuple[int, ...]]  # the level, and the places of the tokens
Words = tuple[list[int], list[Terms]]  # places and terms of the tokens that are no marks


def words(tokens: Sequence[Token]) -> Words:
    """What can be matched of a token stream."""
    terms = list(map(terms_of_token, tokens))
    places = [place for place, one in enumerate(terms) if one]
    return places, [one for one in terms if one]


def matches(among: Words, leaf: Leaf, field: str) -> Iterator[Match]:
    """Where *leaf* matches the words of a field of text, in reading order.

    A name that was asked for in a field of names is looked for in the text as well, since that is
    where the field got it from.
    """
    if leaf.field in ("type", "source") or (leaf.field in TEXT_FIELDS and leaf.field != field):
        return
    places, terms = among
    levels = _levels(leaf)
    reach = 1 + (leaf.slop if isinstance(leaf, Phrase) else 0)
    for at, level in enumerate(map(levels[0].__getitem__, terms)):
        if level:
            for run in _runs(levels, terms, [at], reach):
                found = (levels[i][terms[place]] for i, place in enumerate(run))
                yield max(found, key=LEVELS.index), tuple(places[place] for place in run)
                break


class _Levels(dict[Terms, str]):
    """The level on which a token's terms match one word of a query, '' for none.

    Filled as tokens are met: most words of a text come again and again.
    """

    def __init__(self, level: Callable[[Terms], str]) -> None:
        super().__init__()
        self._level = level

    def __missing__(self, terms: Terms) -> str:
        self[terms] = level = self._level(terms)
        return level


def _runs(
    levels: Sequence[_Levels], terms: list[Terms], run: list[int], reach: int
) -> Iterator[list[int]]:
    """Every way to go on from *run*, a place for each of the first words, to one for all words."""
    if len(run) == len(levels):
        yield run
        return
    for place in range(run[-1] + 1, min(run[-1] + reach + 1, len(terms))):
        if levels[len(run)][terms[place]]:
            yield from _runs(levels, terms, [*run, place], reach)


@lru_cache(maxsize=32)
def _levels(leaf: Leaf) -> tuple[_Levels, ...]:
    """The levels of each word of *leaf*."""
    match leaf:
        case Word(text):
            tests = [_test_of(query_terms(text))]
        case Phrase(parts):
            tests = [_test_of(query_terms(word)) for word in parts]
        case Verbatim(parts):
            tests = [_test_of({VERBATIM + lower(word): "verbatim"}) for word in parts]
        case Prefix(text):
            tests = [_test_of_beginnings(prefix_terms(text))]
        case Fuzzy(text):
            tests = [_test_of_near(lower(text), _test_of(query_terms(text)))]
    return tuple(map(_Levels, tests))


def _test_of(wanted: dict[str, str]) -> Callable[[Terms], str]:
    def level(terms: Terms) -> str:
        if wanted.keys().isdisjoint(terms):  # as most are
            return ""
        return next(found for term, found in wanted.items() if term in terms)

    return level


def _test_of_beginnings(wanted: dict[str, str]) -> Callable[[Terms], str]:
    def level(terms: Terms) -> str:
        return next(
            (
                found
                for beginning, found in wanted.items()
                if any(term.startswith(beginning) for term in terms)
            ),
            "",
        )

    return level


def _test_of_near(word: str, exact: Callable[[Terms], str]) -> Callable[[Terms], str]:
    """As the engines do: the lemma is at most two letters away and begins with the same one."""

    def level(terms: Terms) -> str:
        lemmas = [term for term in terms if term[0] not in (VERBATIM, FOLDED)]
        near = any(
            one[0] == word[0]
            and abs(len(one) - len(word)) <= MAX_EDITS
            and distance(word, one) <= MAX_EDITS
            for one in lemmas
        )
        return exact(terms) or ("fuzzy" if near else "")

    return level
