"""These pages in Chromium: narrow and wide, light and dark, with and without scripts."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator

import httpx
import pytest

from tests.serve.browser import AXE, Browser, opened

WIDTHS = (360, 1280)
PAGES = {
    "home": "/",
    "search": "/search",
    "filtered": "/search?q=әкім&source=Хабаршы&year=2024",
    "found": "/search?q=мектеп OR әкім",
    "nothing": "/search?q=мектпе",
    "wrong": "/search?q=әкім (",
    "reader": "{open}?q=әкім",
    "passages": "{mixed}?q=мектеп",
    "evidence": "{closed}",
    "hostile": "{hostile}?q=мектеп",
    "login": "/login",
    "judgements": "/judgements",
}
SEEN = "document.querySelector('.beside-it .fact').checkVisibility()"
FACT, TEXT = (
    f"document.querySelector('{one}').getBoundingClientRect()"
    for one in (".beside-it .fact", ".sentence")
)


def missing(what: str) -> None:
    (pytest.fail if os.environ.get("KG_REQUIRE_ALL") else pytest.skip)(what)


@pytest.fixture(scope="module")
def window(reading: httpx.Client) -> Iterator[Browser]:
    """A browser."""
    if shutil.which("chromedriver") is None:
        missing("Chromium is missing: apt-get install chromium chromium-driver")
    with opened(str(reading.base_url), "--lang=en") as running:
        yield running


@pytest.fixture(scope="module")
def plain_window(window: Browser, reading: httpx.Client) -> Iterator[Browser]:
    """A browser that runs no scripts of pages."""
    off = "--blink-settings=scriptEnabled=false"
    with opened(str(reading.base_url), "--lang=en", off) as running:
        yield running


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("page", PAGES)
def test_a_page_fits_breaks_no_rule_of_its_own_and_asks_nobody_else(
    window: Browser, paths: dict[str, str], page: str, width: int
) -> None:
    window.open(PAGES[page].format(**paths), width)
    assert window.overflow() <= 0
    assert not window.hosts()
    assert [one for one in window.complaints() if "a status of 400" not in one] == []


@pytest.mark.parametrize("is_dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("page", PAGES)
def test_axe_finds_nothing_serious(
    window: Browser, paths: dict[str, str], page: str, is_dark: bool
) -> None:
    if not AXE.is_file():
        missing("axe is missing: apt-get install nodejs npm, then: make front")
    window.open(PAGES[page].format(**paths), is_dark=is_dark)
    assert window.problems() == []


@pytest.mark.parametrize("page", PAGES)
def test_without_scripts_pages_say_the_same(
    window: Browser, plain_window: Browser, paths: dict[str, str], page: str
) -> None:
    from selenium.webdriver.common.by import By

    path = PAGES[page].format(**paths)
    window.open(path)
    plain_window.open(path)
    shown, plain = (
        [
            one.text.replace("#", "").split()
            for one in each.driver.find_elements(By.CSS_SELECTOR, "h1, h2, .sentence, .hit")
        ]
        for each in (window, plain_window)
    )
    assert shown == plain
    assert any(plain)
    assert not plain_window.driver.find_elements(By.CSS_SELECTOR, "button.copy")


@pytest.mark.parametrize("width", WIDTHS)
def test_facts_stand_beside_their_sentence_where_there_is_room_and_else_below(
    window: Browser, paths: dict[str, str], width: int
) -> None:
    window.open(PAGES["reader"].format(**paths), width)
    if width == 1280:
        assert window.ask(f"{SEEN} && {FACT}.left > {TEXT}.right")
        return
    assert not window.ask(SEEN)
    window.driver.find_element("css selector", ".beside-it summary").click()
    assert window.ask(f"{SEEN} && {FACT}.top >= {TEXT}.bottom")


def test_keys_lead_from_hit_to_hit(window: Browser, paths: dict[str, str]) -> None:
    window.open(PAGES["passages"].format(**paths))
    ids = window.ask("[...document.querySelectorAll('mark[id]')].map(one => one.id)")
    body, seen = window.driver.find_element("css selector", "body"), []
    for key in "nnp":
        body.send_keys(key)
        seen.append(window.ask("location.hash.slice(1)"))
    assert len(ids) == 3
    assert seen == [ids[0], ids[1], ids[0]]


def test_a_link_to_a_sentence_marks_it(plain_window: Browser, paths: dict[str, str]) -> None:
    path = PAGES["reader"].format(**paths)
    plain_window.open(path)
    sentence = plain_window.driver.find_elements("css selector", ".sentence[id]")[-1]
    before = sentence.value_of_css_property("background-color")
    plain_window.open(f"{path}#{sentence.get_attribute('id')}")
    marked = plain_window.driver.find_element("css selector", ".sentence:target")
    assert marked.value_of_css_property("background-color") != before


def test_another_order_is_searched_for_at_once(window: Browser) -> None:
    window.open(PAGES["found"])
    window.driver.find_element("css selector", "#sort option[value=oldest]").click()
    window.wait_for("option[value=oldest][selected]")
