"""Markdown texts."""

from __future__ import annotations

import pytest

from kg.errors import SourceEmpty
from kg.model import Page, Source
from kg.read import page


def read(content: str) -> Page:
    return page(Source("есеп.md", "есеп.md", "/c", "text/markdown", content.encode()))


@pytest.mark.parametrize(
    ("content", "lines"),
    [
        ("# Мектеп\n\nЖаңа мектеп\nашылды.\n", ("Мектеп", "Жаңа мектеп ашылды.")),
        ("- бір\n- **екі**\n", ("бір", "екі")),
        ("[Әкімдік](https://a.example/) *хабарлады* ![сурет](a.png)", ("Әкімдік хабарлады",)),
        ("| Аудан | Мектеп |\n|---|---|\n| Талғар | 52 |\n", ("Аудан | Мектеп", "Талғар | 52")),
        ("Мәтін\n\n```\ncode\n```\n", ("Мәтін",)),
        ("    Шегініспен басталған абзац.\n", ("Шегініспен басталған абзац.",)),
        ("> Дәйексөз\n", ("Дәйексөз",)),
        ("<div>Жаңа <b>мектеп</b></div>\n", ("Жаңа мектеп",)),
        ("Бір<br>жол\n", ("Біржол",)),
    ],
)
def test_marks_are_gone_and_blocks_are_lines(content: str, lines: tuple[str, ...]) -> None:
    assert read(content).lines == lines


def test_what_stands_above_the_text_tells_of_it() -> None:
    found = read(
        '---\ntitle: "Мектеп: жаңа"\ndate: 2024-02-15\nauthor: Асқар\nx\n---\n# Басқа\n\nа'
    )
    assert (found.metadata.title, found.metadata.date, found.metadata.author) == (
        "Мектеп: жаңа",
        "2024-02-15",
        "Асқар",
    )
    assert found.lines == ("Басқа", "а")


def test_the_first_heading_is_the_title() -> None:
    assert read("## Кіші\n\n# Мектеп\n\n# Көпір\n").metadata.title == "Мектеп"


@pytest.mark.parametrize("content", ["```\nx\n```", "---\ntitle: х\n---\n", "![сурет](a.png)"])
def test_a_text_without_words_is_empty(content: str) -> None:
    with pytest.raises(SourceEmpty):
        read(content)


def test_deep_nesting_does_no_harm() -> None:
    read("> " * 20_000 + "мектеп\n\n" + "[" * 20_000)
