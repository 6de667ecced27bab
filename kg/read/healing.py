"""The lines of a paragraph in, its text out: line breaks healed, and hyphens at them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path

__all__ = ["Healer"]

_LETTERS = re.compile(r"[^\W\d_]+")
_COMPOUND = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)+")
_END = re.compile(r"([^\W_]*)[-‐\u00ad]$")
_BEGIN = re.compile(r"[^\W_]+")
_OPEN_VOWELS = frozenset("аәоөұүыіэaeiouäöüı")
_VOWELS = _OPEN_VOWELS | frozenset("еёиуюяy")
_BACK, _FRONT = frozenset("аоұы"), frozenset("әөүі")
_BEGINNING = 4  # letters of a compound's second part that tell it under any ending


class Healer:
    """Joins lines, by the words that the document itself writes within its lines."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._words: Counter[str] = Counter()
        self._compounds = set(_known_compounds())
        for line in lines:
            whole = line[:-1] if line.endswith(("-", "\u00ad", "‐")) else line
            inside = whole.casefold().split(" ")
            for word in inside[1:-1] if whole is not line else inside[1:]:
                self._words.update(_LETTERS.findall(word))
                self._compounds.update(map(_stem, _COMPOUND.findall(word)))

    def healed(self, lines: Sequence[str]) -> str:
        """*lines* as one text."""
        whole = ""
        for line in lines:
            whole = self.joined(whole, line) if whole else line
        return whole

    def joined(self, before: str, after: str) -> str:
        """*after* put to *before*: without its hyphen where a word was broken, else with it."""
        match = _END.search(before)
        if not match or not after[:1].isalnum() or before[-2:-1] in ("", " "):
            return f"{before} {after}"
        if not match[1]:  # Қ.-Ж. К. Тоқаев
            return before + after
        if before.endswith("\u00ad"):
            return before[:-1] + after
        second = _BEGIN.match(after)
        assert second
        if "/" in before.rsplit(" ", 1)[-1] or self._is_compound(match[1], second[0]):
            return before + after
        return before[:-1] + after

    def _is_compound(self, first: str, second: str) -> bool:
        """Whether the hyphen between the two parts of a word would stand there in any line.

        A name, a number or an abbreviation with its ending has it: Нұр-Сұлтан, 2020-жылы, БҰҰ-ның.
        """
        if not (first + second).isalpha() or (first.isupper() and second.islower()):
            return True
        if second[0].isupper() and not first.isupper():
            return True
        one, two = first.casefold(), second.casefold()
        if _stem(f"{one}-{two}") in self._compounds:
            return True
        if self._words[one + two]:
            return False
        return not _can_be_syllables(one, two)


def _can_be_syllables(one: str, two: str) -> bool:
    """Whether a word can be broken so: each part has a vowel, and none is cut off its consonant.

    A Kazakh syllable takes the consonant before its vowel (қо-нақ), and no two vowels meet in one
    word, so сондай-ақ and екі-үш are compounds; so are a word said twice (бірте-бірте) and one
    whose parts differ in vowel harmony (талап-тілек).
    """
    if not _VOWELS & set(one) or not _VOWELS & set(two):
        return False
    if two[0] in _OPEN_VOWELS or (two[0] in "еёию" and one[-1] not in _VOWELS | {"ъ", "ь"}):
        return False
    if min(len(one), len(two)) > 2 and (one.startswith(two) or two.startswith(one)):
        return False
    is_of_long_parts = min(len(one), len(two)) >= _BEGINNING
    return not (is_of_long_parts and _harmony(one) * _harmony(two) < 0)


def _harmony(part: str) -> int:
    """1 for a part of back vowels only, -1 for one of front vowels, 0 for what tells nothing."""
    return bool(_BACK & set(part)) - bool(_FRONT & set(part))


def _stem(compound: str) -> str:
    """What tells a compound under any ending: its first part and how the second one begins."""
    first, _, second = compound.partition("-")
    return f"{first}-{second[:_BEGINNING]}"


@cache
def _known_compounds() -> frozenset[str]:
    """Beginnings of compounds that Kazakh texts write with a hyphen."""
    lines = Path(__file__).with_name("compounds.txt").read_text("utf-8").splitlines()
    return frozenset(_stem(line) for line in lines if line and not line.startswith("#"))
