"""A text comes in; its words, figures and marks go out, with what must not be read as a number.

Telephone numbers, addresses of the web, times of day and numeric dates are one piece each.
"""

from __future__ import annotations

import functools
import re
from typing import NamedTuple

from kg.text import lower, repair

__all__ = ["DASHES", "HYPHENS", "Piece", "pieces"]

DASHES = frozenset("-‐‑–—−")
HYPHENS = frozenset("-‐‑")

_SPACES = " \u00a0\u2009\u202f"
_SMALL = "а-яёәғқңөұүһі"
_CAPITAL = "А-ЯЁӘҒҚҢӨҰҮҺІ"
# The commonest come first: a pattern that is tried at every word costs time.  Every repetition is
# bounded or ends its piece, so time is linear in the length of the text.
_PIECE = re.compile(
    rf"""
    (?![^\S\n\r\u2028\u2029])(?:
    (?P<plain>[{_SMALL}][^\W_]* | [{_CAPITAL}][{_SMALL}][^\W_]*)
  | (?P<sign>[.,;:!?«»“”"—–-])
  | (?P<newline>[\n\r\u2028\u2029]+)
  | (?P<opaque>
        (?:https?|ftp)://\S+ | www\.\S+ | @[\w.]{{1,100}}
      | (?<![\w.-])[A-Za-z0-9-]{{1,60}}(?:\.[A-Za-z0-9-]{{1,60}}){{0,4}}
        \.(?:kz|com|org|net|ru|gov|edu|info)\b (?:/\S*)?
      | (?<!\w)\+[0-9]{{1,3}}[{_SPACES}-]?\(?[0-9]{{2,5}}\)?(?:[{_SPACES}-]?[0-9]{{2,3}}){{2,4}}
      | (?<!\w)8[{_SPACES}-]?\(?[0-9]{{3,5}}\)?[{_SPACES}-]?[0-9]{{2,3}}
        [{_SPACES}-]?[0-9]{{2}}[{_SPACES}-]?[0-9]{{2}}(?![0-9])
      | \([0-9]{{3,5}}\)[{_SPACES}]?[0-9]{{1,3}}-[0-9]{{2}}-[0-9]{{2}}(?![0-9])
      | (?<![\w-])[0-9]{{2,3}}-[0-9]{{2}}-[0-9]{{2}}(?![0-9-])
      | (?<![\w:])[0-9]{{1,2}}(?:\ ?:\ ?[0-9]{{2}}){{1,2}}(?![0-9])
    )
  | (?P<date>(?<![\w.])
        (?: [0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}
          | [0-9]{{1,2}}(?P<mark>[./])[0-9]{{1,2}}(?P=mark)[0-9]{{4}} )
        (?![0-9]|[./-][0-9])
    )
  | (?P<figure>(?<![^\W_])(?:
        [0-9]{{1,3}}(?P<space>[{_SPACES}])[0-9]{{3}}(?:(?P=space)[0-9]{{3}}){{0,4}}
        (?![0-9])(?:,[0-9]{{1,9}})?
      | [0-9]{{1,3}}(?:,[0-9]{{3}}){{2,4}}(?![0-9])
      | [0-9]{{1,3}}(?:\.[0-9]{{3}}){{2,4}}(?![0-9.])
      | (?<![0-9],)[0-9]++[.,][0-9]{{1,3}}(?![.,]?[0-9])
      | [0-9]++(?!\.[0-9]+\.[0-9])
    ))
  | (?P<roman>[IVXLІХ]+(?![^\W_]))
  | (?P<word>[^\W\d_][^\W_]*|[$€£¥₸₽₺₴₹%])
  | (?P<other>[0-9]++(?:\.[0-9]++)*|\S)
    )
    """,
    re.VERBOSE,
)
_LONGEST_KEPT = 200_000  # characters
_LONGEST_FIGURE = 21  # characters; longer ones are account numbers and the like


class Piece(NamedTuple):
    """A stretch of the text; a newline, opaque, date, figure, roman, word (lower case) or other."""

    start: int
    end: int
    kind: str
    text: str


def pieces(text: str) -> list[Piece]:
    """The pieces of *text* in reading order, white space between them left out.

    Numbers and dates read the same text one after the other, so that the last one is kept, unless
    it is long; leave the list as it is.
    """
    return _last_pieces(text) if len(text) <= _LONGEST_KEPT else _pieces(text)


def _pieces(text: str) -> list[Piece]:
    found = []
    for match in _PIECE.finditer(repair(text)):
        kind, piece = match.lastgroup or "other", match[0]
        if kind in ("plain", "word"):
            kind, piece = "word", lower(piece)
        elif kind == "sign" or (kind == "figure" and len(piece) > _LONGEST_FIGURE):
            kind = "other"
        found.append(Piece(match.start(), match.end(), kind, piece))
    return found


_last_pieces = functools.lru_cache(maxsize=1)(_pieces)
