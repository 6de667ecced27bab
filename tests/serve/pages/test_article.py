"""The reader: the text with its names, hits and facts, what a licence allows, and versions."""

from __future__ import annotations

import json
from pathlib import Path

import httpx
import pytest
from lxml import html

from tests.serve.conftest import Serving
from tests.serve.rich import ARTICLES, CLOSED, FREE, HOSTILE, MEETING, Fetch

TEXTS = {str(one["id"]): str(one["text"]) for one in ARTICLES}


def text_of(page: html.HtmlElement) -> str:
    """The article's text as it is shown, without what stands beside it."""
    [text] = page.xpath("//article[contains(@class, 'text')]")
    for one in text.xpath(".//details | .//a[contains(@class, 'step')] | .//*[@class='badge']"):
        one.drop_tree()
    return " ".join(text.text_content().split())


@pytest.mark.parametrize("query", ["", "әкім мектеп", '"жаңа мектеп"', "(", "сх*"])
@pytest.mark.parametrize("name", ["open", "mixed", "hostile"])
def test_the_text_is_shown_letter_by_letter(
    fetch: Fetch, paths: dict[str, str], name: str, query: str
) -> None:
    asked = {"q": query} if query else {}
    assert text_of(fetch(paths[name], **asked)) == " ".join(TEXTS[name].split())


def test_names_have_their_class_and_lead_to_their_thing(
    fetch: Fetch, paths: dict[str, str]
) -> None:
    page = fetch(paths["open"])
    [person] = page.xpath("//article//a[contains(@class, 'person')]")
    assert person.text_content() == "Марат Сұлтанов"
    assert fetch(person.get("href")).xpath("string(//h1)") == "Марат Сұлтанов"
    legend = {one.get("class") for one in page.xpath("//ul[contains(@class, 'legend')]//span")}
    assert {"name person", "name body"} <= legend


def test_all_occurrences_are_marked_and_lead_to_each_other(
    fetch: Fetch, paths: dict[str, str]
) -> None:
    page = fetch(paths["mixed"], q="мектеп")
    marks = page.xpath("//mark[@id]")
    assert [one.text_content() for one in marks] == ["мектеп", "Мектептерде", "Мектепте"]
    at = [f"#{one.get('id')}" for one in marks]
    steps = [one.get("href") for one in page.xpath("//a[contains(@class, 'step')]")]
    assert steps == [at[1], at[0], at[2], at[1]]
    assert " 3 " in page.xpath("string(//p[@role='status'])")


def test_each_sentence_has_the_anchor_of_its_evidence(
    fetch: Fetch, paths: dict[str, str], rich: Path
) -> None:
    from kg.query import open_store

    page = fetch(paths["open"])
    with open_store(rich) as reader:
        article = f"{reader.base_iri}{paths['open'].removeprefix('/')}"
        rows = list(
            reader.query(
                "SELECT ?evidence ?words WHERE { ?evidence a nif:Sentence ; nif:anchorOf ?words ;"
                f" agl:inArticle <{article}> }}"
            )
        )
    assert rows
    for row in rows:
        anchor = row["evidence"].value.rpartition("#")[2]
        [sentence] = page.xpath(f"//*[@id='{anchor}']")
        assert " ".join(sentence.text_content().split()) == " ".join(row["words"].value.split())


def test_facts_stand_behind_the_sentence_that_tells_them(
    fetch: Fetch, paths: dict[str, str]
) -> None:
    page = fetch(paths["open"])
    beside = page.xpath("//details[@class='beside-it']")
    assert beside
    for one in beside:
        anchor = one.xpath(".//a[@class='to-sentence']/@href")[0].removeprefix("#")
        sentence = one.xpath("preceding::span[contains(@class, 'sentence')][1]")[0]
        assert sentence.get("id") == anchor
        assert one.xpath(".//div[@class='fact']//a[@lang='kk']")


def test_what_is_no_plain_statement_says_so(reading: httpx.Client, own_fact_page: str) -> None:
    page = html.fromstring(reading.get(own_fact_page).text)
    assert {one.get("class") for one in page.xpath("//details//span[contains(@class, 'badge')]")}


@pytest.fixture(scope="session")
def own_fact_page(reading: httpx.Client, paths: dict[str, str]) -> str:
    """A page that has a fact which is planned, quoted or denied."""
    for path in paths.values():
        page = html.fromstring(reading.get(path).text)
        if page.xpath("//div[@class='fact']//span[contains(@class, 'badge')]"):
            return path
    pytest.fail("no article tells a fact that is planned, quoted or denied")


def test_a_passage_in_another_language_is_told_apart(fetch: Fetch, paths: dict[str, str]) -> None:
    [passage] = fetch(paths["mixed"]).xpath("//div[@class='paragraph'][@lang='ru']")
    assert "Председатель правительства" in passage.text_content()
    assert "ru" in passage.xpath("string(span[@class='badge'])")


def test_an_article_that_must_not_be_copied_shows_its_evidence_alone(
    fetch: Fetch, paths: dict[str, str]
) -> None:
    page = fetch(paths["closed"], q="сөйлемде")
    assert not page.xpath("//article")
    assert "ештеңе жоқ еді" not in page.text_content()
    assert page.xpath("//div[@class='evidence']/blockquote")
    assert page.xpath("//a[contains(@rel, 'license')]/@href") == [CLOSED]


def test_without_a_licence_the_operator_decides(
    fetch: Fetch, paths: dict[str, str], rich: Path, serving: Serving
) -> None:
    assert fetch(paths["mixed"]).xpath("//article")
    with serving(rich, queries=1, only_licensed_texts=True) as careful:
        pages = {
            name: html.fromstring(careful.get(paths[name], headers={"Accept": "text/html"}).text)
            for name in ("mixed", "open")
        }
    assert not pages["mixed"].xpath("//article")
    assert pages["open"].xpath("//article")


def test_versions_of_one_text_lead_to_each_other(fetch: Fetch, paths: dict[str, str]) -> None:
    links = fetch(paths["again"]).xpath("//p[@class='note']/a/@href")
    assert links == [paths["open"]]
    assert paths["again"] in fetch(paths["open"]).xpath(
        "//section[@aria-labelledby='versions']//a/@href"
    )


def test_search_engines_are_told_what_it_is(fetch: Fetch, paths: dict[str, str]) -> None:
    page = fetch(paths["open"])
    [block] = page.xpath("//script[@type='application/ld+json']")
    told = json.loads(block.text_content())
    assert told["@type"] == "NewsArticle"
    assert told["headline"] == "Талғарда жиын өтті"
    assert told["datePublished"] == "2024-03-05"
    assert told["license"] == FREE
    assert MEETING[:30] not in block.text_content()


def test_hostile_names_stay_text(
    reading: httpx.Client, fetch: Fetch, paths: dict[str, str]
) -> None:
    places = ["/", "/search?q=мектеп", paths["hostile"], f"{paths['hostile']}?q={HOSTILE}"]
    for path in places:
        text = reading.get(path).text
        assert "<script>" not in text, path
        assert "<img" not in text, path
    page = fetch(paths["hostile"])
    assert page.xpath("string(//h1)") == HOSTILE
    told = json.loads(page.xpath("//script[@type='application/ld+json']")[0].text_content())
    assert told["headline"] == HOSTILE


def test_an_article_that_is_none_is_404(reading: httpx.Client) -> None:
    assert reading.get("/doc/0123456789abcdef").status_code == 404
