"""The headlines of other articles among the lines and links of a page."""

from __future__ import annotations

import pytest

from kg.clean.links import headlines, without_links

TEXT = "Талғар ауданында жаңа мектеп пайдалануға берілді."
LINKS = ["Басты бет", "Семейде жаңа көпір салынды", "жаңа мектеп", "Семейде жаңа көпір салынды"]


def test_links_of_three_words_and_more_are_headlines_once_each() -> None:
    assert headlines(LINKS, TEXT, "Мектеп ашылды") == ["Семейде жаңа көпір салынды"]


def test_neither_the_title_nor_words_of_the_text_are_headlines() -> None:
    assert headlines([TEXT[:-1], "Талғарда мектеп ашылды"], TEXT, "Талғарда мектеп ашылды") == []


@pytest.mark.parametrize(
    ("lines", "kept"),
    [
        ([TEXT, "Семейде жаңа көпір салынды"], [TEXT]),
        ([TEXT, "- Семейде жаңа көпір салынды", TEXT], [TEXT, TEXT]),
        ([TEXT, "Осы тақырыпта: Семейде жаңа көпір салынды"], [TEXT]),
        ([TEXT, "Тағы оқыңыз", "Семейде жаңа көпір салынды"], [TEXT]),
        ([TEXT, "Бүгін Семейде жаңа көпір салынды."], [TEXT, "Бүгін Семейде жаңа көпір салынды."]),
        ([TEXT, "Басты бет"], [TEXT, "Басты бет"]),
        ([], []),
    ],
)
def test_a_line_that_is_only_a_link_is_no_text(lines: list[str], kept: list[str]) -> None:
    assert without_links(lines, LINKS) == kept
