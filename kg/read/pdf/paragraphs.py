"""The lines of a column in, its paragraphs out: which line goes on with the one above it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from kg.read.healing import Healer
from kg.read.pdf.columns import LABEL
from kg.read.pdf.shapes import Line, Paragraph, Table, Usual, leading
from kg.read.stated import CELL

__all__ = ["continued", "paragraphs", "table_rows"]

_LOOSE = 1.3  # leadings; a greater step is a space between paragraphs
_APART = 1.5  # of the document's usual step; where all steps of a column are wide
_OTHER_SIZE = 1.15
_NOTE_SIZE = 0.92  # of the usual letter's; Word sets 10 points below a text in 11 or 12
_INDENT = 0.8  # of a letter's size
_ROOM = 0.25  # of the column's width that a line may leave empty though a small letter follows
_LONGEST_HEADING = 250
_ENDS = re.compile(r"[.!?:;…][»”\")\]]*$")
_LEADER = re.compile(r"\s*(?:\.\s?){4,}\s*|\s*…{2,}\s*")
_BULLETS = frozenset("o○◦●▪■□")


class _Column:
    """The lines of one column, with what is usual among them."""

    def __init__(self, lines: Sequence[Line], document: Usual) -> None:
        self.document, body = document, document.size
        self.left = min(line.left for line in lines)
        self.right = max(line.right for line in lines)
        close = [
            below.base - above.base
            for above, below in pairwise(lines)
            if abs(above.size - below.size) < 1
        ]
        usual = leading([line.base for line in lines])
        self.step = min([one for one in close if one >= body], default=usual)
        self.step = max(self.step, min(usual, 2 * body))

    def room(self, line: Line) -> float:
        """How much of the column's width *line* leaves empty at its end."""
        return self.right - line.right


def paragraphs(lines: Sequence[Line], document: Usual, healer: Healer) -> Iterator[Paragraph]:
    """The paragraphs of a column of a document that is mostly set as *document* says."""
    if not lines:
        return
    column = _Column(lines, document)
    start = 0
    for number in range(1, len(lines) + 1):
        if number == len(lines) or not _goes_on(lines[start:number], lines[number], column):
            yield _paragraph(lines[start:number], column, healer)
            start = number


def table_rows(table: Table, healer: Healer) -> Iterator[Paragraph]:
    """Each row as a line of its own, its cells parted by `` | ``."""
    for row in table.rows:
        cells = (healer.healed([line.text for line in cell]) for cell in row)
        text = CELL.join(cells)
        if text.strip(" |"):
            yield Paragraph(text, "row", 0.0)


def continued(parts: list[Paragraph], healer: Healer) -> list[Paragraph]:
    """*parts* with what a column or page breaks off put together again, notes between left."""
    found: list[Paragraph] = []
    for part in parts:
        before = _last_text(found) if part.kind == "text" else None
        if before is not None and _is_rest(found[before], part):
            whole = healer.joined(found[before].text, part.text)
            found[before] = Paragraph(whole, "text", part.size, part.is_open)
        else:
            found.append(part)
    return found


def _last_text(found: list[Paragraph]) -> int | None:
    last = len(found) - 1
    while last >= 0 and found[last].kind == "note":
        last -= 1
    return last if last >= 0 and found[last].kind == "text" else None


def _is_rest(before: Paragraph, part: Paragraph) -> bool:
    """Whether *part* begins in the middle of a sentence that *before* leaves open."""
    if not before.is_open or abs(before.size - part.size) > 1 or _is_item(part.text):
        return False
    return part.text[0].islower() or before.text.endswith(("-", "\u00ad", ","))


def _goes_on(above: Sequence[Line], line: Line, column: _Column) -> bool:
    last = above[-1]
    is_other = max(line.size, last.size) > _OTHER_SIZE * min(line.size, last.size)
    if is_other or (line.bold != last.bold and min(len(line.words), len(last.words)) > 1):
        return False
    step = line.base - last.base
    if step > _LOOSE * max(column.step, line.size) or _LEADER.search(last.text):
        return False
    is_full = column.room(last) < line.words[0].right - line.left + line.size / 4
    ends = _ENDS.search(last.text) is not None
    usual = column.document.step * max(1.0, line.size / column.document.size)
    if step > _APART * usual and (ends or not is_full):
        return False
    if _is_heading(above, column):
        if last.text.isupper() and not line.text.isupper():
            return False
        if _is_centred(last, line) and not _is_item(line.text):
            return True
    if _is_item(line.text):
        return is_full and not ends and abs(line.left - _text_left(last)) < line.size / 2
    if last.text.endswith(("-", "\u00ad")):
        return True
    indent = line.left - _text_left(last)
    if indent > _INDENT * line.size and (ends or not is_full or len(above) > 1):
        return False
    is_short = column.room(last) > _ROOM * (column.right - column.left)
    return is_full or (line.text[0].islower() and not is_short and not ends)


def _is_item(text: str) -> bool:
    return LABEL.match(text.split(" ", 1)[0]) is not None


def _text_left(line: Line) -> float:
    """Where the text of *line* begins, after the number or bullet of an item."""
    return line.words[1 if len(line.words) > 1 and _is_item(line.text) else 0].left


def _is_centred(one: Line, other: Line) -> bool:
    return abs(one.left + one.right - other.left - other.right) < 2 * one.size


def _is_heading(lines: Sequence[Line], column: _Column) -> bool:
    """Whether *lines* are set off: larger than the text, or bold or in capitals, and short."""
    first = lines[0]
    text = " ".join(line.text for line in lines)
    if len(text) > _LONGEST_HEADING or text.endswith((",", ";")) or not any(map(str.isalpha, text)):
        return False
    return (
        first.size > _OTHER_SIZE * column.document.size
        or all(line.bold for line in lines)
        or (text.isupper() and len(text) > 4)
    )


def _paragraph(lines: Sequence[Line], column: _Column, healer: Healer) -> Paragraph:
    text = healer.healed([line.text for line in lines])
    size = lines[0].size
    if _LEADER.search(text):  # a line of a table of contents
        return Paragraph(_LEADER.sub(CELL, text), "row", size)
    bullet, _, rest = text.partition(" ")
    if bullet in _BULLETS and rest:
        text = f"• {rest}"
    kind = "text"
    if _is_heading(lines, column):
        kind = "heading"
    elif size <= _NOTE_SIZE * column.document.size:
        kind = "note"
    last = lines[-1]
    is_open = not _ENDS.search(text) and column.room(last) < 6 * last.size
    return Paragraph(text, kind, size, is_open)
