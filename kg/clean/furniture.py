"""The lines of a web page's text dump in; its title, text and teasers out, the menu gone."""

from __future__ import annotations

import re
from collections.abc import Sequence

__all__ = ["parted"]

_BULLET = re.compile(r"^[-–—•*·]\s+(?=\S)")
_LONE_BULLET = re.compile(r"^[-–—•*·]$")
_TRAILING_BULLET = re.compile(r"\s[-–—•*·]$")
_TITLE_LETTERS = 250
_ENDS_A_SENTENCE = (".", "…", ":", ";", ",")


def parted(lines: Sequence[str]) -> tuple[str | None, list[str], list[str]]:
    """Title, text lines and teasers of a dump, given without its blank lines.

    A dump begins with its menu (lines with bullets, the last of which often repeats the title);
    a title is a first line that does not end like a sentence and has text below it.
    """
    menu = _menu_length(lines)
    body = list(lines[menu:])
    teasers = _cut_teasers(body)
    crumbs = {_BULLET.sub("", line) for line in lines[:menu]}
    title = None
    if body and (body[0] in crumbs or _is_title(body)):
        title = body.pop(0)
    return title, body, teasers


def _menu_length(lines: Sequence[str]) -> int:
    """How many lines at the top are a menu: two or more bullets with other text below them."""
    count = next((i for i, line in enumerate(lines) if not _BULLET.match(line)), len(lines))
    return count if 2 <= count < len(lines) else 0


def _is_title(body: Sequence[str]) -> bool:
    first = body[0]
    return len(body) > 1 and len(first) <= _TITLE_LETTERS and not first.endswith(_ENDS_A_SENTENCE)


def _cut_teasers(body: list[str]) -> list[str]:
    """Take the list of other articles' headlines off the end of *body* and return it.

    A dump writes a list as its items between bullets, and where an item is a link of its own the
    bullet of the next item ends the line: ``-``, ``First headline -``, ``Second headline -``,
    ``Last headline``.  A list whose items begin with bullets is taken for teasers where none of
    them ends like a sentence.
    """
    start = _trailing_bullets(body)
    if start is None:
        start = _leading_bullets(body)
    if start is None:
        return []
    listed = body[start:]
    del body[start:]
    stripped = (_TRAILING_BULLET.sub("", _BULLET.sub("", line)) for line in listed)
    return [line for line in stripped if not _LONE_BULLET.match(line)]


def _trailing_bullets(body: Sequence[str]) -> int | None:
    for start in range(1, len(body)):
        if _LONE_BULLET.match(body[start]):
            between = body[start + 1 : -1]
            if start + 1 < len(body) and all(_TRAILING_BULLET.search(line) for line in between):
                return start
    return None


def _leading_bullets(body: Sequence[str]) -> int | None:
    start = len(body)
    while start > 1 and _BULLET.match(body[start - 1]):
        start -= 1
    listed = body[start:]
    if len(listed) < 2 or any(line.endswith(_ENDS_A_SENTENCE) for line in listed):
        return None
    return start
