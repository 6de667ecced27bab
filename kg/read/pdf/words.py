"""A page of a PDF in, the words of its text layer out, by the direction in which they run.

Meets pdfium, which knows letters and their places but neither columns nor paragraphs.
"""

from __future__ import annotations

from collections import defaultdict
from ctypes import c_double
from math import atan2, hypot, pi
from typing import Any

from kg.read.pdf.pdfium import calls
from kg.read.pdf.shapes import RAISED, RAISED_BY, RAISED_SIZE, Word

__all__ = ["frames", "is_legible", "turned"]

# What a break for hyphenation is to pdfium, be it a hyphen or a soft hyphen.
_HYPHENS = frozenset("\x02\ufffe")
_BULLETS = {"\uf0b7": "•", "\uf0a7": "•", "\uf0d8": "•", "\uf02d": "•", "\uf0fc": "•"}
_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "ft", "ﬆ": "st"}
_BOLD = 600  # of OpenType's weights from 1 to 1000


def frames(page: Any) -> list[tuple[int, list[Word]]]:
    """The words of *page* by quarter turns of their direction, that of most words first."""
    found: defaultdict[int, list[Word]] = defaultdict(list)
    text_page = page.get_textpage()
    try:
        reader = _Reader(text_page)
        for index in range(text_page.count_chars()):
            reader.take(index)
        reader.finish()
        for quarter, word in reader.words:
            found[quarter].append(word)
    finally:
        text_page.close()
    return sorted(found.items(), key=lambda one: (-len(one[1]), one[0]))


def turned(x: float, y: float, quarter: int) -> tuple[float, float]:
    """A place of the page as (along the line, down the page) for text turned so many quarters."""
    return ((x, -y), (y, x), (-x, y), (-y, -x))[quarter]


def is_legible(words: list[Word]) -> bool:
    """Whether the letters of a text layer are letters, and not the numbers of a font's drawings."""
    text = "".join(word.text for word in words)
    strange = sum(1 for one in text if "\ue000" <= one <= "\uf8ff" or one in "\ufffd\0")
    return 2 * strange < len(text)


class _Reader:
    """Puts letter after letter, as pdfium gives them, together to words."""

    def __init__(self, text_page: Any) -> None:
        self.words: list[tuple[int, Word]] = []
        self._pdfium, self._page = calls(), text_page
        self._matrix = self._pdfium.FS_MATRIX()
        self._numbers = tuple(c_double() for _ in range(6))
        self._letters: list[str] = []
        self._quarter, self._size, self._bold = 0, 0.0, False
        self._left = self._right = self._base = 0.0

    def take(self, index: int) -> None:
        """Add the letter at *index* to the word that is open, or end that word."""
        letter = chr(self._pdfium.FPDFText_GetUnicode(self._page, index))
        is_broken = letter in _HYPHENS  # pdfium gives no line break after it
        letter = "-" if is_broken else letter
        if letter.isspace() or letter == "\0":
            self.finish()
            return
        left, right, bottom, top, x, y = self._numbers
        self._pdfium.FPDFText_GetCharBox(self._page, index, left, right, bottom, top)
        self._pdfium.FPDFText_GetCharOrigin(self._page, index, x, y)
        if not self._letters:
            self._begin(index)
        if self._quarter:
            start = turned(left.value, bottom.value, self._quarter)[0]
            end = turned(right.value, top.value, self._quarter)[0]
            start, end = min(start, end), max(start, end)
            base = turned(x.value, y.value, self._quarter)[1]
        else:  # nearly always
            start, end, base = left.value, right.value, -y.value
        if not self._letters:
            self._left, self._base = start, base
        elif abs(base - self._base) > self._size / 100:
            letter = self._beside(index, letter, base)
        self._right = end
        self._letters.append(_LIGATURES.get(letter) or _BULLETS.get(letter) or letter)
        if is_broken:
            self.finish()

    def finish(self) -> None:
        """End the word that is open, if one is."""
        if self._letters:
            text = "".join(self._letters)
            word = Word(text, self._left, self._right, self._base, self._size, self._bold)
            self.words.append((self._quarter, word))
            self._letters = []

    def _begin(self, index: int) -> None:
        self._size = self._size_at(index)
        self._quarter = round(2 * atan2(self._matrix.b, self._matrix.a) / pi) % 4
        self._bold = self._pdfium.FPDFText_GetFontWeight(self._page, index) >= _BOLD

    def _beside(self, index: int, letter: str, base: float) -> str:
        """*letter*, which stands higher or lower than its word, as a raised one where it is that.

        A note's number would else be read as part of the word or of a figure: мектеп¹, 600 м².
        """
        size = self._size_at(index)
        is_raised = size < RAISED_SIZE * self._size and self._base - base > RAISED_BY * size
        return letter.translate(RAISED) if is_raised else letter

    def _size_at(self, index: int) -> float:
        self._pdfium.FPDFText_GetMatrix(self._page, index, self._matrix)
        size = self._pdfium.FPDFText_GetFontSize(self._page, index)
        return float(size * hypot(self._matrix.c, self._matrix.d)) or 1.0
