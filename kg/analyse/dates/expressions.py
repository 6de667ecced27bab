"""A text in, the dates and spans of time that it names out, in EDTF (ISO 8601-2:2019).

    >>> dates("2022 жылғы 11 маусымнан бері")
    (DateExpression(start=0, end=28, edtf='2022-06-11/..'),)

Spans are those that KazNERD marks DATE, with case endings, postpositions and ages; times of day are
none.  ``edtf`` tells what of EDTF is used.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from kg.analyse.dates.context import Context
from kg.analyse.dates.edtf import Moment, bounds, interval, precise
from kg.analyse.dates.items import Item, items
from kg.analyse.dates.points import Point, point

__all__ = ["DateExpression", "bounds", "dates", "precise"]

# Spans of time: ``_COUNT`` units, with what says that they are about right or seen from today.
_COUNT = "[NU]n(?:X[dmj][NU]n)?(?:Pz)?(?:Ln|Ph)?"
_FRONT = "(?:Ph|Rn|Vq){0,2}"
_SPAN = re.compile(
    f"{_FRONT}Nn[YAWDG]aNn[YAWDG]d"  # 3 жастан 6 жасқа
    f"|{_FRONT}{_COUNT}(?:Y[^_]|Z.|[AW][^k]|D.|C.|Q.)(?:Nn(?:A[^k]|D.))?"  # үш жыл, 2 жыл 3 ай
    f"|N[nda]P[jm][YAWD]."  # 30-ға жуық жыл
    f"|{_FRONT}(?:[NU].X[dmj])?[NU]n(?:G[^n_]|Pg)"  # он жастағы, үш жасар
    "|N.X[dm]N.Gn(?=Pr)"  # 18 бен 30 жас аралығындағы
    "|On[DYAW][^k]"  # екінші күні
    "|[YAWDC]n(?=Pe)|YaXdYd|DaXdDd|T.XdT.|T."  # жыл сайын, жылдан-жылға, күнде
    "|[YZDCWSA].(?=Po)|Z.(?=Pw)"  # қыс бойы, жылдар ішінде
    "|R[nos](?:Z|[DAWC][^n]|Y).|R[nos]Dn(?=Pu)|RbDp"  # соңғы жылдары, осы күн, бұл күні
)
# Postpositions by the case that they ask for: дейін behind a dative, бері behind an ablative.
_TAILS = {"d": re.compile("P[ufjz]"), "a": re.compile("P[sam]")}
_ANY_TAIL = re.compile("(?:Dp)?Pr|P[bowez]")
# б.з.д. V ғасыр, біздің дәуірімізге дейінгі 500 жыл: a date, but none of the years that are read.
_BEFORE_OUR_ERA = re.compile(r"(?:б\. ?[здж]\. ?[дб]\.?|(?:заман|дәуір)[а-яі]{0,9} дейінгі) ?$")
_ERA_LENGTH = 30
_NO_START = frozenset("_BXQHFLG")
_UNTIL, _SINCE = "u", ("s", "a")


@dataclass(frozen=True, slots=True)
class DateExpression:
    """A date in a text; offsets are half-open code points of that text.

    ``edtf`` is empty where nothing tells the date: a span of time (``бес жылға``), a repeated one
    (``жыл сайын``), a relative one without a reference (``кеше``).
    """

    start: int
    end: int
    edtf: str


def dates(text: str, reference: datetime.date | None = None) -> tuple[DateExpression, ...]:
    """The dates of *text* in reading order; none overlap.

    *reference* is the day that the text was written, by which ``кеше``, ``биыл`` and ``26 ақпан``
    are told.  Impossible dates (``31 ақпан``) are left out.
    """
    found, read_items, at = [], items(text), 0
    codes, context = "".join(item.code for item in read_items), Context(reference)
    while at < len(read_items):
        if codes[2 * at] in _NO_START:
            at += 1
            continue
        context.beside = context.told.year if at and at == context.told_until else None
        after, edtf = _date(read_items, codes, at, context)
        if edtf and _BEFORE_OUR_ERA.search(_in_front(text, read_items[at].start)):
            edtf = ""
        if edtf is not None:
            found.append(DateExpression(read_items[at].start, read_items[after - 1].end, edtf))
        at = max(after, at + 1)
    return tuple(found)


def _in_front(text: str, start: int) -> str:
    return text[max(0, start - _ERA_LENGTH) : start]


def _date(
    read_items: Sequence[Item], codes: str, at: int, context: Context
) -> tuple[int, str | None]:
    """Where the date that begins with an item ends, and its EDTF; None where there is no date."""
    span = _SPAN.match(codes, 2 * at)
    read = point(read_items, codes, at, context)
    if read and (span is None or span.end() // 2 <= read.after or codes[2 * at] in "NO"):
        return _dated(read_items, codes, read, context)
    if span is None:
        return at, None
    after, tail = _tail(codes, span.end() // 2)
    edtf = _ago(read_items[at:after], context) if tail == "b" else ""
    return after, edtf


def _dated(
    read_items: Sequence[Item], codes: str, read: Point, context: Context
) -> tuple[int, str | None]:
    """The end and EDTF of a date with its position, second half and postposition."""
    if not read.moments:
        return read.after, None
    moments, after = read.moments, _behind_position(codes, read.after)
    second = _second(read_items, codes, after, context)
    if second and second.moments:
        moments, after = _joined(moments, second.moments), second.after
    ended, tail = _tail(codes, after)
    if len(moments) > 1:
        return ended, _listed(moments) if read.several and tail != "r" else interval(moments)
    if not tail and moments[0].day and moments[0].stated and codes.startswith("Pt", 2 * after):
        # 2021 жылғы 1 наурыздан бастап: KazNERD has бастап in no span, the gold in such as these.
        ended += 1
    edtf = _open(moments[0].edtf, tail, codes[2 * after - 1])
    if moments[0].year is not None and not moments[0].blank and "/" not in edtf:
        context.told, context.told_until = moments[0], ended
    return ended, edtf


def _listed(moments: Sequence[Moment]) -> str:
    """EDTF of years told one by one, of level 2: all of a set."""
    return "{" + ",".join(moment.edtf for moment in moments) + "}"


def _open(edtf: str, tail: str, case: str) -> str:
    """EDTF of the time up to a date or since it, where its postposition or bare case says so."""
    if not edtf or "/" in edtf:
        return edtf
    if tail == _UNTIL:
        return f"../{edtf}"
    return f"{edtf}/.." if tail in _SINCE or (not tail and case == "a") else edtf


def _behind_position(codes: str, after: int) -> int:
    """The place behind a басы, ортасы or соңы that stands at *after*: жылдың соңына."""
    if codes.startswith("B", 2 * after) and codes[2 * after - 1] in "gn":
        return after + 1
    return after


def _second(read_items: Sequence[Item], codes: str, after: int, context: Context) -> Point | None:
    """The date that a range goes on with: behind a dash, or behind an ablative up to a dative."""
    link = codes[2 * after : 2 * after + 2]
    from_case = codes[2 * after - 1] == "a"
    if link in ("Xd", "Xm"):
        second = point(read_items, codes, after + 1, context)
        if second and link == "Xm" and not codes.startswith(("Pr", "DpPr"), 2 * second.after):
            return None
        return second
    if not from_case:
        return None
    second = point(read_items, codes, after + (link in ("Ps", "Pt")), context)
    return second if second and codes[2 * second.after - 1] == "d" else None


def _joined(first: Sequence[Moment], last: Sequence[Moment]) -> tuple[Moment, ...]:
    """Both ends of a range, each with the year of the other if the text tells only one."""
    start, end = first[0], last[-1]
    if start.stated and not end.stated:
        end = replace(end, year=start.year)
    elif end.stated and not start.stated:
        start = replace(start, year=end.year)
    return start, end


def _tail(codes: str, after: int) -> tuple[int, str]:
    """The place behind the postposition at *after* that the case before it asks for; its letter."""
    by_case = _TAILS.get(codes[2 * after - 1], _ANY_TAIL)
    match = by_case.match(codes, 2 * after) or _ANY_TAIL.match(codes, 2 * after)
    return (match.end() // 2, match[0][-1]) if match else (after, "")


def _ago(span: Sequence[Item], context: Context) -> str:
    """EDTF of үш күн бұрын 'three days ago', of 2 жыл бұрын as about a year; else empty."""
    counts = [item.number for item in span if item.code[0] in "NU"]
    units = [item.code[0] for item in span if item.code[0] in "YAWDC"]
    if context.reference is None or len(counts) != 1 or counts[0] < 1 or len(units) != 1:
        return ""
    count, unit = counts[0], units[0]
    if unit == "D":
        return context.days(-count).edtf
    if unit == "W":
        return replace(context.days(-7 * count), about=True).edtf
    if unit == "A":
        return replace(context.months(-count), about=True).edtf
    year = context.reference.year - count
    return Moment(year, about=True).edtf if unit == "Y" and year > 0 else ""
