"""An article's tokens in, the stretches between quotation marks out."""

from __future__ import annotations

from dataclasses import dataclass

from kg.extract.words import Words
from kg.model import Token

__all__ = ["Quotes", "quotes"]

_PAIRS = {"«": "»", "“": "”", "„": "“"}
_BOTH_WAYS = '"'
_CLOSING = frozenset("»”")
_LONGEST = 60  # tokens: names of acts are long, and what is longer is speech


@dataclass(frozen=True, slots=True)
class Quotes:
    """``closing[i]`` is the token that closes the quotation opened at *i*, ``opening`` reversed."""

    closing: dict[int, int]
    opening: dict[int, int]


def quotes(tokens: tuple[Token, ...], words: Words) -> Quotes:
    """The quotations of at most 60 tokens, also those inside others; unbalanced marks are left out.

    ``«Қазақстан темір жолы» ұлттық компаниясы» АҚ`` lacks a mark at its head, as names of companies
    often do: the name is then one quotation from its first mark to its last.
    """
    closing: dict[int, int] = {}
    open_marks: list[int] = []
    last: tuple[int, int] | None = None
    for i, token in enumerate(tokens):
        mark = token.text
        while open_marks and i - open_marks[0] > _LONGEST:
            open_marks.pop(0)
        closes = mark in _CLOSING or (mark in ('"', "“") and bool(open_marks))
        if closes and open_marks:
            last = (open_marks.pop(), i)
            closing[last[0]] = i
        elif closes:
            if last and words.end[last[0]] > i and _is_inside_name(words, last[1], i):
                closing[last[0]] = i
        elif mark in _PAIRS or mark == _BOTH_WAYS:
            open_marks.append(i)
    return Quotes(closing, {end: start for start, end in closing.items()})


def _is_inside_name(words: Words, first: int, last: int) -> bool:
    """Whether nothing between two closing marks tells that a name ended at the first."""
    return last - first <= 6 and all(
        word.isalpha() or "-" in word for word in words.low[first + 1 : last]
    )
