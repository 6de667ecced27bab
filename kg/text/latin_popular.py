"""A Kazakh word in plain ASCII, as passports and English papers spell it, in; how it may read out.

``Zhamishev``, ``Tokayev``, ``Kokshetau``: a is а or ә, o is о or ө, u is у, ұ or ү, i is и
or і, k is к or қ, g is г or ғ.  Vowel harmony says which: a word is front or back throughout
(Muhamedowa, "Kazakh: A Comprehensive Grammar", 2016, 1.4).  A guess, right for most names.
"""

from __future__ import annotations

import re

_VOWELS = "aeiouyäöüūı"
_BACK = frozenset("aoūuy")
_FRONT = frozenset("eäöüı")
# Russian endings of surnames take no part in harmony: Жәмішев, Тоқаев, Мәсімова.
_SURNAME = "(?<=..)y?([oe]va?|[oe]vi[tc]h)$"

_KAZAKH = (
    {"shch": "ştş", "sh": "ş", "ch": "tş", "zh": "j", "kh": "h", "gh": "ğ"}  # Shymbulaq
    | {"ya": "ia", "yu": "iu", "yo": "io", "ye": "e"}  # Yerlan -> Ерлан
    | {"ss": "s", "w": "u", "x": "h", "c": "k"}  # Kassym -> Қасым
)
_RUSSIAN = (
    {"shch": "щ", "sh": "ш", "ch": "ч", "zh": "ж", "kh": "х", "gh": "г", "ts": "ц"}
    | {"ya": "я", "yu": "ю", "yo": "ё", "ye": "е", "iy": "ий"}
    | dict(zip("abcdefghijklm", "абкдефгхижклм", strict=True))
    | dict(zip("nopqrstuvwxyz", "нопкрстувухыз", strict=True))
)
_KAZAKH_PIECE = "|".join(_KAZAKH)
_RUSSIAN_PIECE = "|".join(sorted(_RUSSIAN, key=len, reverse=True))
_Y_AFTER_VOWEL = "(?<=[aeiou])y(?![aeou])"


def as_kazakh(word: str) -> str:
    """Return *word*, in lower case, as the alphabet of 2021 spells it: zhamishev -> jämışev."""
    ending = re.search(_SURNAME, word)
    stem, tail = (word[: ending.start()], ending[1]) if ending else (word, "")
    stem = re.sub(_Y_AFTER_VOWEL, "i", stem)
    stem = re.sub(_KAZAKH_PIECE, lambda piece: _KAZAKH[piece[0]], stem)
    return _harmonise_velars(_harmonise_vowels(stem)) + tail


def as_russian(word: str) -> str:
    """Return *word*, in lower case, letter by letter in Russian Cyrillic: zhamishev -> жамишев."""
    word = re.sub(_Y_AFTER_VOWEL, "й", word)
    return re.sub(_RUSSIAN_PIECE, lambda piece: _RUSSIAN[piece[0]], word)


def _harmonise_vowels(stem: str) -> str:
    """Spell each a o u i by the vowel that follows: kokshetau -> kökşetau, bilim -> bılım."""
    letters = list(stem)
    following = ""
    for at in range(len(letters) - 1, -1, -1):
        if letters[at] not in _VOWELS:
            continue
        before = letters[at - 1] if at else ""
        after = letters[at + 1] if at + 1 < len(letters) else ""
        letters[at] = _vowel(letters[at], before, after, following)
        if letters[at] != "i" or before not in _VOWELS:  # й says nothing about harmony
            following = letters[at]
    return "".join(letters)


def _vowel(letter: str, before: str, after: str, following: str) -> str:
    beside_vowel = any(each in _VOWELS for each in (before, after) if each)
    if letter == "u" and (beside_vowel or not after):
        return "u"  # тау, оқу, Сауран
    if letter == "i":
        after_vowel = before != "" and before in _VOWELS
        return "i" if after_vowel or following in _BACK else "ı"  # Абай, Дарига; but білім, Кәрім
    front = following in _FRONT and not (letter == "a" and following == "e")
    return {"a": "ä", "o": "ö", "u": "ü"}.get(letter, letter) if front else _back(letter)


def _back(letter: str) -> str:
    return "ū" if letter == "u" else letter


def _harmonise_velars(stem: str) -> str:
    """Spell k and g beside a back vowel as q and ğ: tokaev -> toqaev, but kent stays."""
    letters = list(stem)
    for at, letter in enumerate(letters):
        if letter in "kg":
            beside = "".join(letters[at + 1 : at + 2] + letters[max(at - 1, 0) : at])
            vowel = next((each for each in beside if each in _VOWELS), "")
            if vowel in _BACK:
                letters[at] = "q" if letter == "k" else "ğ"
    return "".join(letters)
