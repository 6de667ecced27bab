"""Words in, the terms out under which an index knows them: verbatim, lemma, folded, beginning.

A term's first character tells its level, so that all levels of a word stand at one position of one
field: ``=қаласының`` verbatim, ``қала`` the lemma, ``~кала`` the lemma folded, ``^қалас`` the
beginning, ``@place`` what it is a part of the name of.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from kg.model import Token
from kg.text import cyrillic_readings, fold, is_cyrillic, lower, nfc, repair

__all__ = [
    "BEGINNING",
    "ENTITY",
    "FOLDED",
    "LEVELS",
    "MARKERS",
    "MARKS",
    "MAX_EDITS",
    "READINGS",
    "VERBATIM",
    "beginning_of",
    "distance",
    "is_near",
    "lemma_of",
    "plain",
    "prefix_terms",
    "query_terms",
    "question_terms",
    "readings",
    "terms_of",
    "terms_of_token",
    "value_term",
    "word_spans",
    "words_and_marks",
    "words_of",
]

# Closest first.
LEVELS = (
    "verbatim",
    "lemma",
    "entity",
    "transliterated",
    "prefix",
    "folded",
    "beginning",
    "fuzzy",
)
VERBATIM, FOLDED, BEGINNING, ENTITY = "=", "~", "^", "@"
MARKERS = (VERBATIM, FOLDED, BEGINNING, ENTITY)
MARKS = ("@person", "@org", "@place", "@date")
# As the tokeniser has them: 3,5 and ҚР-да and gov.kz whole, 2024-2025 and болды.Содан apart.
_WORD = re.compile(
    r"\d+(?:[.,]\d+)+(?!\w)"
    r"|\w+(?:(?:(?<!\d)-|-(?!\d)|['’ʼ])\w+|(?<=\w\w)\.(?=\w\w)(?![А-ЯЁӘІҢҒҮҰҚӨҺ])\w+)*"
)
_MARK = re.compile(r"(?<!\S)(@\w+)(?!\S)")
_EDGES = re.compile(r"^[\W_]+|[\W_]+$")
READINGS = 3  # of a word in Latin letters
MAX_EDITS = 2  # letters by which a fuzzy word may differ
_BEGINS = 5  # letters that most forms of a word share, whatever its lemma was taken for


def words_of(text: str) -> list[str]:
    """The words of a query's text, hyphenated ones whole as in the token stream: ``ҚР-да``.

    Characters that only steer the layout, such as soft hyphens and right-to-left marks, fall.
    """
    return _WORD.findall(plain(text))


def word_spans(text: str) -> list[tuple[int, int]]:
    """Where the words of a text stand that is ``plain`` already."""
    return [found.span() for found in _WORD.finditer(text)]


def plain(text: str) -> str:
    """A query's text in NFC without characters that only steer the layout."""
    kept = "".join(one for one in nfc(text) if unicodedata.category(one) != "Cf")
    return kept.replace("\u2011", "-").replace("\u2010", "-")


def words_and_marks(text: str) -> list[str]:
    """The words of a query's text; ``@person`` and the like stay as they are.

    Raises KeyError with a mark that does not exist.
    """
    found = []
    for part in _MARK.split(text):
        if _MARK.fullmatch(part):
            mark = lower(part)
            if mark not in MARKS:
                raise KeyError(part)
            found.append(mark)
        else:
            found += words_of(part)
    return found


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
    return terms_of((token.text, token.lemma))


@lru_cache(maxsize=1 << 16)  # most words of a text come again and again
def terms_of(word: tuple[str, ...]) -> tuple[str, ...]:
    """The terms of a word, given as it stands in a text, its lemma and its marks.

    None for a punctuation mark, and for the empty tuple, which is a gap between names.
    """
    if not word or not (word[0].isalnum() or any(map(str.isalnum, word[0]))):
        return ()
    form = _inner(lower(word[0]))
    lemma = _inner(lower(word[1])) or form
    return (VERBATIM + form, lemma, FOLDED + fold(lemma), BEGINNING + form[:_BEGINS], *word[2:])


def _inner(word: str) -> str:
    """The word without punctuation around it, which few have."""
    return word if word.isalnum() else _EDGES.sub("", word)


def beginning_of(word: str) -> str:
    """The term of a word's first letters, by which ranked questions find it."""
    return BEGINNING + lower(word)[:_BEGINS]


def query_terms(word: str) -> dict[str, str]:
    """Every term that one word of a query may be found under, with its level, closest first."""
    if word in MARKS:
        return {word: "entity"}
    lemma, read = lemma_of(word), [lemma_of(reading) for reading in readings(word)]
    found = {VERBATIM + lower(word): "verbatim", lemma: "lemma"}
    for reading in read:
        found.setdefault(reading, "transliterated")
    # An unknown name is its own lemma; without its capital it may be a folded word: Казакстанда.
    for folded in (lemma, lemma_of(lower(word)), *read):
        found.setdefault(FOLDED + fold(folded), "folded")
    return found


def question_terms(word: str) -> dict[str, str]:
    """Every term of one word of a ranked question, which may only begin like a word of a text."""
    return {**query_terms(word), beginning_of(word): "beginning"}


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


@lru_cache(maxsize=1 << 12)  # there are few kinds of things and few publishers
def value_term(text: str) -> str:
    """The term of an exact value, such as a publisher's name, punctuation and case apart."""
    return lower(" ".join(words_of(text)))


def is_near(one: str, other: str) -> bool:
    """Whether a fuzzy word reaches the other: each edit brings in one missing letter at most."""
    return (
        abs(len(one) - len(other)) <= MAX_EDITS
        and len(frozenset(one).difference(other)) <= MAX_EDITS
        and distance(one, other) <= MAX_EDITS
    )


def distance(one: str, other: str) -> int:
    """Letters to change, add or drop to make one word of the other (Levenshtein, 1965).

    A column of the table at a time, in the bits of a number (Myers, 1999; Hyyrö, 2003): where a
    cell is one *more* or one *less* than the cell above it, and than the one to its left.
    """
    whole, count = (1 << len(one)) - 1, len(one)
    last = (whole + 1) >> 1
    more, less = whole, 0
    places = _places(one)
    for letter in other:
        same = places.get(letter, 0)
        diagonal = (((same & more) + more) ^ more) | same | less
        more_left, less_left = less | (whole & ~(diagonal | more)), more & diagonal
        count += bool(more_left & last) - bool(less_left & last)
        more_left = more_left << 1 | 1
        more = (less_left << 1 | ~(diagonal | more_left)) & whole
        less = more_left & diagonal & whole
    return count if one else len(other)


@lru_cache(maxsize=1 << 12)
def _places(word: str) -> dict[str, int]:
    """Where each letter of *word* stands, as bits."""
    places: dict[str, int] = {}
    for place, letter in enumerate(word):
        places[letter] = places.get(letter, 0) | 1 << place
    return places
