"""Words in, the terms out under which an index knows them: verbatim, lemma and folded.

A term's first character tells its level, so that all levels of a word stand at one position of one
field: ``=қаласының`` verbatim, ``қала`` the lemma, ``~кала`` the lemma folded.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache

from kg.model import Token
from kg.text import cyrillic_readings, fold, is_cyrillic, lower, nfc, repair

__all__ = [
    "FOLDED",
    "MAX_EDITS",
    "READINGS",
    "VERBATIM",
    "distance",
    "lemma_of",
    "prefix_terms",
    "query_terms",
    "readings",
    "stream_terms",
    "terms_of_token",
    "value_term",
    "words_of",
]

VERBATIM, FOLDED = "=", "~"
# As the tokeniser has them: 3,5 and ҚР-да and gov.kz whole, 2024-2025 and болды.Содан apart.
_WORD = re.compile(
    r"\d+(?:[.,]\d+)+(?!\w)"
    r"|\w+(?:(?:(?<!\d)-|-(?!\d)|['’ʼ])\w+|(?<=\w\w)\.(?=\w\w)(?![А-ЯЁӘІҢҒҮҰҚӨҺ])\w+)*"
)
_EDGES = re.compile(r"^[\W_]+|[\W_]+$")
READINGS = 3  # of a word in Latin letters
MAX_EDITS = 2  # letters by which a fuzzy word may differ


def words_of(text: str) -> list[str]:
    """The words of a query's text, hyphenated ones whole as in the token stream: ``ҚР-да``.

    Characters that only steer the layout, such as soft hyphens and right-to-left marks, fall.
    """
    plain = "".join(one for one in nfc(text) if unicodedata.category(one) != "Cf")
    return _WORD.findall(plain.replace("\u2011", "-").replace("\u2010", "-"))


@lru_cache(maxsize=1 << 16)
def lemma_of(word: str) -> str:
    """The lower-case dictionary form of one word of a query."""
    from kg.analyse.morphology import lemma

    return lower(lemma(repair(word)))


def readings(word: str) -> tuple[str, ...]:
    """What a word in Latin letters may be in Cyrillic, best first; nothing for any other word."""
    if is_cyrillic(word) or not any(letter.isalpha() for letter in word):
        return ()
    return cyrillic_readings(word)[:READINGS]


def terms_of_token(token: Token) -> tuple[str, ...]:
    """The terms of one token of the stream, its lemma among them; none for a punctuation mark."""
    return _terms(token.text, token.lemma)


@lru_cache(maxsize=1 << 16)  # most words of a text come again and again
def _terms(text: str, lemma: str) -> tuple[str, ...]:
    if not any(map(str.isalnum, text)):
        return ()
    plain = _EDGES.sub("", lower(lemma))
    return (VERBATIM + _EDGES.sub("", lower(text)), plain, FOLDED + fold(plain))


def query_terms(word: str) -> dict[str, str]:
    """Every term that one word of a query may be found under, with its level, closest first."""
    lemma, read = lemma_of(word), [lemma_of(reading) for reading in readings(word)]
    found = {VERBATIM + lower(word): "verbatim", lemma: "lemma"}
    for reading in read:
        found.setdefault(reading, "transliterated")
    # An unknown name is its own lemma; without its capital it may be a folded word: Казакстанда.
    for folded in (lemma, lemma_of(lower(word)), *read):
        found.setdefault(FOLDED + fold(folded), "folded")
    return found


def prefix_terms(beginning: str) -> dict[str, str]:
    """What the terms of words that begin so begin with, with the level of each.

    A beginning without Kazakh letters may be one typed on a Russian keyboard: казак* of қазақ.
    """
    begun = lower(beginning)
    found = {VERBATIM + begun: "prefix", begun: "prefix"}
    for reading in map(lower, readings(beginning)):
        found.setdefault(reading, "transliterated")
    for one in list(found):
        if one[0] != VERBATIM and fold(one) == one:
            found[FOLDED + one] = "folded"
    return found


def value_term(text: str) -> str:
    """The term of an exact value, such as a publisher's name, punctuation and case apart."""
    return lower(" ".join(words_of(text)))


def stream_terms(tokens: Iterable[Token]) -> Iterator[tuple[int, str]]:
    """Position and term of all that a field of tokens is to be found by.

    Positions count words, marks left out, so that a phrase matches across a comma.
    """
    position = 0
    for token in tokens:
        terms = terms_of_token(token)
        for term in terms:
            yield position, term
        position += bool(terms)


def distance(one: str, other: str) -> int:
    """Letters to change, add or drop to make one word of the other (Levenshtein, 1965)."""
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        before, row[0] = row[0], i
        for j, target in enumerate(other, 1):
            before, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, before + (letter != target))
    return row[-1]
