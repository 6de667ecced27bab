"""A whole PDF in, its paragraphs in reading order out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

from kg.read.alive import sign
from kg.read.healing import Healer
from kg.read.pdf.columns import blocks
from kg.read.pdf.paragraphs import continued, paragraphs, table_rows
from kg.read.pdf.ruled import ruled_tables
from kg.read.pdf.rules import rules
from kg.read.pdf.running import without_running
from kg.read.pdf.scans import Scans
from kg.read.pdf.shapes import Line, Paragraph, Table, Usual, Word, rows_of, usual_size
from kg.read.pdf.words import frames, is_legible

__all__ = ["document_paragraphs"]

Block = list[Line] | Table


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A page with its tables apart; ``beside`` is text that runs in another direction."""

    rows: list[Sequence[Word]]
    tables: tuple[Table, ...] = ()
    beside: tuple[tuple[Word, ...], ...] = ()


def document_paragraphs(document: Any, scans: Scans) -> list[Paragraph]:
    """All paragraphs of *document*; pages without text are read by *scans*."""
    sheets = [_sheet(document, number, scans) for number in range(len(document))]
    without = without_running([sheet.rows for sheet in sheets])
    sheets = [replace(one, rows=rows) for one, rows in zip(sheets, without, strict=True)]
    laid_out = [list(_blocks(sheet)) for sheet in sheets]
    usual = _usual([block for page in laid_out for block in page if isinstance(block, list)])
    healer = Healer(line.text for page in laid_out for block in page for line in _lines(block))
    parts = [
        part
        for page in laid_out
        for block in page
        for part in (
            table_rows(block, healer)
            if isinstance(block, Table)
            else paragraphs(block, usual, healer)
        )
    ]
    return continued(parts, healer)


def _usual(columns: list[list[Line]]) -> Usual:
    """The size of most letters; the step that a third of the lines stay within."""
    size = usual_size(word for column in columns for line in column for word in line.words)
    steps = [
        below.base - above.base
        for column in columns
        for above, below in pairwise(column)
        if abs(above.size - size) < 1 and abs(below.size - size) < 1
    ]
    return Usual(size, sorted(steps)[len(steps) // 3] if steps else 2 * size)


def _sheet(document: Any, number: int, scans: Scans) -> _Sheet:
    page = document[number]
    try:
        found = frames(page)
        words = [word for _, frame in found for word in frame]
        if not words or not is_legible(words):
            return _Sheet(list(rows_of(scans.words(page, number))))
        quarter, main = found[0]
        tables, left_over = ruled_tables(main, *rules(page, quarter))
        beside = tuple(tuple(frame) for _, frame in found[1:])
        return _Sheet(list(rows_of(left_over)), tuple(tables), beside)
    finally:
        page.close()
        sign()


def _blocks(sheet: _Sheet) -> Iterator[Block]:
    """The columns and tables of a page; a table stands above the first line that is below it."""
    waiting = list(sheet.tables)
    for block in blocks(sheet.rows):
        yield from _with_tables(block, waiting)
    yield from waiting
    for words in sheet.beside:
        yield from blocks(rows_of(words))


def _with_tables(block: Block, waiting: list[Table]) -> Iterator[Block]:
    """*block*, with those of *waiting* that stand in its column above one of its lines."""
    if isinstance(block, Table):
        yield block
        return
    start = 0
    left, right = min(line.left for line in block), max(line.right for line in block)
    for number, line in enumerate(block):
        above = [
            one
            for one in waiting
            if one.bottom < line.base and one.left < right and left < one.right
        ]
        if above:
            if block[start:number]:
                yield block[start:number]
            start = number
            yield from above
            waiting[:] = [one for one in waiting if one not in above]
    yield block[start:]


def _lines(block: Block) -> Iterator[Line]:
    if isinstance(block, Table):
        for row in block.rows:
            for cell in row:
                yield from cell
    else:
        yield from block
