"""Periods of different precision overlap only where they surely do."""

from __future__ import annotations

import pytest

from kg.authority.periods import date_fault, overlap


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        (("2012", "2014"), ("2014", "2016"), False),
        (("2012", "2014-08-06"), ("2014", ""), False),
        (("2012", "2014-08-06"), ("2014-08-05", ""), True),
        (("2012", "2014-08-06"), ("2014-08-06", ""), False),
        (("", ""), ("2014", "2015"), True),
        (("", "2014"), ("2015", ""), False),
        (("2012", ""), ("2014", ""), True),
    ],
)
def test_two_periods_overlap_as_far_as_their_precision_tells(
    first: tuple[str, str], second: tuple[str, str], expected: bool
) -> None:
    assert overlap(first, second) is expected
    assert overlap(second, first) is expected


@pytest.mark.parametrize("value", ["1997", "2022-06", "2022-06-08", "2024-02-29"])
def test_a_year_a_month_and_a_day_are_dates(value: str) -> None:
    assert date_fault(value) == ""


@pytest.mark.parametrize("value", ["97", "2022-6", "2022-06-31", "2023-02-29", "soon", "0000"])
def test_what_is_no_date_has_a_reason(value: str) -> None:
    assert date_fault(value)
