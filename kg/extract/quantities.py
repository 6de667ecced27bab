"""An article's text in, its dates and numbers out, marked as KazNERD marks them."""

from __future__ import annotations

import datetime
import re

from kg.analyse.dates import dates
from kg.analyse.numbers import numbers
from kg.extract.draft import Draft

__all__ = ["mention_dates", "mention_numbers"]

# Years alone are a span of time in brackets, a cell or at the head of a line: ``| 2019–2022 |``.
_YEARS = re.compile(
    r"(?:[(|]|^)[ \t]*(?P<years>(?P<begins>(?:1[89]|20)\d\d)\s?[–—-]\s?(?P<ends>(?:1[89]|20)\d\d))"
    r"(?=[ \t]*(?:[)|–—]|$))",
    re.MULTILINE,
)
_LABELS = {
    "money": "MONEY",
    "percent": "PERCENTAGE",
    "ordinal": "ORDINAL",
    "cardinal": "CARDINAL",
    "fraction": "CARDINAL",
}


def mention_dates(draft: Draft) -> None:
    """Note each date and span of time; its lemma is EDTF where that can be told, else the text."""
    text = draft.article.text
    for one in dates(text, _reference(draft)):
        draft.mention_at(one.start, one.end, one.edtf, "DATE")
    for years in _YEARS.finditer(text):
        draft.mention_at(*years.span("years"), f"{years['begins']}/{years['ends']}", "DATE")


def mention_numbers(draft: Draft) -> None:
    """Note each sum, share and number that is no part of a name or date; its lemma is the value."""
    for one in numbers(draft.article.text):
        value = f"{one.value:f} {one.unit}".strip()
        draft.mention_at(one.start, one.end, value, _LABELS[one.kind])


def _reference(draft: Draft) -> datetime.date | None:
    """The day on which the article was published, where it states one."""
    date = draft.article.metadata.date or ""
    return datetime.date.fromisoformat(date) if len(date) == len("2014-02-26") else None
