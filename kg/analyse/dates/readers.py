"""Items in; the days, weeks and months that they tell out.

The readers are of the kind that ``years`` describes.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence

from kg.analyse.dates.context import Context
from kg.analyse.dates.edtf import Moment
from kg.analyse.dates.items import Item
from kg.analyse.dates.years import UNTOLD, YEARS, front

__all__ = [
    "days_behind_month",
    "days_of_month",
    "first_months",
    "months",
    "numeric",
    "of_today",
    "position",
    "relative",
    "relative_month",
    "weekday",
]

_Items = Sequence[Item]
_Moments = tuple[Moment, ...]


def numeric(items: _Items, context: Context) -> _Moments | None:
    """26.02.2014, 26/02/2014, 2014-02-26."""
    parts = [int(part) for part in re.split("[./-]", items[0].value)]
    year, month, day = parts if parts[0] > 99 or "-" in items[0].value else parts[::-1]
    try:
        return (Moment.of(datetime.date(year, month, day)),)
    except ValueError:
        return ()


def _day(year: Moment, month: int, day: Item) -> Moment | None:
    """A day of a month; None for a number that can be no day at all, such as 450 or 1,5."""
    if not 0 <= day.number < 100:
        return None
    return Moment(year.year, month, day.number or 99, stated=year.stated)


def days_of_month(items: _Items, context: Context) -> _Moments | None:
    """2014 жылғы 26 ақпан, 30-31 мамыр; 26 ақпан 2014 жыл."""
    found = front(items, context)
    if found is None:
        return None
    year, rest = found
    place = next(at for at, item in enumerate(rest) if item.code[0] == "M")
    month, days = rest[place].number, [item for item in rest[:place] if item.number >= 0]
    behind = rest[place + 1 : place + 2]
    if behind and behind[0].code[0] in "NO":
        number = behind[0].number if behind[0].figures else 0
        if number not in YEARS or year.stated:
            return None
        year = Moment(number, stated=True)
    if len(days) == 1 and days[0].number in YEARS and days[0].figures:
        return (Moment(days[0].number, month, stated=True),)  # 2014 ақпан
    return _all([_day(year, month, day) for day in days])


def days_behind_month(items: _Items, context: Context) -> _Moments | None:
    """наурыздың 25-і; мамыр айының 5-і мен 14-і."""
    found = front(items, context)
    if found is None:
        return None
    year, rest = found
    days = [item for item in rest[1:] if item.code[0] in "NO"]
    return _all([_day(year, rest[0].number, day) for day in days])


def _all(moments: Sequence[Moment | None]) -> _Moments | None:
    found = tuple(moment for moment in moments if moment)
    return found if found and len(found) == len(moments) else None


def months(items: _Items, context: Context) -> _Moments | None:
    """2022 жылдың мамырында, мамыр, қаңтар-маусым."""
    found = front(items, context)
    if found is None:
        return None
    year, rest = found
    numbers = [item.number for item in rest if item.code[0] == "M"]
    return tuple(Moment(year.year, number, stated=year.stated) for number in numbers)


def first_months(items: _Items, context: Context) -> _Moments | None:
    """2024 жылдың 9 айында, биылғы сегіз айда: from January on."""
    found = front(items, context)
    count = items[-2].number
    if found is None or not 1 <= count <= 12:
        return None
    year = found[0].year
    if year is None:
        return UNTOLD
    return tuple(Moment(year, month, stated=True) for month in (1, count))


def relative_month(items: _Items, context: Context) -> _Moments | None:
    """өткен ақпанда, осы қаңтарда."""
    return (context.nearest(items[1].number, items[0]),)


def of_today(items: _Items, context: Context) -> _Moments | None:
    """кеше, бүгін, ертеңгі күні; not бүгінде, бүгінгі күні, бүгінгі таңда, which mean nowadays."""
    last = items[-1].code
    if items[0].number == 0 and (last[1] in "lp" or last in ("Dn", "Dq")):
        return UNTOLD
    return (context.days(items[0].number),)


def relative(items: _Items, context: Context) -> _Moments | None:
    """өткен айда, осы аптада, келесі сенбіде, сол күні; осы күнге дейін 'to this day'."""
    word, unit = items
    if unit.code[0] == "K":
        return (context.weekday(unit.number, word),)
    if unit.code == "Dd" and word.value == "0":
        return (context.days(0),)
    relative = {"A": context.month, "W": context.week}.get(unit.code[0], context.day)
    return (relative(word),)


def weekday(items: _Items, context: Context) -> _Moments | None:
    """Бейсенбіде."""
    return (context.weekday(items[0].number, None),)


def position(items: _Items, context: Context) -> _Moments | None:
    """жыл соңына, айдың басында: those of the reference."""
    if items[0].code[0] == "A":
        return (context.months(0),)
    return (Moment(context.this_year),)
