"""A text typed on the wrong keyboard layout in, what the keys would have written on another out.

The Kazakh layout (RST KazSSR 903-90, as in xkeyboard-config's ``symbols/kz`` and in Windows) is the
Russian one with the Kazakh letters on the row of digits: қ is on 0, ә on 2.  So ``0fpf0cnfy`` and
``0аза0стан`` are both қазақстан.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from kg.text.alphabet import is_cyrillic
from kg.text.casing import upper

# The same 47 keys, row by row, without and with shift.
_QWERTY = "`1234567890-=qwertyuiop[]asdfghjkl;'\\zxcvbnm,./"
_QWERTY_SHIFT = '~!@#$%^&*()_+QWERTYUIOP{}ASDFGHJKL:"|ZXCVBNM<>?'
_KAZAKH = '("әіңғ,.үұқөһйцукенгшщзхъфывапролджэ\\ячсмитьбю№'
_KAZAKH_SHIFT = ")!ӘІҢҒ;:ҮҰҚӨҺЙЦУКЕНГШЩЗХЪФЫВАПРОЛДЖЭ/ЯЧСМИТЬБЮ?"
_RUSSIAN = "ё1234567890-=йцукенгшщзхъфывапролджэ\\ячсмитьбю."
_RUSSIAN_SHIFT = 'Ё!"№;%:?*()_+ЙЦУКЕНГШЩЗХЪФЫВАПРОЛДЖЭ/ЯЧСМИТЬБЮ,'

_LATIN_TO_KAZAKH = str.maketrans(_QWERTY + _QWERTY_SHIFT, _KAZAKH + _KAZAKH_SHIFT)
_LATIN_TO_RUSSIAN = str.maketrans(_QWERTY + _QWERTY_SHIFT, _RUSSIAN + _RUSSIAN_SHIFT)
_CYRILLIC_TO_LATIN = str.maketrans(_KAZAKH + _KAZAKH_SHIFT, _QWERTY + _QWERTY_SHIFT)
_CYRILLIC_TO_LATIN |= str.maketrans(_RUSSIAN + _RUSSIAN_SHIFT, _QWERTY + _QWERTY_SHIFT)

# Only the keys that write a letter in Kazakh: on the others the layouts differ in marks.
_DIGITS_ROW = {
    russian: kazakh
    for russian, kazakh in zip(_RUSSIAN + _RUSSIAN_SHIFT, _KAZAKH + _KAZAKH_SHIFT, strict=True)
    if kazakh.isalpha() and not russian.isalpha()
}
_RUSSIAN_TO_KAZAKH = str.maketrans(_DIGITS_ROW)
_HYPHENS_KEPT = {key: letter for key, letter in _RUSSIAN_TO_KAZAKH.items() if key != ord("-")}

_FROM_LATIN = (_LATIN_TO_KAZAKH, _LATIN_TO_RUSSIAN)
_FROM_RUSSIAN = (_HYPHENS_KEPT, _RUSSIAN_TO_KAZAKH)
_Table = Mapping[int, int | str]

_LATIN = "[A-Za-z]"
_CYRILLIC = "[\u0400-\u052f]"
_NO_SPACE = r"\S+"
_BESIDE_DIGITS_ROW = r"(?<!\S)(?=\S*[0-9=_+*\"№;%()-])\S+"
# 20-сыншы, 5-ке, 2014ж: numbers that are meant.
_NUMBER = r"\d+[-–]|\d{3}"
_CLOSING_MARKS = "»\"').,;:!?"


def retype(text: str) -> tuple[str, ...]:
    """Return what *text* may have been meant to say, likeliest first, itself left out.

    Each reading is as long as *text*.  To be offered to the user, or checked against an index: any
    word can be read so, the right ones too.
    """
    readings: list[str] = []
    if re.search(_LATIN, text):
        readings += (_retype_tokens(text, _is_latin, table) for table in _FROM_LATIN)
    if re.search(_CYRILLIC, text):
        readings += (_retype_digits_row(text, table) for table in _FROM_RUSSIAN)
        readings.append(_retype_tokens(text, is_cyrillic, _CYRILLIC_TO_LATIN))
    return tuple(reading for reading in dict.fromkeys(readings) if reading != text)


def _is_latin(token: str) -> bool:
    letters = [letter for letter in token if letter.isalpha()]
    return bool(letters) and all(letter.isascii() for letter in letters)


def _retype_tokens(text: str, typed_so: Callable[[str], bool], table: _Table) -> str:
    return re.sub(_NO_SPACE, lambda token: _retype(token[0], typed_so, table), text)


def _retype(token: str, typed_so: Callable[[str], bool], table: _Table) -> str:
    if not typed_so(token):
        return token
    retyped = token.translate(table)
    # Caps Lock raises letters only, so the digits that became letters are raised here.
    return upper(retyped) if token.isupper() and sum(map(str.isalpha, token)) > 1 else retyped


def _retype_digits_row(text: str, table: _Table) -> str:
    """Read digits and marks beside Cyrillic letters as the Kazakh letters on their keys."""
    return re.sub(_BESIDE_DIGITS_ROW, lambda token: _retype_inside(token[0], table), text)


def _retype_inside(token: str, table: _Table) -> str:
    """Retype a token, but not the number it begins with nor the marks around it."""
    if re.search(_NUMBER, token):
        return token
    word = token.rstrip(_CLOSING_MARKS)
    start = 1 if len(word) < len(token) and word[:1] in ('"', "(") else 0
    return token[:start] + _retype(word[start:], is_cyrillic, table) + token[len(word) :]
