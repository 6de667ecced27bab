"""The rules and words of a page in, the tables that the rules draw out, and the other words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from kg.read.pdf.shapes import Line, Rule, Table, Word, rows_of

__all__ = ["ruled_tables"]

_NEAR = 3.0  # points between rules that are meant to touch
_LINES_OF_ONE_ROW = 3  # in a table whose rows no rule parts


@dataclass(frozen=True)
class _Grid:
    """Rules that touch each other; complete before it is asked where it stands."""

    upright: list[Rule]
    level: list[Rule]

    @cached_property
    def left(self) -> float:
        return min(*(one.place for one in self.upright), *(one.start for one in self.level))

    @cached_property
    def right(self) -> float:
        return max(*(one.place for one in self.upright), *(one.end for one in self.level))

    @cached_property
    def top(self) -> float:
        return min(*(one.start for one in self.upright), *(one.place for one in self.level))

    @cached_property
    def bottom(self) -> float:
        return max(*(one.end for one in self.upright), *(one.place for one in self.level))

    def holds(self, word: Word) -> bool:
        middle, height = (word.left + word.right) / 2, word.base - word.size / 4
        return self.left <= middle <= self.right and self.top <= height <= self.bottom

    def has_columns(self) -> bool:
        """Whether rules part it into cells; without them it is a box around a text."""
        inner = (self.left + _NEAR, self.right - _NEAR)
        return len(self.level) > 1 and any(inner[0] < one.place < inner[1] for one in self.upright)


def ruled_tables(
    words: Sequence[Word], upright: list[Rule], level: list[Rule]
) -> tuple[list[Table], list[Word]]:
    """The tables that rules draw around some of *words*, from the top down, and the other words."""
    tables: list[Table] = []
    left_over = list(words)
    for grid in _grids(upright, level):
        inside = [word for word in left_over if grid.holds(word)]
        rows = _rows(inside, grid)
        if len(rows) > 1:
            left_over = [word for word in left_over if not grid.holds(word)]
            tables.append(Table(grid.left, grid.right, grid.top, grid.bottom, tuple(rows)))
    return sorted(tables, key=lambda one: (one.top, one.left)), left_over


def _grids(upright: list[Rule], level: list[Rule]) -> list[_Grid]:
    """Rules that touch each other, with cells between them; the largest grid first."""
    waiting_level, grids = list(level), []
    waiting_upright = list(upright)
    while waiting_upright:
        grid = _Grid([waiting_upright.pop()], [])
        is_growing = True
        while is_growing:
            crossing = _taken(waiting_level, grid.upright)
            grid.level.extend(crossing)
            standing = _taken(waiting_upright, crossing)
            grid.upright.extend(standing)
            is_growing = bool(standing)
        if grid.level and grid.has_columns():
            grids.append(grid)
    return sorted(grids, key=lambda one: (one.left - one.right) * (one.bottom - one.top))


def _taken(waiting: list[Rule], others: list[Rule]) -> list[Rule]:
    """Those of *waiting* that touch one of *others*, which run the other way; they wait no more."""
    touching = [one for one in waiting if any(_touch(one, other) for other in others)]
    gone = set(map(id, touching))
    waiting[:] = [one for one in waiting if id(one) not in gone]
    return touching


def _touch(one: Rule, other: Rule) -> bool:
    return (
        other.start - _NEAR <= one.place <= other.end + _NEAR
        and one.start - _NEAR <= other.place <= one.end + _NEAR
    )


def _rows(words: list[Word], grid: _Grid) -> list[tuple[tuple[Line, ...], ...]]:
    borders = sorted({grid.top, grid.bottom, *(one.place for one in grid.level)})
    bands = [
        [word for word in words if above <= word.base - word.size / 4 < below]
        for above, below in pairwise(borders)
    ]
    bands = [band for band in bands if band]
    if len(bands) <= 2:
        bands = [row for band in bands for row in _unparted(band)]
    return [_cells(band, grid) for band in bands]


def _unparted(band: list[Word]) -> list[list[Word]]:
    """The rows of a table with rules between its columns only."""
    rows = rows_of(band)
    return rows if len(rows) > _LINES_OF_ONE_ROW else [band]


def _cells(band: list[Word], grid: _Grid) -> tuple[tuple[Line, ...], ...]:
    """The cells of a row: rules that do not stand at its height part none."""
    middle = sum(word.base - word.size / 4 for word in band) / len(band)
    borders = sorted(one.place for one in grid.upright if one.start <= middle <= one.end)
    borders = [one for one in borders if grid.left + _NEAR < one < grid.right - _NEAR]

    def is_in(number: int) -> Callable[[Word], bool]:
        return lambda word: sum(one < (word.left + word.right) / 2 for one in borders) == number

    cells = (rows_of(filter(is_in(number), band)) for number in range(len(borders) + 1))
    return tuple(tuple(Line(tuple(row)) for row in cell) for cell in cells)
