"""A relative word comes in; the year, month, week or day that it means goes out."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from kg.analyse.dates.edtf import Moment
from kg.analyse.dates.items import Item

__all__ = ["Context"]

_EARLIER, _UNTOLD = ("сол", "бұл"), "~"
_NOTHING = Moment()


@dataclass(slots=True)
class Context:
    """What dates are told from: the reference date, and what the text told before.

    ``told`` is the date of what happened last, so no open interval; ``told_until`` the place of
    the item behind it; ``beside`` the year that stands right in front: 2014 жылы for 5 мамырда.
    """

    reference: datetime.date | None = None
    told: Moment = _NOTHING
    told_until: int = 0
    beside: int | None = None

    @property
    def this_year(self) -> int | None:
        """The year of the reference, which a month or day without a year is in."""
        return self.reference.year if self.reference else None

    def year(self, word: Item) -> int | None:
        """The year that өткен, келесі, биыл, былтыр or сол means; None where nothing tells."""
        if word.value in _EARLIER:
            return self.told.year
        if self.reference is None or word.value == _UNTOLD:
            return None
        return self.reference.year + int(word.value)

    def month(self, word: Item) -> Moment:
        """The month that өткен айда, осы айда, келесі айда or сол айда means."""
        if word.value in _EARLIER:
            return Moment(self.told.year, self.told.month, stated=True)
        return _NOTHING if word.value == _UNTOLD else self.months(int(word.value))

    def week(self, word: Item) -> Moment:
        """The week, Monday to Sunday, that өткен аптада, осы аптада or келесі аптада means."""
        if self.reference is None or word.value in (*_EARLIER, _UNTOLD):
            return _NOTHING
        days = 7 * int(word.value) - self.reference.weekday()
        monday = self.days(days)
        last = self._shifted(days + 6)
        return Moment(monday.year, monday.month, monday.day, stated=True, last=last)

    def day(self, word: Item) -> Moment:
        """The day that сол күні means; nothing for other words: осы күні is these days, too."""
        return self.told if word.value in _EARLIER and self.told.day else _NOTHING

    def weekday(self, weekday: int, word: Item | None) -> Moment:
        """The day of the week (Monday 1) that өткен, осы or келесі *word* means.

        Without a word it is the last such day up to the reference, as news tell it.
        """
        if self.reference is None or (word and word.value in (*_EARLIER, _UNTOLD)):
            return _NOTHING
        ahead = weekday - self.reference.isoweekday()  # within the same week
        if word is None:
            ahead -= 7 * (ahead > 0)
        elif word.value == "-1":
            ahead -= 7 * (ahead >= 0)
        elif word.value == "1":
            ahead += 7 * (ahead <= 0)
        return self.days(ahead)

    def nearest(self, month: int, word: Item) -> Moment:
        """The month that өткен ақпан, осы қаңтар or келесі мамыр means."""
        year = self.year(word)
        if self.reference is None or year is None:
            return Moment(year, month, stated=True)
        before, this = self.reference.month, self.reference.year
        if word.value == "-1":
            year = this if month < before else this - 1
        elif word.value == "1":
            year = this if month > before else this + 1
        return Moment(year, month, stated=True)

    def days(self, count: int) -> Moment:
        """The day so many days from the reference."""
        day = self._shifted(count)
        return Moment.of(day) if day else _NOTHING

    def months(self, count: int) -> Moment:
        """The month so many months from the reference."""
        if self.reference is None:
            return _NOTHING
        year, month = divmod(self.reference.year * 12 + self.reference.month - 1 + count, 12)
        moment = Moment(year, month + 1, stated=True)
        return moment if 0 < year <= datetime.MAXYEAR else _NOTHING

    def _shifted(self, days: int) -> datetime.date | None:
        try:
            return self.reference + datetime.timedelta(days) if self.reference else None
        except OverflowError:
            return None
