"""Kazakh in Arabic letters (töte jazu) in, the same in Cyrillic out.

Ahmet Baitursynuly's alphabet of 1924, as used in China, Iran and Afghanistan.  One letter stands
for a back vowel and its front partner; a hamza says that the word is front (ٴتىل is тіл), and is
left out where ە (е), ك (к) or گ (г) say so already (مەكتەپ is мектеп).  Letters by the table in
github.com/Ardaq/kz_g2p (MIT); the rule of the hamza by en.wikipedia.org/wiki/Kazakh_alphabets.

There are no capitals, so names come out in lower case.  Changes the length of a text: for keys,
labels and queries only.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from kg.text.latin import to_latin
from kg.text.reading_2021 import read_2021

_LETTERS = (
    dict(zip("بۆۋپتجچحدرزسش", "бвуптжчхдрзсш", strict=True))  # باس -> бас
    | dict(zip("عفقكگلمنڭھە", "ғфқкглмнңһе", strict=True))  # تاڭ -> таң
    | dict(zip("غخکهی", "ғхкеи", strict=True))  # typed on an Uighur or a Persian keyboard
    | dict(zip("،؛؟٪", ",;?%", strict=True))
)
_BACK = dict(zip("اوۇى", "аоұы", strict=True))  # قازاق -> қазақ
_FRONT = dict(zip("اوۇى", "әөүі", strict=True))  # ٴوزەن -> өзен
_HAMZA = frozenset("ءٴ")
_WITH_HAMZA = dict(zip("ٵٶٷٸ", "اوۇى", strict=True))  # single letters for hamza and vowel

_FRONT_MARKS = frozenset("ەهكکگ")
_BACK_MARKS = frozenset("قعغ")
_VOWELS = frozenset("аәеоөұүыі")
_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")

_WORD = "[\u0620-\u065f\u066a\u066e-\u06ef\u06fa-\u06ff\ufb50-\ufdff\ufe70-\ufeff،؛؟]+"
# The instrumental is front in every word: атпен.
_INSTRUMENTAL = "[مبپ]ەن$"
# й and а share a spelling with я; after a consonant that is mostly ия (қиял), but материал.
_YA = "(?<=[қғзш])иа|(?<=[бвгджклмнпрстфх])иа(?!рд|лог|метр|лист|л[дғ]|л$|лы$|т)"
# Compounds, and words that break harmony in the second syllable.
_AGAINST_HARMONY = (
    ("сөлтүст", "солтүст"),
    ("өңтүст", "оңтүст"),
    ("сөнімен", "сонымен"),
    ("қазыр", "қазір"),
    ("қадыр", "қадір"),
    ("қауып", "қауіп"),
    ("мұғалым", "мұғалім"),
)


def from_arabic(text: str) -> str:
    """Return *text* with Arabic letters read as Kazakh Cyrillic, Arabic digits as ASCII ones."""
    return re.sub(_WORD, lambda word: _read_word(word[0]), text).translate(_DIGITS)


@lru_cache(maxsize=65_536)
def _read_word(word: str) -> str:
    letters = "".join(map(_plain_form, word))
    hamza = any(letter in _HAMZA or letter in _WITH_HAMZA for letter in letters)
    bare = "".join(_WITH_HAMZA.get(letter, letter) for letter in letters if letter not in _HAMZA)
    cyrillic = _read_letters(bare, hamza)
    for regular, spelt in _AGAINST_HARMONY:
        if cyrillic.startswith(regular):
            cyrillic = spelt + cyrillic[len(regular) :]
    return _respell(cyrillic)


def _respell(cyrillic: str) -> str:
    """Put э, ц, щ, я, ю where Cyrillic has them: this script merges what the Latin of 2021 does."""
    if "һ" in cyrillic:
        return cyrillic  # which that Latin has not
    latin = to_latin(re.sub(_YA, "ия", cyrillic.replace("шш", "щ")))
    return "".join(piece for _, piece in read_2021(latin))


def _plain_form(letter: str) -> str:
    """Undo the forms that fonts use at the end or in the middle of a word (U+FB50 and beyond)."""
    return unicodedata.normalize("NFKC", letter) if letter >= "\ufb50" else letter


def _read_letters(letters: str, hamza: bool) -> str:
    """Read letter by letter, each vowel front or back as the one before it.

    а after the first syllable stays, and turns the rest back: كىتابى is кітабы.
    """
    read: list[str] = []
    front, first = hamza or _begins_front(letters), True
    last_back = max(letters.rfind("ا"), letters.rfind("و"))
    for at, letter in enumerate(letters):
        beside = letters[max(at - 1, 0) : at] + letters[at + 1 : at + 2]
        if letter in "او":
            front = front and first and (hamza or at == last_back)
            front = front and not _BACK_MARKS.intersection(beside)
        elif letter in "ىۇ" and not first:
            front = _beside(beside, front)
        read.append(_read_letter(letter, front, read))
        front = front or read[-1] == "е"
        first = first and read[-1] not in _VOWELS
    return "".join(read)


def _begins_front(letters: str) -> bool:
    """Whether ە, ك or گ makes the beginning front: мектеп; not so қажет, атпен, конституция."""
    marks = set(re.sub(_INSTRUMENTAL, "", letters) if "ا" in letters else letters)
    return bool(marks & _FRONT_MARKS) and not marks & _BACK_MARKS and "تسي" not in letters


def _beside(neighbours: str, front: bool) -> bool:
    """Whether a vowel is front: к and г stand beside front vowels, қ and ғ beside back ones."""
    if _FRONT_MARKS.intersection(neighbours):
        return True
    return front and not _BACK_MARKS.intersection(neighbours)


def _read_letter(letter: str, front: bool, before: list[str]) -> str:
    if letter == "ي":
        return "й" if before and before[-1] in _VOWELS else "и"  # ай, but тиіс
    if letter in _BACK:
        return (_FRONT if front else _BACK)[letter]
    return _LETTERS.get(letter, letter)
