"""A headline on a page in; the date and author that stand around it out."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Any

from kg.read.byline import Byline, byline
from kg.read.dates import marked_date
from kg.read.layout import words_of
from kg.read.survey import Survey

__all__ = ["stated_around"]

_ELEMENTS_LOOKED_AT = 60
_RUNNING_TEXT = 140  # letters; a subtitle is shorter
_MOST_LETTERS = 160
_LEVELS_ABOVE = 3
_HEADINGS = frozenset("h1 h2 h3 h4 h5 h6".split())


def stated_around(found: Survey, headline: Any | None) -> Byline:
    """The date and author below the headline, else above it, else among the text in its own part.

    Below is what comes before the running text begins.  A ``<time>`` counts by its attribute.
    """
    if headline is None:
        return _first(_marked(found, found.tree))
    below = list(_below(headline))
    said = _first(map(_said, below), map(_tail, [headline, *below]))
    if not said.date:
        said = _joined(said, _first(map(_said, _above(headline))))
    if not said.date:
        said = _joined(said, _first(_marked(found, _own_part(headline, below))))
    return said


def _first(*groups: Iterator[Byline | None]) -> Byline:
    said = Byline()
    for group in groups:
        for one in group:
            if one is not None:
                said = _joined(said, one)
            if said.date and said.author:
                return said
    return said


def _joined(first: Byline, second: Byline) -> Byline:
    return Byline(
        first.date or second.date, first.author or second.author, first.source or second.source
    )


def _said(element: Any) -> Byline | None:
    if element.tag == "time":
        date = marked_date(element.get("datetime") or "") or marked_date(words_of(element))
        return Byline(date) if date else None
    return byline(words_of(element)) if len(element.text_content()) <= 4 * _MOST_LETTERS else None


def _tail(element: Any) -> Byline | None:
    text = element.tail
    return byline(text) if text and len(text) <= 2 * _MOST_LETTERS else None


def _below(headline: Any) -> Iterator[Any]:
    """The elements after *headline* up to the first that holds running text of its own."""
    for element in islice(_following(headline), _ELEMENTS_LOOKED_AT):
        if _running(element):
            return
        yield element


def _following(element: Any) -> Iterator[Any]:
    while element is not None:
        for sibling in element.itersiblings():
            yield from sibling.iter()
        element = element.getparent()


def _running(element: Any) -> bool:
    if element.tag in _HEADINGS:
        return False
    own = [element.text, *(child.tail for child in element)]
    return sum(len(text.strip()) for text in own if text) >= _RUNNING_TEXT


def _above(headline: Any) -> Iterator[Any]:
    """What stands right before *headline*; higher up only whole elements, not what is in them."""
    element = headline
    for level in range(_LEVELS_ABOVE):
        parent = element.getparent()
        if parent is None or (level and parent.tag == "body"):  # the head of the site dates today
            return
        for sibling in islice(element.itersiblings(preceding=True), 4):
            yield from sibling.iter() if not level else (sibling,)
        element = parent


def _own_part(headline: Any, below: list[Any]) -> Any:
    """The smallest part of the page that holds *headline* and the running text below it."""
    last = below[-1] if below else headline
    text = next((one for one in islice(_following(last), 400) if _running(one)), None)
    if text is None:
        return headline.getparent()
    above = set(headline.iterancestors())
    return next((one for one in text.iterancestors() if one in above), headline.getparent())


def _marked(found: Survey, part: Any) -> Iterator[Byline | None]:
    """What the dates and times in *part* say; none if several on a whole page."""
    held = [one for one in (*found.dated, *found.times) if _is_in(one, part)]
    said = [one for one in map(_said, held) if one is not None and one.date]
    if part.tag in ("html", "body") and len({one.date for one in said}) > 1:
        return
    yield from said


def _is_in(element: Any, part: Any) -> bool:
    return any(one is part for one in element.iterancestors())
