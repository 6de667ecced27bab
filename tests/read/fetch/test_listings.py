"""Feeds, sitemaps and front pages of a site: every page that they list is fetched."""

from __future__ import annotations

import gzip

import pytest

from kg.errors import (
    SourceError,
    SourceMalformed,
    SourceNotSupported,
    SourceTooLarge,
    SourceUnreachable,
)
from kg.model import Source
from kg.read import page as read_page
from tests.read.fetch.conftest import Fetched, Site, page, the_error, the_source

SITEMAP = "<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>{}</urlset>"
INDEX = "<sitemapindex xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>{}</sitemapindex>"


def identities(found: list[Source | SourceError]) -> list[str]:
    assert all(isinstance(one, Source) for one in found), found
    return [one.identity for one in found if isinstance(one, Source)]


def test_every_page_of_a_feed_is_fetched(site: Site, fetch: Fetched) -> None:
    addresses = [site.put(f"/n/{number}", page(f"Жаңалық {number}")) for number in range(3)]
    feed = site.feed("/feed.xml", "/n/0", "/n/1", "/n/2", "/n/1")
    found = fetch(feed)
    assert identities(found) == addresses
    assert {one.collection for one in found if isinstance(one, Source)} == {feed}


def test_what_the_feed_says_fills_what_the_page_leaves_out(site: Site, fetch: Fetched) -> None:
    site.put("/n/1", page("Мектеп ашылды"))
    source = the_source(fetch(site.feed("/feed.xml", "/n/1")))
    metadata = read_page(source).metadata
    assert metadata.title == "Мектеп ашылды"
    assert metadata.date == "2014-02-26"  # the day as it was in Kazakhstan


def test_a_dead_link_of_a_feed_is_told_and_the_others_are_read(site: Site, fetch: Fetched) -> None:
    address = site.put("/n/1", page("Мектеп"))
    items = "<item><title>Сілтемесіз</title></item><item><link>mailto:a@b.example</link></item>"
    found = fetch(site.feed("/feed.xml", "/n/0", "/n/1", items=items))
    assert [type(one).__name__ for one in found] == [
        "SourceUnreachable",
        "Source",
        "SourceNotSupported",
        "SourceRefused",
    ]
    assert identities(found[1:2]) == [address]


@pytest.mark.parametrize("content", ["<rss version='2.0'>", "<rss", "<feed>жоқ</feed>"])
def test_a_feed_that_is_none_is_told_or_empty(content: str, site: Site, fetch: Fetched) -> None:
    for one in fetch(site.put("/feed.xml", content, "application/rss+xml")):
        assert isinstance(one, SourceMalformed)


def test_pages_of_two_feeds_are_fetched_once(site: Site, fetch: Fetched) -> None:
    address = site.put("/n/1", page("Мектеп"))
    found = fetch(site.feed("/a.xml", "/n/1"), site.feed("/b.xml", "/n/1?utm_source=b"))
    assert identities(found) == [address]


def test_a_feed_in_a_feed_is_not_followed(site: Site, fetch: Fetched) -> None:
    site.feed("/b.xml", "/a.xml")
    the_error(fetch(site.feed("/a.xml", "/b.xml")), SourceNotSupported)


def sitemap(site: Site, path: str, *links: str, form: str = SITEMAP, tag: str = "url") -> str:
    listed = "".join(f"<{tag}><loc>{site.url(link)}</loc></{tag}>" for link in links)
    return site.put(path, form.format(listed), "text/xml")


def test_every_page_of_a_sitemap_is_fetched(site: Site, fetch: Fetched) -> None:
    addresses = [site.put(f"/n/{number}", page(f"Жаңалық {number}")) for number in range(3)]
    assert identities(fetch(sitemap(site, "/sitemap.xml", "/n/0", "/n/1", "/n/2"))) == addresses


@pytest.mark.parametrize("kind", ["application/gzip", "text/xml", "application/octet-stream"])
def test_an_index_of_compressed_sitemaps_is_followed(kind: str, site: Site, fetch: Fetched) -> None:
    address = site.put("/n/1", page("Мектеп"))
    sitemap(site, "/1.xml.gz", "/n/1")
    site.put("/1.xml.gz", gzip.compress(site.pages["/1.xml.gz"][1]), kind)
    index = sitemap(site, "/sitemap.xml", "/1.xml.gz", "/жоқ.xml", form=INDEX, tag="sitemap")
    first, second = fetch(index)
    assert the_source([first]).identity == address
    the_error([second], SourceUnreachable)


def test_sitemaps_that_name_each_other_end(site: Site, fetch: Fetched) -> None:
    sitemap(site, "/b.xml", "/a.xml", "/b.xml", form=INDEX, tag="sitemap")
    found = fetch(sitemap(site, "/a.xml", "/b.xml", form=INDEX, tag="sitemap"))
    assert found == []
    assert site.asked == ["/robots.txt", "/a.xml", "/b.xml"]


def test_sitemaps_without_end_are_left(site: Site, fetch: Fetched) -> None:
    for number in range(9):
        sitemap(site, f"/{number}.xml", f"/{number + 1}.xml", form=INDEX, tag="sitemap")
    the_error(fetch(site.url("/0.xml")), SourceTooLarge)
    assert site.asked[-1] == "/2.xml"


def test_a_sitemap_of_news_tells_title_and_date(site: Site, fetch: Fetched) -> None:
    address = site.put("/n/1", page("Мектеп"))
    news = (
        f"<url><loc>{address}</loc><lastmod>2020-01-01</lastmod>"
        "<n:news xmlns:n='http://www.google.com/schemas/sitemap-news/0.9'>"
        "<n:publication_date>2014-02-26T23:30:00+06:00</n:publication_date>"
        "<n:title>Мектеп</n:title></n:news></url>"
    )
    source = the_source(fetch(site.put("/s.xml", SITEMAP.format(news), "text/xml")))
    assert (source.listed.title, source.listed.date) == ("Мектеп", "2014-02-26")


def test_entities_of_a_sitemap_are_not_expanded(site: Site, fetch: Fetched) -> None:
    entities = "".join(
        f"<!ENTITY l{number} '{f'&l{number - 1};' * 10}'>" for number in range(1, 12)
    )
    laughs = (
        f"<!DOCTYPE urlset [<!ENTITY l0 'ха'>{entities}<!ENTITY f SYSTEM 'file:///etc/passwd'>]>"
        "<urlset><url><loc>&l11;</loc></url><url><loc>&f;</loc></url></urlset>"
    )
    for one in fetch(site.put("/s.xml", laughs, "text/xml")):
        assert isinstance(one, SourceError)
    assert site.asked == ["/robots.txt", "/s.xml"]


def test_entities_of_a_feed_are_not_expanded(site: Site, fetch: Fetched) -> None:
    entities = "".join(
        f"<!ENTITY l{number} '{f'&l{number - 1};' * 10}'>" for number in range(1, 12)
    )
    laughs = (
        f"<!DOCTYPE rss [<!ENTITY l0 'ха'>{entities}<!ENTITY f SYSTEM 'file:///etc/passwd'>]>"
        "<rss version='2.0'><channel><item><title>&f;&l11;</title><link>http://127.0.0.1:1/&l11;"
        "</link></item></channel></rss>"
    )
    found = fetch(site.put("/s.xml", laughs, "text/xml"))
    assert all(isinstance(one, SourceError) for one in found)
    assert "root:" not in repr(found)


def test_a_sitemap_that_breaks_off_gives_what_stood_before(site: Site, fetch: Fetched) -> None:
    address = site.put("/n/1", page("Мектеп"))
    sitemap(site, "/s.xml", "/n/1", "/n/2")
    site.put("/s.xml", site.pages["/s.xml"][1][:-30], "text/xml")
    first, second = fetch(site.url("/s.xml"))
    assert the_source([first]).identity == address
    the_error([second], SourceMalformed)


FEED_LINK = "<link rel='alternate' type='application/rss+xml' href='feed.xml'>"


def test_the_front_page_of_a_site_leads_to_its_feed(site: Site, fetch: Fetched) -> None:
    address = site.put("/n/1", page("Мектеп"))
    site.feed("/kz/feed.xml", "/n/1")
    found = fetch(site.put("/kz/", page("Хабаршы", head=FEED_LINK)))
    assert identities(found) == [address]


def test_a_front_page_without_a_feed_leads_to_the_sitemaps_of_robots_txt(
    site: Site, fetch: Fetched
) -> None:
    address = site.put("/n/1", page("Мектеп"))
    site.put("/robots.txt", f"Sitemap: {sitemap(site, '/s.xml', '/n/1')}", "text/plain")
    assert identities(fetch(site.put("/", page("Хабаршы")))) == [address]


def test_a_front_page_that_leads_nowhere_is_an_article(site: Site, fetch: Fetched) -> None:
    address = site.put("/", page("Хабаршы"))
    assert identities(fetch(address)) == [address]


def test_an_article_with_a_link_to_the_feed_is_an_article(site: Site, fetch: Fetched) -> None:
    address = site.put("/n/1", page("Мектеп", head=FEED_LINK))
    assert identities(fetch(address)) == [address]
