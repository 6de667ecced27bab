"""Tables: each row is a line of its own."""

from __future__ import annotations

from tests.read.pdf.made import Border, Text, column, grid, lines

ABOVE = "Аудандардағы мектептер мен оқушылардың саны төмендегі кестеде берілген."
BELOW = "Кестеден көрініп тұрғандай, оқушылар саны жылдан жылға өсіп келеді."
ROWS = [("Аудан", "Мектеп", "Оқушы"), ("Талғар", "52", "31 600"), ("Іле", "41", "28 900")]
WRITTEN = ["Аудан | Мектеп | Оқушы", "Талғар | 52 | 31 600", "Іле | 41 | 28 900"]
LEFTS = (60, 200, 320)


def cells(top: float = 150, leading: float = 20) -> list[Text]:
    return [
        Text(left + 5, top + number * leading, cell)
        for number, row in enumerate(ROWS)
        for left, cell in zip(LEFTS, row, strict=True)
    ]


def test_a_ruled_table_stands_apart_between_its_paragraphs() -> None:
    borders = grid((*LEFTS, 440), (138, 158, 178, 198))
    page = [*column(ABOVE), *borders, *cells(), *column(BELOW, top=230)]
    assert lines(page) == [ABOVE, *WRITTEN, BELOW]


def test_a_table_without_rules_stands_apart_as_well() -> None:
    assert lines([*column(ABOVE), *cells(), *column(BELOW, top=230)]) == [ABOVE, *WRITTEN, BELOW]


def test_a_cell_of_several_lines_is_one_and_its_word_is_healed() -> None:
    borders = grid((60, 200, 440), (138, 178, 198))
    texts = [
        Text(65, 150, "Талғар ауданы"),
        Text(205, 150, "Ауданда жаңа мек-"),
        Text(205, 165, "теп ашылды"),
        Text(65, 190, "Іле ауданы"),
        Text(205, 190, "Көпір салынды"),
    ]
    assert lines([*borders, *texts]) == [
        "Талғар ауданы | Ауданда жаңа мектеп ашылды",
        "Іле ауданы | Көпір салынды",
    ]


def test_a_cell_that_spans_columns_is_one() -> None:
    borders = [
        *grid((60, 440), (138, 158, 178)),
        Border(200, 158, 200, 178),
        Border(320, 158, 320, 178),
    ]
    texts = [Text(150, 150, "Мектептер саны"), *(Text(left + 5, 170, "7") for left in LEFTS)]
    assert lines([*borders, *texts]) == ["Мектептер саны", "7 | 7 | 7"]


def test_an_empty_cell_keeps_its_place() -> None:
    borders = grid((*LEFTS, 440), (138, 158, 178, 198))
    texts = [one for one in cells() if one.text != "52"]
    assert lines([*borders, *texts])[1] == "Талғар |  | 31 600"


def test_a_box_around_a_text_is_no_table() -> None:
    assert lines([*grid((50, 540), (85, 140)), *column(ABOVE)]) == [ABOVE]


def test_a_line_of_contents_is_a_row() -> None:
    texts = [
        Text(60, 100, "Алғысөз " + "." * 60 + " 3"),
        Text(60, 115, "Облыстың жылдық есебі " + ". " * 25 + "12"),
    ]
    assert lines(texts) == ["Алғысөз | 3", "Облыстың жылдық есебі | 12"]
