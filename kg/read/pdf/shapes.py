"""What a page is made of while it is read: words, lines and rules, each with its place.

Places are in points; ``left`` and ``right`` along the line of writing, ``base``, ``top`` and
``bottom`` down the page, whichever way it was turned.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from statistics import median

__all__ = [
    "RAISED",
    "RAISED_BY",
    "RAISED_SIZE",
    "Line",
    "Paragraph",
    "Rule",
    "Table",
    "Usual",
    "Word",
    "leading",
    "rows_of",
    "usual_size",
]

RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
RAISED_SIZE, RAISED_BY = 0.8, 0.15  # of the size of the word that a raised sign stands at
_ONE_ROW = 0.5  # of a letter's size: so far a raised or lowered sign stands from its line


@dataclass(frozen=True, slots=True)
class Word:
    """Letters without white space between them; ``base`` is the line that they stand on."""

    text: str
    left: float
    right: float
    base: float
    size: float
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight line from ``start`` to ``end`` at ``place`` in the other direction."""

    place: float
    start: float
    end: float


@dataclass(frozen=True)
class Line:
    """The words of one line in one column, from left to right; at least one."""

    words: tuple[Word, ...]

    @cached_property
    def text(self) -> str:
        """The words with single spaces; a note's raised number is put to its word: мектеп¹."""
        text = self._written(self.words[0])
        for word in self.words[1:]:
            written = self._written(word)
            text += written if written != word.text else f" {written}"
        return text

    def _written(self, word: Word) -> str:
        is_small = word.size < RAISED_SIZE * self.size
        if is_small and word.text.isdigit() and self.base - word.base > RAISED_BY * word.size:
            return word.text.translate(RAISED)
        return word.text

    @cached_property
    def left(self) -> float:
        """Where the first word begins."""
        return self.words[0].left

    @cached_property
    def right(self) -> float:
        """Where the last word ends."""
        return max(word.right for word in self.words)

    @cached_property
    def size(self) -> float:
        """The size of most of its letters."""
        return usual_size(self.words)

    @cached_property
    def base(self) -> float:
        """The line that most of its words stand on."""
        return median(word.base for word in self.words)

    @cached_property
    def bold(self) -> bool:
        """Whether all of it is bold."""
        return all(word.bold for word in self.words)


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells with their lines, and where they stand."""

    left: float
    right: float
    top: float
    bottom: float
    rows: tuple[tuple[tuple[Line, ...], ...], ...]


@dataclass(frozen=True, slots=True)
class Usual:
    """How most of a document is set: the size of its letters, the distance of its lines."""

    size: float
    step: float


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lines rebuilt to one text.  ``kind`` is text, heading, note or row (of a table).

    ``is_open`` says that the last line is full, so that the next column may go on with it.
    """

    text: str
    kind: str
    size: float
    is_open: bool = False


def rows_of(words: Iterable[Word]) -> list[list[Word]]:
    """*words* by the height that they stand at, each row from left to right, from the top down."""
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda one: (one.base, one.left)):
        if rows and word.base - rows[-1][0].base <= _ONE_ROW * max(word.size, rows[-1][0].size):
            rows[-1].append(word)
        else:
            rows.append([word])
    for row in rows:
        row.sort(key=lambda one: one.left)
    return rows


def usual_size(words: Iterable[Word]) -> float:
    """The size, to half a point, in which most of the letters of *words* are set; 0 for none."""
    letters: dict[float, int] = {}
    for word in words:
        size = round(word.size * 2) / 2
        letters[size] = letters.get(size, 0) + len(word.text)
    return max(letters, key=lambda size: (letters[size], size), default=0.0)


def leading(bases: Sequence[float]) -> float:
    """The usual distance of neighbouring lines, given from the top down; 0 for fewer than two."""
    steps = [low - high for high, low in pairwise(bases) if low > high]
    return median(steps) if steps else 0.0
