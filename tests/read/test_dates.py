"""Dates as sources state them."""

from __future__ import annotations

import pytest

from kg.read.dates import stated_date


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2014-02-26", "2014-02-26"),
        ("2014-02", "2014-02"),
        ("2014", "2014"),
        (" 2014-02-26 ", "2014-02-26"),
        ("2014-02-26T10:00:00+06:00", "2014-02-26"),
        ("2014-02-26 10:00", "2014-02-26"),
        ("2024-02-29", "2024-02-29"),
        ("2023-02-29", None),
        ("2014-13", None),
        ("2014-00-01", None),
        ("0000", None),
        ("2014-2-6", None),
        ("20140226", None),
        ("2014-02-261", None),
        ("26.02.2014", None),
        ("2014 жылғы 26 ақпан", "2014"),
        ("٢٠١٤", None),
        ("", None),
    ],
)
def test_no_date_is_made_more_precise_or_guessed(text: str, expected: str | None) -> None:
    assert stated_date(text) == expected
