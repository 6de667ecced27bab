"""A token stream and a word or phrase in, the few words of the stream that it may match out.

To analyse each word of each hit takes longer than the search.  So letters are looked for first, as
fast as bytes can be searched: in the text and in its lemmas, all in lower case and folded, since
every term of a word (see ``kg.search.words``) is a part of its form or its lemma then.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from kg.model import Stream
from kg.search.matching import Words
from kg.search.tree import Fuzzy, Leaf, Loose, Phrase, Prefix, Verbatim, Word
from kg.search.words import (
    ENTITY,
    MARKERS,
    MAX_EDITS,
    prefix_terms,
    query_terms,
    question_terms,
    terms_of,
)
from kg.text import fold, lower

__all__ = ["Haystack"]

# Kazakh letters have a byte each here.  All others become "?": what is found is looked at anyway.
_CODE_PAGE = "kz1048"
_LETTERS = bytes(range(256)).decode(_CODE_PAGE, "replace")
_FOLDED = "".join(map(fold, _LETTERS)).encode(_CODE_PAGE, "replace")
_STRANGE = {"İ": "i", "\u212a": "k"}  # without a byte, though their lower case has one


@dataclass(frozen=True, slots=True)
class Sought:
    """What may be a match of a word, or of the first word of a phrase.

    Any of these letters, which are none where it may be anything, or of these marks; behind it as
    many more words as the phrase may stretch over, *reach* from one of its words to the next.
    """

    letters: frozenset[bytes]
    marks: frozenset[str]
    following: int
    reach: int


class Haystack:
    """A token stream in which words and phrases are looked for; ``marks`` are those of tokens."""

    def __init__(self, stream: Stream, marks: Mapping[int, tuple[str, ...]] | None = None) -> None:
        self._stream, self._marks = stream, marks or {}
        self._text, self._lemmas = _letters(stream.text), _letters(stream.lemmas)
        self._lemma = stream.lemmas.split("\n")
        self._terms: dict[int, tuple[str, ...]] = {}

    def about(self, leaf: Leaf) -> Words:
        """The words among which *leaf* may match, those that stand apart kept apart by a gap."""
        sought = _sought(leaf)
        needed: set[int] = set()
        for place in self._met(sought):
            needed.add(place)
            if sought.following:
                needed.update(self._behind(place, sought.following))
        places: list[int] = []
        terms: list[tuple[str, ...]] = []
        before = -1
        for place in sorted(needed):
            if sought.following and place > before + 1:
                places += [-1] * sought.reach
                terms += [()] * sought.reach
            if found := self._terms_at(place):
                places.append(place)
                terms.append(found)
            before = place
        return places, terms

    def _met(self, sought: Sought) -> Iterator[int]:
        """The places of the tokens that may be matches."""
        for letters in sought.letters:
            yield from self._in_text(letters)
            yield from self._in_lemmas(letters)
        if sought.marks:
            for place, found in self._marks.items():
                if not sought.marks.isdisjoint(found):
                    yield place

    def _in_text(self, letters: bytes) -> Iterator[int]:
        starts, lengths = self._stream.starts, self._stream.lengths
        at = self._text.find(letters)
        while at >= 0:
            place = bisect_right(starts, at) - 1
            end = starts[place] + lengths[place] if place >= 0 else 0
            if at < end:
                yield place
            at = self._text.find(letters, max(at + 1, end))

    def _in_lemmas(self, letters: bytes) -> Iterator[int]:
        place = end = 0
        at = self._lemmas.find(letters)
        while at >= 0 and place < len(self._stream.starts):
            place += self._lemmas.count(b"\n", end, at)
            yield place
            end = self._lemmas.find(b"\n", at)
            at = self._lemmas.find(letters, end + 1) if end >= 0 else -1

    def _behind(self, place: int, count: int) -> Iterator[int]:
        """The tokens behind that one up to so many words."""
        for at in range(place + 1, len(self._stream.starts)):
            yield at
            count -= bool(self._terms_at(at))
            if not count:
                return

    def _terms_at(self, place: int) -> tuple[str, ...]:
        if place not in self._terms:
            start = self._stream.starts[place]
            form = self._stream.text[start : start + self._stream.lengths[place]]
            marks = self._marks.get(place, ())
            self._terms[place] = terms_of((form, self._lemma[place], *marks))
        return self._terms[place]


def _letters(text: str) -> bytes:
    """*text* in lower case and folded, a byte for each character."""
    for letter, lowered in _STRANGE.items():
        text = text.replace(letter, lowered)
    return text.encode(_CODE_PAGE, "replace").translate(_FOLDED)


@lru_cache(maxsize=32)
def _sought(leaf: Leaf) -> Sought:
    following, reach = 0, 1
    terms: Iterable[str]
    match leaf:
        case Phrase(words) | Verbatim(words):
            terms = query_terms(words[0])
            reach += leaf.slop if isinstance(leaf, Phrase) else 0
            following = (len(words) - 1) * reach
        case Prefix(text):
            terms = prefix_terms(text)
        case Loose(text):
            terms = question_terms(text)
        case Word(text):
            terms = query_terms(text)
        case Fuzzy(text):
            terms = [*query_terms(text), *_pieces(lower(text))]
    marks = frozenset(one for one in terms if one[:1] == ENTITY)
    spelt = {_letters(one[one[:1] in MARKERS :]) for one in terms if one not in marks}
    shortest = {one for one in spelt if not any(other in one for other in spelt - {one})}
    return Sought(frozenset(shortest), marks, following, reach)


def _pieces(word: str) -> set[str]:
    """*word* in one piece more than letters may differ, one of which any near lemma then has."""
    size, count = len(word), MAX_EDITS + 1
    return {word[size * i // count : size * (i + 1) // count] for i in range(count)}
