"""Items of a text come in; the date that begins at one of them goes out, without its postposition.

The patterns are over the codes of ``items``; the first that fits and whose reader finds a
date in it is taken.  Spans are those of KazNERD: ``мамыр`` of ``мамыр айында``, but all of
``өткен жылдың мамыр айында``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from kg.analyse.dates import readers as days
from kg.analyse.dates import years
from kg.analyse.dates.context import Context
from kg.analyse.dates.edtf import Moment
from kg.analyse.dates.items import Item

__all__ = ["Point", "point"]

_Items = Sequence[Item]
_Reader = Callable[[_Items, Context], tuple[Moment, ...] | None]


class Point(NamedTuple):
    """A date as far as it is read: ``after`` is the place behind its last item.

    No moment: the items are a date that no calendar has.  ``several``: dates told one by one.
    """

    after: int
    moments: tuple[Moment, ...]
    several: bool = False


def point(items: _Items, codes: str, at: int, context: Context) -> Point | None:
    """The date that begins with the item *at*; None where none does.  *codes* are all codes."""
    for pattern, reader in _PATTERNS:
        match = pattern.match(codes, 2 * at)
        if match is None:
            continue
        after = match.end() // 2
        moments = reader(items[at:after], context)
        if moments is not None:
            if not all(moment.possible for moment in moments):
                moments = ()
            return Point(after, moments, reader is years.several)
    return None


def _untold(items: _Items, context: Context) -> tuple[Moment, ...]:
    """өткен тоқсанда, бүгін-ертең."""
    return years.UNTOLD


def _half_of_this_year(items: _Items, context: Context) -> tuple[Moment, ...] | None:
    """жылдың екінші жартысында."""
    return years.part_of_year(items[1:], context)


# биыл and 2014 жылы are dates of their own: биыл 5 мамырда.  Context.beside remembers their year.
_IN_YEAR = "(?:[NO]n(?:Y[gqn]|J.)|R[nos]Y[gq]|V[gq]Y[gqn]|V[gq])"
_RULES: tuple[tuple[str, _Reader], ...] = (
    ("In(?:[JY].)?", days.numeric),
    (f"(?:{_IN_YEAR})?(?:Mg|M.Ag)(?:[NO].X[dm])?[NO][pldacgqi]", days.days_behind_month),
    (f"(?:{_IN_YEAR})?(?:[NO].X[dm])?[NO]nM.NnY.", days.days_of_month),
    ("[NO]nM.NnJ.", days.days_of_month),
    ("[NO]nMnNn", days.days_of_month),
    (f"(?:{_IN_YEAR})?(?:[NO].X[dm])?[NO]nM.", days.days_of_month),
    (f"{_IN_YEAR}(?:R[nos])?NnA[^nk]", days.first_months),
    (f"{_IN_YEAR}R[nos][QHF][^k]", years.year),
    (f"{_IN_YEAR}MnX[dmj]M.", days.months),
    (f"{_IN_YEAR}M.(?:A.)?", days.months),
    ("MnXdM.", days.months),
    ("R[nos]M.(?:A.)?", days.relative_month),
    ("MnA[gnda](?=B|P[^t])", days.months),
    ("M[^k](?!Xq)", days.months),
    (f"(?:{_IN_YEAR}|R[nos])S[^k]", years.part_of_year),
    ("SgD[pl]|Sg(?:Nn|R[nos])[AD].|S[ngpldaq]", years.part_of_year),
    (f"(?:{_IN_YEAR})?(?:[NO]nX[dmj])?[NO]n[QH][^k]", years.part_of_year),
    (f"{_IN_YEAR}[NO]nF.", years.part_of_year),
    ("YgOnF.", _half_of_this_year),
    ("[RV].[QH].|E.XdE.", _untold),
    ("[NO]nXd[NO]n(?:Ln)?[YZJ].", years.years),
    ("(?:[NO]nX[cdmj]){1,6}[NO]n(?:Ln)?[YZJ].", years.several),
    ("(?:[NO]nCg|R[nos]Cg)?[NO]nZ.", years.decade),
    ("(?:[NO]nX[dcmj])?[NO]nC[^k]", years.century),
    ("R[nos]C.", years.century),
    ("[NO]n(?:Ln)?[YJ][^k](?!P[bo])", years.year),
    ("R[nos]Y[^kn]|R[nos]Yn(?=Po)|RbYp|V[gq]Y.|V.", years.year),
    ("EqD.|E.", days.of_today),
    ("R[nos](?:A[^kn]|W[^kn]|K[^k]|D[^kn])|RbDp", days.relative),
    ("K[^k]", days.weekday),
    ("Y[gn](?=B)", days.position),
    ("Ag(?=B)", days.position),
)
_PATTERNS = tuple((re.compile(rule), reader) for rule, reader in _RULES)
