"""Running heads, running feet and page numbers."""

from __future__ import annotations

import pytest

from tests.read.pdf.made import Text, column, lines

TEXTS = (
    "Талғар ауданында жаңа мектеп ашылды деп хабарлады аудан әкімдігінің баспасөз қызметі.",
    "Қалада өткен жиында облыс әкімі жаңа көпірдің құрылысы туралы баяндама жасады.",
    "Ауыл шаруашылығы министрлігі биылғы егіннің көлемін жариялады.",
    "Есепті баспасөз қызметі дайындады, ол әкімдіктің сайтында да жарияланған.",
)


def pages(head: str, foot: str, count: int = 4) -> list[list[Text]]:
    """Pages whose head and foot may tell their number."""
    return [
        [
            Text(60, 40, head.format(i + 1)),
            *column(text, top=100),
            Text(290, 800, foot.format(i + 1)),
        ]
        for i, text in enumerate(TEXTS[:count])
    ]


@pytest.mark.parametrize(
    ("head", "foot"),
    [
        ("Облыстың жылдық есебі", "{}"),
        ("Облыстың жылдық есебі | {}-бет", "- {} -"),
        ("Есеп, 2024 жыл", "{} / 4"),
        ("Есеп", "www.almobl.example/esep?bet={}"),
    ],
)
@pytest.mark.parametrize("count", [2, 3, 4])
def test_what_recurs_at_the_edge_of_the_pages_is_left_out(head: str, foot: str, count: int) -> None:
    assert lines(*pages(head, foot, count)) == list(TEXTS[:count])


def test_a_line_of_one_page_stays() -> None:
    assert lines(*pages("Есеп", "1", 1)) == ["Есеп", TEXTS[0], "1"]


def test_a_year_at_the_edge_of_a_page_is_no_page_number() -> None:
    made = [column(text) for text in TEXTS]
    made[0].append(Text(290, 800, "2021"))
    assert lines(*made) == [TEXTS[0], "2021", *TEXTS[1:]]


def test_a_line_that_recurs_within_the_text_stays() -> None:
    made = [
        [
            *column(one, top=60),
            *column(two, top=100),
            Text(60, 300, "Бірақ"),
            *column(three, top=500),
            *column(four, top=540),
            *column(five, top=580),
        ]
        for one, two, three, four, five in (
            (*TEXTS, TEXTS[0]),
            (*TEXTS[::-1], TEXTS[1]),
            (*TEXTS[1:], TEXTS[0], TEXTS[2]),
        )
    ]
    assert lines(*made).count("Бірақ") == 3


def test_the_same_head_at_two_heights_in_turn_is_left_out() -> None:
    made = [
        [Text(60, 40 + 20 * (i % 2), "Облыстың жылдық есебі"), *column(text)]
        for i, text in enumerate(TEXTS * 2)
    ]
    assert "Облыстың жылдық есебі" not in lines(*made)
