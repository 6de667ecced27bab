"""Which lines make one paragraph, and which are headings, items and notes."""

from __future__ import annotations

from tests.read.pdf.made import Text, column, lines, listed, pdf, read

FIRST = (
    "Талғар ауданында жаңа мектеп ашылды деп хабарлады аудан әкімдігінің баспасөз қызметі."
    " Мектепте алты жүз бала оқиды, ал ұстаздар саны елуден асады."
)
SECOND = (
    "Қалада өткен жиында облыс әкімі жаңа көпірдің құрылысы туралы баяндама жасап,"
    " тұрғындардың сұрақтарына жауап берді."
)


def test_lines_of_a_paragraph_become_one() -> None:
    assert lines(column(FIRST, letters=50)) == [FIRST]


def test_a_space_between_lines_begins_a_paragraph() -> None:
    assert lines([*column(FIRST, letters=50), *column(SECOND, top=160, letters=50)]) == [
        FIRST,
        SECOND,
    ]


def test_an_indented_line_begins_a_paragraph() -> None:
    one, two = column(FIRST, letters=60), column(SECOND, letters=60)
    made = [
        Text(80 if line in (one[0], two[0]) else 60, 100 + 12.5 * i, line.text)
        for i, line in enumerate(one + two)
    ]
    assert lines(made) == [FIRST, SECOND]


def test_a_line_that_leaves_room_for_the_next_word_ends_a_paragraph() -> None:
    first = "Мектеп ашылды."
    page = [Text(60, 87.5, first), *column(FIRST, letters=60)]
    assert lines(page) == [first, FIRST]


def test_a_broken_word_is_healed() -> None:
    assert lines(listed(["Талғар ауданында жаңа мек-", "теп ашылды, сондай-", "ақ көпір."])) == [
        "Талғар ауданында жаңа мектеп ашылды, сондай-ақ көпір."
    ]


def test_a_soft_hyphen_is_healed() -> None:
    assert lines(listed(["Талғар ауданында жаңа мек\u00ad", "теп ашылды деп хабарлады"])) == [
        "Талғар ауданында жаңа мектеп ашылды деп хабарлады"
    ]


def test_items_of_a_list_stay_apart_and_their_lines_together() -> None:
    page = listed(["• Талғар ауданында жаңа мектеп салынып,", "бітті", "• Іле ауданында көпір"])
    assert lines(page) == [
        "• Талғар ауданында жаңа мектеп салынып, бітті",
        "• Іле ауданында көпір",
    ]


def test_initials_at_the_beginning_of_a_line_are_no_item() -> None:
    page = listed(["Жиынға облыс әкімі, ғалымдар мен", "Қ. Тоқаев қатысты деп хабарлайды"])
    assert lines(page) == ["Жиынға облыс әкімі, ғалымдар мен Қ. Тоқаев қатысты деп хабарлайды"]


def test_a_heading_stands_apart_and_the_largest_one_is_the_title() -> None:
    page = [
        Text(100, 60, "Облыстың жылдық", 20),
        Text(150, 84, "есебі", 20),
        Text(60, 112.5, "Білім беру", 10, bold=True),
        *column(FIRST, top=125, letters=50),
    ]
    found = read(pdf(page))
    assert found.lines == ("Облыстың жылдық есебі", "Білім беру", FIRST)
    assert found.metadata.title == "Облыстың жылдық есебі"


def test_a_note_does_not_break_a_sentence_that_goes_on_overleaf() -> None:
    broken = [line.text for line in column(FIRST, letters=60)]
    page = [*listed(broken[:2]), Text(60, 780, "¹ Баспасөз қызметінің мәліметі.", 8)]
    assert lines(page, listed(broken[2:])) == [FIRST, "¹ Баспасөз қызметінің мәліметі."]


def test_a_raised_number_is_put_to_its_word() -> None:
    page = [Text(60, 100, "Ауданда 600 м"), Text(125, 96, "2", 6), Text(135, 100, "жер бөлінді.")]
    assert lines(page) == ["Ауданда 600 м² жер бөлінді."]


def test_letters_that_look_alike_are_left_as_they_are() -> None:
    text = "Абайға дейінгі поэзия жəне Абай, кодексi ﬁлософия"
    assert lines([Text(60, 100, text)]) == [text.replace("ﬁ", "fi")]
