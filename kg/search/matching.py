"""Words of a text and a part of a query in, those that it matched out, with the level."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import chain

from kg.search.tree import TEXT_FIELDS, Fuzzy, Leaf, Loose, Phrase, Prefix, Verbatim, Word
from kg.search.words import (
    LEVELS,
    is_near,
    prefix_terms,
    query_terms,
    question_terms,
    terms_of,
)
from kg.text import lower

__all__ = ["Match", "Words", "matches", "words"]

Terms = tuple[str, ...]
Match = tuple[str, tuple[int, ...]]  # the level, and the places of the tokens
Words = tuple[list[int], list[Terms]]  # places and terms of the tokens that are no marks
Wanted = Callable[[Iterable[Terms]], dict[str, str]]  # the terms that fit, closest first, and how


def words(among: Iterable[tuple[str, ...]]) -> Words:
    """What can be matched of words, each as ``kg.search.words.terms_of`` takes it."""
    terms = list(map(terms_of, among))
    return [place for place, one in enumerate(terms) if one], list(filter(None, terms))


def matches(among: Words, leaf: Leaf, field: str, on: Collection[str] = LEVELS) -> Iterator[Match]:
    """Where *leaf* matches the words of a field of text on some levels, in reading order.

    A name that was asked for in a field of names is looked for in the text as well, since that is
    where the field got it from.
    """
    if leaf.field in ("type", "source") or (leaf.field in TEXT_FIELDS and leaf.field != field):
        return
    places, terms = among
    levels = [_levels(wanted(terms), terms) for wanted in _wanted(leaf, tuple(on))]
    reach = 1 + (leaf.slop if isinstance(leaf, Phrase) else 0)
    dead: set[tuple[int, int]] = set()
    for at in levels[0]:
        if run := _run(levels, [at], reach, dead):
            found = (levels[i][place] for i, place in enumerate(run))
            yield max(found, key=LEVELS.index), tuple(places[place] for place in run)


def _levels(wanted: Mapping[str, str], terms: Sequence[Terms]) -> dict[int, str]:
    """Where any of the *wanted* terms stands, with the level of the first of them there."""
    stands_apart = frozenset(wanted).isdisjoint
    return {
        at: next(level for term, level in wanted.items() if term in one)
        for at, one in enumerate(terms)
        if not stands_apart(one)  # as most do
    }


def _run(
    levels: Sequence[dict[int, str]], run: list[int], reach: int, dead: set[tuple[int, int]]
) -> list[int] | None:
    """The first way to go on from *run*, a place for each of the first words, to all words.

    *dead* are the words with places from which there is none: without it, a word that a text has
    again and again would be tried in as many ways as there are.
    """
    if len(run) == len(levels):
        return run
    if (len(run), run[-1]) in dead:
        return None
    for place in range(run[-1] + 1, run[-1] + reach + 1):
        if place in levels[len(run)] and (found := _run(levels, [*run, place], reach, dead)):
            return found
    dead.add((len(run), run[-1]))
    return None


@lru_cache(maxsize=32)
def _wanted(leaf: Leaf, on: tuple[str, ...]) -> tuple[Wanted, ...]:
    """For each word of *leaf* what finds the terms that fit it on the levels that are *on*."""

    def switched(terms: dict[str, str]) -> dict[str, str]:
        return {term: level for term, level in terms.items() if level in on}

    match leaf:
        case Word(text):
            return (_exactly(switched(query_terms(text))),)
        case Loose(text):
            return (_exactly(switched(question_terms(text))),)
        case Phrase(parts):
            return tuple(_exactly(switched(query_terms(word))) for word in parts)
        case Verbatim(parts):
            exact = ("verbatim", "entity")
            terms = [{k: v for k, v in query_terms(word).items() if v in exact} for word in parts]
            return tuple(_exactly(switched(one)) for one in terms)
        case Prefix(text):
            return (_beginning(switched(prefix_terms(text))),)
        case Fuzzy(text):
            exactly = switched(query_terms(text))
            return (_near(lower(text), exactly) if "fuzzy" in on else _exactly(exactly),)


def _exactly(wanted: dict[str, str]) -> Wanted:
    return lambda _: wanted


def _beginning(wanted: dict[str, str]) -> Wanted:
    beginnings = tuple(wanted)

    def terms_that_begin(terms: Iterable[Terms]) -> dict[str, str]:
        begun = [one for one in set(chain.from_iterable(terms)) if one.startswith(beginnings)]
        found: dict[str, str] = {}
        for beginning, level in wanted.items():
            for term in begun:
                if term.startswith(beginning):
                    found.setdefault(term, level)
        return found

    return terms_that_begin


def _near(word: str, exactly: dict[str, str]) -> Wanted:
    """As the engines do: the lemma is at most two letters away."""
    known: dict[str, bool] = {}  # most lemmas come again with the next article

    def terms_nearby(terms: Iterable[Terms]) -> dict[str, str]:
        found = dict(exactly)
        for lemma in {one[1] for one in terms}:
            if lemma not in known:
                known[lemma] = is_near(word, lemma)
            if known[lemma]:
                found.setdefault(lemma, "fuzzy")
        return found

    return terms_nearby
