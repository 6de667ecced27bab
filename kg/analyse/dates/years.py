"""Items in; the years, decades, centuries, seasons, quarters and half-years that they tell out.

A reader gets the items that a pattern of ``points`` matched.  It gives the moments of a date,
the first and last of a range; one that says nothing where the date cannot be told; and None where
the items are no date after all.
"""

from __future__ import annotations

from collections.abc import Sequence

from kg.analyse.dates.context import Context
from kg.analyse.dates.edtf import Moment
from kg.analyse.dates.items import Item

__all__ = [
    "UNTOLD",
    "YEARS",
    "century",
    "decade",
    "front",
    "part_of_year",
    "several",
    "year",
    "years",
]

UNTOLD = (Moment(),)
YEARS = range(1000, 2200)

_Items = Sequence[Item]
_Moments = tuple[Moment, ...]

_SHIFTS = ("-1", "0", "1")  # of өткен, осы, келесі
_LONG_AGO = 40  # 91-жыл is 1991; what 23-жыл is depends on the century that is spoken of


def front(items: _Items, context: Context) -> tuple[Moment, _Items] | None:
    """The year in front and what is behind it; the reference's year where none stands there.

    None where the words in front are no year: бес жылғы.
    """
    first = items[0].code[0]
    if first in "VR":
        width = 2 if items[1:] and items[1].code[0] == "Y" else 1
        return Moment(context.year(items[0]), stated=True), items[width:]
    if first in "NO" and items[1:] and items[1].code[0] in "YJ":
        year = _year_of(items[0])
        return (Moment(year, stated=True), items[2:]) if year else None
    if context.beside:
        return Moment(context.beside, stated=True), items
    return Moment(context.this_year), items


def _year_of(item: Item) -> int | None:
    """The year of a numeral in front of жыл: 2014, 2014-ші, екі мың он төртінші; 1991 of 91-ші."""
    if item.number in YEARS and (item.figures or item.code[0] == "O"):
        return item.number
    if item.code[0] == "O" and _LONG_AGO <= item.number < 100:
        return 1900 + item.number
    return None


def part_of_year(items: _Items, context: Context) -> _Moments | None:
    """2022 жылдың екінші жартысында, III тоқсан, өткен жылдың көктемінде."""
    found = front(items, context)
    if found is None:
        return None
    told, rest = found
    if rest[0].code[0] == "S":  # көктемде alone is any spring
        return (Moment(told.year, part=rest[0].number, stated=True),) if told.stated else UNTOLD
    first, most = (33, 4) if rest[-1].code[0] == "Q" else (40, 2)
    parts = [item.number for item in rest if item.code[0] in "NO"]
    if not all(1 <= part <= most for part in parts):
        return None
    return tuple(Moment(told.year, part=first + part - 1, stated=told.stated) for part in parts)


def year(items: _Items, context: Context) -> _Moments | None:
    """2014 жылы, өткен жылы, биыл, былтырғы жылы; 2024 оқу жылы, 2024 жылдың алғашқы тоқсаны."""
    found = front([item for item in items if item.code[0] != "L"], context)
    return None if found is None else (found[0],)


def several(items: _Items, context: Context) -> _Moments | None:
    """2022, 2023 және 2024 жылдары."""
    return years(items, context)


def years(items: _Items, context: Context) -> _Moments | None:
    """2014-2020 жылдары, 2005 – 2018-інші жылдар."""
    numbers = [item.number for item in items if item.code[0] in "NO"]
    if len(numbers) == 2 and numbers[0] in YEARS and numbers[0] % 100 < numbers[1] < 100:
        numbers[1] += numbers[0] // 100 * 100  # 1992-95 жылдары
    if not all(number in YEARS for number in numbers):
        return None
    return tuple(Moment(number, stated=True) for number in numbers)


def decade(items: _Items, context: Context) -> _Moments | None:
    """2010-жылдары, 90-ыншы жылдар, ХХ ғасырдың 30-жылдары, өткен ғасырдың 60-жылдары."""
    numeral, first = items[-2].number, 1900
    if numeral % 10 or numeral < 0:
        return None
    if numeral in YEARS:
        return (Moment(numeral, blank=1, stated=True),)
    if numeral >= 100:
        return None
    if items[0].code[0] == "R":
        if context.this_year is None or items[0].value not in _SHIFTS:
            return UNTOLD
        first = 100 * (context.this_year // 100 + int(items[0].value))
    elif len(items) > 2:
        first = 100 * (items[0].number - 1)
    elif numeral < _LONG_AGO - 20:
        return UNTOLD
    return (Moment(first + numeral, blank=1, stated=True),) if first > 0 else UNTOLD


def century(items: _Items, context: Context) -> _Moments | None:
    """ХХ ғасыр, 14-інші — 15-інші ғасырларда, өткен ғасырда."""
    if items[0].code[0] == "R":
        if context.this_year is None or items[0].value not in _SHIFTS:
            return UNTOLD
        first = context.this_year // 100 + int(items[0].value)
        return (Moment(first * 100, blank=2, stated=True),)
    numbers = [item.number for item in items if item.code[0] in "NO"]
    if not all(1 < number <= 30 for number in numbers):
        return None
    return tuple(Moment(100 * (number - 1), blank=2, stated=True) for number in numbers)
