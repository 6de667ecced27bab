"""Years, months and days as people write them in, days and the terms of an index out.

A date's term tells how exact it is: ``Y2014``, ``M2014-02``, ``D2014-02-26``.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta

from kg.errors import QueryMalformed
from kg.search.tree import Between

__all__ = ["date_term", "day_range", "span_terms", "term_ranges", "within"]

_LETTERS = {4: "Y", 7: "M", 10: "D"}  # by the length of a date
_LENGTHS = {letter: length for length, letter in _LETTERS.items()}
_MOST = 200  # terms of one span of time; a longer one is known by its ends
_DATE = re.compile(r"[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?")


def day_range(first: str, last: str, field: str = "date") -> Between:
    """The days from *first* to *last*, each a year, month or day, or '' where it is open.

    Raises ValueError, with what is wrong in words.
    """
    days = Between(_day(first, late=False), _day(last, late=True), field)
    if days.first and days.last and days.first > days.last:
        raise ValueError(f"{first} is later than {last}")
    return days


def within(first: str, last: str) -> Between | None:
    """The condition of ``--from`` and ``--to``, None where both are open; raises QueryMalformed."""
    try:
        return day_range(first, last) if first or last else None
    except ValueError as error:
        given = (("--from", first), ("--to", last))
        place = " ".join(f"{flag} {date}" for flag, date in given if date)
        raise QueryMalformed(str(error), place=place, hint="--from 2014-02 --to 2020") from error


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


def date_term(text: str) -> str:
    """The term of a year, month or day."""
    return _LETTERS[len(text)] + text


def term_ranges(first: str, last: str) -> Iterator[tuple[str, str]]:
    """The first and last terms of all dates that may lie between two days; '' is open.

    A year alone may be any day of that year.
    """
    for letter, length in _LENGTHS.items():
        yield letter + (first or "0001-01-01")[:length], letter + (last or "9999-12-31")[:length]


def span_terms(first: str, last: str) -> list[str]:
    """The terms of every year, month or day from *first* to *last*, which are equally exact."""
    if len(first) == 4:
        found = [f"{year:04}" for year in range(int(first), int(last) + 1)]
    elif len(first) == 7:
        months = range(_months(first), _months(last) + 1)
        found = [f"{month // 12:04}-{month % 12 + 1:02}" for month in months]
    else:
        begin = date.fromisoformat(first)
        days = range((date.fromisoformat(last) - begin).days + 1)
        found = [(begin + timedelta(day)).isoformat() for day in days]
    return [date_term(one) for one in (found if len(found) <= _MOST else (first, last))]


def _months(text: str) -> int:
    year, month = text.split("-")
    return int(year) * 12 + int(month) - 1
