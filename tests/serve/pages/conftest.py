"""A server of articles that plan, deny and contradict, and of names that are markup; Chromium."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import pytest
from lxml import html

from tests.conftest import ROOT, Kg
from tests.serve.browser import Browser, opened
from tests.serve.conftest import missing, serving

ARTICLES = ROOT / "tests" / "evaluate" / "development" / "second" / "articles"
HOSTILE = "<script>alert(1)</script>"
PLANNED = (
    "Алматы облысының әкімдігі Алматы агломерациясын дамыту жоспарын бекітеді деп жоспарлануда."
)
CHROMIUM = "apt-get install chromium chromium-driver"

Page = Callable[..., html.HtmlElement]


@pytest.fixture(scope="session")
def told(tmp_path_factory: pytest.TempPathFactory, kg: Kg, seed: Path) -> Path:
    """A store of the seed, twelve articles of our own, and one whose title is markup."""
    folder = tmp_path_factory.mktemp("told")
    hostile = folder / "hostile.jsonl"
    text = f"{PLANNED} «{HOSTILE}\"' onload=alert(2)» ЖШС Талғар ауданында ашылды."
    record = {"id": "hostile", "title": f'{HOSTILE}"', "date": "2025-01-31", "text": text}
    record["publisher"] = f"{HOSTILE}'"
    hostile.write_text(json.dumps(record), "utf-8")
    result = kg("build", seed, ARTICLES, hostile, "--store", folder / "store")
    assert result.exit_code == 0, result.output
    return folder / "store"


@pytest.fixture(scope="session")
def site(told: Path) -> Iterator[httpx.Client]:
    """A client of a server of ``told``."""
    with serving(told) as client:
        yield client


@pytest.fixture
def page(site: httpx.Client) -> Page:
    """``page("/id/...", lang="ru")``: what the server answers, parsed."""

    def get(path: str, status: int = 200, **parameters: str) -> html.HtmlElement:
        site.cookies.clear()  # a language that was chosen before
        answer = site.get(path, params=parameters or None, headers={"Accept": "text/html"})
        assert answer.status_code == status, answer.text
        return html.document_fromstring(answer.content.decode())

    return get


@pytest.fixture(scope="session")
def browser(site: httpx.Client) -> Iterator[Browser]:
    """Chromium, which asks the server of ``site``."""
    if shutil.which("chromedriver") is None:
        missing(f"Chromium is missing: {CHROMIUM}")
    with opened(str(site.base_url)) as running:
        yield running
