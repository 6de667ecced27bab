"""Reading order: columns, what stands above, between and below them."""

from __future__ import annotations

import pytest

from tests.read.pdf.made import Text, column, lines, listed

LEFT = (
    "Талғар ауданында жаңа мектеп ашылды деп хабарлады аудан әкімдігінің баспасөз қызметі."
    " Мектепте алты жүз бала оқиды, ал ұстаздар саны елуден асады."
)
RIGHT = (
    "Қалада өткен жиында облыс әкімі жаңа көпірдің құрылысы туралы баяндама жасап,"
    " тұрғындардың сұрақтарына жауап берді. Көпір келесі жылы пайдалануға беріледі."
)
THIRD = (
    "Ауыл шаруашылығы министрлігі биылғы егіннің көлемін жариялады. Диқандар өткен жылдан"
    " көп астық жинады деп хабарлайды министрлік өкілдері."
)
HEADING = "Облыс жаңалықтары: мектеп пен көпір туралы есеп және биылғы егін"
BELOW = "Есепті баспасөз қызметі дайындады, ол облыс әкімдігінің сайтында да жарияланған."


@pytest.mark.parametrize(
    ("things", "order"),
    [
        ([*column(LEFT, 60, 100, 45), *column(RIGHT, 310, 100, 45)], [LEFT, RIGHT]),
        ([*column(RIGHT, 310, 100, 45), *column(LEFT, 60, 100, 45)], [LEFT, RIGHT]),
        (  # lines that do not stand at one height
            [*column(LEFT, 60, 100, 45), *column(RIGHT, 310, 106, 45)],
            [LEFT, RIGHT],
        ),
        (  # letters of two sizes
            [*column(LEFT, 60, 100, 45), *column(RIGHT, 310, 100, 55, 8)],
            [LEFT, RIGHT],
        ),
        (
            [
                *column(LEFT, 40, 100, 32),
                *column(RIGHT, 215, 100, 32),
                *column(THIRD, 390, 100, 32),
            ],
            [LEFT, RIGHT, THIRD],
        ),
        (
            [
                Text(60, 80, HEADING, 12),
                *column(LEFT, 60, 100, 45),
                *column(RIGHT, 310, 100, 45),
                *column(BELOW, 60, 190, 90),
            ],
            [HEADING, LEFT, RIGHT, BELOW],
        ),
        (  # two columns, a text over both, two columns
            [
                *column(LEFT, 60, 100, 45),
                *column(RIGHT, 310, 100, 45),
                *column(BELOW, 60, 190, 90),
                *column(THIRD, 60, 230, 45),
                *column(RIGHT, 310, 230, 45),
            ],
            [LEFT, RIGHT, BELOW, THIRD, RIGHT],
        ),
        (  # a narrow gutter
            [*column(LEFT, 60, 100, 45), *column(RIGHT, 297, 100, 45)],
            [LEFT, RIGHT],
        ),
        (  # a short line below the columns, as a signature is
            [
                *column(LEFT, 60, 100, 45),
                *column(RIGHT, 310, 100, 45),
                Text(60, 220, "Құрастырушы: баспасөз қызметі"),
            ],
            [LEFT, RIGHT, "Құрастырушы: баспасөз қызметі"],
        ),
    ],
)
def test_a_column_is_read_to_its_end_before_the_next_one(
    things: list[Text], order: list[str]
) -> None:
    assert lines(things) == order


def test_a_sentence_goes_on_in_the_next_column_and_on_the_next_page() -> None:
    words = LEFT.split()
    first, second, third = (" ".join(words[i : i + 7]) for i in (0, 7, 14))
    page = [*column(first, 60, 100, 20), *column(second, 310, 100, 20)]
    assert lines(page, column(third, 60, 100, 45)) == [LEFT]


def test_numbers_of_a_list_are_no_column() -> None:
    items = ["Талғар ауданының әкімі", "Іле ауданының әкімі", "Қарасай ауданының әкімі"]
    numbers = listed([f"{i}." for i in (1, 2, 3)], 60)
    assert lines(numbers + listed(items, 90)) == [f"{i}. {one}" for i, one in enumerate(items, 1)]


def test_text_that_runs_up_the_page_stands_below_the_rest() -> None:
    # pdfium takes no account of turned letters that no font here has a drawing of
    note = Text(30, 600, "Almaty oblysynyng jyldyq esebi", turned=True)
    assert lines([note, *column(LEFT)]) == [LEFT, note.text]
