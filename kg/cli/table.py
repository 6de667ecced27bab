"""Rows of texts in, lines of a table for people out."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence

__all__ = ["table_lines", "width"]

_WIDEST = 60


def table_lines(names: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """A header, a rule and a line a row; columns two spaces apart, long cells cut with ``…``."""
    cells = [[_cut(cell) for cell in row] for row in rows]
    widths = [max([width(name), *(width(row[i]) for row in cells)]) for i, name in enumerate(names)]
    yield _line(names, widths)
    yield _line(["─" * one for one in widths], widths)
    for row in cells:
        yield _line(row, widths)


def width(text: str) -> int:
    """The columns that *text* takes on a terminal: combining marks none, wide letters two."""
    return sum(
        0 if unicodedata.combining(one) else 2 if unicodedata.east_asian_width(one) in "WF" else 1
        for one in text
    )


def _cut(text: str) -> str:
    # Control characters of a stranger's text must not reach a terminal.
    printable = "".join(one if one.isprintable() else " " for one in text)
    plain = " ".join(printable.split())
    return plain if len(plain) <= _WIDEST else plain[: _WIDEST - 1] + "…"


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    padded = (cell + " " * (wide - width(cell)) for cell, wide in zip(cells, widths, strict=True))
    return "  ".join(padded).rstrip()
