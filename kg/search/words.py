"""Words in, the terms out under which an index knows them: verbatim, lemma and folded.

A term's first character tells its level, so that all levels of a word stand at one position of one
field: ``=қаласының`` verbatim, ``қала`` the lemma, ``~кала`` the lemma folded.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from kg.model import Token
from kg.text import cyrillic_readings, fold, is_cyrillic, lower, nfc

__all__ = ["FOLDED", "VERBATIM", "lemma_of", "readings", "terms_of_token", "words_of"]

VERBATIM, FOLDED = "=", "~"
_WORD = re.compile(r"\w+(?:[-'’ʼ]\w+|(?<=\w\w)\.(?=\w\w)\w+)*")
_READINGS = 3


def words_of(text: str) -> list[str]:
    """The words of a query's text, hyphenated ones whole as in the token stream: ``ҚР-да``."""
    return _WORD.findall(nfc(text).replace("\u2011", "-").replace("\u2010", "-"))


@cache
def lemma_of(word: str) -> str:
    """The lower-case dictionary form of one word of a query."""
    from kg.analyse.morphology import lemma

    return lower(lemma(word))


def readings(word: str) -> tuple[str, ...]:
    """What a word in Latin letters may be in Cyrillic, best first; nothing for a Cyrillic word."""
    return () if is_cyrillic(word) else cyrillic_readings(word)[:_READINGS]


def terms_of_token(token: Token) -> tuple[str, ...]:
    """The terms of one token of the stream, its lemma among them; none for a punctuation mark."""
    if not any(character.isalnum() for character in token.text):
        return ()
    lemma = lower(token.lemma)
    surface = lower(token.text).rstrip(".")
    return (VERBATIM + surface, lemma, FOLDED + fold(lemma))


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
