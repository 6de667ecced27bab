"""What holds for every answer: headers, languages, errors, limits."""

from __future__ import annotations

import socket
from pathlib import Path

import httpx
import pytest

from kg.serve.language import words
from kg.serve.settings import LANGUAGES
from tests.serve.conftest import Serving

PAGES = ["/", "/search?q=әкім", "/search", "/nothing-of-the-kind"]
HTML = {"Accept": "text/html"}


def raw(client: httpx.Client, content: bytes) -> bytes:
    """What the server answers to these bytes."""
    address = (client.base_url.host, client.base_url.port)
    with socket.create_connection(address, timeout=30) as connection:
        connection.sendall(content)
        answer = b""
        while part := connection.recv(65536):
            answer += part
    return answer


@pytest.mark.parametrize("path", [*PAGES, "/static/site.css", "/health"])
def test_every_answer_forbids_what_pages_never_need(client: httpx.Client, path: str) -> None:
    headers = client.get(path, headers=HTML).headers
    policy = headers["content-security-policy"]
    assert policy.startswith("default-src 'none'")
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert "server" not in headers


@pytest.mark.parametrize("path", PAGES)
def test_pages_have_nothing_inline_and_nothing_of_other_hosts(
    client: httpx.Client, path: str
) -> None:
    page = client.get(path, headers=HTML).text
    assert "style=" not in page
    assert "onclick" not in page
    assert "<script>" not in page
    assert 'src="http' not in page


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({}, "kk"),
        ({"headers": {"Accept-Language": "ru-KZ, en;q=0.5"}}, "ru"),
        ({"headers": {"Accept-Language": "de, en;q=0.5, kk;q=0"}}, "en"),
        ({"headers": {"Accept-Language": "ru"}, "params": {"lang": "en"}}, "en"),
        ({"headers": {"Accept-Language": "ru", "Cookie": "lang=kk"}}, "kk"),
        ({"params": {"lang": "xx"}}, "kk"),
    ],
    ids=["nothing", "header", "weights", "parameter", "cookie", "unknown"],
)
def test_a_page_is_in_the_language_that_is_asked_for(
    client: httpx.Client, asked: dict[str, dict[str, str]], expected: str
) -> None:
    headers = {**HTML, **asked.get("headers", {})}
    answer = httpx.get(client.base_url, headers=headers, params=asked.get("params"))
    assert answer.headers["content-language"] == expected
    assert f'<html lang="{expected}">' in answer.text


def test_a_chosen_language_is_remembered(client: httpx.Client) -> None:
    answer = httpx.get(client.base_url.join("/?lang=ru"))
    assert answer.cookies["lang"] == "ru"


@pytest.mark.parametrize("language", LANGUAGES)
def test_all_languages_have_the_same_words(language: str) -> None:
    assert words(language).keys() == words("en").keys()
    assert all(words(language).values())


@pytest.mark.parametrize(
    ("accept", "kind"),
    [
        ("text/html", "text/html; charset=utf-8"),
        ("application/json", "application/json"),
        ("*/*", "text/plain; charset=utf-8"),
        ("image/png", "text/plain; charset=utf-8"),
    ],
)
def test_an_error_comes_as_it_is_wanted(client: httpx.Client, accept: str, kind: str) -> None:
    answer = client.get("/search", params={"q": "body:("}, headers={"Accept": accept})
    assert answer.status_code == 400
    assert answer.headers["content-type"] == kind


def test_an_error_shows_what_was_asked_as_text(client: httpx.Client) -> None:
    hostile = "<script>alert(1)</script>"
    answer = client.get(f"/id/{hostile}", headers=HTML)
    assert answer.status_code == 404
    assert hostile not in answer.text
    found = client.get("/search", params={"q": hostile}, headers=HTML)
    assert hostile not in found.text
    assert "&lt;script&gt;" in found.text


def test_an_address_may_be_typed_in_letters(client: httpx.Client) -> None:
    answer = raw(
        client,
        "GET /search?q=мектеп HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".encode(),
    )
    assert answer.startswith(b"HTTP/1.1 200")
    assert b"<mark>" in answer


@pytest.mark.parametrize(
    ("head", "status"),
    [
        (b"GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", 400),
        (b'GET / HTTP/1.1\r\nHost: evil.example/"><script>\r\nConnection: close\r\n\r\n', 400),
        (b"GET / HTTP/1.1\r\nConnection: close\r\n\r\n", 400),
        (b"GET /" + b"a" * 40_000 + b" HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n", 414),
        (
            b"GET / HTTP/1.1\r\nHost: a\r\nX: " + b"a" * 40_000 + b"\r\nConnection: close\r\n\r\n",
            431,
        ),
        (b"GET /" + b"a" * 40_000 + b"b", 431),
        (b"nonsense\r\n\r\n", 400),
        (b"GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n", 200),
    ],
    ids=["two hosts", "no host", "none", "address", "header", "no end", "nonsense", "right"],
)
def test_bad_heads_have_the_right_status(client: httpx.Client, head: bytes, status: int) -> None:
    assert raw(client, head).startswith(f"HTTP/1.1 {status} ".encode())


def test_who_says_nothing_or_too_little_is_left(own_store: Path, serving: Serving) -> None:
    with serving(own_store, queries=1, head_seconds=0.2) as client:
        assert raw(client, b"") == b""
        assert raw(client, b"GET / HTTP/1.1\r\nHost:") == b""


def test_pages_are_compressed_for_those_who_can_read_it(client: httpx.Client) -> None:
    assert client.get("/", headers=HTML).headers.get("content-encoding") == "gzip"
    plain = client.get("/", headers={**HTML, "Accept-Encoding": "identity"})
    assert "content-encoding" not in plain.headers


def test_links_stay_on_the_host_that_was_asked_or_on_the_base_url(
    own_store: Path, serving: Serving, client: httpx.Client
) -> None:
    assert 'href="/static/site.css"' in client.get("/", headers=HTML).text
    with serving(own_store, queries=1, base_url="https://kg.example.kz/corpus/") as other:
        assert 'href="/corpus/static/site.css"' in other.get("/", headers=HTML).text
