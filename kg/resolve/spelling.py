"""A name in any script or spelling in, the key that its spellings share out."""

from __future__ import annotations

import re
from functools import lru_cache

from kg.text import cyrillic_readings, fold, is_cyrillic, lower, nfc

__all__ = [
    "alike",
    "cyrillic",
    "folded",
    "letters_of_name",
    "plain_words",
    "rounded",
    "skeleton",
    "without_genitive",
]

# What Russian and Latin spellings of Kazakh names confuse beyond the nine letters of kg.text.fold:
# Мырзахметов/Мирзахметов, Шөкеев/Шукеев, Шымкент/Чимкент, Смайылов/Смаилов, Эльмира/Ельмира.
_ALIKE = str.maketrans(
    {"ы": "и", "й": "и", "ю": "у", "я": "а", "э": "е", "ч": "ш", "щ": "ш", "ъ": None, "ь": None}
)
_ROUND = str.maketrans({"ө": "о", "у": "о"})
_ROUND_ALIKE = frozenset({"өо", "оө", "өу", "уө"})
_VOWELS = frozenset("аеиоуө")
_ROUNDED = re.compile(r"(?<=[^аеиоуө])у(?=[^аеиоуө])")  # no consonant, as in Қуаныш
_DOUBLED = re.compile(r"(.)\1+")
_GENITIVE = re.compile(r"(?<=\w{3})[нтд][ыі]ң$")  # қаласының; Қазақ грамматикасы, 2002, § 115
_WORD = re.compile(r"[^\W_]+")
# An abbreviation, a foreign name or one in quotation marks has its ending behind a hyphen: ЖШС-нің
_ENDING_APART = re.compile(r"(?<=[\w»”\"])-[нтд][ыі]ң\b")
_ORDINAL = re.compile(r"\b(\d{1,2})-(?:[ыі]?н)?ш[ыі]\b")  # 1-інші, 1-ші
_ORDINALS = (
    "бірінші екінші үшінші төртінші бесінші алтыншы жетінші сегізінші тоғызыншы оныншы".split()
)


@lru_cache(maxsize=1 << 16)
def folded(text: str) -> str:
    """*text* in Cyrillic of a Russian keyboard, lower case: ``Zhamishev``, ``Жәмішев`` -> жамишев.

    What has no Cyrillic reading stays as it is.
    """
    return fold(cyrillic(text))


@lru_cache(maxsize=1 << 16)
def letters_of_name(text: str) -> str:
    """The letters of a name that spellings keep, with ө apart: Russian writes it о or у.

    Compared by ``alike``: ``Шөкеев`` and ``Шукеев`` are, ``Омаров`` and ``Умаров`` are not.
    """
    plain = "ө".join(map(fold, lower(cyrillic(text)).split("ө")))
    letters = "".join(_WORD.findall(plain)).replace("дж", "ж").translate(_ALIKE)
    return _ROUNDED.sub(_unrounded, _DOUBLED.sub(r"\1", letters))


def _unrounded(rounded_vowel: re.Match[str]) -> str:
    """и for у behind the first syllable: Тұрғымбаев, in Russian Тургумбаев."""
    before = rounded_vowel.string[: rounded_vowel.start()]
    return "у" if _VOWELS.isdisjoint(before) else "и"


def alike(one: str, other: str) -> bool:
    """Whether two names are spellings of one, as ``letters_of_name`` gives their letters."""
    if one == other:
        return True
    return len(one) == len(other) and all(
        a == b or a + b in _ROUND_ALIKE for a, b in zip(one, other, strict=True)
    )


def rounded(letters: str) -> str:
    """The key that all that are ``alike`` share."""
    return letters.translate(_ROUND)


@lru_cache(maxsize=1 << 16)
def skeleton(text: str) -> str:
    """The letters of *text* that no spelling changes: ``Шөкеев``, ``Шукеев``, ``Shukeyev``."""
    return _DOUBLED.sub(r"\1", rounded(letters_of_name(text)))


@lru_cache(maxsize=1 << 16)
def cyrillic(text: str) -> str:
    """*text*, NFC, in its likeliest Cyrillic reading; as long as what ``folded`` gives."""
    text = nfc(text)
    if not is_cyrillic(text) and any("a" <= letter <= "z" for letter in lower(text)):
        return cyrillic_readings(text)[0]
    return text


def plain_words(name: str) -> tuple[str, ...]:
    """The words of *name* in lower case, without marks and without the endings of the genitive.

    Ordinals up to ten are words: ``1-інші``.

    >>> plain_words("Алматы қаласының «Отау» ЖШС")
    ('алматы', 'қаласы', 'отау', 'жшс')
    """
    plain = _ORDINAL.sub(_in_words, _ENDING_APART.sub("", lower(nfc(name))))
    return tuple(without_genitive(word) for word in _WORD.findall(plain))


def _in_words(ordinal: re.Match[str]) -> str:
    number = int(ordinal[1])
    return _ORDINALS[number - 1] if 0 < number <= len(_ORDINALS) else ordinal[0]


def without_genitive(word: str) -> str:
    """``қаласының`` -> ``қаласы``; a word in lower case in, the same without that ending out."""
    return _GENITIVE.sub("", word)
