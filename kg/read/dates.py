"""A date as a source states it in, as much of it as is certain out."""

from __future__ import annotations

import re
from datetime import date

__all__ = ["stated_date"]

_ISO_8601 = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?(?=$|[T ])")


def stated_date(text: str) -> str | None:
    """``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD`` of an ISO 8601 date, its time left out.

    None for any other notation and for days that no calendar has: nothing is guessed.
    """
    match = _ISO_8601.match(text.strip())
    if not match:
        return None
    try:
        date(*(int(part or 1) for part in match.groups()))
    except ValueError:
        return None
    return "-".join(part for part in match.groups() if part)
