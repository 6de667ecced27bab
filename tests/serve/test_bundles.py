"""What browsers load is found by name, kept for ever, and missed in words where it is not built."""

from __future__ import annotations

from pathlib import Path

import httpx
import pytest

from kg.serve import rendering
from kg.serve.bundles import Bundle, bundles
from tests.serve.conftest import Serving

ALMATY = "/id/unit/kato-750000000"
HTML = {"Accept": "text/html"}


@pytest.mark.usefixtures("built")
def test_each_part_is_there_and_is_kept_by_browsers_for_ever(client: httpx.Client) -> None:
    assert bundles().keys() == {"map", "graph", "timeline", "sparql"}
    for part in bundles().values():
        for path in filter(None, (part.script, part.style)):
            answer = client.get(f"/static/{path}")
            assert answer.status_code == 200
            assert "immutable" in answer.headers["cache-control"]


@pytest.mark.usefixtures("built")
def test_the_licences_of_the_parts_are_served_with_them(client: httpx.Client) -> None:
    assert "leaflet 1.9" in client.get("/static/built/LICENSES.txt").text


def test_what_is_not_there_is_not_kept(client: httpx.Client) -> None:
    answer = client.get("/static/built/map-OLD.js")
    assert answer.status_code == 404
    assert "immutable" not in answer.headers.get("cache-control", "")


def test_a_page_without_the_parts_works_and_says_how_to_get_them(
    own_store: Path, serving: Serving, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rendering, "bundles", dict)
    with serving(own_store, queries=1) as client:
        page = client.get(f"{ALMATY}?lang=en", headers=HTML).text
        assert "<code>make front</code>" in page
        assert "data-lat" in page
        assert 'type="module"' not in page


def test_a_page_loads_only_what_it_draws(
    own_store: Path, serving: Serving, monkeypatch: pytest.MonkeyPatch
) -> None:
    every = {name: Bundle(f"built/{name}.js") for name in ("map", "graph", "timeline", "sparql")}
    monkeypatch.setattr(rendering, "bundles", lambda: every)
    with serving(own_store, queries=1) as client:
        page = client.get(ALMATY, headers=HTML).text
        assert "built/map.js" in page
        assert "built/sparql.js" not in page
        other = client.get("/contradictions", headers=HTML).text
        assert 'type="module"' not in other
        assert "built/map.js" not in client.get("/sparql/editor", headers=HTML).text
