"""A date as a source states it in, as much of it as is certain out."""

from __future__ import annotations

import re
from datetime import date

__all__ = ["VISIBLE_DATE", "date_of", "marked_date", "stated_date", "visible_date"]

_ISO_8601 = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?(?=$|[T ])")
# The months in Kazakh, in Kazakh in Latin letters, Russian and English, with their short forms.
_MONTHS = (
    "қаңтар қаң қантар qañtar qantar январь января янв january jan",
    "ақпан ақп aqpan февраль февраля фев февр february feb",
    "наурыз нау нау nauryz март марта мар march mar",
    "сәуір сәу säuır säuir sauir апрель апреля апр april apr",
    "мамыр мам mamyr май мая may",
    "маусым мау mausym июнь июня июн june jun",
    "шілде шіл şılde şilde shilde июль июля июл july jul",
    "тамыз там tamyz август августа авг august aug",
    "қыркүйек қыр қырк qyrküiek qyrkuiek сентябрь сентября сен сент september sep sept",
    "қазан қаз qazan октябрь октября окт october oct",
    "қараша қар qaraşa qarasha ноябрь ноября ноя нояб november nov",
    "желтоқсан жел желт jeltoqsan декабрь декабря дек december dec",
)
_NUMBER_OF = {name: i for i, names in enumerate(_MONTHS, 1) for name in names.split()}
_MONTH = "(?:" + "|".join(sorted(_NUMBER_OF, key=len, reverse=True)) + r")\b\.?"
_YEAR = r"(?:19|20)\d\d"
_OF_A_YEAR = r"(?:\s*(?:жылғы|жылы|жыл|ж|года|год|г|j|jyl|jylğy)\b\.?)?"
# Ten notations in five patterns.  A day always stands before its month where both are numbers.
_PATTERNS = (
    rf"(?P<y1>{_YEAR})-(?P<m1>\d\d)-(?P<d1>\d\d)(?![\d-])",
    rf"(?<![\d.])(?P<d2>\d\d?)(?P<s>[./-])(?P<m2>\d\d?)(?P=s)(?P<y2>{_YEAR})(?![\d/-])",
    rf"(?<![\d.-])(?P<d3>\d\d?)(?:-?(?:ші|шы|інші|ыншы))?[\s-]+(?P<m3>{_MONTH}),?[\s-]*"
    rf"(?P<y3>{_YEAR})(?!\d){_OF_A_YEAR}",
    rf"(?P<y4>{_YEAR}){_OF_A_YEAR},?\s*(?P<d4>\d\d?)[\s-]+(?P<m4>{_MONTH})(?!\w)",
    rf"(?P<m5>{_MONTH})\s*(?P<d5>\d\d?),?\s+(?P<y5>{_YEAR})(?!\d){_OF_A_YEAR}",
    rf"(?P<y6>{_YEAR})[./](?P<m6>\d\d)[./](?P<d6>\d\d)(?![\d.])",
)
_MOST_LETTERS = 100
VISIBLE_DATE = re.compile("|".join(_PATTERNS), re.IGNORECASE)


def stated_date(text: str) -> str | None:
    """``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD`` of an ISO 8601 date, its time left out.

    None for any other notation and for days that no calendar has: nothing is guessed.
    """
    match = _ISO_8601.match(text.strip())
    parts = [part for part in match.groups() if part] if match else []
    return "-".join(parts) if parts and _is_in_a_calendar(*map(int, parts)) else None


def marked_date(text: str) -> str | None:
    """The date in the markup of a page: in ISO 8601, or whole as people write it."""
    text = " ".join(text[:_MOST_LETTERS].split())
    return visible_date(text) or stated_date(text)


def visible_date(text: str) -> str | None:
    """``YYYY-MM-DD`` of the first whole date that *text* names in words or numbers."""
    match = VISIBLE_DATE.search(text)
    return date_of(match) if match else None


def date_of(match: re.Match[str]) -> str | None:
    """What a match of ``VISIBLE_DATE`` means; None for days that no calendar has."""
    for i in range(1, len(_PATTERNS) + 1):
        if match[f"y{i}"]:
            named = match[f"m{i}"].lower().rstrip(".")
            month = int(named) if named.isdecimal() else _NUMBER_OF[named]
            year, day = int(match[f"y{i}"]), int(match[f"d{i}"])
            is_real = _is_in_a_calendar(year, month, day)
            return f"{year}-{month:02}-{day:02}" if is_real else None
    return None


def _is_in_a_calendar(year: int, month: int = 1, day: int = 1) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True
