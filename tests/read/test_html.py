"""HTML pages: their text, and what their markup says of them."""

from __future__ import annotations

import json

import pytest

from kg.errors import (
    SourceEmpty,
    SourceError,
    SourceMalformed,
    SourceNotText,
    SourceTooLarge,
)
from kg.model import Metadata, Page, Source
from kg.read import identified, page
from tests.read.conftest import TEXT

PARAGRAPH = f"<p>{TEXT}</p>"


def html(content: str | bytes) -> Source:
    """A page of that content."""
    raw = content if isinstance(content, bytes) else content.encode()
    return identified(Source("мектеп.html", "мектеп.html", "/c", "text/html", raw))


def read(content: str | bytes) -> Page:
    """What is seen on a page of that content."""
    return page(html(content))


def with_head(head: str, body: str = PARAGRAPH) -> Metadata:
    """What a page with that head says of itself."""
    return read(f"<html><head>{head}</head><body>{body}</body></html>").metadata


def with_data(*records: object) -> Metadata:
    """What a page with that JSON-LD says of itself."""
    written = (one if isinstance(one, str) else json.dumps(one) for one in records)
    return with_head(
        "".join(f'<script type="application/ld+json">{one}</script>' for one in written)
    )


def test_paragraphs_are_lines_and_links_are_kept_apart() -> None:
    found = read(
        "<html><body><nav><a href='/'>Басты бет</a></nav><article>"
        f"{PARAGRAPH}<p>Екінші абзац: <a href='/b'>көпір\n салынды</a>.</p></article></body></html>"
    )
    assert found.lines == (TEXT, "Екінші абзац: көпір салынды.")
    assert found.links == ("Басты бет", "көпір салынды")


def test_scripts_styles_and_comments_are_no_text() -> None:
    found = read(f"<body><script>var a</script><style>p{{}}</style><!-- b -->{PARAGRAPH}</body>")
    assert found.lines == (TEXT,)


def test_an_article_that_stands_in_layout_tables_is_text_without_their_lines() -> None:
    second = "Екінші абзацта аудан әкімі сөз сөйлеп, ұстаздарды құттықтады."
    found = read(
        "<body><table><tr><td>Хабаршы</td><td><table><tr>"
        f"<td><h1>Мектеп</h1>{TEXT}<br><br>{second}</td></tr></table></td></tr></table></body>"
    )
    assert TEXT in found.lines
    assert second in found.lines
    assert not any("|" in line for line in found.lines)


def test_a_table_of_figures_stays_one() -> None:
    rows = "<tr><td>Талғар</td><td>600</td></tr><tr><td>Іле</td><td>900</td></tr>"
    found = read(f"<article>{PARAGRAPH}<table>{rows}</table>{PARAGRAPH}</article>")
    assert any("Талғар" in line and "600" in line for line in found.lines)


H1 = "<h1>Мектеп ашылды</h1>"


@pytest.mark.parametrize(
    ("head", "body", "title"),
    [
        ("<title>Мектеп ашылды</title>", "", "Мектеп ашылды"),
        ("<title>Мектеп\n  ашылды - Хабаршы</title>", H1, "Мектеп ашылды"),
        ("<title>Хабаршы :: Мектеп ашылды</title>", H1, "Мектеп ашылды"),
        ("<title>Мектеп ашылды » Хабаршы</title>", "<h2>Мектеп ашылды</h2>", "Мектеп ашылды"),
        ("<title>Мектеп ашылды / Хабаршы</title>", "<h1>Хабаршы</h1>" + H1, "Мектеп ашылды"),
        (
            "<title>Мектеп ашылды | Хабаршы</title>"
            "<meta property='og:site_name' content='Хабаршы'>",
            "",
            "Мектеп ашылды",
        ),
        (
            "<title>Хабаршы</title><meta property='og:title' content='Мектеп ашылды'>",
            "",
            "Мектеп ашылды",
        ),
        (
            "<title>Ауыл – ел тірегі</title>",
            "<h1>Ауыл – ел тірегі</h1>",
            "Ауыл – ел тірегі",
        ),
        ("<title>Ауыл – ел тірегі</title>", "", "Ауыл – ел тірегі"),
        ("", H1, "Мектеп ашылды"),
        (
            "<title>Хабаршы</title><meta property='og:site_name' content='Хабаршы'>",
            "<h1>Хабаршы</h1>" + H1,
            "Мектеп ашылды",
        ),
        ("<title></title>", "", None),
        ("", "<svg><title>Белгі</title></svg>", None),
    ],
)
def test_the_title_is_the_headline_without_the_name_of_the_site(
    head: str, body: str, title: str | None
) -> None:
    assert with_head(head, body + PARAGRAPH).title == title


@pytest.mark.parametrize(
    ("head", "date"),
    [
        ("<meta property='article:published_time' content='2024-02-15T10:00+06'>", "2024-02-15"),
        ("<meta name='DC.date' content='2024-02-15'>", "2024-02-15"),
        ("<meta itemprop='datePublished' content='2024-02'>", "2024-02"),
        ("<meta name='pubdate' content='2024'>", "2024"),
        ("<meta name='pubdate' content='15.02.2024'>", "2024-02-15"),
        ("<meta name='pubdate' content='2024-02-30'>", None),
        ("<meta name='copyright' content='2024'>", None),
    ],
)
def test_a_date_is_taken_where_markup_states_it(head: str, date: str | None) -> None:
    assert with_head(head).date == date


def test_a_time_element_dates_the_page() -> None:
    body = f"<time datetime='кеше'></time><time datetime='2024-02-15T10:00'>кеше</time>{PARAGRAPH}"
    assert with_head("", body).date == "2024-02-15"


def test_linked_data_tells_date_and_publisher() -> None:
    article = {"datePublished": "2024-02-15", "publisher": {"name": " Хабаршы\n газеті "}}
    for data in (article, [article], {"@graph": [{"@type": "WebSite"}, article]}):
        found = with_data(data)
        assert (found.date, found.publisher) == ("2024-02-15", "Хабаршы газеті")
    assert with_data({"publisher": [{"name": "Хабаршы"}]}).publisher == "Хабаршы"


@pytest.mark.parametrize(
    "data",
    [
        "{",
        "",
        "[" * 50_000,
        "null",
        "42",
        {"@graph": None},
        {"@graph": 1},
        {"datePublished": ["2024"], "publisher": 5},
        {"datePublished": None, "publisher": {"name": None}},
        {"publisher": {"name": ["Хабаршы"]}},
    ],
)
def test_broken_linked_data_does_no_harm(data: object) -> None:
    found = with_data(data)
    assert (found.date, found.publisher) == (None, None)


def test_what_was_given_goes_before_what_the_page_says() -> None:
    source = html(f"<title>Бет</title><meta name='pubdate' content='2020'>{PARAGRAPH}")
    given = Metadata(title="Мектеп", date="2024", license="https://example.org/l")
    whole = Source("m1", "m1", "/c", source.media_type, source.content, given_id="m1", given=given)
    assert page(whole).metadata == Metadata("Мектеп", "2024", None, None, "https://example.org/l")


@pytest.mark.parametrize(
    "content",
    [
        f"<html><body><p><b>Мектеп <p>{TEXT}</b><div></span><a href='",
        f"<?xml version='1.0' encoding='windows-1251'?><html><body>{PARAGRAPH}</body></html>",
        f"<meta charset='koi8-r'>{PARAGRAPH}",
        f"<!DOCTYPE html [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><body>&a;{PARAGRAPH}</body>",
        f"<body>{PARAGRAPH}" + "<a" * 100_000,
        f"<body>{PARAGRAPH}" + "<div>" * 10_000 + "</div>" * 10_000,
        f"<link rel=canonical href='http://[a'>{PARAGRAPH}",
        f"<html><body>{PARAGRAPH}".encode("utf-16"),
        f"<html><body>{PARAGRAPH}".encode("utf-8-sig"),
    ],
)
def test_a_damaged_page_gives_its_text_all_the_same(content: str | bytes) -> None:
    lines = " ".join(read(content).lines)
    assert TEXT in lines
    assert "root:" not in lines


def test_entities_that_multiply_are_not_expanded() -> None:
    levels = "".join(f'<!ENTITY e{i} "{f"&e{i - 1};" * 10}">' for i in range(1, 10))
    content = f'<!DOCTYPE html [<!ENTITY e0 "ха">{levels}]><body>&e9;{PARAGRAPH}</body>'
    assert len("".join(read(content).lines)) < 1000


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        ("<html></html>", SourceEmpty),
        ("<html><body><img src=a></body></html>", SourceEmpty),
        ("<!-- тек ескертпе -->", SourceMalformed),
        ("<!doctype html>", SourceMalformed),
        ("<div>" * 10_000 + PARAGRAPH, SourceTooLarge),
        (" \n ", SourceEmpty),
        ("<p>\0</p>", SourceNotText),
    ],
)
def test_a_page_without_an_article_is_one_error_with_its_place(
    content: str | bytes, kind: type[SourceError]
) -> None:
    with pytest.raises(kind) as caught:
        read(content)
    assert caught.value.place == "мектеп.html"
    assert caught.value.hint
    assert "\n" not in caught.value.message


def test_a_page_of_five_megabytes_is_read() -> None:
    sentence = "Аудан әкімі мектептің ашылуына қатысып, ұстаздарды құттықтады."
    paragraphs = [f"{number}. " + f"{sentence} " * 20 for number in range(2_200)]
    content = "<article>" + "".join(f"<p>{one}</p>" for one in paragraphs)
    assert len(content.encode()) > 5_000_000
    assert len(read(content).lines) == len(paragraphs)


def test_a_page_of_forty_thousand_links_is_read_without_them() -> None:
    links = "<a href='/n'>Семейде жаңа көпір</a> " * 40_000
    assert read(f"<h1>Мектеп ашылды</h1>{PARAGRAPH * 5}{links}").lines[-1] == TEXT


def test_a_book_in_one_page_is_read_to_its_end() -> None:
    lines = read(f"<h1>Мектеп ашылды</h1>{PARAGRAPH * 20_000}<p>Соңғы сөз осы.</p>").lines
    assert (len(lines), lines[-1]) == (20_002, "Соңғы сөз осы.")


def test_a_text_that_is_too_long_for_the_parser_is_told_instead_of_lost() -> None:
    with pytest.raises(SourceTooLarge):
        read(f"<p>{'Талғар ауданында мектеп ашылды. ' * 250_000}</p>")


def test_a_page_of_more_elements_than_any_text_has_is_refused() -> None:
    with pytest.raises(SourceTooLarge, match="more than 50000 elements"):
        read("<ul>" + "<li>Мектеп ашылды" * 60_000 + "</ul>")


@pytest.mark.parametrize(
    "letter", ["\x01", "&#1;", "\x0b", "&#xfffe;", "\uffff", "&#xd800;", "&#0;"]
)
def test_characters_that_no_tree_takes_in_are_no_fault(letter: str) -> None:
    table = f"<table><tr><td>Көпір{letter}</td><td>200{letter} м</td></tr></table>"
    found = read(f"<body><div>{letter}Екінші<br>үшінші{letter}<hr></div>{PARAGRAPH}{table}</body>")
    assert TEXT in found.lines
