"""The page of a search: hits, filters, errors, pages, and the rows to download."""

from __future__ import annotations

import csv
import io
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest

from tests.serve.rich import Fetch


def test_hits_have_whole_sentences_with_the_words_marked_and_tell_why(fetch: Fetch) -> None:
    page = fetch("/search", q="мектеп", sort="oldest")
    first = page.xpath("//li[@class='hit']")[0]
    assert first.xpath("string(h3)") == "Екі тілде"
    quotes = [one.text_content() for one in first.xpath("blockquote")]
    assert "Мектептерде балалар оқиды." in quotes
    assert {one.text_content() for one in first.xpath(".//mark")} >= {"мектеп", "Мектептерде"}
    assert "another form" in first.xpath("string(p[contains(@class, 'why')])")


def test_a_snippet_leads_to_its_words_in_the_article(fetch: Fetch) -> None:
    link = fetch("/search", q="мектеп", sort="oldest").xpath("//blockquote/a/@href")[0]
    path, _, anchor = link.partition("#")
    assert fetch(path).xpath(f"//mark[@id='{anchor}']")


@pytest.mark.parametrize("facet", ["org", "person", "place", "type", "source", "year"])
def test_a_filter_leaves_articles_that_its_facet_counted(fetch: Fetch, facet: str) -> None:
    page = fetch("/search", q="date:2023..2024")
    links = [one for one in page.xpath("//aside//a") if facet in parse_qs(one.get("href")[1:])]
    assert links
    for link in links:
        count = int(link.getparent().xpath("string(span[contains(@class, 'number')])"))
        filtered = fetch(f"/search{link.get('href')}")
        found = int(filtered.xpath("string(//h2[@id='found'])").rpartition(" ")[2])
        if facet in ("type", "source", "year"):
            assert found == count
        assert count <= found < 6
        assert len(filtered.xpath("//ul[@class='chips']/li")) == 1


def test_a_chip_takes_its_filter_away(fetch: Fetch) -> None:
    page = fetch("/search", q="әкім", source="Хабаршы", year="2024")
    chips = page.xpath("//ul[@class='chips']//a/@href")
    assert [parse_qs(one[1:]) for one in chips] == [
        {"q": ["әкім"], "year": ["2024"]},
        {"q": ["әкім"], "source": ["Хабаршы"]},
    ]


def test_days_and_the_order_stay_in_the_form(fetch: Fetch) -> None:
    page = fetch("/search", **{"q": "әкім", "from": "2024-03", "to": "2024-04", "sort": "newest"})
    titles = [one.text_content() for one in page.xpath("//li[@class='hit']/h3")]
    assert titles == ["Талғардағы жиын туралы", "Талғарда жиын өтті"]
    assert page.xpath("//input[@name='from']/@value") == ["2024-03"]
    assert page.xpath("//option[@selected]/@value") == ["newest"]


def test_pages_follow_each_other_without_gap_or_repetition(fetch: Fetch) -> None:
    path, titles = "/search?q=date:2023..2024&limit=2&sort=title", []
    for _ in range(5):
        page = fetch(path)
        titles += [one.text_content() for one in page.xpath("//li[@class='hit']/h3")]
        following = page.xpath("//a[@rel='next']/@href")
        if not following:
            break
        path = f"/search{following[0]}"
    assert len(titles) == len(set(titles)) == 5


def test_what_was_perhaps_meant_is_offered_but_not_applied(fetch: Fetch) -> None:
    page = fetch("/search", q="мектпе")
    assert not page.xpath("//li[@class='hit']")
    assert "мектеп" in page.xpath("//div[@class='note']//a/text()")


def test_the_reading_is_shown_on_request(fetch: Fetch) -> None:
    asked = fetch("/search", q="әкім -министр", reading="1")
    assert "(әкім AND -министр)" in asked.xpath("string(//p[@class='note'])")
    assert not fetch("/search", q="әкім -министр").xpath("//p[@class='note']")


def test_an_error_points_at_its_character(fetch: Fetch) -> None:
    page = fetch("/search", 400, q="әкім (министр")
    assert page.xpath("string(//p[@class='pointed']//mark)") == "("
    assert page.xpath("//input[@name='q']/@value") == ["әкім (министр"]


@pytest.mark.parametrize(
    "asked",
    [
        {"q": "а" * 4001},
        {"q": "а", "limit": "101"},
        {"q": "а", "limit": "-1"},
        {"q": "а", "limit": "٣"},
        {"q": "а", "offset": "10001"},
        {"q": "а", "sort": "x"},
        {"q": "а", "from": "2024-13"},
        {"q": "а", "from": "2024", "to": "2023"},
        {"q": "а", "year": "жиырма"},
        {"q": "а", "org": "..."},
        {"q": "а", "org": ["б"] * 21},
    ],
    ids=lambda asked: "-".join(asked) + str(len(str(asked))),
)
def test_what_has_no_meaning_is_400(reading: httpx.Client, asked: dict[str, object]) -> None:
    for path in ("/search", "/search.csv", "/search.json"):
        assert reading.get(path, params=asked).status_code == 400  # type: ignore[arg-type]


def test_all_rows_come_as_csv_that_spreadsheets_cannot_run(reading: httpx.Client) -> None:
    answer = reading.get("/search.csv", params={"q": "date:2023..2024", "sort": "oldest"})
    assert answer.headers["content-disposition"] == 'attachment; filename="search.csv"'
    rows = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"), newline="")))
    assert [row["id"] for row in rows] == ["mixed", "open", "again", "closed", "hostile"]
    assert rows[1]["url"] == "https://habarshy.example/2024/jiyn"
    assert rows[1]["date"] == "2024-03-05"


def test_all_rows_come_as_json_as_the_command_prints_them(reading: httpx.Client) -> None:
    rows = reading.get("/search.json", params={"q": "мектеп"}).json()
    assert {row["id"] for row in rows} == {"mixed", "hostile"}
    assert rows[0]["snippets"][0]["marks"]
    assert reading.get("/search.json", params={"q": "жоқсөз"}).json() == []


def test_downloads_free_their_places(reading: httpx.Client) -> None:
    for _ in range(5):
        assert reading.head("/search.csv", params={"q": "мектеп"}).status_code == 200
        assert reading.get("/search.csv", params={"q": "мектеп"}).status_code == 200


def test_a_page_that_did_not_change_is_not_sent_again(reading: httpx.Client) -> None:
    first = reading.get("/search", params={"q": "мектеп"})
    tag = {"If-None-Match": first.headers["etag"]}
    assert reading.get("/search", params={"q": "мектеп"}, headers=tag).status_code == 304
    in_russian = {**tag, "Accept-Language": "ru"}
    assert reading.get("/search", params={"q": "мектеп"}, headers=in_russian).is_success


def test_links_keep_the_words_of_the_query(fetch: Fetch) -> None:
    words = '"әкім & <b>" OR мектеп'
    page = fetch("/search", q=words)
    for link in page.xpath("//h3/a/@href"):
        assert parse_qs(urlsplit(link).query)["q"] == [words]
