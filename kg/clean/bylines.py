"""The lines of an article in; those of its text out, without bylines, buttons and notices."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.model import Metadata
from kg.read.byline import byline, is_button, is_credit, is_notice

__all__ = ["without_buttons", "without_bylines"]

_LINES_AT_AN_END = 6
_RUNNING_TEXT = 140  # letters; a subtitle is shorter


def without_bylines(lines: Sequence[str], known: Metadata) -> tuple[list[str], Metadata]:
    """*lines* without those above the text that repeat the title or state when and who.

    What they state is added to what is *known*, nothing known is changed.  A subtitle may stand
    above them.
    """
    kept: list[str] = []
    for at, line in enumerate(lines):
        if at >= _LINES_AT_AN_END or len(line) >= _RUNNING_TEXT:
            return [*kept, *lines[at:]], known
        said = byline(line)
        if said:
            date, author = known.date or said.date, known.author or said.author
            known = replace(known, date=date, author=author)
        elif line not in (known.title, known.author) and not is_button(line):
            kept.append(line)
    return kept, known


def without_buttons(lines: Sequence[str]) -> list[str]:
    """*lines* of a web page without buttons and photo credits, nor bylines and notices below."""
    kept = [line for line in lines if not is_button(line) and not is_credit(line)]
    end = len(kept)
    while end > max(1, len(kept) - _LINES_AT_AN_END) and _is_below_text(kept[end - 1]):
        end -= 1
    return kept[:end]


def _is_below_text(line: str) -> bool:
    return byline(line) is not None or is_notice(line)
