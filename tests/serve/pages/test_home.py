"""The first page, and what all pages have in common."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path
from urllib.parse import parse_qs

import httpx
import pytest
from lxml import html

from kg.serve.language import words
from kg.serve.settings import LANGUAGES
from kg.serve.terms import term
from tests.serve.rich import ARTICLES, Fetch

STATIC = Path(__file__).parents[3] / "kg" / "serve" / "static"


def test_counts_are_those_of_the_store(fetch: Fetch) -> None:
    page = fetch("/")
    counts = {
        one.xpath("string(dt)"): int(one.xpath("string(dd)"))
        for one in page.xpath("//dl[@class='counts']/div")
    }
    assert counts["Articles"] == len(ARTICLES)
    assert counts["Sources"] == 4
    assert counts["People"] == 2
    assert min(counts.values()) > 0


def test_the_newest_articles_stand_first(fetch: Fetch) -> None:
    links = fetch("/").xpath("//section[@aria-labelledby='newest']//a")
    dates = {str(one["title"]): str(one["date"]) for one in ARTICLES}
    found = [dates[one.text_content()] for one in links]
    assert found == sorted(dates.values(), reverse=True)


def test_what_is_named_most_leads_to_its_page_with_its_number_of_articles(fetch: Fetch) -> None:
    page = fetch("/")
    [row] = page.xpath("//section[@aria-labelledby='named']//li[a='Марат Сұлтанов']")
    assert row.xpath("string(span)") == "3"
    assert fetch(row.xpath("a/@href")[0]).xpath("string(//h1)") == "Марат Сұлтанов"


def test_each_month_has_a_bar_as_high_as_its_number(fetch: Fetch) -> None:
    page = fetch("/")
    bars = {
        one.xpath("string(title)"): float(one.get("height")) for one in page.xpath("//svg/rect")
    }
    assert bars == {"2024-03: 2": 100, "2024-04: 0": 0, "2024-05: 1": 50, "2024-06: 1": 50}
    for link in page.xpath("//ul[@class='periods']//a"):
        found = fetch(link.get("href")).xpath("string(//h2[@id='found'])")
        assert int(found.rpartition(" ")[2]) >= int(link.xpath("string(../span)"))


def test_examples_are_searches_that_can_be_read(fetch: Fetch) -> None:
    for link in fetch("/").xpath("//ul[@class='chips']//a/@href"):
        assert (
            fetch(link).xpath("//input[@name='q']/@value") == parse_qs(link.partition("?")[2])["q"]
        )


@pytest.mark.parametrize("path", ["/", "/search", "/search?q=мектеп", "/login", "/judgements"])
def test_headings_landmarks_and_labels_are_in_order(fetch: Fetch, path: str) -> None:
    page = fetch(path)
    levels = [int(one.tag[1]) for one in page.xpath("//h1|//h2|//h3|//h4")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert len(page.xpath("//main")) == len(page.xpath("//header")) == len(page.xpath("//footer"))
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    for field in page.xpath("//input[not(@type='hidden' or @hidden)] | //select | //textarea"):
        labels = page.xpath(f"//label[@for='{field.get('id')}']") if field.get("id") else []
        assert labels or field.get("aria-label") or field.xpath("ancestor::label"), field.attrib


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("path", ["/", "/search?q=мектеп", "/search?q=мектпе", "/login"])
def test_pages_say_all_in_their_language(reading: httpx.Client, path: str, language: str) -> None:
    answer = reading.get(path, headers={"Accept-Language": language})
    page = html.fromstring(answer.text)
    assert page.get("lang") == language
    said = " ".join(page.xpath("//body//text()"))
    for other in set(LANGUAGES) - {language}:
        theirs = words(other)["site.about"]
        assert theirs not in said
    assert words(language)["site.about"] in said


def test_all_languages_name_what_pages_show_of_the_ontology() -> None:
    for name in ("agl:holds", "agl:denied", "agl:inForce", "agl:Akimat", "schema:attendee"):
        labels = {term(language, name) for language in LANGUAGES}
        assert len(labels) == 3
        assert name not in labels
    assert term("kk", "https://example.org/x") == "https://example.org/x"


def test_links_within_the_site_lead_somewhere(reading: httpx.Client, fetch: Fetch) -> None:
    owned = ("/search", "/doc/", "/id/", "/static/", "/login", "/judgements")
    for path in ("/", "/search?q=мектеп"):
        links = {
            one for one in fetch(path).xpath("//@href | //@src") if one.startswith(owned)
        } - set(fetch(path).xpath("//a[contains(@href, '.atom')]/@href | //link/@href"))
        assert len(links) > 5
        for link in sorted(links):
            assert reading.get(link).status_code == 200, link


def test_scripts_and_styles_load_nothing_from_elsewhere() -> None:
    for file in (*STATIC.glob("*.css"), *STATIC.glob("*.js")):
        text = file.read_text("utf-8")
        assert not re.search(r"@import|url\(|from ['\"]http", text), file
