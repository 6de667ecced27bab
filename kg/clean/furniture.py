"""The lines of a web page's text dump in; its title, text and teasers out, the menu gone."""

from __future__ import annotations

import re
from collections.abc import Sequence

__all__ = ["parted"]

_BULLET = re.compile(r"^[-–—•*·]\s+(?=\S)")
_LONE_BULLET = re.compile(r"^[-–—•*·]$")
_TRAILING_BULLET = re.compile(r"\s[-–—•*·]$")
_BETWEEN_CRUMBS = re.compile(r"\s+[>»›→/|]\s+")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_CRUMB_WORDS = 4
_TITLE_LETTERS = 250
_HEADING_WORDS = 4
_ENDS_A_SENTENCE = (".", "…", ":", ";", ",")
_END_WITH_A_BULLET = tuple(f"{end} {bullet}" for end in ".…" for bullet in "-–—•*·")


def parted(lines: Sequence[str]) -> tuple[str | None, list[str], list[str]]:
    """Title, text lines and teasers of a dump, given without its blank lines.

    A dump begins with its menu: lines with bullets, the last of which often repeats the title, or
    a line of crumbs.  A title is a first line that does not end like a sentence and has text or
    teasers below it.
    """
    menu = _menu_length(lines)
    crumbs = {_BULLET.sub("", line) for line in lines[:menu]}
    body = list(lines[menu:])
    if _is_breadcrumb(body):
        crumbs |= set(_BETWEEN_CRUMBS.split(body.pop(0)))
    teasers = _cut_teasers(body)
    body = [line for line in body if not _LONE_BULLET.match(line)]
    title = None
    if body and (body[0] in crumbs or _is_title(body, teasers)):
        title = body.pop(0)
    return title, body, teasers


def _menu_length(lines: Sequence[str]) -> int:
    """How many lines at the top are a menu: two or more bullets with other text below them."""
    count = next((i for i, line in enumerate(lines) if not _BULLET.match(line)), len(lines))
    return count if 2 <= count < len(lines) else 0


def _is_breadcrumb(body: Sequence[str]) -> bool:
    """Whether the first line is a way through the site, such as «Басты бет > Қоғам > ...».

    It ends with the title that stands below it, or consists of three or more short crumbs.
    """
    crumbs = _BETWEEN_CRUMBS.split(body[0]) if body else []
    if len(crumbs) < 2 or len(body) < 2:
        return False
    are_short = all(len(crumb.split()) <= _CRUMB_WORDS for crumb in crumbs)
    return crumbs[-1] == body[1] or (len(crumbs) > 2 and are_short)


def _is_title(body: Sequence[str], teasers: Sequence[str]) -> bool:
    first = body[0]
    has_more = len(body) > 1 or bool(teasers)
    return has_more and len(first) <= _TITLE_LETTERS and not first.endswith(_ENDS_A_SENTENCE)


def _cut_teasers(body: list[str]) -> list[str]:
    """Take the lists of other articles' headlines out of *body* and return the headlines.

    A dump writes a list as its items between bullets, and where an item is a link of its own the
    bullet of the next item ends the line: ``-``, ``First headline -``, ``Second headline -``,
    ``Last headline``.  A list at the end whose items begin with bullets is taken for teasers where
    none of them goes on with a sentence or ends like one, and not each has a year.
    """
    start, end = _trailing_bullets(body) or _leading_bullets(body) or (0, 0)
    if start < end and body[start].endswith(_END_WITH_A_BULLET):  # the first item's own bullet
        body[start] = _TRAILING_BULLET.sub("", body[start])
        start += 1
    listed = body[start:end]
    if start and listed and _introduces(body[start - 1]):
        start -= 1
    del body[start:end]
    stripped = (_TRAILING_BULLET.sub("", _BULLET.sub("", line)) for line in listed)
    return [line for line in stripped if not _LONE_BULLET.match(line)]


def _trailing_bullets(body: Sequence[str]) -> tuple[int, int] | None:
    """Where a list begins and ends whose items, but for the last, end with the next one's bullet.

    One item alone makes a list only where it ends the page and is no sentence.
    """
    for start, line in enumerate(body):
        if not (_LONE_BULLET.match(line) or _TRAILING_BULLET.search(line)):
            continue
        last = start + 1
        while last < len(body) and _TRAILING_BULLET.search(body[last]):
            last += 1
        ends_the_page = last == len(body) - 1 and not body[last].endswith(_ENDS_A_SENTENCE)
        if last - start > 1 or (_LONE_BULLET.match(line) and ends_the_page):
            return start, min(last + 1, len(body))
    return None


def _leading_bullets(body: Sequence[str]) -> tuple[int, int] | None:
    start = len(body)
    while start > 0 and _BULLET.match(body[start - 1]):
        start -= 1
    items = [_BULLET.sub("", line) for line in body[start:]]
    if len(items) < 2 or any(_is_of_a_sentence(item) for item in items):
        return None
    if all(_YEAR.search(item) for item in items):
        return None  # a career or a chronicle: headlines seldom have a year, never all of them
    if start and body[start - 1].endswith(":") and not _introduces(body[start - 1]):
        return None  # a list that its sentence announces
    return start, len(body)


def _is_of_a_sentence(item: str) -> bool:
    return item.endswith(_ENDS_A_SENTENCE) or item[0].islower()


def _introduces(line: str) -> bool:
    """Whether *line* is the heading of a list of headlines, such as «Оқи отырыңыз:»."""
    return line.endswith(":") and len(line.split()) <= _HEADING_WORDS
