"""Dates and numbers as mentions."""

from __future__ import annotations

import pytest

from tests.extract.conftest import Extracted, names


@pytest.mark.parametrize(
    ("text", "label", "expected"),
    [
        (
            "Қаулы 2014 жылғы 26 ақпанда қабылданды.",
            "DATE",
            [("2014 жылғы 26 ақпанда", "2014-02-26")],
        ),
        ("Құрылысқа 1,5 млрд теңге бөлінді.", "MONEY", [("1,5 млрд теңге", "1500000000 KZT")]),
        ("Жоспар 45 пайызға орындалды.", "PERCENTAGE", [("45 пайызға", "45")]),
        ("Кеңестің екінші отырысы өтті.", "ORDINAL", [("екінші", "2")]),
    ],
)
def test_a_quantity_has_its_value(
    text: str, label: str, expected: list[tuple[str, str]], extracted: Extracted
) -> None:
    assert names(extracted(text), label) == expected


def test_a_number_inside_a_name_is_no_mention(extracted: Extracted) -> None:
    extraction = extracted("Шартқа «Құрылыс 2000» ЖШС қол қойды.")
    assert names(extraction, "CARDINAL") == []
    assert names(extraction, "ORGANISATION") == [("Құрылыс 2000", "«Құрылыс 2000» ЖШС")]


def test_mentions_never_overlap_and_slice_to_the_text(extracted: Extracted) -> None:
    extraction = extracted(
        "2022 жылғы 11 маусымда Алматы облысының әкімі Мұрат Сұлтанқазиев 3,2 млрд теңгеге 12"
        " мектеп салынатынын айтты. Жұмыс 45 %-ға бітті, 2014-2020 жылдары жалғасады."
    )
    previous = 0
    for one in extraction.mentions:
        assert one.start >= previous
        assert extraction.article.text[one.start : one.end] == one.text
        previous = one.end
