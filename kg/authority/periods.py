"""Dates of three precisions in, what is wrong with one and whether two periods overlap out."""

from __future__ import annotations

import re
from datetime import date

__all__ = ["date_fault", "overlap"]

_FORM = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")


def date_fault(value: str) -> str:
    """Why *value* is no year, month or day; the empty string if it is one.

    >>> date_fault("2014-08-06"), date_fault("2014-08"), date_fault("2014-13")
    ('', '', 'month must be in 1..12')
    """
    match = _FORM.fullmatch(value)
    if not match:
        return "not of the form 2014, 2014-08 or 2014-08-06"
    year, month, day = (int(part) if part else 1 for part in match.groups())
    try:
        date(year, month, day)
    except ValueError as error:
        return str(error).partition(",")[0]
    return ""


def overlap(first: tuple[str, str], second: tuple[str, str]) -> bool:
    """Whether two periods, each half-open, share a day as far as their precision tells.

    An empty beginning or end is open.  ``2014`` and ``2014-08-06`` are compared as years, so a term
    that ends in the year in which the next one begins does not overlap it.

    >>> overlap(("2012", "2014-08-06"), ("2014", "")), overlap(("2012", ""), ("2014", ""))
    (False, True)
    """
    return _begins_before(first[0], second[1]) and _begins_before(second[0], first[1])


def _begins_before(begin: str, end: str) -> bool:
    if not begin or not end:
        return True
    shared = min(len(begin), len(end))
    return begin[:shared] < end[:shared]
