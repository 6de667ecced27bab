"""Texts of strangers in, lines that fit a terminal and do not steer it out."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator

from kg.cli.table import width

__all__ = ["columns", "line_ranges", "one_line", "wrapped"]

_PIPED = 100  # columns where nobody's terminal says how many there are
_NARROWEST, _WIDEST = 40, 100


def one_line(text: str) -> str:
    """*text* at the same length, without what could steer a terminal or break the line."""
    return "".join(one if one.isprintable() else " " for one in text)


def columns() -> int:
    """The columns to fill: those of the terminal, as far as a line stays readable."""
    if not sys.stdout.isatty():
        return _PIPED
    try:
        found = int(os.environ.get("COLUMNS") or os.get_terminal_size(sys.stdout.fileno()).columns)
    except (OSError, ValueError):
        return _PIPED
    return max(_NARROWEST, min(found, _WIDEST))


def wrapped(text: str, indent: str = "", first_indent: str | None = None) -> Iterator[str]:
    """The lines of *text* between *indent* and the terminal's edge."""
    plain = one_line(text)
    start = indent if first_indent is None else first_indent
    for begin, end in line_ranges(plain, columns() - len(indent)):
        yield start + plain[begin:end]
        start = indent


def line_ranges(text: str, room: int) -> Iterator[tuple[int, int]]:
    """The stretches of *text* that fit *room* columns each, cut at spaces where there are any."""
    begin = 0
    while begin < len(text):
        end, taken = begin, 0
        while end < len(text) and (taken := taken + width(text[end])) <= room:
            end += 1
        if end < len(text):
            space = text.rfind(" ", begin + 1, end + 1)
            end = space if space > begin else max(end, begin + 1)
        yield begin, end
        begin = end + (text[end : end + 1] == " ")
