"""Years, months and days as people write them in, the days that they begin and end with out."""

from __future__ import annotations

import re
from calendar import monthrange

from kg.search.tree import Between

__all__ = ["day_range"]

_DATE = re.compile(r"[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?")


def day_range(first: str, last: str) -> Between:
    """The days from *first* to *last*, each a year, month or day, or '' where it is open.

    Raises ValueError, with what is wrong in words.
    """
    days = Between(_day(first, late=False), _day(last, late=True))
    if days.first and days.last and days.first > days.last:
        raise ValueError(f"{first} is later than {last}")
    return days


def _day(text: str, *, late: bool) -> str:
    """The first or last day of a year, month or day."""
    if not text:
        return ""
    parts = [int(part) for part in text.split("-")] if _DATE.fullmatch(text) else []
    year, month, day = [*parts, 0, 0, 0][:3]
    last_month = 12 if late else 1
    is_date = year > 0 and (len(parts) < 2 or 1 <= month <= 12)
    days = monthrange(year, month or last_month)[1] if is_date else 0
    if not is_date or (len(parts) == 3 and not 1 <= day <= days):
        raise ValueError(f"{text!r} is no date; write 2014, 2014-02 or 2014-02-26")
    return f"{year:04}-{month or last_month:02}-{day or (days if late else 1):02}"
