"""An article's text in, its dates and numbers out, marked as KazNERD marks them."""

from __future__ import annotations

import datetime

from kg.analyse.dates import dates
from kg.analyse.numbers import numbers
from kg.extract.draft import Draft

__all__ = ["mention_dates", "mention_numbers"]

_LABELS = {
    "money": "MONEY",
    "percent": "PERCENTAGE",
    "ordinal": "ORDINAL",
    "cardinal": "CARDINAL",
    "fraction": "CARDINAL",
}


def mention_dates(draft: Draft) -> None:
    """Note each date and span of time; its lemma is EDTF where that can be told, else the text."""
    for one in dates(draft.article.text, _reference(draft)):
        draft.mention_at(one.start, one.end, one.edtf, "DATE")


def mention_numbers(draft: Draft) -> None:
    """Note each sum, share and number that is no part of a name or date; its lemma is the value."""
    for one in numbers(draft.article.text):
        value = f"{one.value:f} {one.unit}".strip()
        draft.mention_at(one.start, one.end, value, _LABELS[one.kind])


def _reference(draft: Draft) -> datetime.date | None:
    """The day on which the article was published, where it states one."""
    date = draft.article.metadata.date or ""
    return datetime.date.fromisoformat(date) if len(date) == len("2014-02-26") else None
