"""A name as people write it and a name of the graph in, how alike they are and why out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from kg.resolve.body_names import without_country
from kg.resolve.spelling import plain_words, skeleton
from kg.resolve.verdicts import NameRecord, Verdict, same
from kg.search.words import lemma_of
from kg.text import cyrillic_readings, is_cyrillic, lower

__all__ = [
    "BEGIN",
    "INFLECTED",
    "Match",
    "Words",
    "best_match",
    "forms",
    "variants",
    "words_of",
    "written_alike",
]

Words = tuple[tuple[str, ...], ...]  # of a name; each with its other forms, its own first

SURE, _APART = 75.0, 15.0  # a name is a thing's with so much, and so much more than the next
_MOST = 95.0  # that a name gets which is not letter by letter the same
_ALL_WORDS, _SOME_WORDS, _CONTRADICTED = 85.0, 70.0, 45.0
_PERSON = 60.0  # two persons may share a surname, or nearly
_OTHER_FORM, _SLIP = 0.97, 0.85  # of a word that is the same in another case, nearly the same
_READ = 1.0  # taken off where Latin letters or a shortened word were read
INFLECTED = 3.0  # taken off where the name was read as another case of one
_READINGS = 2  # of a name in Latin letters
BEGIN = 3  # letters that a word with a slip of the pen shares with the right one
_SPELT_ALIKE = 5  # letters from which one letter may be a slip of the pen
# әкімдігінде, министрлігіне, қаласынан: Қазақ грамматикасы, 2002, § 122
_POSSESSED = re.compile(r"(?<=\w{3})(ы|і)(?:на?|не|ның|нің|нда|нде|нан|нен|мен)$")
# As tables shorten what a unit is: Алматы обл., Талғар ауд., Талгарский р-н
_SHORT = (
    (re.compile(r"\bобл(?:\.|\b)"), ("облысы", "область")),
    (re.compile(r"\bауд(?:\.|\b)"), ("ауданы",)),
    (re.compile(r"\bқ\.|(?<=\s)қ$"), ("қаласы",)),
    (re.compile(r"\bр-н\b\.?|(?<=\s)р\.$"), ("район",)),
)
_DIFFERENT = frozenset({"different words", "different surnames"})


@dataclass(frozen=True, slots=True)
class Match:
    """That a name may be that of a thing: from 0 to 100, and what speaks for it.

    ``words`` is the share of words that both names have, weighed by how rare they are.
    """

    thing: int
    score: float
    name: str
    reasons: tuple[str, ...] = ()
    words: float = 0.0
    is_exact: bool = False
    is_listed: bool = False
    is_identifier: bool = False

    def less(self, penalty: float) -> Match:
        """The same, less sure."""
        return replace(self, score=self.score - penalty) if penalty else self

    def with_(self, other: Match, penalty: float) -> Match:
        """Both matches of one thing: the surer one, and what either tells."""
        surer = other.less(penalty) if other.score - penalty > self.score else self
        return replace(
            surer,
            words=max(self.words, other.words),
            is_exact=self.is_exact or other.is_exact,
            is_listed=self.is_listed or other.is_listed,
        )


def is_sure(score: float, behind: float) -> bool:
    """Whether a thing of *score* is meant and no other: the next has *behind*."""
    return score >= SURE and score - behind >= _APART


def variants(name: str) -> Iterator[tuple[str, float]]:
    """*name*, then what it may be a spelling or case of, each with what that takes off its score.

    Latin letters are read in Cyrillic, ``обл.`` in full, and the last word without its ending.
    """
    read = [(name, 0.0)]
    if not is_cyrillic(name) and any(map(str.isalpha, name)):
        read += [(reading, _READ) for reading in cyrillic_readings(name)[:_READINGS]]
    for pattern, words in _SHORT:
        full = [(pattern.sub(word, name), _READ) for word in words if pattern.search(name)]
        read += full
    seen = set()
    for one, penalty in read:
        before, _, last = one.rpartition(" ")
        ended = (last, _POSSESSED.sub(r"\1", last), _capitals(last, lemma_of(last)))
        for form in ended:
            whole = f"{before} {form}".strip()
            if whole and whole not in seen:
                seen.add(whole)
                yield whole, penalty + INFLECTED * (form != last)


def _capitals(word: str, lemma: str) -> str:
    return lemma[:1].upper() + lemma[1:] if word[:1].isupper() else lemma


def forms(word: str) -> tuple[str, ...]:
    """What a word of ``plain_words`` is looked for as: its skeleton, and that of its lemma."""
    return tuple(dict.fromkeys((skeleton(word), skeleton(lemma_of(word)))))


@lru_cache(maxsize=1 << 16)
def words_of(name: str) -> Words:
    """The words of *name* with their other forms, without the country that any body may name."""
    return tuple(map(forms, without_country(plain_words(name))))


def best_match(
    thing: int, kind: str, name: str, known: str, words: Words, weight: Callable[[str], float]
) -> Match:
    """How well *name*, with its *words*, is *known*, a name of *thing*, which is of that *kind*.

    Resolution's verdict, or the words that both have, whichever says more.
    """
    if lower(name) == lower(known):
        return Match(thing, 100.0, known, ("same name",), 1.0, is_exact=True)
    verdict = same(NameRecord("", kind, name), NameRecord("", kind, known))
    shared, has_all = _shared(words, words_of(known), weight)
    by_words = shared * _most_by_words(kind, verdict, shared, has_all)
    score = max(min(100 * verdict.score, _MOST), by_words)
    reasons = tuple(one.name for one in verdict.reasons if not one.is_veto or by_words < score)
    return Match(thing, round(score, 1), known, reasons, round(shared, 3))


def _most_by_words(kind: str, verdict: Verdict, shared: float, has_all: bool) -> float:
    """What names that share all words get: little where a part of theirs is another."""
    against = {one.name for one in verdict.reasons if one.is_veto}
    if against - _DIFFERENT:
        return _CONTRADICTED
    if kind == "agl:Person":
        return _ALL_WORDS if has_all and shared >= _OTHER_FORM else _PERSON
    return _ALL_WORDS if has_all else _SOME_WORDS


def _shared(words: Words, known: Words, weight: Callable[[str], float]) -> tuple[float, bool]:
    """The share of both names' words, weighed, that the other has, too (Dice, 1945); has it all?"""
    all_words = sum(weight(one[0]) for one in words) + sum(weight(one[0]) for one in known)
    if not all_words:
        return 0.0, False
    left, common, found = list(known), 0.0, 0
    for one in words:
        best, at = 0.0, -1
        for place, other in enumerate(left):
            fit = _fit(one, other)
            if fit > best:
                best, at = fit, place
        if at >= 0:
            found += 1
            common += best * (weight(one[0]) + weight(left.pop(at)[0]))
    return common / all_words, found == len(words) and not left


def _fit(one: tuple[str, ...], other: tuple[str, ...]) -> float:
    if one[0] == other[0]:
        return 1.0
    if not set(one[:2]).isdisjoint(other):
        return _OTHER_FORM
    if one[0][:BEGIN] != other[0][:BEGIN]:
        return 0.0
    return _SLIP if written_alike(one[0], other[0]) else 0.0


def written_alike(one: str, other: str) -> bool:
    """Whether a letter more, less or other, or two that changed places, make one of the other."""
    if min(len(one), len(other)) < _SPELT_ALIKE or abs(len(one) - len(other)) > 1:
        return False
    if any(map(str.isdigit, one)) or any(map(str.isdigit, other)):
        return False
    shorter, longer = sorted((one, other), key=len)
    at = next((i for i, letter in enumerate(shorter) if letter != longer[i]), len(shorter))
    if len(shorter) < len(longer):
        return shorter[at:] == longer[at + 1 :]
    if shorter[at + 1 :] == longer[at + 1 :]:
        return True
    changed = shorter[at : at + 2] == longer[at : at + 2][::-1]
    return changed and shorter[at + 2 :] == longer[at + 2 :]
