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


@pytest.mark.parametrize(
    ("text", "event", "host"),
    [
        (
            "Асқар Омаров мұны Үкіметтің жақында өткен кеңейтілген отырысында айтты.",
            "Қазақстан Республикасының Үкіметінің кеңейтілген отырысы",
            "Қазақстан Республикасының Үкіметі",
        ),
        (
            "Асқар Омаров мұны Ұлттық құрылтайдың Қызылордадағы отырысында айтты.",
            "Ұлттық құрылтайдың Қызылордадағы отырысы",
            "Ұлттық құрылтай",
        ),
        (
            "Ұлттық құрылтай жиыны шақырылып отыр. Екінші жиын Түркістанда болды.",
            "Ұлттық құрылтайдың екінші жиыны",
            "Ұлттық құрылтай",
        ),
        (
            "Ұлттық құрылтай жиыны шақырылып отыр. Бұл форумның алғашқы отырысы Ұлытауда өтті.",
            "Ұлттық құрылтайдың алғашқы отырысы",
            "Ұлттық құрылтай",
        ),
    ],
)
def test_what_stands_between_a_host_and_its_event_does_not_part_them(
    text: str, event: str, host: str, extracted: Extracted
) -> None:
    assert (event, "schema:organizer", host, "asserted") in facts(extracted(text))


def test_one_of_several_in_a_row_is_not_the_one_told_before(extracted: Extracted) -> None:
    text = "Бүгін Астанада Ұлттық құрылтай жиыны өтті. Екінші жиын Түркістанда болды."
    places = {(one[0], one[2]) for one in facts(extracted(text)) if one[1] == "schema:location"}
    assert places == {
        ("Ұлттық құрылтай жиыны", "Астана қаласы"),
        ("Ұлттық құрылтайдың екінші жиыны", "Түркістан қаласы"),
    }


def test_any_of_several_sittings_is_no_event(extracted: Extracted) -> None:
    text = "Асқар Омаров Ұлттық құрылтайдың отырысының бірінде айтты."
    assert not [one for one in facts(extracted(text)) if one[1].startswith("schema:")]
