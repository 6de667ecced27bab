"""Kazakh Cyrillic in, the official Latin alphabet of 2021 out, and file names and keys made of it.

The alphabet has 31 letters: a ä b d e f g ğ h ı i j k l m n ñ o ö p q r s ş t u ū ü v y z.  It was
presented to the National Commission on 28 January 2021 (KazTAG of that day, "The government
presented a new version of the Kazakh alphabet in Latin") and revised on 22 April 2021, when ŋ
became ñ.  The correspondences are those of en.wikipedia.org/wiki/Kazakh_alphabets (Latin, 2021).

The table has no letter for the nine Cyrillic ones that only loan words need.  They are spelt here
with letters that it has, by sound: ё io, ц ts, ч tş, щ ştş, э e, ю iu, я ia; ъ and ь are dropped.

Transliteration changes the length of a text: it is for keys, labels and queries, never for a text
that offsets point into.  `kg.text.cyrillic` reads it back.
"""

from __future__ import annotations

import re
import unicodedata

from kg.text.casing import lower
from kg.text.normalise import nfc

# и and й share i, х and һ share h, е and э share e: the losses that reading back must guess.
LATIN_2021 = {
    **dict(zip("аәбвгғдежзи", "aäbvgğdejzi", strict=True)),  # әлем -> älem, ғылым -> ğylym
    **dict(zip("йкқлмнңоөпр", "ikqlmnñoöpr", strict=True)),  # қазақ -> qazaq, таң -> tañ
    **dict(zip("стуұүфхһшыі", "stuūüfhhşyı", strict=True)),  # ұлы -> ūly, жаһан -> jahan
    **dict(zip("эъь", ("e", "", ""), strict=True)),  # эфир -> efir, фильм -> film
    **dict(zip("ёюя", ("io", "iu", "ia"), strict=True)),  # Түркия -> Türkiia
    **dict(zip("цчщ", ("ts", "tş", "ştş"), strict=True)),  # цирк -> tsirk, чек -> tşek
}

# Upper case of i and ı is İ and I, as in Turkish; str.upper would merge them.
_RAISE = str.maketrans({"i": "İ", "ı": "I"})

_CAPITALS = {
    letter.upper(): latin.translate(_RAISE).upper() for letter, latin in LATIN_2021.items()
}
_TITLES = {
    letter: latin[:1] + latin[1:].replace("İ", "i").lower() for letter, latin in _CAPITALS.items()
}
_LETTERS = str.maketrans(LATIN_2021 | _CAPITALS)
# Я in Ядро gives İadro, in ҚЫТАЙ ЯДРОСЫ gives İADROSY: the neighbour decides.
_LONE_CAPITAL = r"(?<![A-ZА-ЯЁӘҒҚҢӨҰҮҺІ])[ЁЦЧЩЮЯ](?![A-ZА-ЯЁӘҒҚҢӨҰҮҺІ])"

_WITHOUT_DIACRITIC = str.maketrans("ı", "i")
_NOT_SLUG = r"[^a-z0-9]+"


def to_latin(text: str) -> str:
    """Return *text* with every Kazakh Cyrillic letter in the Latin alphabet of 2021."""
    titled = re.sub(_LONE_CAPITAL, lambda capital: _TITLES[capital[0]], text)
    return titled.translate(_LETTERS)


def slug(text: str) -> str:
    """Return an ASCII key for *text*, as used in IRIs and file names: ``Шымкент қ.`` -> shymkent-q.

    Lower case, words joined by single hyphens; ş gives sh, other diacritics fall.  Never empty when
    *text* holds a letter or digit: those of scripts unknown here give their code points in hex.
    """
    latin = to_latin(lower(text)).replace("ş", "sh").translate(_WITHOUT_DIACRITIC)
    plain = lower(unicodedata.normalize("NFKD", nfc(latin)))
    bare = "".join(mark for mark in plain if not unicodedata.combining(mark))
    return re.sub(_NOT_SLUG, "-", bare).strip("-") or _code_points(text)


def _code_points(text: str) -> str:
    return "-".join(f"u{ord(letter):04x}" for letter in text if letter.isalnum())
