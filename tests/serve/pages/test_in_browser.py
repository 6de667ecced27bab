"""What people see in Chromium: drawings, no complaint, no other host, nothing that axe minds."""

from __future__ import annotations

from urllib.parse import quote

import httpx
import pytest

from tests.serve.browser import Browser, opened

AGGLOMERATION = "/id/agglomeration/agglomeration-almaty"
PERSON = "/id/person/person-qasym-zhomart-toqaev"
QUERY = "SELECT ?unit ?lat ?long WHERE { ?unit wgs84:lat ?lat ; wgs84:long ?long } LIMIT 5"
COUNTED = "SELECT ?c (COUNT(?x) AS ?n) WHERE { ?x a ?c } GROUP BY ?c LIMIT 5"
JOINED = "SELECT ?x ?y WHERE { ?x agl:jurisdiction ?y } LIMIT 5"


def editor(query: str) -> str:
    return f"/sparql/editor?query={quote(query)}"


PAGES = {
    "home": "/",
    "search": f"/search?q={quote('әкім')}",
    "article": "/doc/5aed59957b0dee44",
    "agglomeration": AGGLOMERATION,
    "person": PERSON,
    "contradictions": "/contradictions",
    "sparql": editor(QUERY),
    "sparql error": editor("SELECT ?x\nWHERE { FILTER( }"),
    "missing": "/id/person/nobody",
}

pytestmark = pytest.mark.usefixtures("built")


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES.keys())
def test_a_page_is_accessible_fits_and_asks_nobody_else(
    browser: Browser, path: str, width: int
) -> None:
    browser.open(path, width)
    assert browser.problems() == []
    assert browser.overflow() <= 0
    assert browser.hosts() == set()
    refused = ("404 (Not Found)", "400 (Bad Request)")  # pages that are to have this status
    assert [one for one in browser.complaints() if not any(map(one.count, refused))] == []


@pytest.mark.parametrize("path", [AGGLOMERATION, PERSON])
def test_a_page_can_be_read_in_the_dark(browser: Browser, path: str) -> None:
    browser.open(path, is_dark=True)
    assert browser.problems() == []


def test_the_map_has_the_outline_and_a_mark_for_each_unit_that_is_placed(browser: Browser) -> None:
    browser.open(AGGLOMERATION)
    browser.wait_for(".leaflet-overlay-pane path")
    placed = browser.count("[data-map] [data-lat]")
    assert browser.count(".leaflet-overlay-pane path.leaflet-interactive") == placed > 1
    assert browser.count(".leaflet-overlay-pane path") == placed + 3
    assert browser.ask("document.querySelector('.drawn-map').ariaLabel")


def test_the_graph_is_drawn_and_leads_to_what_it_shows(browser: Browser) -> None:
    browser.open(AGGLOMERATION)
    browser.wait_for(".drawn-graph canvas")
    width = "document.querySelector('.drawn-graph canvas').width"
    assert browser.ask(width) > 100
    # Something else than the ground of the page is painted in the middle.
    painted = (
        "[...document.querySelectorAll('.drawn-graph canvas')].some(one => one.getContext('2d')"
        ".getImageData(0, 0, one.width, one.height).data.some(value => value > 0))"
    )
    assert browser.ask(painted)


def test_the_timeline_has_a_bar_for_each_dated_post(browser: Browser) -> None:
    browser.open(f"{PERSON}?lang=kk")
    browser.wait_for(".drawn-timeline .vis-item")
    dated = browser.count("[data-timeline] tr[data-from]")
    assert browser.count(".vis-foreground .vis-item.vis-range") >= dated > 3
    assert "Президенті" in browser.ask("document.querySelector('.vis-labelset').textContent")


def test_yasgui_asks_a_query_and_shows_the_rows(browser: Browser) -> None:
    browser.open(editor(QUERY))
    browser.wait_for(".yasr table tbody tr")
    assert browser.count(".yasr table tbody tr") == 5
    assert browser.count(".yasqe .parseErrorIcon") == 0
    assert browser.ask("document.getElementById('query-form').hidden")


@pytest.mark.parametrize(
    ("query", "plugin", "drawn"),
    [
        (QUERY, "map", ".yasr .drawn .leaflet-interactive"),
        (COUNTED, "chart", ".yasr .drawn canvas"),
        (JOINED, "graph", ".yasr .drawn canvas"),
    ],
    ids=["map", "chart", "graph"],
)
def test_yasgui_draws_results(browser: Browser, query: str, plugin: str, drawn: str) -> None:
    browser.open(editor(query))
    browser.wait_for(f".yasr .select_{plugin}:not(.disabled)")
    browser.wait_for(".yasr table tbody tr")
    browser.ask(f"document.querySelector('.yasr .select_{plugin}').click()")
    browser.wait_for(drawn)
    assert browser.complaints() == []


def test_an_example_is_put_into_the_editor_and_asked(browser: Browser) -> None:
    browser.open("/sparql/editor")
    browser.wait_for(".yasqe .CodeMirror")
    browser.ask("document.querySelector('#examples a[href$=akimats]').click()")
    browser.wait_for(".yasr table tbody tr")
    assert "SELECT" in browser.ask("document.querySelector('.CodeMirror').CodeMirror.getValue()")


def test_pages_do_without_scripts(site: httpx.Client, browser: Browser) -> None:
    never = "--blink-settings=scriptEnabled=false"
    with opened(str(site.base_url), never) as plain:
        plain.open(AGGLOMERATION, 360)
        source = plain.driver.page_source
        assert "drawn-map" not in source
        assert "data-lat" in source
        plain.open(editor(QUERY))
        assert plain.driver.page_source.count("<td") == 15
