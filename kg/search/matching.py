"""A token stream and a part of a query in, the tokens that it matched out, with the level."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from functools import lru_cache

from kg.model import Token
from kg.search.tree import TEXT_FIELDS, Fuzzy, Leaf, Loose, Phrase, Prefix, Verbatim, Word
from kg.search.words import (
    LEVELS,
    MARKERS,
    MAX_EDITS,
    distance,
    prefix_terms,
    query_terms,
    question_terms,
    terms_of_token,
)
from kg.text import lower

__all__ = ["Match", "Words", "matches", "words"]

Terms = tuple[str, ...]
Match = tuple[str, tuple[int, ...]]  # the level, and the places of the tokens
Words = tuple[list[int], list[Terms]]  # places and terms of the tokens that are no marks


def words(tokens: Sequence[Token], marks: Mapping[int, Terms] | None = None) -> Words:
    """What can be matched of a token stream, with the entity marks of tokens by their places."""
    terms = list(map(terms_of_token, tokens))
    for place, kinds in (marks or {}).items():
        terms[place] = terms[place] and (*terms[place], *kinds)
    places = [place for place, one in enumerate(terms) if one]
    return places, [one for one in terms if one]


def matches(among: Words, leaf: Leaf, field: str, on: Collection[str] = LEVELS) -> Iterator[Match]:
    """Where *leaf* matches the words of a field of text on some levels, in reading order.

    A name that was asked for in a field of names is looked for in the text as well, since that is
    where the field got it from.
    """
    if leaf.field in ("type", "source") or (leaf.field in TEXT_FIELDS and leaf.field != field):
        return
    places, terms = among
    levels = _levels(leaf, tuple(on))
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
def _levels(leaf: Leaf, on: tuple[str, ...]) -> tuple[_Levels, ...]:
    """The levels of each word of *leaf*, those alone that are *on*."""

    def switched(terms: dict[str, str]) -> dict[str, str]:
        return {term: level for term, level in terms.items() if level in on}

    match leaf:
        case Word(text):
            tests = [_test_of(switched(query_terms(text)))]
        case Loose(text):
            tests = [_test_of(switched(question_terms(text)))]
        case Phrase(parts):
            tests = [_test_of(switched(query_terms(word))) for word in parts]
        case Verbatim(parts):
            exact = ("verbatim", "entity")
            terms = [{k: v for k, v in query_terms(word).items() if v in exact} for word in parts]
            tests = [_test_of(switched(one)) for one in terms]
        case Prefix(text):
            tests = [_test_of_beginnings(switched(prefix_terms(text)))]
        case Fuzzy(text):
            exactly = _test_of(switched(query_terms(text)))
            tests = [_test_of_near(lower(text), exactly) if "fuzzy" in on else exactly]
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
    """As the engines do: the lemma is at most two letters away."""

    def level(terms: Terms) -> str:
        lemma = next(term for term in terms if term[0] not in MARKERS)
        near = abs(len(lemma) - len(word)) <= MAX_EDITS and distance(word, lemma) <= MAX_EDITS
        return exact(terms) or ("fuzzy" if near else "")

    return level
