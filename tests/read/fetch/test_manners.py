"""What a site allows, how fast it is visited, and how often it is asked again."""

from __future__ import annotations

from http.server import BaseHTTPRequestHandler

import pytest

from kg.errors import SourceRefused, SourceUnreachable
from kg.model import Source
from kg.read.fetch import Manners, Notes
from tests.read.fetch.conftest import (
    Fetched,
    FrozenTime,
    Site,
    page,
    status,
    the_error,
    the_source,
)


def test_what_robots_txt_forbids_is_not_asked_for(site: Site, fetch: Fetched) -> None:
    site.put("/robots.txt", "User-agent: *\nDisallow: /zhabyq/\nAllow: /zhabyq/ashyq", "text/plain")
    site.put("/zhabyq/1", page("Мектеп"))
    address = site.put("/zhabyq/ashyq", page("Мектеп"))
    error = the_error(fetch(site.url("/zhabyq/1")), SourceRefused)
    assert "robots.txt" in error.message
    assert site.asked == ["/robots.txt"]
    assert the_source(fetch(address)).identity == address


def test_rules_for_our_own_name_go_before_those_for_all(site: Site, fetch: Fetched) -> None:
    rules = "User-agent: *\nAllow: /\n\nUser-agent: agglo-kg\nDisallow: /\n"
    site.put("/robots.txt", rules, "text/plain")
    address = site.put("/1", page("Мектеп"))
    the_error(fetch(address), SourceRefused)
    the_source(fetch(address, user_agent="zertteushi/2 (+mailto:a@b.example)"))


def test_a_redirect_to_where_robots_txt_forbids_is_not_followed(site: Site, fetch: Fetched) -> None:
    site.put("/robots.txt", "User-agent: *\nDisallow: /zhabyq/", "text/plain")
    site.put("/zhabyq/1", page("Мектеп"))
    the_error(fetch(site.redirect("/1", "/zhabyq/1")), SourceRefused)
    assert "/zhabyq/1" not in site.asked


@pytest.mark.parametrize("code", [404, 403, 410])
def test_a_site_without_robots_txt_allows_all(code: int, site: Site, fetch: Fetched) -> None:
    site.fail("/robots.txt", code)
    the_source(fetch(site.put("/1", page("Мектеп"))))


@pytest.mark.parametrize("code", [500, 503, 429])
def test_a_site_whose_robots_txt_fails_is_left_alone(code: int, site: Site, fetch: Fetched) -> None:
    site.fail("/robots.txt", code)
    site.put("/1", page("Мектеп"))
    error = the_error(fetch(site.url("/1")), SourceRefused)
    assert str(code) in error.message
    assert "/1" not in site.asked


def test_robots_txt_is_asked_for_once_a_run(site: Site, fetch: Fetched) -> None:
    fetch(*(site.put(f"/{number}", page("Мектеп")) for number in range(3)))
    assert site.asked == ["/robots.txt", "/0", "/1", "/2"]


def test_a_dead_host_costs_no_more_than_the_first_tries(site: Site, fetch: Fetched) -> None:
    def hang_up(handler: BaseHTTPRequestHandler) -> None:
        handler.close_connection = True

    site.behave("/robots.txt", hang_up)
    found = fetch(site.url("/1"), site.url("/2"))
    assert [type(one) for one in found] == [SourceUnreachable, SourceUnreachable]
    assert site.asked == ["/robots.txt"] * 3


def test_requests_to_one_host_are_kept_apart(
    site: Site, fetch: Fetched, frozen: FrozenTime
) -> None:
    addresses = [site.put(f"/{number}", page("Мектеп")) for number in range(3)]
    fetch(*addresses, delay_seconds=2.5)
    assert frozen.slept == [2.5, 2.5, 2.5]


@pytest.mark.parametrize(("stated", "kept"), [("7", 7.0), ("0.1", 2.5), ("86400", 60.0)])
def test_a_site_may_ask_for_longer_pauses_up_to_a_minute(
    stated: str, kept: float, site: Site, fetch: Fetched, frozen: FrozenTime
) -> None:
    site.put("/robots.txt", f"User-agent: *\nCrawl-delay: {stated}", "text/plain")
    fetch(site.put("/1", page("Мектеп")), delay_seconds=2.5)
    assert frozen.slept == [kept]


def test_a_busy_server_is_asked_again_when_it_says(
    site: Site, fetch: Fetched, frozen: FrozenTime
) -> None:
    site.put("/1", page("Мектеп"))

    def busy(handler: BaseHTTPRequestHandler) -> None:
        del site.behaviours["/1"]
        status(handler, 503, **{"Retry-After": "20"})

    the_source(fetch(site.behave("/1", busy)))
    assert site.asked == ["/robots.txt", "/1", "/1"]
    assert frozen.slept == [1.0, 20.0]


@pytest.mark.parametrize("code", [429, 502, 503, 504])
def test_a_server_that_stays_busy_is_left(code: int, site: Site, fetch: Fetched) -> None:
    error = the_error(fetch(site.fail("/1", code)), SourceUnreachable)
    assert str(code) in error.message
    assert site.asked.count("/1") == 3


@pytest.mark.parametrize("wanted", ["3600", "Fri, 01 Jan 2100 00:00:00 GMT"])
def test_a_server_that_wants_us_much_later_is_not_waited_for(
    wanted: str, site: Site, fetch: Fetched
) -> None:
    the_error(fetch(site.fail("/1", 503, Retry_After=wanted)), SourceUnreachable)
    assert site.asked.count("/1") == 1


def test_a_site_is_told_who_asks(site: Site, fetch: Fetched) -> None:
    heard: list[str] = []

    def listen(handler: BaseHTTPRequestHandler) -> None:
        heard.append(handler.headers["User-Agent"])
        assert handler.headers["Cookie"] is None
        status(handler, 404, **{"Set-Cookie": "a=b"})

    site.behave("/1", listen)
    fetch(site.url("/1"), site.url("/1?2"))
    assert heard == ["agglo-kg (+https://w3id.org/agglo-kg/)"] * 2
    assert Manners("me (mailto:a@b.example)").signature == "me (mailto:a@b.example)"


def test_the_second_run_is_sent_nothing(site: Site, fetch: Fetched) -> None:
    site.put("/robots.txt", "User-agent: *\nDisallow: /zhabyq/", "text/plain")
    site.put("/1", page("Мектеп"))
    site.redirect("/old", "/1")
    notes = Notes()
    first = fetch(site.url("/old"), memory=notes)
    sent = site.sent_bytes
    assert sent
    assert fetch(site.url("/old"), memory=notes) == first
    assert site.sent_bytes == sent


def test_a_changed_page_is_sent_anew(site: Site, fetch: Fetched) -> None:
    notes = Notes()
    fetch(site.put("/1", page("Ескі")), memory=notes)
    source = the_source(fetch(site.put("/1", page("Жаңа")), memory=notes))
    assert "Жаңа".encode() in source.content


def test_a_server_without_validators_sends_all_again(site: Site, fetch: Fetched) -> None:
    site.has_validators = False
    notes = Notes()
    address = site.put("/1", page("Мектеп"))
    for _ in range(2):
        assert isinstance(the_source(fetch(address, memory=notes)), Source)
    assert notes.get(address) is None
