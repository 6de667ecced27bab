from __future__ import annotations

import pytest

from kg.search.dates import day_range
from kg.search.tree import Between


@pytest.mark.parametrize(
    ("first", "last", "days"),
    [
        ("2014", "2014", ("2014-01-01", "2014-12-31")),
        ("2015-02", "2016-02", ("2015-02-01", "2016-02-29")),
        ("2014-02-26", "", ("2014-02-26", "")),
        ("", "2014-02-26", ("", "2014-02-26")),
        ("2014", "2014-01", ("2014-01-01", "2014-01-31")),
    ],
)
def test_a_range_takes_in_its_whole_years_and_months(
    first: str, last: str, days: tuple[str, str]
) -> None:
    assert day_range(first, last) == Between(*days)


@pytest.mark.parametrize(
    "date", ["20", "2014-2", "2014-13", "2015-02-29", "0000", "ертең", "2014-"]
)
def test_an_impossible_date_is_told(date: str) -> None:
    with pytest.raises(ValueError, match="is no date"):
        day_range(date, "")


def test_a_range_that_ends_before_it_begins_is_told() -> None:
    with pytest.raises(ValueError, match="later than"):
        day_range("2016", "2014")
