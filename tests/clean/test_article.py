"""Pages as articles."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.clean import article_key, clean
from kg.errors import SourceEmpty, SourceNotKazakh
from kg.model import Article, Metadata, Page, Source
from kg.read import Limits, page, sources
from tests.text.awkward_text import any_text, quick

TITLE = "Талғарда жаңа мектеп ашылды"
FIRST = "Талғар ауданында алты жүз орындық мектеп пайдалануға берілді."
SECOND = "Салтанатты жиынға аудан әкімі мен ата-аналар қатысты."
TEASER = "Семейде жаңа көпір салынды"


def article(
    *lines: str,
    kind: str = "text/plain",
    links: tuple[str, ...] = (),
    given_id: str | None = None,
    **known: str,
) -> Article:
    """The article of a page with these lines."""
    source = Source("мектеп.txt", "мектеп.txt", "/c", kind, b"", given_id)
    return clean(Page(source, lines, links, Metadata(**known)))


def test_a_dump_gives_title_text_and_teasers_apart() -> None:
    found = article("- Басты", f"- {TITLE}", "", TITLE, FIRST, " ", SECOND, "-", TEASER)
    assert found.metadata.title == TITLE
    assert found.text == f"{FIRST}\n{SECOND}"
    assert found.teasers == (TEASER,)


def test_a_title_that_is_said_over_again_is_no_text() -> None:
    assert article(TITLE, TITLE, FIRST).text == FIRST
    found = article(TITLE, FIRST, kind="application/json", title=f" {TITLE}\u200b")
    assert (found.metadata.title, found.text) == (TITLE, FIRST)


def test_a_record_is_not_searched_for_titles_and_teasers() -> None:
    found = article(TITLE, FIRST, "- Бір", "- Екі", kind="application/json")
    assert found.metadata.title is None
    assert found.text == f"{TITLE}\n{FIRST}\n- Бір\n- Екі"


def test_the_links_of_a_web_page_are_its_teasers() -> None:
    links = ("Басты бет", TEASER, TITLE, "аудан әкімі мен")
    lines = ("Хабаршы", TITLE, FIRST, SECOND, f"- {TEASER}")
    found = article(*lines, kind="text/html", links=links, title=TITLE)
    assert found.text == f"{FIRST}\n{SECOND}"
    assert found.teasers == (TEASER,)


def test_the_id_is_the_given_one_and_else_the_key() -> None:
    assert article(FIRST, given_id="m1").id == "m1"
    assert article(FIRST).id == article(FIRST).key == article_key("мектеп.txt")
    assert re.fullmatch("[0-9a-f]{16}", article_key("мектеп.txt"))
    assert article_key("\udcff")


def test_the_text_is_tidy_and_so_are_title_and_publisher() -> None:
    found = article(
        f"\ufeff{TITLE}\u200b",
        "Талғар\u00a0ауданында\x07 и\u0306од\ud800 зауыты ашылды деп хабарлады әкімдік.",
        publisher=" Хабаршы\n газеті",
    )
    assert found.metadata == Metadata(title=TITLE, publisher="Хабаршы газеті")
    assert found.text == "Талғар ауданында йод зауыты ашылды деп хабарлады әкімдік."


@pytest.mark.parametrize(
    "lines",
    [
        (),
        ("", " \t"),
        ("\u200b\ufeff",),
        ("- Семейде көпір салынды", "- Павлодарда форум өтті"),
        (TITLE, "- Семейде көпір салынды", "- Павлодарда форум өтті"),
        ("-",),
    ],
)
def test_a_page_of_nothing_but_furniture_is_empty(lines: tuple[str, ...]) -> None:
    with pytest.raises(SourceEmpty, match="no text but menus and headlines") as caught:
        article(*lines)
    assert caught.value.place == "мектеп.txt"
    assert caught.value.hint


def test_a_page_in_russian_is_refused_though_its_teasers_are_kazakh() -> None:
    russian = "В Талгарском районе открылась новая школа на шестьсот мест, сообщает акимат."
    with pytest.raises(SourceNotKazakh):
        article("Новая школа", russian, "-", f"{FIRST} -", SECOND)


@quick
@given(st.lists(any_text, max_size=6))
def test_any_page_gives_an_article_or_one_of_two_errors(lines: list[str]) -> None:
    with suppress(SourceEmpty, SourceNotKazakh):
        assert article(*lines, FIRST).text


def _norm(label: str) -> str:
    """As ``shared/gold/score.py`` compares."""
    text = re.sub(r"[«»\"“”„'’‘ʼ()]", " ", label.casefold())
    return " ".join(re.sub(r"[-‐‑–—]", "-", text).split())


def _gold(shared: Path) -> Iterator[tuple[dict[str, Any], Path, Article]]:
    folder = shared / "gold" / "dev"
    for file in sorted(folder.glob("*.json")):
        wanted = json.loads(file.read_text("utf-8"))
        [path] = (folder / "articles").glob(f"{wanted['id']}.*")
        [source] = sources([str(path)], Limits())
        assert isinstance(source, Source)
        yield wanted, path, clean(page(source))


def _overlap(wanted: str, got: str) -> float:
    a, b = set(_norm(wanted).split()), set(_norm(got).split())
    return len(a & b) / len(a | b)


def test_of_every_gold_page_the_title_is_right_and_no_teaser_is_text(shared: Path) -> None:
    for wanted, path, found in _gold(shared):
        assert _norm(found.metadata.title or "") == _norm(wanted["title"]), path.name
        leaked = [one for one in wanted["teasers"] if _norm(one) in _norm(found.text)]
        assert not leaked, path.name


def test_the_text_of_every_gold_dump_is_whole_and_of_a_web_page_nearly_so(shared: Path) -> None:
    overlaps = {
        path.name: _overlap(wanted["text"], found.text) for wanted, path, found in _gold(shared)
    }
    assert {name: 1.0 for name in overlaps if name.endswith(".txt")}.items() <= overlaps.items()
    assert min(overlaps.values()) >= 0.97


def test_every_gold_page_that_shows_a_date_and_a_publisher_gives_them(shared: Path) -> None:
    for wanted, path, found in _gold(shared):
        assert found.metadata.date == wanted["date"], path.name
        assert _norm(found.metadata.publisher or "") == _norm(wanted["publisher"] or ""), path.name


def test_the_seed_keeps_its_fifteen_teasers_apart(seed: Path) -> None:
    [source] = sources([str(seed)], Limits())
    assert isinstance(source, Source)
    found = clean(page(source))
    assert found.metadata.title == "Алматыда ҚР-да агломерацияны басқару моделі таныстырылды"
    assert found.text.startswith("Шара Алматы қаласы мен Алматы облысы әкімдіктерінің")
    assert found.text.endswith("қалыптастыру сұрақтары енеді.")
    assert len(found.teasers) == 15
    assert not [one for one in found.teasers if one in found.text or one.endswith("-")]


def test_a_dump_with_its_date_below_the_title_is_dated() -> None:
    found = article(TITLE, "26 Ақпан 2014, 12:30", FIRST, SECOND)
    assert (found.metadata.date, found.text) == ("2014-02-26", f"{FIRST}\n{SECOND}")
