"""The lines of a table in, its rows out; a broken row is an error and costs no other row."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TextIO

from kg.errors import SourceError, SourceMalformed
from kg.read.unpack import too_large

__all__ = ["Row", "rows"]

_RESCANS = 100  # of rows whose quotation mark never ends: each may cost as much as the limit
_HINT = 'write "" for a quotation mark in a cell, and the same number of cells in every row'


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of one row; *line* is the first of its lines, counted from 1."""

    line: int
    cells: list[str]


def rows(text: TextIO, delimiter: str, limit: int, place: str) -> Iterator[Row | SourceError]:
    """Each row that is not blank; no row may be longer than *limit* characters.

    After a row that does not parse, such as one whose quotation mark never ends, it goes on at that
    row's second line.
    """
    csv.field_size_limit(limit)
    lines = _Lines(text, limit, place)
    while True:
        lines.begin_row()
        try:
            cells = next(csv.reader(lines, delimiter=delimiter, strict=True))
        except StopIteration:
            return
        except SourceError as error:
            yield error
        except csv.Error as error:
            yield _malformed(str(error), lines.place)
            lines.go_back()
        else:
            if any("\0" in cell for cell in cells):
                yield _malformed("binary, not text", lines.place)
            elif any(cells):
                yield Row(lines.first, cells)


class _Lines:
    """The lines of a text, one after the other, those of a broken row once more."""

    def __init__(self, text: TextIO, limit: int, place: str) -> None:
        self.first, self._place = 1, place
        self._text, self._limit = text, limit
        self._row: list[str] = []
        self._again: list[str] = []
        self._rescans = 0
        self._size = 0

    @property
    def place(self) -> str:
        """Where the row begins."""
        return f"{self._place}:{self.first}"

    def begin_row(self) -> None:
        """The next line is the first one of a row."""
        self.first += len(self._row)
        self._row, self._size = [], 0

    def go_back(self) -> None:
        """Read the row's lines but the first again."""
        if self._rescans < _RESCANS:
            self._rescans += 1
            self._again += reversed(self._row[1:])
            del self._row[1:]

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        line = self._again.pop() if self._again else self._text.readline(self._limit + 1)
        if not line:
            raise StopIteration
        self._row.append(line)
        self._size += len(line)
        if len(line) > self._limit:
            while line and not line.endswith(("\n", "\r")):
                line = self._text.readline(self._limit)
            raise too_large(self._limit, self.place)
        if self._size > self._limit:
            raise csv.Error(f"a row of more than {self._limit} characters")
        return line


def _malformed(what: str, place: str) -> SourceMalformed:
    return SourceMalformed(what, place=place, hint=_HINT)
