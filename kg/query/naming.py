"""A name as people write it in, the things of a graph that may be meant out, each with a score."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from math import log
from typing import TYPE_CHECKING, Any

from kg.extract.classes import kinds_of
from kg.model import Referent
from kg.query.alike import (
    BEGIN,
    INFLECTED,
    Match,
    Words,
    best_match,
    variants,
    words_of,
    written_alike,
)
from kg.query.named_things import CLASSES, NamedThings, named_things
from kg.query.postings import Gathering, Postings
from kg.resolve.authority import linked
from kg.resolve.candidates import keys
from kg.resolve.identity import type_segment
from kg.resolve.spelling import plain_words, skeleton
from kg.resolve.verdicts import NameRecord, family
from kg.search.words import lemma_of
from kg.text import lower, nfc

if TYPE_CHECKING:
    from pyoxigraph import Store

__all__ = ["Naming"]

_BLOCK = 200  # names of one key that are looked at
_BY_WORDS = 32  # names that share words that are looked at
_FREQUENT = 2000  # names that share a word: more tell nothing, unless there is no rarer word
_NEAR = 24  # words of the graph that an unknown word may be meant for
_ENDINGS = 200  # words of the graph that a beginning may be continued to
_ENTRY, _NOT_LISTED = 97.0, 80.0  # what an entry of the lists gets, what others of its name get
_LISTED = tuple(
    sorted(
        {"agl:Person", "org:Post", "agl:AdministrativeUnit"}
        | kinds_of("agl:Organization").intersection(CLASSES)
    )
)


class Naming:
    """The names of a graph, made once and asked often, by several threads at a time.

    It takes some seconds for 100,000 things.  *base_iri* begins the IRIs of what the lists know.
    """

    def __init__(self, store: Store, base_iri: str) -> None:
        self.things, self._base_iri = named_things(store), base_iri
        self._families = tuple(dict.fromkeys(map(family, self._kinds_there())))
        self._postings, self._vocabulary, names_of = _indexed(self.things)
        self._weights = {word: self._of_length(names) for word, names in names_of.items()}

    def matches(self, name: str, kinds: Collection[str] = CLASSES) -> list[Match]:
        """What *name* may be a name of, of these narrowest classes, each thing once, best first.

        Things that are alike in all else stand in the order of how many articles speak of them.
        """
        name = " ".join(nfc(name).split())
        thing = self.thing(name)
        if thing is not None and self.things.kind(thing) in kinds:
            return [Match(thing, 100.0, name, is_identifier=True)]
        best: dict[int, Match] = {}
        for variant, penalty in variants(name):
            is_read = penalty < INFLECTED  # words are found by their lemmas anyway
            for match in self._of_variant(variant, kinds, by_words=is_read):
                known = best.get(match.thing)
                best[match.thing] = (
                    match.less(penalty) if known is None else known.with_(match, penalty)
                )
        articles = self.things.articles
        found = self._told_apart(best.values(), lower(name))
        return sorted(found, key=lambda one: (-one.score, -articles[one.thing], one.thing))

    def thing(self, identifier: str) -> int | None:
        """The thing of an IRI, of the part of one behind the base, of a KATO or Wikidata code."""
        things = self.things
        for known in (identifier, self._base_iri + identifier):
            if known in things.number:
                return things.number[known]
        return things.codes.get(identifier.rpartition("/")[2])

    def compared(self, name: str, thing: int) -> Match:
        """How well *name* is one of the names of that thing."""
        things, words = self.things, self._words(name)
        first = bisect_left(things.things, thing, 0, things.written)
        last = bisect_left(things.things, thing + 1, 0, things.written)
        kind = things.kind(thing)
        found = (
            best_match(thing, kind, name, known, words, self._weight)
            for known in things.names[first:last]
        )
        return max(found, key=lambda one: one.score, default=Match(thing, 0.0, name))

    def beginning(self, prefix: str, kinds: Collection[str] = CLASSES) -> list[int]:
        """The things that have a name whose last words begin so; those of most articles first."""
        thing = self.thing(prefix.strip())
        if thing is not None:
            return [thing]
        *whole, last = plain_words(prefix) or ("",)
        found = self._continued(skeleton(last)) if last else set()
        for word in whole:
            found &= set(self._names_of_word(skeleton(word)).tolist())
        begun, things = lower(nfc(prefix)).strip(), self.things
        ranked: dict[int, tuple[Any, ...]] = {}
        for number in found:
            thing, name = things.things[number], things.names[number]
            if things.kind(thing) in kinds:
                begins = not lower(name).startswith(begun)
                rank = (begins, -things.articles[thing], len(name), name)
                ranked[thing] = min(ranked.get(thing, rank), rank)
        return sorted(ranked, key=lambda one: (ranked[one], one))

    def _told_apart(self, matches: Collection[Match], name: str) -> Iterable[Match]:
        """Less for what goes by a name now and then that the lists have for another.

        ``Алматы`` is the city's name, though some article says so of the region.
        """
        listed = {self.things.kind(one.thing) for one in matches if one.is_listed}
        for one in matches:
            is_another = self.things.kind(one.thing) in listed and not one.is_listed
            preferred = self.things.labels[one.thing].values()
            if is_another and name not in map(lower, preferred):
                yield replace(one, score=min(one.score, _NOT_LISTED))
            else:
                yield one

    def _of_variant(self, name: str, kinds: Collection[str], *, by_words: bool) -> Iterable[Match]:
        words = self._words(name)
        looked_at: dict[int, None] = {}
        for number in self._postings.of(("exact", lower(name))).tolist():
            looked_at[number] = None
        for wide in self._families:
            for key in keys(NameRecord("", wide, name)):
                for number in self._postings.of(key)[:_BLOCK].tolist():
                    looked_at[number] = None
        for number in self._by_words(words) if by_words else ():
            looked_at[number] = None
        things = self.things
        for number in looked_at:
            thing = things.things[number]
            if things.kind(thing) in kinds:
                known = things.names[number]
                yield best_match(thing, things.kind(thing), name, known, words, self._weight)
        yield from self._listed(name, kinds)

    def _listed(self, name: str, kinds: Collection[str]) -> Iterable[Match]:
        """The entries of the authority lists that go by *name*, as far as the graph has them."""
        for kind in _LISTED:
            code = linked(Referent(kind, name)).code if kind in kinds else None
            iri = f"{self._base_iri}id/{type_segment(kind)}/{code}"
            if code and iri in self.things.number:
                thing = self.things.number[iri]
                yield Match(thing, _ENTRY, name, ("an entry of the lists",), is_listed=True)

    def _words(self, name: str) -> Words:
        """The words of *name*, unknown ones with those that they may be meant for."""
        found = []
        for known in words_of(name):
            is_known = any(len(self._names_of_word(form)) for form in known)
            found.append(known if is_known else (*known, *self._near(known[0])))
        return tuple(found)

    def _near(self, word: str) -> Sequence[str]:
        """The words of the graph that are a letter apart, of those that begin as *word* does."""
        begun, length, found = word[:BEGIN], len(word), []
        for at in range(bisect_left(self._vocabulary, begun), len(self._vocabulary)):
            other = self._vocabulary[at]
            if not other.startswith(begun):
                break
            if -2 < len(other) - length < 2 and written_alike(word, other):
                found.append(other)
        return found[:_NEAR]

    def _by_words(self, words: Words) -> Sequence[int]:
        """The names that share the weightiest of *words*."""
        import numpy as np

        groups = [[self._names_of_word(form) for form in known] for known in words]
        sized = sorted(((sum(map(len, one)), at) for at, one in enumerate(groups)))
        there = [(size, groups[at]) for size, at in sized if size]
        rare = [arrays for size, arrays in there if size <= _FREQUENT]
        if not there:
            return []
        rare = rare or [[array[:_FREQUENT] for array in there[0][1]]]
        numbers = np.unique(np.concatenate([array for arrays in rare for array in arrays]))
        weights = np.zeros(len(numbers))
        for size, arrays in there:  # a frequent word chooses among what rarer ones have found
            weights += self._of_length(size) * np.any([_held(numbers, one) for one in arrays], 0)
        best = np.lexsort((numbers, -weights))[:_BY_WORDS]
        return [int(one) for one in numbers[best]]

    def _names_of_word(self, form: str) -> Any:
        return self._postings.of(("word", form))

    def _weight(self, form: str) -> float:
        """How much a word tells: the fewer names have it, the more."""
        return self._weights.get(form) or self._of_length(0)

    def _of_length(self, names: int) -> float:
        return log(2 + self.things.written / (1 + names))

    def _continued(self, begun: str) -> set[int]:
        """The names with a word that begins so."""
        at, found = bisect_left(self._vocabulary, begun), set[int]()
        for word in self._vocabulary[at : at + _ENDINGS]:
            if not word.startswith(begun):
                break
            found.update(self._names_of_word(word).tolist())
        return found

    def _kinds_there(self) -> list[str]:
        return [CLASSES[place] for place in sorted(set(self.things.kinds))]


def _held(numbers: Any, held: Any) -> Any:
    """Which of *numbers* are among those that are *held*, sorted."""
    import numpy as np

    if not len(held):
        return np.zeros(len(numbers), bool)
    at = np.minimum(np.searchsorted(held, numbers), len(held) - 1)
    return held[at] == numbers


def _indexed(things: NamedThings) -> tuple[Postings, list[str], Mapping[str, int]]:
    """The postings of all names, the words that people write, sorted, and how many names each has.

    Lemmas are among the words that have names.
    """
    gathering, lemmas, names_of = Gathering(), dict[str, str](), Counter[str]()
    for number, name in enumerate(things.names):
        gathering.add(("exact", lower(nfc(name))), number)
        if number >= things.written:
            continue
        kind = things.kind(things.things[number])
        for key in keys(NameRecord("", family(kind), name)):
            gathering.add(key, number)
        for word in dict.fromkeys(plain_words(name)):
            surface = skeleton(word)
            if surface not in lemmas:
                lemmas[surface] = skeleton(lemma_of(word))
            for form in {surface, lemmas[surface]}:
                names_of[form] += 1
                gathering.add(("word", form), number)
    return gathering.postings(), sorted(lemmas), names_of
