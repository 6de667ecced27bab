"""The rows of all pages in, the same without running heads, running feet and page numbers out."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from statistics import median

from kg.read.pdf.shapes import Word

__all__ = ["without_running"]

Rows = Sequence[Sequence[Word]]

_OUTERMOST = 3  # rows at the top and at the bottom of a page that may run through the document
_PAGES = 3  # so often a line must recur; twice in a document of two pages
_SAME_PLACE = 6.0  # points
_NUMBER = re.compile(r"[-–—\s]*([0-9]{1,4})[-–—\s]*(?:(?:/|из|бет|беті)\s*[0-9]*)?$")
_DIGITS = re.compile(r"[0-9]+")


def without_running(pages: Sequence[Rows]) -> list[list[Sequence[Word]]]:
    """*pages* without the outermost rows that stand at the same place of others, digits aside.

    A number alone is that of its page where it grows with the pages.  A page is left as it is where
    nothing else stands on it.
    """
    texts = [[" ".join(word.text for word in row) for row in page] for page in pages]
    running, numbers = _running(pages, texts), _numbers(texts)
    found: list[list[Sequence[Word]]] = []
    for number, (page, lines) in enumerate(zip(pages, texts, strict=True)):
        is_kept = [
            not _runs(row, line, running) and _offset(line, number) not in numbers
            for row, line in zip(page, lines, strict=True)
        ]
        first, end = 0, len(page)
        while first < min(_OUTERMOST, end) and not is_kept[first]:
            first += 1
        while end > max(first, len(page) - _OUTERMOST) and not is_kept[end - 1]:
            end -= 1
        found.append(list(page[first:end]))
    return found


def _running(pages: Sequence[Rows], texts: list[list[str]]) -> dict[str, list[float]]:
    """The lines that recur, digits masked, with the heights at which they stand."""
    places: defaultdict[str, list[float]] = defaultdict(list)
    for page, lines in zip(pages, texts, strict=True):
        for i in _outermost(len(page)):
            places[_masked(lines[i])].append(page[i][0].base)
    enough = min(_PAGES, max(len(pages), 2))
    return {
        line: heights
        for line, heights in places.items()
        if sum(abs(one - median(heights)) <= _SAME_PLACE for one in heights) >= enough
        or any(sum(abs(one - two) <= _SAME_PLACE for two in heights) >= enough for one in heights)
    }


def _runs(row: Sequence[Word], line: str, running: dict[str, list[float]]) -> bool:
    heights = running.get(_masked(line), [])
    near = sum(abs(row[0].base - one) <= _SAME_PLACE for one in heights)
    return near > 1


def _numbers(texts: list[list[str]]) -> set[int]:
    """How far the printed number of a page is from its place, where two pages agree on it."""
    found = Counter(
        offset
        for number, lines in enumerate(texts)
        for offset in {_offset(lines[i], number) for i in _outermost(len(lines))}
        if offset is not None
    )
    return {offset for offset, pages in found.items() if pages > 1}


def _offset(line: str, number: int) -> int | None:
    match = _NUMBER.match(line)
    return int(match[1]) - number if match else None


def _outermost(count: int) -> list[int]:
    return sorted({*range(min(_OUTERMOST, count)), *range(max(count - _OUTERMOST, 0), count)})


def _masked(line: str) -> str:
    return _DIGITS.sub("#", line).casefold()
