"""A moment comes in, its EDTF goes out, and from EDTF the dates that a fact can be given.

EDTF is ISO 8601-2:2019, as the Library of Congress tells it: loc.gov/standards/datetime/edtf.html.
Dates and intervals are of level 0 and 1.  Three things are of level 2, for want of any other way:
a day or month of an unknown year (XXXX-02-26), quarters and half-years (33 to 36 and 40 to 41 in
the place of the month) and years told one by one ({2023,2024}).
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from dataclasses import dataclass

__all__ = ["Moment", "bounds", "interval", "precise"]

_SINGLE = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
_LEAP_YEAR = 2000


@dataclass(frozen=True, slots=True)
class Moment:
    """A day, month, part of a year, year, decade or century; empty where it cannot be told.

    ``part`` is EDTF's code of a season, quarter or half-year.  ``blank`` counts the digits of the
    year that are not told: 1 for a decade, 2 for a century.  ``stated`` says that the text tells
    the year.  ``last`` is the last day of a week that begins on the day.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    part: int | None = None
    blank: int = 0
    stated: bool = False
    about: bool = False
    last: datetime.date | None = None

    @classmethod
    def of(cls, day: datetime.date, precision: str = "day") -> Moment:
        """The day, or its month or year."""
        month = None if precision == "year" else day.month
        return cls(day.year, month, day.day if precision == "day" else None, stated=True)

    @property
    def possible(self) -> bool:
        """Whether a calendar has it: 29 February only in leap years, or where none is told."""
        try:
            datetime.date(self.year or _LEAP_YEAR, self.month or 1, self.day or 1)
        except ValueError:
            return False
        return True

    @property
    def edtf(self) -> str:
        """Its EDTF; empty where not even a part of it is known."""
        if self.year is None and (self.month is None or self.part):
            return ""
        year = "XXXX" if self.year is None else f"{self.year:04d}"
        if self.blank:
            return year[: -self.blank] + "X" * self.blank
        parts = [year, *(f"{one:02d}" for one in (self.part or self.month, self.day) if one)]
        start = "-".join(parts) + "~" * self.about
        return f"{start}/{self.last.isoformat()}" if self.last else start


def interval(moments: Sequence[Moment]) -> str:
    """EDTF of the time from the first moment to the last.

    Empty where one of them cannot be told, or the last is before the first: желтоқсан-ақпан.
    """
    told = [moments[0].edtf, moments[-1].edtf]
    if told[0] == told[1]:
        return told[0]
    return "/".join(told) if all(told) and told[0] < told[1] else ""


def precise(edtf: str) -> str | None:
    """The YYYY, YYYY-MM or YYYY-MM-DD of a single date; None for intervals and inexact dates.

    A season, quarter or half-year gives its year: a fact takes xsd:gYear, and has nothing between.
    """
    match = _SINGLE.fullmatch(edtf)
    if not match:
        return None
    year, month, _ = match.groups()
    return year if month and int(month) > 12 else edtf


def bounds(edtf: str) -> tuple[str | None, str | None]:
    """The precise first and last date of an interval, or a single date twice; None where open.

    ``2006/2011`` gives both its years, ``../2015-06`` no first one.
    """
    first, _, last = edtf.partition("/")
    return precise(first), precise(last or first)
