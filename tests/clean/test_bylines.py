"""Bylines above a text, buttons and notices below it."""

from __future__ import annotations

from kg.clean.bylines import without_buttons, without_bylines
from kg.model import Metadata

TITLE = "Мектеп ашылды"
TEXT = "Талғар ауданында алты жүз орындық мектеп 2019 жылғы 3 қыркүйекте пайдалануға берілді."


def test_a_byline_above_the_text_gives_date_and_author() -> None:
    lines = [TITLE, "26 Ақпан 2014, 12:30", "Авторы: Айгүл Серікова", TEXT]
    known = Metadata(title=TITLE, date="2013")
    assert without_bylines(lines, known) == (
        [TEXT],
        Metadata(TITLE, "2013", author="Айгүл Серікова"),
    )


def test_a_subtitle_may_stand_above_the_byline() -> None:
    lines = ["Екі спорт залы бар", "26.02.2014", TEXT]
    assert without_bylines(lines, Metadata()) == (
        ["Екі спорт залы бар", TEXT],
        Metadata(date="2014-02-26"),
    )


def test_a_date_far_below_belongs_to_the_text() -> None:
    lines = [TEXT] * 6 + ["26.02.2014", TEXT]
    assert without_bylines(lines, Metadata()) == (lines, Metadata())


def test_buttons_and_notices_leave_the_text_of_a_page() -> None:
    lines = [TEXT, "Бөлісу: FB TW", "Фото: автордан", TEXT, "Қаралды: 877", "© 2019 Жетісу таңы"]
    assert without_buttons(lines) == [TEXT, TEXT]
