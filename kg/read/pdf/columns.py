"""The rows of a page in, its columns in reading order and its tables without rules out.

Columns are parted by a gutter: a strip that no word crosses from one row to another far below.
What stands across it ends it, such as the heading of an article in two columns.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import sqrt
from statistics import mean, median

from kg.read.pdf.shapes import Line, Table, Word, leading, rows_of

__all__ = ["LABEL", "blocks"]

Row = Sequence[Word]

LABEL = re.compile(  # what an item of a list begins with: «1.», «12.3)», «а)», «IV.», «•»
    r"(?:[•●○◦▪■□–—*·oо-]|\(?(?:[0-9]{1,3}(?:\.[0-9]{1,3})*[.)]|[^\W\d_]\)|[IVXІХ]{1,5}[.)]))$"
)
_WINDOW = 3  # rows that a gutter must part for us to look how far it goes
_NARROWEST = 0.8  # of a letter's size; between words of a justified line there may be more
_LINES_OF_COLUMN = 3
_FAR = 1.6  # leadings
_ALIGNED, _FULL, _FEW_WORDS = 0.6, 0.75, 1.6


@dataclass(frozen=True, slots=True)
class _Band:
    """Rows from *first* to before *end*, parted by a gutter from *left* to *right*."""

    first: int
    end: int
    left: float
    right: float

    def weight(self) -> float:
        """A gutter is the better the more rows it parts, and somewhat the wider it is."""
        return float((self.end - self.first) * sqrt(self.right - self.left))


def blocks(rows: Sequence[Row]) -> Iterator[list[Line] | Table]:
    """The lines of each column, and tables, in the order in which they are read."""
    band = _widest_band(rows)
    if band is None:
        if rows:
            yield [Line(tuple(row)) for row in rows]
        return
    yield from blocks(rows[: band.first])
    inside = rows[band.first : band.end]
    table = _table(inside)
    if table:
        yield table
    else:
        left, right = _sides(inside, band)
        yield from blocks(left)
        yield from blocks(right)
    yield from blocks(rows[band.end :])


def _widest_band(rows: Sequence[Row]) -> _Band | None:
    """The band of most weight, the higher one of two equals."""
    best: _Band | None = None
    tried: set[tuple[float, float]] = set()
    for start in range(len(rows) - _WINDOW + 1):
        for gap in _gaps(rows[start : start + _WINDOW]):
            if best and best.first <= start < best.end and gap in tried:
                continue
            tried.add(gap)
            band = _trimmed(_extended(start, gap, rows), rows)
            if _parts_columns(band, rows) and (best is None or band.weight() > best.weight()):
                best = band
    return best


def _gaps(rows: Sequence[Row]) -> list[tuple[float, float]]:
    """The strips between words that no word of any of *rows* stands in."""
    words = sorted((word for row in rows for word in row), key=lambda one: one.left)
    found: list[tuple[float, float]] = []
    reached = words[0].right
    for word in words[1:]:
        if word.left - reached >= _NARROWEST * word.size:
            found.append((reached, word.left))
        reached = max(reached, word.right)
    return found


def _extended(start: int, gap: tuple[float, float], rows: Sequence[Row]) -> _Band:
    """The best band around *start*: as many rows as the gap goes on in, which narrows on the way.

    A text below a table that leaves a space between two words of it just there does not count.
    """
    best = band = _Band(start, start + _WINDOW, *gap)
    for end in range(start + _WINDOW, len(rows)):
        narrowed = _narrowed(band.left, band.right, rows[end])
        if narrowed is None:
            break
        band = _Band(start, end + 1, *narrowed)
        best = max(best, band, key=_Band.weight)
    band = best
    for first in range(start - 1, -1, -1):
        narrowed = _narrowed(band.left, band.right, rows[first])
        if narrowed is None:
            break
        band = _Band(first, band.end, *narrowed)
        best = max(best, band, key=_Band.weight)
    return best


def _narrowed(left: float, right: float, row: Row) -> tuple[float, float] | None:
    """What *row* leaves of a gap; None for less than a gutter needs."""
    for word in row:
        if word.right <= left or word.left >= right:
            continue
        if word.left <= left:
            left = word.right
        elif word.right >= right:
            right = word.left
        else:
            return None
    return (left, right) if right - left >= _NARROWEST * row[0].size else None


def _trimmed(band: _Band, rows: Sequence[Row]) -> _Band:
    """*band* without rows above and below its columns that only happen not to cross the gutter."""
    inside = rows[band.first : band.end]
    is_left = [any(word.right <= band.left for word in row) for row in inside]
    is_right = [any(word.left >= band.right for word in row) for row in inside]
    first, end = 0, len(inside)
    while first < end and not is_left[first]:
        first += 1
    both = [i for i in range(len(inside)) if is_left[i] and is_right[i]]
    usual = leading([row[0].base for row in inside])
    for i in range(both[-1] + 1 if both else end, end):
        if inside[i][0].base - inside[i - 1][0].base > _FAR * usual:
            end = i
            break
    return _Band(band.first + first, band.first + end, band.left, band.right)


def _parts_columns(band: _Band, rows: Sequence[Row]) -> bool:
    left, right = _sides(rows[band.first : band.end], band)
    if len(left) < _LINES_OF_COLUMN or len(right) < _LINES_OF_COLUMN:
        return False
    if sum(_is_label(row) for row in left) > len(left) / 2:
        return False
    common = min(left[-1][0].base, right[-1][0].base) - max(left[0][0].base, right[0][0].base)
    shorter = min(one[-1][0].base - one[0][0].base for one in (left, right))
    return 2 * common >= shorter > 0


def _is_label(row: Row) -> bool:
    return len(row) == 1 and LABEL.match(row[0].text) is not None


def _sides(rows: Sequence[Row], band: _Band) -> tuple[list[list[Word]], list[list[Word]]]:
    middle = (band.left + band.right) / 2
    left = [word for row in rows for word in row if word.left < middle]
    right = [word for row in rows for word in row if word.left >= middle]
    return rows_of(left), rows_of(right)


def _table(rows: Sequence[Row]) -> Table | None:
    """*rows* as a table, if what stands between their gutters are cells and not lines of a text.

    Cells stand in rows and do not fill their columns, or a column has a word a cell.
    """
    gaps = _gaps(rows)
    borders = [(left + right) / 2 for left, right in gaps]
    grid = [
        [[w for w in row if _column(w, borders) == i] for i in range(len(gaps) + 1)] for row in rows
    ]
    cells = [[row[i] for row in grid if row[i]] for i in range(len(gaps) + 1)]
    aligned = sum(sum(map(bool, row)) > 1 for row in grid) / len(grid)
    if aligned < _ALIGNED or not all(cells):
        return None
    fullness = median(_fullness(column) for column in cells)
    is_of_words = any(
        2 * len(column) > len(grid) and mean(len(cell) for cell in column) <= _FEW_WORDS
        for column in cells
    )
    if fullness >= _FULL and not is_of_words:
        return None
    words = [word for row in rows for word in row]
    return Table(
        min(word.left for word in words),
        max(word.right for word in words),
        words[0].base - words[0].size,
        words[-1].base,
        tuple(_with_wrapped(grid)),
    )


def _column(word: Word, borders: Sequence[float]) -> int:
    return sum(border < word.left for border in borders)


def _fullness(column: list[list[Word]]) -> float:
    """How much of the width of a column its usual cell takes up."""
    left, right = min(cell[0].left for cell in column), max(cell[-1].right for cell in column)
    return median(cell[-1].right - cell[0].left for cell in column) / max(right - left, 1.0)


def _with_wrapped(grid: list[list[list[Word]]]) -> Iterator[tuple[tuple[Line, ...], ...]]:
    """The rows of cells; one that has no first cell and follows closely goes on with the last."""
    bases = [min(word.base for cell in row for word in cell) for row in grid]
    usual = leading(bases)
    whole: list[list[Line]] = []
    for number, (row, base) in enumerate(zip(grid, bases, strict=True)):
        lines = [[Line(tuple(cell))] if cell else [] for cell in row]
        if whole and not row[0] and base - bases[number - 1] <= usual * 1.05:
            for cell, more in zip(whole, lines, strict=True):
                cell.extend(more)
            continue
        if whole:
            yield tuple(map(tuple, whole))
        whole = lines
    if whole:
        yield tuple(map(tuple, whole))
