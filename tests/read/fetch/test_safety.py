"""Where a connection may lead: whatever an address is called, its host must be a public one."""

from __future__ import annotations

import pytest

from kg.errors import SourceRefused, SourceUnreachable
from kg.read.fetch import Manners, Notes, fetching
from kg.read.fetch.addresses import checked, known_as, same_site
from kg.read.fetch.public import is_public
from tests.read.fetch.conftest import Fetched, FrozenTime, Site, page, the_error


@pytest.mark.parametrize(
    "address",
    "127.0.0.1 127.8.8.8 0.0.0.0 10.1.2.3 172.16.0.1 192.168.1.1 169.254.169.254 100.64.0.1"
    " 224.0.0.1 239.1.1.1 240.0.0.1 255.255.255.255 192.0.2.1 198.18.0.1 ::1 :: fe80::1"
    " fe80::1%eth0 fc00::1 fd00:ec2::254 ff02::1 ::ffff:127.0.0.1 ::ffff:10.0.0.1 ::127.0.0.1"
    " 64:ff9b::7f00:1 64:ff9b::a00:1 64:ff9b:1::1 2002:7f00:1:: 2001:db8::1 fec0::1 4000::1"
    " 2001:0:7f00:1::".split(),
)
def test_an_address_of_no_public_host_is_known(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize(
    "address",
    "8.8.8.8 193.193.244.1 ::ffff:8.8.8.8 64:ff9b::808:808 2606:4700::1111 2a00:1450::1".split(),
)
def test_an_address_of_a_public_host_is_known(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "2130706433", "0x7f000001", "127.1", "[::1]", "localhost"]
)
def test_this_machine_is_not_visited_however_it_is_spelt(
    host: str, site: Site, fetch: Fetched
) -> None:
    port = site.address.rpartition(":")[2]
    site.put("/1", page("Құпия"))
    error = the_error(fetch(f"http://{host}:{port}/1", private_addresses=False), SourceRefused)
    assert "KG_PRIVATE_ADDRESSES" in error.hint
    assert site.asked == []


def test_a_name_that_leads_to_this_machine_is_not_followed(site: Site, frozen: FrozenTime) -> None:
    port = site.address.rpartition(":")[2]
    lookups: list[str] = []

    def resolve(host: str, port: int) -> list[str]:
        lookups.append(host)
        return ["8.8.8.8", "127.0.0.1"]

    with fetching(Manners(), Notes(), frozen.clock, resolve) as fetch:
        error = the_error(list(fetch(f"http://ishki.example:{port}/1")), SourceRefused)
    assert "ishki.example is 127.0.0.1" in error.message
    assert site.asked == []
    assert lookups == ["ishki.example"]


def test_the_address_that_was_checked_is_the_one_connected_to(
    site: Site, frozen: FrozenTime, monkeypatch: pytest.MonkeyPatch
) -> None:
    """DNS that answers a public address first and a private one afterwards gains nothing."""
    import socket

    connected: list[object] = []

    def connect(address: object, *_: object, **__: object) -> None:
        connected.append(address)
        raise ConnectionRefusedError

    monkeypatch.setattr(socket, "create_connection", connect)
    answers = iter([["8.8.8.8"], ["127.0.0.1"], ["127.0.0.1"]])
    with fetching(Manners(), Notes(), frozen.clock, lambda *_: next(answers)) as fetch:
        the_error(list(fetch("http://auyspaly.example/1")), SourceRefused)
    assert connected == [("8.8.8.8", 80)]


@pytest.mark.parametrize("to", ["file:///etc/passwd", "ftp://a.example/1", "gopher://a.example/"])
def test_a_redirect_away_from_the_web_is_refused(to: str, site: Site, fetch: Fetched) -> None:
    the_error(fetch(site.redirect("/1", to)), SourceRefused)


def test_a_redirect_into_the_own_network_is_refused(site: Site, frozen: FrozenTime) -> None:
    """The first host counts as public for this test, the one that it leads to does not."""
    port = site.address.rpartition(":")[2]
    site.redirect("/1", f"http://ishki.example:{port}/qupiya")
    known = {"ashyq.example": ["127.0.0.1"], "ishki.example": ["10.0.0.1"]}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("kg.read.fetch.network.is_public", lambda address: address != "10.0.0.1")
        with fetching(Manners(), Notes(), frozen.clock, lambda host, _: known[host]) as fetch:
            error = the_error(list(fetch(f"http://ashyq.example:{port}/1")), SourceRefused)
    assert "10.0.0.1" in error.message
    assert site.asked == ["/robots.txt", "/1"]


@pytest.mark.parametrize(
    ("address", "kind"),
    [
        ("http://a:b@habarshy.example/", SourceRefused),
        ("http://habarshy.example:22/", SourceRefused),
        ("http://habarshy.example:25/", SourceRefused),
        ("http://", SourceRefused),
        ("http://[бұзық/", SourceUnreachable),
        ("http://0177.0.0.1/", SourceUnreachable),
        ("http://habarshy.example:99999/", SourceUnreachable),
        ("http://habarshy.example/" + "а" * 5000, SourceUnreachable),
        ("http://habar\nshy.example/", SourceUnreachable),
    ],
)
def test_an_address_that_may_not_be_asked_is_told(address: str, kind: type, fetch: Fetched) -> None:
    the_error(fetch(address), kind)


@pytest.mark.parametrize(
    ("link", "address"),
    [
        ("../2#top", "https://habarshy.example/2"),
        ("//cdn.example/x?a=1", "https://cdn.example/x?a=1"),
        ("  /жаңа ", "https://habarshy.example/%D0%B6%D0%B0%D2%A3%D0%B0"),
        ("https://қазақстан.қаз/", "https://xn--80aaa0a6awh12ed.xn--80ao21a/"),
    ],
)
def test_a_link_is_seen_from_its_page(link: str, address: str) -> None:
    assert checked(link, base="https://habarshy.example/kz/1") == address


@pytest.mark.parametrize(
    ("address", "known"),
    [
        ("https://a.example/1?utm_source=x&utm_medium=y", "https://a.example/1"),
        ("https://a.example/?p=1&FBCLID=x&q=", "https://a.example/?p=1&q="),
        ("https://a.example", "https://a.example/"),
        ("https://a.example/a|b?c=d", "https://a.example/a%7Cb?c=d"),
    ],
)
def test_an_article_is_known_without_what_tells_its_readers_way(address: str, known: str) -> None:
    assert known_as(address) == known


def test_a_site_is_the_same_with_and_without_www() -> None:
    assert same_site("https://www.habarshy.example/1", "http://habarshy.example:8080/")
    assert not same_site("https://habarshy.example/", "https://habarshy.example.evil.example/")
