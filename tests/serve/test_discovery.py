"""What leads programs to the store: sitemaps, robots.txt, VoID, OpenSearch, feeds."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any
from urllib.robotparser import RobotFileParser
from xml.etree import ElementTree as ET

import httpx
import pytest
import rdflib

from kg.graph.names import expand
from kg.serve import sitemaps
from tests.serve.conftest import Serving

BASE = "https://w3id.org/agglo-kg/"
PUBLIC = "https://kg.example.kz/corpus/"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
ATOM = "{http://www.w3.org/2005/Atom}"
OPENSEARCH = "{http://a9.com/-/spec/opensearch/1.1/}"
FEEDS = ["/feed.atom", "/search.atom?q=әкім", "/id/unit/kato-750000000.atom"]


@pytest.fixture(scope="module")
def public(own_store: Path, serving: Serving) -> Iterator[httpx.Client]:
    """A client of a server that the world knows at another address."""
    with serving(own_store, queries=1, base_url=PUBLIC) as client:
        yield client


def locations(answer: httpx.Response, root: str) -> list[str]:
    """The addresses of a sitemap or an index."""
    assert answer.headers["content-type"] == "application/xml"
    document = ET.fromstring(answer.content)
    assert document.tag == SITEMAP + root
    return [one.text or "" for one in document.iter(f"{SITEMAP}loc")]


def test_the_sitemaps_lead_to_all_articles_and_things(client: httpx.Client) -> None:
    files = locations(client.get("/sitemap.xml"), "sitemapindex")
    pages = {file: locations(client.get(file), "urlset") for file in files}
    articles = [pages[file] for file in files if "articles" in file]
    assert [len(one) for one in articles] == [5]
    for found in pages.values():
        assert len(found) == len(set(found))
        assert client.head(found[0], headers={"Accept": "text/html"}).status_code == 200
    assert any("/id/person/" in one for found in pages.values() for one in found)


def test_large_sitemaps_are_cut_and_nothing_is_lost(
    client: httpx.Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = locations(client.get("/sitemaps/persons-1.xml"), "urlset")
    monkeypatch.setattr(sitemaps, "_MOST", 50)
    files = locations(client.get("/sitemap.xml"), "sitemapindex")
    parts = [
        one for file in files if "persons" in file for one in locations(client.get(file), "urlset")
    ]
    assert len(whole) > 50
    assert parts == whole


def test_an_article_was_changed_when_it_was_issued(client: httpx.Client) -> None:
    document = ET.fromstring(client.get("/sitemaps/articles-1.xml").content)
    dates = [one.text for one in document.iter(f"{SITEMAP}lastmod")]
    assert "2024-02-15" in dates
    assert "2023" in dates  # no precision is invented


@pytest.mark.parametrize(
    "path",
    ["/sitemaps/persons-0.xml", "/sitemaps/persons-99.xml", "/sitemaps/none-1.xml"],
)
def test_there_is_no_other_sitemap(client: httpx.Client, path: str) -> None:
    assert client.get(path).status_code == 404


def test_robots_are_led_to_pages_and_kept_from_searches(client: httpx.Client) -> None:
    rules = RobotFileParser()
    rules.parse(client.get("/robots.txt").text.splitlines())
    assert rules.can_fetch("*", "/")
    assert rules.can_fetch("*", "/id/unit/kato-750000000")
    assert not rules.can_fetch("*", "/search?q=әкім")
    assert not rules.can_fetch("*", "/sparql?query=ASK{}")
    assert rules.site_maps() == [str(client.base_url.join("/sitemap.xml"))]


def test_void_has_the_counts_that_queries_have(client: httpx.Client) -> None:
    answer = client.get("/.well-known/void")
    assert answer.headers["content-type"].startswith("text/turtle")
    said = rdflib.Graph().parse(data=answer.text, format="turtle")
    void = rdflib.Namespace(expand("void:"))
    (dataset,) = said.subjects(rdflib.RDF.type, void.Dataset)
    counts = {
        str(name): int(str(said.value(part, void.entities)))
        for part in said.objects(dataset, void.classPartition)
        for name in said.objects(part, void["class"])
    }
    query = "SELECT (COUNT(DISTINCT ?s) AS ?n) { ?s a agl:Person }"
    accept = {"Accept": "text/csv"}
    persons = client.get("/sparql", params={"query": query}, headers=accept).text.split()
    assert counts[expand("agl:Article")] == 5
    assert counts[expand("agl:Person")] == int(persons[1])
    triples = [
        int(str(said.value(part, void.triples)))
        for part in said.objects(dataset, void.propertyPartition)
    ]
    assert sum(triples) == int(str(said.value(dataset, void.triples)))
    assert said.value(dataset, void.sparqlEndpoint) == rdflib.URIRef(
        str(client.base_url.join("/sparql"))
    )
    targets = {str(one) for one in said.objects(None, void.objectsTarget)}
    assert "http://www.wikidata.org/" in targets
    for example in said.objects(dataset, void.exampleResource):
        path = str(example).removeprefix(BASE[:-1])
        assert client.get(path, headers={"Accept": "text/turtle"}).status_code == 200
    for dump in said.objects(dataset, void.dataDump):
        answer = client.get(str(dump), headers={"Accept": "application/n-triples"})
        assert answer.status_code == 200


@pytest.mark.parametrize(
    "accept", ["text/turtle", "application/ld+json", "application/n-triples", "application/rdf+xml"]
)
def test_void_comes_in_each_format_and_once(client: httpx.Client, accept: str) -> None:
    answer = client.get("/.well-known/void", headers={"Accept": accept})
    assert answer.headers["content-type"].partition(";")[0] == accept
    again = {"Accept": accept, "If-None-Match": answer.headers["etag"]}
    assert client.get("/.well-known/void", headers=again).status_code == 304


def test_browsers_can_search_here(client: httpx.Client) -> None:
    page = client.get("/", headers={"Accept": "text/html"}).text
    assert 'type="application/opensearchdescription+xml" href="/opensearch.xml"' in page
    answer = client.get("/opensearch.xml", params={"lang": "kk"})
    document = ET.fromstring(answer.content)
    assert document.tag == f"{OPENSEARCH}OpenSearchDescription"
    assert 0 < len(document.findtext(f"{OPENSEARCH}ShortName") or "") <= 16
    assert len(document.findtext(f"{OPENSEARCH}Description") or "") <= 1024
    urls = {one.attrib["type"]: one.attrib["template"] for one in document.iter(f"{OPENSEARCH}Url")}
    for kind, template in urls.items():
        address = template.replace("{searchTerms}", "әкім")
        address = address.replace("{startIndex?}", "0").replace("{count?}", "5")
        found = client.get(address, headers={"Accept": kind})
        assert found.status_code == 200
        assert found.headers["content-type"].partition(";")[0] == kind


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("Алматы қал", "Алматы қаласы"),
        ("Болат Жә", "Болат Жәмішев"),
        ("мект", "мектеп"),
        ("жаңа мект", "жаңа мектеп"),
        ("мектеп ашыл", "мектеп ашылды"),
    ],
)
def test_names_and_words_go_on_with_what_is_typed(
    client: httpx.Client, typed: str, expected: str
) -> None:
    answer = client.get("/suggest", params={"q": typed})
    assert answer.headers["content-type"].startswith("application/x-suggestions+json")
    asked, completions, counts, addresses = answer.json()
    assert asked == typed
    assert expected in completions
    assert len(completions) == len(counts) == len(addresses) <= 10
    found = client.get(addresses[completions.index(expected)])
    assert found.status_code == 200


@pytest.mark.parametrize("typed", ["", "м", "zzzzqq", '"(', "-", "body:", "мект* OR"])
def test_nothing_is_suggested_for_what_begins_nothing(client: httpx.Client, typed: str) -> None:
    answer = client.get("/suggest", params={"q": typed})
    assert (answer.status_code, answer.json()[1:]) == (200, [[], [], []])


def test_what_nobody_types_is_refused(client: httpx.Client) -> None:
    assert client.get("/suggest", params={"q": "а" * 101}).status_code == 400


def parsed(answer: httpx.Response) -> Any:
    """A feed as readers of feeds read it."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # of feedparser itself
        import feedparser

        return feedparser.parse(answer.content)


@pytest.mark.parametrize("path", FEEDS)
def test_feeds_have_what_the_standard_asks_for(client: httpx.Client, path: str) -> None:
    answer = client.get(path)
    assert answer.headers["content-type"].partition(";")[0] == "application/atom+xml"
    feed = parsed(answer)
    assert not feed.bozo
    assert feed.version == "atom10"
    assert feed.feed.id.startswith(BASE)
    assert feed.feed.title
    links = {one.rel: one.href for one in feed.feed.links}
    assert httpx.URL(links["self"]) == client.base_url.join(path)
    assert client.get(links["alternate"], headers={"Accept": "text/html"}).status_code == 200
    assert feed.entries
    for entry in feed.entries:
        assert entry.id.startswith(f"{BASE}doc/")
        assert datetime.fromisoformat(entry.updated).tzinfo
        assert entry.title
        assert client.head(entry.link, headers={"Accept": "text/html"}).status_code == 200
    times = [entry.updated for entry in feed.entries]
    assert times == sorted(times, reverse=True)
    assert feed.feed.updated == times[0]


def test_the_newest_article_comes_first_and_no_precision_is_lost(client: httpx.Client) -> None:
    feed = parsed(client.get("/feed.atom"))
    assert [one.title for one in feed.entries] == [
        "Кеңес өтті",
        "Министрлік есебі",
        "Қалада көпір салынды",
    ]
    assert [one.updated[:10] for one in feed.entries] == ["2024-02-15", "2023-01-01", "2022-06-13"]


def test_the_feed_of_a_thing_shows_the_sentences_that_name_it(
    client: httpx.Client, own_store: Path
) -> None:
    query = 'SELECT ?s { ?s skos:prefLabel "Шымкент қаласы"@kk ; a agl:AdministrativeUnit }'
    accept = {"Accept": "text/csv"}
    iri = client.get("/sparql", params={"query": query}, headers=accept).text.split()[1]
    feed = ET.fromstring(client.get(f"{iri.removeprefix(BASE[:-1])}.atom").content)
    (entry,) = feed.iter(f"{ATOM}entry")
    assert entry.findtext(f"{ATOM}title") == "Қалада көпір салынды"
    assert "<mark>Шымкент" in (entry.findtext(f"{ATOM}summary") or "")


def test_a_search_that_cannot_be_read_has_no_feed(client: httpx.Client) -> None:
    assert client.get("/search.atom", params={"q": "body:("}).status_code == 400


def test_the_same_generation_has_the_same_feed(client: httpx.Client) -> None:
    for path in FEEDS:
        first = client.get(path)
        assert client.get(path).content == first.content
        known = {"If-None-Match": first.headers["etag"]}
        assert client.get(path, headers=known).status_code == 304


@pytest.mark.parametrize("path", ["/sitemap.xml", "/robots.txt", "/opensearch.xml", *FEEDS])
def test_addresses_are_those_of_the_base_url(public: httpx.Client, path: str) -> None:
    text = public.get(path).text
    assert PUBLIC in text
    assert str(public.base_url.host) not in text


@pytest.mark.parametrize(
    ("path", "feed"),
    [
        ("/", "/feed.atom"),
        ("/search?q=әкім", "/search.atom?q=%D3%99%D0%BA%D1%96%D0%BC"),
        ("/id/unit/kato-750000000", "/id/unit/kato-750000000.atom"),
    ],
)
def test_pages_lead_to_their_feeds(client: httpx.Client, path: str, feed: str) -> None:
    page = client.get(path, headers={"Accept": "text/html"}).text
    links = [line for line in page.splitlines() if "application/atom+xml" in line]
    assert any(f'href="{feed}"' in line for line in links)
