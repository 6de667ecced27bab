"""A page of the web: what it is known by, and each way in which it may not be had."""

from __future__ import annotations

import gzip
from http.server import BaseHTTPRequestHandler

import pytest

from kg.errors import (
    SourceGivenTwice,
    SourceMalformed,
    SourceNotSupported,
    SourceTooLarge,
    SourceUnreachable,
)
from kg.model import Source
from tests.read.fetch.conftest import Fetched, FrozenTime, Site, page, the_error, the_source


def test_a_page_is_known_by_its_address(site: Site, fetch: Fetched) -> None:
    address = site.put("/2014/mektep", page("Мектеп ашылды"))
    source = the_source(fetch(f"{address}?utm_source=x&id=7&fbclid=y#end"))
    assert source.identity == source.given.url == f"{address}?id=7"
    assert source.collection == f"{address}?utm_source=x&id=7&fbclid=y#end"
    assert (source.media_type, source.charset) == ("text/html", "utf-8")


def test_a_page_is_known_by_the_address_that_it_gives_as_its_own(
    site: Site, fetch: Fetched
) -> None:
    own = site.url("/2014/mektep")
    site.put("/amp/1", page("Мектеп ашылды", head=f"<link rel=canonical href='{own}'>"))
    assert the_source(fetch(site.url("/amp/1"))).identity == own


def test_a_page_cannot_take_the_name_of_another_sites_page(site: Site, fetch: Fetched) -> None:
    head = "<link rel=canonical href='https://akorda.example/kz/zholdau'>"
    address = site.put("/1", page("Мектеп ашылды", head=head))
    assert the_source(fetch(address)).identity == address


def test_a_redirect_is_followed_and_the_page_known_by_where_it_ends(
    site: Site, fetch: Fetched
) -> None:
    address = site.put("/жаңалық/2", page("Мектеп ашылды"))
    site.redirect("/old", "/2")
    site.put("/2", page("Мектеп ашылды"))
    assert the_source(fetch(site.url("/old"))).identity == site.url("/2")
    assert address


def test_letters_of_an_address_are_spelt_as_the_web_does(site: Site, fetch: Fetched) -> None:
    site.put("/%D0%B6%D0%B0%D2%A3%D0%B0", page("Мектеп ашылды"))
    source = the_source(fetch(site.url("/жаңа")))
    assert source.identity == site.url("/%D0%B6%D0%B0%D2%A3%D0%B0")


def test_a_compressed_page_is_unpacked(site: Site, fetch: Fetched) -> None:
    address = site.put("/1", page("Мектеп ашылды"))
    site.is_compressing = True
    assert "Мектеп ашылды".encode() in the_source(fetch(address)).content


@pytest.mark.parametrize("kind", ["text/html", "text/plain", "application/octet-stream", ""])
def test_a_page_is_told_by_how_it_begins_whatever_the_server_says(
    kind: str, site: Site, fetch: Fetched
) -> None:
    assert the_source(fetch(site.put("/1", page("Мектеп"), kind))).media_type == "text/html"


def test_records_at_an_address_are_read_one_by_one(site: Site, fetch: Fetched) -> None:
    site.put("/n.jsonl", '{"id": "a", "text": "Мектеп"}\n{"id": "b", "text": "Көпір"}\n', "")
    found = fetch(site.url("/n.jsonl"))
    assert [one.identity for one in found if isinstance(one, Source)] == ["a", "b"]


@pytest.mark.parametrize("code", [401, 403, 404, 410, 451, 500, 304, 206, 204])
def test_what_is_no_page_is_unreachable(code: int, site: Site, fetch: Fetched) -> None:
    error = the_error(fetch(site.fail("/1", code)), SourceUnreachable)
    assert str(code) in error.message
    assert site.asked.count("/1") == 1


@pytest.mark.parametrize(
    ("kind", "content", "error"),
    [
        ("image/png", b"\x89PNG\r\n", SourceUnreachable),
        ("application/vnd.rar", b"Rar!\x1a\x07", SourceNotSupported),
        ("text/html", b"", SourceUnreachable),
        ("text/html", b" \n\t ", SourceUnreachable),
        ("application/gzip", gzip.compress(page("Мектеп"))[:-9], SourceMalformed),
    ],
)
def test_an_answer_without_an_article_is_told(
    kind: str, content: bytes, error: type, site: Site, fetch: Fetched
) -> None:
    the_error(fetch(site.put("/1", content, kind)), error)


def test_a_circle_of_redirects_is_told(site: Site, fetch: Fetched) -> None:
    site.redirect("/a", "/b")
    site.redirect("/b", "/a")
    error = the_error(fetch(site.url("/a")), SourceUnreachable)
    assert "circle" in error.message
    assert site.asked == ["/robots.txt", "/a", "/b"]


def test_a_long_chain_of_redirects_is_left(site: Site, fetch: Fetched) -> None:
    for number in range(9):
        site.redirect(f"/{number}", f"/{number + 1}")
    error = the_error(fetch(site.url("/0")), SourceUnreachable)
    assert "more than 5 redirects" in error.message
    assert site.asked[-1] == "/5"


def test_a_large_page_is_refused_before_it_is_sent(site: Site, fetch: Fetched) -> None:
    address = site.put("/1", page("Мектеп", "а" * 50_000))
    error = the_error(fetch(address, source_bytes=10_000), SourceTooLarge)
    assert "KG_MAX_SOURCE_BYTES" in error.hint


def test_a_page_of_untold_length_is_cut_at_the_limit(site: Site, fetch: Fetched) -> None:
    def endless(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Type", "text/html")
        handler.end_headers()
        for _ in range(100_000):
            handler.wfile.write(b"<p>" + b"a" * 9000)

    the_error(fetch(site.behave("/1", endless), source_bytes=100_000), SourceTooLarge)


@pytest.mark.parametrize("as_file", [False, True])
def test_a_bomb_is_stopped_while_it_unpacks(as_file: bool, site: Site, fetch: Fetched) -> None:
    bomb = gzip.compress(b"<html>" + bytes(30_000_000), mtime=0)
    assert len(bomb) < 50_000
    site.put("/1", bomb if as_file else b"<html>" + bytes(30_000_000))
    site.is_compressing = not as_file
    error = the_error(fetch(site.url("/1"), source_bytes=100_000), SourceTooLarge)
    assert "more than 100000 bytes" in error.message


def test_a_compression_that_nobody_asked_for_is_told(site: Site, fetch: Fetched) -> None:
    def odd(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Encoding", "gzip, gzip, br")
        handler.send_header("Content-Length", "1")
        handler.end_headers()
        handler.wfile.write(b"x")

    error = the_error(fetch(site.behave("/1", odd)), SourceUnreachable)
    assert "gzip, gzip, br" in error.message


def test_a_server_that_drips_is_given_up(site: Site, fetch: Fetched) -> None:
    def drip(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Length", "40000000")
        handler.end_headers()
        while True:  # until the client hangs up
            handler.wfile.write(b"a")

    # what comes byte by byte is never late, so only the whole can be
    error = the_error(fetch(site.behave("/1", drip), fetch_seconds=0.2), SourceUnreachable)
    assert "within 0.2 s" in error.message
    assert "KG_FETCH_SECONDS" in error.hint


def test_a_connection_that_is_cut_is_tried_again_and_then_told(
    site: Site, fetch: Fetched, frozen: FrozenTime
) -> None:
    def cut(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Length", "1000")
        handler.end_headers()
        handler.wfile.write(b"<html>")
        handler.close_connection = True

    error = the_error(fetch(site.behave("/1", cut)), SourceUnreachable)
    assert "3 times" in error.message
    assert site.asked.count("/1") == 3
    assert frozen.slept == [1.0, 1.0, 2.0]  # the pause after robots.txt, then longer and longer


def test_an_answer_that_is_no_http_is_told(site: Site, fetch: Fetched) -> None:
    def rubbish(handler: BaseHTTPRequestHandler) -> None:
        handler.wfile.write(b"220 smtp.example ESMTP\r\n\r\n")
        handler.close_connection = True

    the_error(fetch(site.behave("/1", rubbish)), SourceUnreachable)


def test_a_host_that_nobody_knows_is_told(fetch: Fetched) -> None:
    error = the_error(fetch("http://mektep.invalid/1"), SourceUnreachable)
    assert "not known" in error.message


def test_a_page_is_fetched_once_a_run(site: Site, fetch: Fetched) -> None:
    address = site.put("/1", page("Мектеп"))
    _, again = fetch(address, f"{address}?utm_medium=rss")
    the_error([again], SourceGivenTwice)
    assert site.asked == ["/robots.txt", "/1"]


def test_two_pages_that_give_one_address_as_theirs_are_one_article(
    site: Site, fetch: Fetched
) -> None:
    head = f"<link rel=canonical href='{site.url('/1')}'>"
    addresses = [site.put(path, page(path, head=head)) for path in ("/1", "/print/1")]
    first, second = fetch(*addresses)
    assert the_source([first]).identity == site.url("/1")
    assert site.url("/1") in the_error([second], SourceGivenTwice).message
