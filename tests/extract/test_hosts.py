"""Whose event it is where its own phrase does not tell."""

from __future__ import annotations

import pytest

from tests.extract.conftest import Extracted, facts


@pytest.mark.parametrize(
    ("text", "event", "host"),
    [
        (
            "Қызылордада су мәселелері жөніндегі үйлестіру кеңесінің отырысы өтті. Келесі отырыс "
            "маусымда Аралда өтеді.",
            "су мәселелері жөніндегі үйлестіру кеңесінің келесі отырысы",
            "су мәселелері жөніндегі үйлестіру кеңесі",
        ),
        (
            "Кеше Үкімет отырысы өтті. Келесі отырыс маусымда болады.",
            "Қазақстан Республикасының Үкіметінің келесі отырысы",
            "Қазақстан Республикасының Үкіметі",
        ),
    ],
)
def test_the_next_of_a_series_has_the_host_of_the_one_before(
    text: str, event: str, host: str, extracted: Extracted
) -> None:
    assert (event, "schema:organizer", host, "planned") in facts(extracted(text))


def test_another_forum_without_a_host_is_still_another(extracted: Extracted) -> None:
    told = extracted("Кеше Таразда форум өтті. Келесі форум Ақтөбеде өтеді.").referents
    assert {"форум", "келесі форум"} <= {one.name for one in told}
