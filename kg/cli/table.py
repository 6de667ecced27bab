"""Rows of texts in, lines of a table for people out."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence

__all__ = ["table_lines", "width"]

_WIDEST, _NARROWEST = 60, 8  # columns of a cell


def table_lines(
    names: Sequence[str], rows: Sequence[Sequence[str]], room: int | None = None
) -> Iterator[str]:
    """A header, a rule and a line a row; columns two spaces apart, long cells cut with ``…``.

    The widest columns shrink until all fit *room* columns of the terminal.
    """
    cells = [[_plain(cell) for cell in row] for row in rows]
    header = [_plain(name) for name in names]
    widths = [max(width(row[i]) for row in [header, *cells]) for i in range(len(header))]
    widths = _fitted([min(one, _WIDEST) for one in widths], room)
    yield _line(header, widths)
    yield _line(["─" * one for one in widths], widths)
    for row in cells:
        yield _line(row, widths)


def _fitted(widths: list[int], room: int | None) -> list[int]:
    fitted = list(widths)
    while room and sum(fitted) + 2 * (len(fitted) - 1) > room and max(fitted) > _NARROWEST:
        fitted[fitted.index(max(fitted))] -= 1
    return fitted


def width(text: str) -> int:
    """The columns that *text* takes on a terminal: combining marks none, wide letters two."""
    return sum(
        0 if unicodedata.combining(one) else 2 if unicodedata.east_asian_width(one) in "WF" else 1
        for one in text
    )


def _plain(cell: str) -> str:
    # Control characters of a stranger's text must not reach a terminal.
    return " ".join("".join(one if one.isprintable() else " " for one in cell).split())


def _cut(cell: str, wide: int) -> str:
    if width(cell) <= wide:
        return cell
    while cell and width(cell) >= wide:
        cell = cell[:-1]
    return cell + "…"


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    fitting = [_cut(cell, wide) for cell, wide in zip(cells, widths, strict=True)]
    padded = (cell + " " * (wide - width(cell)) for cell, wide in zip(fitting, widths, strict=True))
    return "  ".join(padded).rstrip()
