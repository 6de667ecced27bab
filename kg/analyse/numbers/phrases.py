"""A numeral comes in; the number that it makes with its unit, range or fraction goes out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from kg.analyse.numbers.parts import PLAIN, WORDS, lexeme_at
from kg.analyse.numbers.pieces import DASHES, Piece
from kg.analyse.numbers.reader import Numeral, read
from kg.analyse.numbers.words import figure_form

__all__ = ["Number", "Reading", "extended", "plain"]


@dataclass(frozen=True, slots=True)
class Number:
    """A number named in a text; offsets are half-open code points of that text.

    ``kind`` is cardinal, ordinal, percent, money or fraction; ``value`` of 45% is 45, of a third
    0.333...; ``unit`` an ISO 4217 code for money, else empty.  A range (``10-15 мың``) is one
    number: ``value`` is its lower end, ``upper`` the other; None where there is no range.
    """

    start: int
    end: int
    kind: str
    value: Decimal
    unit: str = ""
    upper: Decimal | None = None


@dataclass(slots=True)
class Reading:
    """A number as far as it is read: ``after`` is the piece behind it."""

    number: Number
    after: int
    case: str


def extended(read_pieces: Sequence[Piece], numeral: Numeral) -> Reading:
    """A numeral with the second half of its fraction or range, and its unit."""
    fraction = _fraction(read_pieces, numeral)
    if fraction:
        return fraction
    upper = _upper(read_pieces, numeral)
    reading = plain(read_pieces, upper or numeral)
    if upper:
        value = _in_scale(read_pieces, numeral, upper)
        number = replace(reading.number, start=numeral.start, value=value, upper=upper.value)
        reading.number = number
    if reading.number.kind in ("cardinal", "fraction"):
        _take_unit(read_pieces, reading)
    return reading


def plain(read_pieces: Sequence[Piece], numeral: Numeral) -> Reading:
    """A numeral as a number without a unit."""
    kind = "ordinal" if numeral.form.ordinal else "cardinal"
    if read_pieces[numeral.after - 1].text in ("жарты", "ширек", "жартысы"):
        kind = "fraction"
    number = Number(numeral.start, numeral.end, kind, numeral.value)
    return Reading(number, numeral.after, numeral.form.case)


def _fraction(read_pieces: Sequence[Piece], numeral: Numeral) -> Reading | None:
    """үштен бір, 3-тен 2-сі, 1/3: the fraction that begins with a numeral, if one does."""
    after = numeral.after
    slash = after < len(read_pieces) and read_pieces[after].text == "/"
    if slash and read_pieces[after].start == numeral.end:
        after += 1
    elif numeral.form.case != "a" or numeral.form.ordinal:
        return None
    second = read(read_pieces, after) if after < len(read_pieces) else None
    if second is None or second.form.ordinal or second.roman:
        return None
    top, bottom = (numeral, second) if slash else (second, numeral)
    if slash and (second.start > read_pieces[after - 1].end or not second.figures):
        return None
    if not 0 < top.value < bottom.value <= 1000 or (
        not slash and second.form.case == "d" and not second.form.possessed
    ):
        return None
    number = Number(numeral.start, second.end, "fraction", top.value / bottom.value)
    return Reading(number, second.after, second.form.case)


def _upper(read_pieces: Sequence[Piece], numeral: Numeral) -> Numeral | None:
    """The upper end of a range: the 15 of 10-15; None where a dash joins anything else."""
    dash = numeral.after
    if dash + 1 >= len(read_pieces) or read_pieces[dash].text not in DASHES:
        return None
    if numeral.form != PLAIN:
        return None
    upper = read(read_pieces, dash + 1)
    if upper is None or upper.roman or upper.form.ordinal:
        return None
    return upper if _in_scale(read_pieces, numeral, upper) < upper.value else None


def _in_scale(read_pieces: Sequence[Piece], lower: Numeral, upper: Numeral) -> Decimal:
    """The lower end of a range in the scale of the upper: the 10 of 10-15 мың is 10,000."""
    scale = WORDS.lexeme(read_pieces[upper.after - 1].text)
    if scale and scale.kind == "scale" and lower.value < upper.value / Decimal(scale.value):
        return lower.value * Decimal(scale.value)
    return lower.value


def _take_unit(read_pieces: Sequence[Piece], reading: Reading) -> None:
    """Add percent or currency behind the number: 45%-ға, 37 АҚШ доллары."""
    here, country = reading.after, ""
    lexeme = lexeme_at(read_pieces, here)
    if lexeme and lexeme.kind == "country":
        country, here = lexeme.value, here + 1
        lexeme = lexeme_at(read_pieces, here)
    number, upper = reading.number, reading.number.upper
    if lexeme is None or (country and lexeme.kind != "currency") or reading.case not in "nka":
        return
    if lexeme.kind == "percent" and reading.case == "n":
        number = replace(number, kind="percent")
    elif lexeme.kind == "currency" and reading.case == "n":
        code, _, share = lexeme.value.partition(" ")
        worth = Decimal(share or 1)
        upper = upper * worth if upper is not None else None
        value = number.value * worth
        number = replace(number, kind="money", unit=country or code, value=value, upper=upper)
    elif lexeme.kind != "times" or reading.case != "n":
        return
    end, after, case = _glued(read_pieces, here, lexeme.form.case)
    reading.number, reading.after, reading.case = replace(number, end=end), after, case


def _glued(read_pieces: Sequence[Piece], at: int, case: str) -> tuple[int, int, str]:
    """End, next place and case of the unit at a place, with an ending behind a hyphen: %-ға."""
    unit, following = read_pieces[at], read_pieces[at + 1 : at + 3]
    if unit.text.isalpha() or len(following) < 2 or following[0].start != unit.end:
        return unit.end, at + 1, case
    hyphen, ending = following
    form = figure_form(ending.text) if ending.start == hyphen.end else None
    if hyphen.text in DASHES and form:
        return ending.end, at + 3, form.case
    return unit.end, at + 1, case
