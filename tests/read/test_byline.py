"""Lines beside headlines: when, by whom, how often read."""

from __future__ import annotations

import pytest

from kg.read.byline import Byline, byline, is_button, is_credit, is_notice, person
from kg.read.dates import visible_date


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("26 Ақпан 2014, 12:30", "2014-02-26"),
        ("2014 жылғы 26 ақпан", "2014-02-26"),
        ("2014 ж. 26 ақпан", "2014-02-26"),
        ("26 ақпан, 2014", "2014-02-26"),
        ("26-ақпан 2014 жыл", "2014-02-26"),
        ("26.02.2014 12:30", "2014-02-26"),
        ("18-04-2014, 10:22 | Санаты: Билік | Көрілім: 877", "2014-04-18"),
        ("26 февраля 2014 г.", "2014-02-26"),
        ("2014-02-26", "2014-02-26"),
        ("26 Ақп, 2014", "2014-02-26"),
        ("February 26, 2014", "2014-02-26"),
        ("Сейсенбі, 4 ақпан 2020", "2020-02-04"),
        ("17:40, 14 Наурыз 2017", "2017-03-14"),
        ("Жарияланған күні: 13 маусым 2022 ж.", "2022-06-13"),
        ("Базаға енгізілді: 22.12.2023", "2023-12-22"),
        ("Жаңартылды: 15.03.2020 Жарияланды: 12.03.2020", "2020-03-12"),
        ("05.04.2022 Oqylymy: 412", "2022-04-05"),
        ("Талдау · 20.11.2024 · Оқуға 6 минут", "2024-11-20"),
        ("10.05.2016 Басып шығару", "2016-05-10"),
        ("Жаңартылды: 15.03.2020", None),
        ("30.02.2020", None),
        ("Бүгін, 12:30", None),
        ("Пікірлер (3)", None),
    ],
)
def test_a_line_of_nothing_but_statements_is_a_byline(text: str, date: str | None) -> None:
    found = byline(text)
    assert found is not None
    assert found.date == date


@pytest.mark.parametrize(
    "text",
    [
        "2014 жылғы 26 ақпанда Алматыда жиын өтті.",
        "Осы шешім 2024 жылғы 1 қаңтардан бастап қолданысқа енгізіледі.",
        "Алматы, 26 ақпан 2014",
        "Қоғам",
        "Қоғам | Мәдениет",
        "1 284",
        "31.12.14",
        "Қала халқы 1 200 000 адам",
        "",
    ],
)
def test_a_sentence_a_place_and_a_number_are_none(text: str) -> None:
    assert byline(text) is None


def test_a_byline_names_author_and_source() -> None:
    assert byline("Авторы: Айгүл Серікова | 22 қыркүйек, 2023") == Byline(
        "2023-09-22", "Айгүл Серікова"
    )
    assert byline("Дереккөз: ҚазАқпарат") == Byline(source="ҚазАқпарат")
    assert byline("Автор: admin 12.05.2020") == Byline("2020-05-12")


@pytest.mark.parametrize("name", ["admin", "Редакция", "https://fb.com/a", "", "А"])
def test_a_system_and_an_address_are_no_person(name: str) -> None:
    assert person(name) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Бөлісу: FB TW OK", True),
        ("Telegram арнамызға жазылыңыз!", True),
        ("Подписывайтесь на наш Telegram-канал", True),
        ("Басып шығару", True),
        ("Пікірлер (3)", True),
        ("Facebook қолданушылары көбейді", False),
        ("Мектеп ашылды", False),
        ("877", False),
    ],
)
def test_buttons_and_invitations_say_nothing_else(text: str, expected: bool) -> None:
    assert is_button(text) is expected


def test_credits_and_notices_are_told() -> None:
    assert is_credit("Фото: автордан")
    assert not is_credit("Фото көрмесі ашылды")
    assert is_notice("© 2019 Жетісу таңы. Барлық құқықтар қорғалған.")
    assert not is_notice("Мектеп ашылды.")


@pytest.mark.parametrize(
    ("text", "date"), [("кеше 12:30", None), ("осы 3 қазан 2018 күні", "2018-10-03"), ("", None)]
)
def test_a_date_is_found_in_a_text_only_whole(text: str, date: str | None) -> None:
    assert visible_date(text) == date
