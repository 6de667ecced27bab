"""The page of a thing says in HTML all that it knows, in three languages, escaped."""

from __future__ import annotations

from itertools import pairwise

import httpx
import pytest
from lxml import html

from kg.serve.settings import LANGUAGES
from tests.serve.pages.conftest import HOSTILE, Page

ALMATY = "/id/unit/kato-750000000"
AGGLOMERATION = "/id/agglomeration/agglomeration-almaty"
TOQAEV = "/id/person/person-qasym-zhomart-toqaev"


def texts(page: html.HtmlElement, path: str) -> list[str]:
    return [" ".join(one.text_content().split()) for one in page.xpath(path)]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("path", [ALMATY, AGGLOMERATION, TOQAEV])
def test_a_page_has_one_heading_and_its_parts_have_names(
    page: Page, path: str, language: str
) -> None:
    found = page(path, lang=language)
    assert len(found.xpath("//h1")) == 1
    levels = [int(one.tag[1]) for one in found.xpath("//main//*[self::h1 or self::h2 or self::h3]")]
    assert all(after - before <= 1 for before, after in pairwise(levels))
    labels = found.xpath("//main//section/@aria-labelledby")
    assert set(labels) <= set(found.xpath("//@id"))
    assert found.xpath("/html/@lang") == [language]


@pytest.mark.parametrize(
    ("language", "name"),
    [("kk", "Алматы қаласы"), ("ru", "город Алматы"), ("en", "Almaty")],
)
def test_a_thing_is_called_as_in_the_language_of_the_page(
    page: Page, language: str, name: str
) -> None:
    found = page(ALMATY, lang=language)
    assert texts(found, "//h1") == [name]
    assert "Алматы қаласы" in texts(found, "//ul[contains(@class, 'names')]//span[@lang='kk']")


def test_a_place_has_its_coordinates_its_code_and_wikidata(page: Page) -> None:
    found = page(ALMATY)
    [point] = found.xpath("//*[@data-map]//a")
    assert (point.get("data-lat"), point.get("data-long")) == ("43.25249", "76.9115")
    assert "750000000" in texts(found, "//dd")
    assert found.xpath("//a[starts-with(@href, 'http://www.wikidata.org/entity/Q')]")


def test_posts_have_their_times_in_words_and_for_the_timeline(page: Page) -> None:
    rows = page(TOQAEV).xpath("//table[@data-timeline]/tbody/tr")
    president = next(row for row in rows if "Президенті" in row.text_content())
    assert president.get("data-from") == "2019-03-20"
    assert "2019-03-20 – …" in " ".join(president.text_content().split())


def test_each_fact_has_its_sentence_and_a_link_to_the_place_in_the_article(page: Page) -> None:
    facts = page(AGGLOMERATION).xpath("//section[@aria-labelledby='facts']//*[@class='fact']")
    assert facts
    for fact in facts:
        assert fact.xpath("./blockquote/text()")[0].strip()
        [source] = fact.xpath(".//p[contains(@class, 'about')]/a/@href")
        assert source.startswith("/doc/")
        assert "#char=" in source


def test_a_contradicted_fact_says_what_contradicts_it(page: Page) -> None:
    listed = page("/contradictions").xpath("//tbody/tr/th/a/@href")
    assert listed
    badges = page(listed[0]).xpath("//a[contains(@class, 'contradicted')]")
    assert badges
    compared = page(badges[0].get("href"))
    assert len(compared.xpath("//section[contains(@class, 'card')]//blockquote")) >= 2


def test_neighbours_are_links_which_the_graph_is_drawn_from(page: Page) -> None:
    links = page(AGGLOMERATION).xpath("//ul[@data-graph]//a")
    assert {"place", "instrument"} <= {one.get("data-kind") for one in links}
    assert all(one.get("data-relation") and one.get("href").startswith("/id/") for one in links)


def test_the_agglomeration_tells_plans_from_what_was_adopted(page: Page) -> None:
    found = page(AGGLOMERATION, lang="en")
    headings = texts(found, "//h2")
    assert any(one.startswith("Cities and districts") for one in headings)
    assert any(one.startswith("Plans and drafts") for one in headings)
    units = found.xpath("//table[@data-map]/tbody/tr")
    assert "core" in units[0].text_content()
    assert any(one.xpath(".//*[@data-lat]") for one in units)


def test_downloads_stand_beside_the_page(page: Page) -> None:
    links = page(ALMATY).xpath("//section[@aria-labelledby='downloads']//a/@href")
    assert links == [f"{ALMATY}.{ending}" for ending in ("ttl", "jsonld", "json", "csv")]


def test_markup_in_titles_and_names_is_text(site: httpx.Client, page: Page) -> None:
    query = (
        "SELECT DISTINCT ?x WHERE { GRAPH ?g { ?d dct:identifier 'hostile' } ?d agl:mentions ?x }"
    )
    rows = site.get("/sparql", params={"query": query}).json()["results"]["bindings"]
    things = [httpx.URL(row["x"]["value"]).path.removeprefix("/agglo-kg") for row in rows]
    assert things
    shown = [site.get(one, headers={"Accept": "text/html"}).text for one in things]
    assert all(HOSTILE not in one for one in shown)
    assert any("&lt;script&gt;alert(1)" in one for one in shown)
    assert not any(page(one).xpath("//main//@onload") for one in things)


def test_editors_find_the_way_to_correct_a_name(
    site: httpx.Client, writing: dict[str, str]
) -> None:
    shown = site.get(ALMATY, headers={"Accept": "text/html", **writing}).text
    assert "/judge?one=" in shown
    assert "/judge?one=" not in site.get(ALMATY, headers={"Accept": "text/html"}).text


def test_a_known_page_is_not_sent_again(site: httpx.Client) -> None:
    headers = {"Accept": "text/html"}
    tag = site.get(ALMATY, headers=headers).headers["etag"]
    assert site.get(ALMATY, headers={**headers, "If-None-Match": tag}).status_code == 304
    other = site.get(f"{ALMATY}?lang=ru", headers={**headers, "If-None-Match": tag})
    assert other.status_code == 200


@pytest.mark.parametrize("number", ["0", "-1", "x", "9" * 40, "٣"])
def test_what_is_no_page_number_is_the_first_page(page: Page, number: str) -> None:
    assert page(ALMATY, facts=number, articles=number).xpath("//h1")


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("", 400),
        ("claim=a&claim=b&claim=c", 400),
        ("claim=../../x", 400),
        ("claim=0000000000000000", 404),
    ],
)
def test_what_cannot_be_compared_is_told(site: httpx.Client, query: str, status: int) -> None:
    assert site.get(f"/compare?{query}").status_code == status
