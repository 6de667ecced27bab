"""The pages in Chromium: narrow and wide, with and without scripts, for all who read them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.serve.browser import chromium

AXE = Path(__file__).parents[3] / "kg/serve/front/node_modules/axe-core/axe.min.js"
WIDTHS = (360, 1280)
PAGES = {
    "home": "/",
    "search": "/search",
    "hits": "/search?q=мектеп&source=Хабаршы&source=x",
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
WIDER_THAN_ITS_WINDOW = "return document.documentElement.scrollWidth - innerWidth"


@pytest.fixture(scope="module", params=WIDTHS)
def window(request: pytest.FixtureRequest) -> Iterator[Any]:
    """A window that runs scripts."""
    with chromium(request.param) as opened:
        yield opened


@pytest.fixture(scope="module", params=WIDTHS)
def plain_window(request: pytest.FixtureRequest) -> Iterator[Any]:
    """A window that runs none."""
    with chromium(request.param, scripts=False) as opened:
        yield opened


def visited(window: Any, client: httpx.Client, paths: dict[str, str], page: str) -> Any:
    """*window* with that page."""
    window.get(str(client.base_url.join(PAGES[page].format(**paths))))
    return window


def faults(window: Any) -> list[str]:
    """What the browser complains of, but the status of the page itself."""
    told = (one["message"] for one in window.get_log("browser") if one["level"] == "SEVERE")
    return [one for one in told if "the server responded with a status of 400" not in one]


@pytest.mark.parametrize("page", PAGES)
def test_no_page_is_wider_than_its_window_or_breaks_its_own_policy(
    window: Any, reading: httpx.Client, paths: dict[str, str], page: str
) -> None:
    visited(window, reading, paths, page)
    assert window.execute_script(WIDER_THAN_ITS_WINDOW) <= 0
    assert not faults(window)


@pytest.mark.parametrize("page", PAGES)
def test_without_scripts_pages_say_the_same(
    plain_window: Any, reading: httpx.Client, paths: dict[str, str], page: str
) -> None:
    from selenium.webdriver.common.by import By

    visited(plain_window, reading, paths, page)
    plain_window.execute_cdp_cmd("Page.bringToFront", {})
    box = plain_window.execute_cdp_cmd("Page.getLayoutMetrics", {})
    assert box["cssContentSize"]["width"] <= box["cssLayoutViewport"]["clientWidth"]
    assert plain_window.find_element(By.CSS_SELECTOR, "h1").text
    assert not plain_window.find_elements(By.CSS_SELECTOR, "button.copy")


def test_facts_stand_beside_their_sentence_where_there_is_room(
    reading: httpx.Client, paths: dict[str, str]
) -> None:
    from selenium.webdriver.common.by import By

    sees, shown = "return arguments[0].checkVisibility()", {}
    for width in WIDTHS:
        with chromium(width) as window:
            visited(window, reading, paths, "reader")
            fact = window.find_element(By.CSS_SELECTOR, ".beside-it .fact")
            text = window.find_element(By.CSS_SELECTOR, ".sentence")
            is_beside = fact.rect["x"] > text.rect["x"] + text.rect["width"]
            shown[width] = (window.execute_script(sees, fact), is_beside)
            if width == 360:
                window.find_element(By.CSS_SELECTOR, ".beside-it summary").click()
                assert window.execute_script(sees, fact)
                assert fact.rect["y"] > text.rect["y"]
    assert shown == {360: (False, False), 1280: (True, True)}


def test_keys_lead_from_hit_to_hit(reading: httpx.Client, paths: dict[str, str]) -> None:
    from selenium.webdriver.common.by import By

    with chromium(1280) as window:
        visited(window, reading, paths, "passages")
        ids = [one.get_attribute("id") for one in window.find_elements(By.CSS_SELECTOR, "mark[id]")]
        body = window.find_element(By.TAG_NAME, "body")
        seen = []
        for key in "nnp":
            body.send_keys(key)
            seen.append(window.current_url.rpartition("#")[2])
        assert len(ids) > 1
        assert seen == [ids[0], ids[1], ids[0]]


def test_a_link_to_a_sentence_marks_it(reading: httpx.Client, paths: dict[str, str]) -> None:
    from selenium.webdriver.common.by import By

    with chromium(360, scripts=False) as window:
        visited(window, reading, paths, "reader")
        sentence = window.find_elements(By.CSS_SELECTOR, ".sentence[id]")[-1]
        before = sentence.value_of_css_property("background-color")
        window.get(f"{window.current_url}#{sentence.get_attribute('id')}")
        marked = window.find_element(By.CSS_SELECTOR, ".sentence:target")
        assert marked.value_of_css_property("background-color") != before


@pytest.mark.parametrize("page", PAGES)
def test_axe_finds_nothing_serious(
    window: Any, reading: httpx.Client, paths: dict[str, str], page: str
) -> None:
    if not AXE.is_file():
        pytest.skip("no axe-core; npm ci --prefix kg/serve/front")
    visited(window, reading, paths, page)
    window.execute_cdp_cmd("Page.setBypassCSP", {"enabled": True})
    window.execute_script(AXE.read_text("utf-8"))
    found = window.execute_async_script(
        "const done = arguments[0]; axe.run({resultTypes: ['violations']}).then(done)"
    )
    serious = [
        (one["id"], [node["html"][:200] for node in one["nodes"]][:3])
        for one in found["violations"]
        if one["impact"] in ("serious", "critical")
    ]
    assert not serious, json.dumps(serious, ensure_ascii=False, indent=1)
