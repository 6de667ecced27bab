"""Kazakh in an earlier Latin spelling in, the same in the alphabet of 2021 out; and which it was.

- 2017: presidential decree 569 of 26 October 2017, with apostrophes: Qazaqstan Respy'bli'kasy;
- 2018: decree 637 of 19 February 2018, with acutes and sh, ch: Qazaqstan Respýblıkasy;
- 2004: QazAqparat (Kazinform) and Kazakh Wikipedia: Qazaqstan Respwblïkası.

The letters of 2017, 2018 and 2021 stand side by side in en.wikipedia.org/wiki/Kazakh_alphabets,
those of 2004 in github.com/interscript/maps/issues/30.
"""

from __future__ import annotations

import re
from enum import Enum

from kg.text.casing import lower

_APOSTROPHES = "'’ʼ`´ʹ"


class Spelling(Enum):
    """How a Latin text is spelt; POPULAR is English-like (Tokayev), PLAIN has no mark at all."""

    LATIN_2021 = "2021"
    LATIN_2018 = "2018"
    LATIN_2017 = "2017"
    LATIN_2004 = "2004"
    POPULAR = "popular"
    PLAIN = "plain"


# The first spelling all of whose patterns are found is the one.
_MARKS = (
    (Spelling.LATIN_2018, ("[áóúýǵń]",)),  # Qazaqstannyń
    (Spelling.LATIN_2017, (f"[aginoscuy][{_APOSTROPHES}][a-z]",)),  # a'ngime
    (Spelling.LATIN_2021, ("ū",)),  # Būl
    (Spelling.LATIN_2021, ("[äöüğñş]", "[b-dfghj-npqrstvzğñş]y(?![aeou])")),  # Şymkent
    (Spelling.LATIN_2018, ("ı", "[sc]h")),  # tarıhshy
    (Spelling.LATIN_2004, ("ï",)),  # Respwblïka
    (Spelling.LATIN_2004, ("[wçx]", "[äöüğñşı]")),  # awıl
    (Spelling.LATIN_2021, ("[äöüūğñŋşı]",)),  # Qazaqstannyñ
    (Spelling.POPULAR, ("[zskgc]h|y[aeou]|[aeiou]y|[wxc]",)),  # Zhambyl, Abay
)


def spelling_of(text: str) -> Spelling:
    """Say how *text* is spelt, by the first mark that only one spelling has."""
    if "İ" in text:
        return Spelling.LATIN_2021  # İran; 2004 has it too, but rarer
    lowered = lower(text)
    for spelling, patterns in _MARKS:
        if all(re.search(pattern, lowered) for pattern in patterns):
            return spelling
    return Spelling.PLAIN


def _both_cases(earlier: str, later: str) -> dict[str, str]:
    pairs = dict(zip(earlier.split(), later.split(), strict=True))
    raised = str.maketrans({"i": "İ", "ı": "I"})
    titles = {old.capitalize(): new.translate(raised).capitalize() for old, new in pairs.items()}
    uppers = {old.upper(): new.translate(raised).upper() for old, new in pairs.items()}
    return pairs | titles | uppers


# қазақтың әні: qazaqtyn' a'ni -> qazaqtyñ änı; ұл, оқу: ul, oqy' -> ūl, oqu
_FROM_2017 = _both_cases("a' g' n' o' s' c' u' u y' i' i", "ä ğ ñ ö ş tş ü ū u i ı")
# тарихшы: tarıhshy -> tarihşy; сұлу: sulý -> sūlu
_FROM_2018 = _both_cases("á ǵ ń ó sh ch ú u ý ı i", "ä ğ ñ ö ş tş ü ū u i ı")
# қызы: qızı -> qyzy; ауыл: awıl -> auyl; химия: ximïya -> himiia
_FROM_2004 = _both_cases("şş ş ç c x w u ï i ı y é", "ştş ş tş ts h u ū i ı y i e")
_FROM_2004 |= {"I": "Y", "İ": "I"}

_PIECE_2017 = f"[aginoscuyAGINOSCUY][{_APOSTROPHES}]|[iuIU]"
_PIECE_2018 = "[sc]h|[SC][hH]|[áǵńóúuýıiÁǴŃÓÚUÝI]"
_PIECE_2004 = "şş|Ş[şŞ]|[şŞçÇcCxXwWuUïÏiIıİyYéÉ]"


def from_2017(text: str) -> str:
    """Return *text*, spelt with apostrophes, in the alphabet of 2021."""
    return re.sub(_PIECE_2017, lambda piece: _FROM_2017[_plain_apostrophe(piece[0])], text)


def _plain_apostrophe(piece: str) -> str:
    return piece if len(piece) == 1 else f"{piece[0]}'"


def from_2018(text: str) -> str:
    """Return *text*, spelt with acutes, in the alphabet of 2021.

    Both і and и have the capital I; before a small letter it is taken for И, three times
    as frequent there in the corpus (Иран, Ислам).
    """
    return re.sub(_PIECE_2018, lambda piece: _letter_of_2018(text, piece), text)


def _letter_of_2018(text: str, piece: re.Match[str]) -> str:
    following = text[piece.end() : piece.end() + 1]
    return "İ" if piece[0] == "I" and following.islower() else _FROM_2018[piece[0]]


def from_2004(text: str) -> str:
    """Return *text*, spelt as in QazAqparat's Latin, in the alphabet of 2021."""
    return re.sub(_PIECE_2004, lambda piece: _FROM_2004[piece[0]], text)
