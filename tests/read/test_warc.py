"""Web crawls: which answers are read, under which name, and what damage costs."""

from __future__ import annotations

import gzip
import json
import tracemalloc
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.errors import (
    SourceError,
    SourceGivenTwice,
    SourceMalformed,
    SourceNotSupported,
    SourceTooLarge,
)
from kg.model import Source
from kg.read import Limits, sources
from tests.read.conftest import TEXT

LIMITS = Limits(200_000, 1_000_000_000)
SITE = "https://habarshy.example"
PAGE = f"<!doctype html><html><title>Мектеп</title><p>{TEXT}</p></html>".encode()


def answer(
    body: bytes = PAGE,
    kind: str = "text/html; charset=utf-8",
    status: str = "200 OK",
    headers: str = "",
) -> bytes:
    """What a server says."""
    return f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n{headers}\r\n".encode() + body


def record(
    url: str,
    block: bytes,
    kind: str = "response",
    date: str = "2024-01-01T00:00:00Z",
    media_type: str = "application/http; msgtype=response",
    length: int | None = None,
) -> bytes:
    """One record of a WARC."""
    size = len(block) if length is None else length
    return (
        (
            f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nWARC-Date: {date}\r\n"
            f"WARC-Record-ID: <urn:uuid:0>\r\nContent-Type: {media_type}\r\n"
            f"Content-Length: {size}\r\n\r\n"
        ).encode()
        + block
        + b"\r\n\r\n"
    )


def found(content: bytes, folder: Path, name: str = "а.warc") -> list[Source | SourceError]:
    """What is read of the crawl."""
    (folder / name).write_bytes(content)
    return list(sources([str(folder)], LIMITS))


def pages(result: list[Source | SourceError]) -> list[Source]:
    return [one for one in result if isinstance(one, Source)]


def errors(result: list[Source | SourceError]) -> list[SourceError]:
    return [one for one in result if isinstance(one, SourceError)]


def test_a_page_is_known_by_its_address_and_not_dated_by_the_crawl(tmp_path: Path) -> None:
    [source] = pages(found(record(f"{SITE}/1", answer()), tmp_path))
    assert source.identity == source.given.url == f"{SITE}/1"
    assert source.content == PAGE
    assert (source.charset, source.media_type) == ("utf-8", "text/html")
    assert source.given.date is None
    assert source.captured


def test_its_canonical_url_goes_before_the_address_and_a_front_page_has_a_number(
    tmp_path: Path,
) -> None:
    link = f'<link rel="canonical" href="{SITE}/1">'.encode()
    canonical = PAGE.replace(b"<title>", link + b"<title>")
    content = record(f"{SITE}/1?utm_source=a", answer(canonical)) + record(f"{SITE}/", answer())
    one, front = pages(found(content, tmp_path))
    assert one.identity == one.given.url == f"{SITE}/1"
    assert front.identity == "а.warc#2"


def chunked(body: bytes) -> bytes:
    return b"%x\r\n" % len(body) + body + b"\r\n0\r\n\r\n"


@pytest.mark.parametrize(
    ("headers", "body"),
    [
        ("Content-Encoding: gzip\r\n", gzip.compress(PAGE)),
        ("Content-Encoding: deflate\r\n", zlib.compress(PAGE)),
        ("Content-Encoding: deflate\r\n", zlib.compress(PAGE)[2:-4]),
        ("Content-Encoding: gzip\r\n", PAGE),
        ("Transfer-Encoding: chunked\r\n", chunked(PAGE)),
        ("Transfer-Encoding: chunked\r\n", PAGE),
        ("Transfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n", chunked(gzip.compress(PAGE))),
        ("Content-Length: 3\r\n", PAGE),
    ],
)
def test_bodies_are_unpacked(headers: str, body: bytes, tmp_path: Path) -> None:
    [source] = pages(found(record(f"{SITE}/1", answer(body, headers=headers)), tmp_path))
    assert source.content == PAGE


def test_what_is_no_page_is_one_skip(tmp_path: Path) -> None:
    plain = "text/plain"
    content = (
        record(f"{SITE}/1", b"GET /1 HTTP/1.1\r\n\r\n", "request")
        + record(f"{SITE}/1", answer(b""), "revisit")
        + record(f"{SITE}/1", b"a: b", "metadata", media_type="application/warc-fields")
        + record("", b"software: x", "warcinfo", media_type="application/warc-fields")
        + record("dns:habarshy.example", b"127.0.0.1", media_type="text/dns")
        + record("metadata://gnu.org/wget.log", b"log", "resource", media_type=plain)
        + record(f"{SITE}/a.png", answer(b"\x89PNG", "image/png"))
        + record(f"{SITE}/b.png", answer(b"\x89PNG", "image/png"))
        + record(f"{SITE}/robots.txt", answer(b"User-agent: *", plain))
        + record(f"{SITE}/2", answer(status="404 Not Found"))
        + record(f"{SITE}/3", answer())
        + record(f"{SITE}/4.txt", TEXT.encode(), "resource", media_type=plain)
        + record(f"{SITE}/5", TEXT.encode(), "conversion", media_type=plain)
    )
    result = found(content, tmp_path)
    assert [one.identity for one in pages(result)] == [
        f"{SITE}/3",
        f"{SITE}/4.txt",
        f"{SITE}/5",
    ]
    [error] = errors(result)
    assert isinstance(error, SourceNotSupported)
    assert "2 image/png" in error.message
    assert "1 status 404" in error.message


@pytest.mark.parametrize("name", ["а.warc", "а.warc.gz"])
def test_the_newest_capture_of_a_page_is_read_and_the_others_counted(
    name: str, tmp_path: Path
) -> None:
    captures = [
        record(f"{SITE}/1", answer(PAGE + str(year).encode()), date=f"{year}-05-01T00:00:00Z")
        for year in (2022, 2024, 2023)
    ]
    gone = record(f"{SITE}/1", answer(status="410 Gone"), date="2025-01-01T00:00:00Z")
    content = b"".join(map(gzip.compress if name.endswith("gz") else bytes, [*captures, gone]))
    result = found(content, tmp_path, name)
    [source] = pages(result)
    assert source.content.endswith(b"2024")
    older = [one for one in errors(result) if isinstance(one, SourceGivenTwice)]
    assert "2 older captures" in older[0].message


DAMAGED = [
    record(f"{SITE}/2", answer(), length=10),
    record(f"{SITE}/2", answer()).replace(b"Content-Length", b"Content-Lengs"),
    record(f"{SITE}/2", answer()).replace(b"HTTP/1.1", b"GOPHER/1"),
    record(f"{SITE}/2", answer(gzip.compress(PAGE)[:90], headers="Content-Encoding: gzip\r\n")),
    b"\0\1\2 not a record \n" * 9,
]


@pytest.mark.parametrize("damaged", DAMAGED[:3] + DAMAGED[4:])
def test_a_damaged_record_costs_no_other(damaged: bytes, tmp_path: Path) -> None:
    content = record(f"{SITE}/1", answer()) + damaged + record(f"{SITE}/3", answer())
    result = found(content, tmp_path)
    assert f"{SITE}/3" in [one.identity for one in pages(result)]
    assert f"{SITE}/2" not in [one.identity for one in pages(result)]
    assert errors(result)
    assert all(isinstance(one, SourceMalformed) and one.hint for one in errors(result))


def test_a_record_that_says_too_much_of_itself_costs_at_most_the_next(tmp_path: Path) -> None:
    lie = record(f"{SITE}/2", answer(), length=len(answer()) + 200)
    content = lie + b"".join(record(f"{SITE}/{i}", answer()) for i in range(3, 6))
    result = found(content, tmp_path)
    assert [one.identity for one in pages(result)] == [f"{SITE}/4", f"{SITE}/5"]
    assert errors(result)


@pytest.mark.parametrize("name", ["а.warc", "а.warc.gz"])
def test_of_a_truncated_file_what_came_before_is_kept(name: str, tmp_path: Path) -> None:
    parts = [record(f"{SITE}/{i}", answer()) for i in range(3)]
    content = b"".join(map(gzip.compress, parts) if name.endswith("gz") else parts)
    result = found(content[:-50], tmp_path, name)
    assert [one.identity for one in pages(result)] == [f"{SITE}/0", f"{SITE}/1"]
    [error] = errors(result)
    assert isinstance(error, SourceMalformed)
    assert "cut off" in error.message


def test_a_damaged_member_of_gzip_costs_no_other(tmp_path: Path) -> None:
    parts = [bytearray(gzip.compress(record(f"{SITE}/{i}", answer()))) for i in range(3)]
    parts[1][40] ^= 255
    parts[1][41] ^= 255
    result = found(b"".join(parts), tmp_path, "а.warc.gz")
    identities = [one.identity for one in pages(result)]
    assert identities == [f"{SITE}/0", f"{SITE}/2"]
    assert all(isinstance(one, SourceMalformed) for one in errors(result))


def test_bombs_and_bodies_over_the_limit_are_one_error_each(tmp_path: Path) -> None:
    bomb = gzip.compress(b" " * 1_000_000)
    content = (
        record(f"{SITE}/1", answer(bomb, headers="Content-Encoding: gzip\r\n"))
        + record(f"{SITE}/2", answer(b"a" * 300_000))
        + record(f"{SITE}/3", answer())
    )
    result = found(content, tmp_path)
    assert [type(one) for one in errors(result)] == [SourceTooLarge, SourceTooLarge]
    assert [one.identity for one in pages(result)] == [f"{SITE}/3"]


def test_headers_without_end_do_not_fill_the_memory(tmp_path: Path) -> None:
    content = b"WARC/1.0\r\n" + b"X-Y: z\r\n" * 400_000 + record(f"{SITE}/1", answer())
    result = found(content, tmp_path)
    assert len(pages(result)) == 1
    assert errors(result)


def test_a_file_that_is_no_crawl_says_so(tmp_path: Path) -> None:
    for content in (b"", b"\0" * 99, TEXT.encode()):
        [error] = found(content, tmp_path)
        assert isinstance(error, SourceMalformed)


def paragraphs(root: Path) -> list[str]:
    """Paragraphs of the speeches that come with the package."""
    lines = (root / "corpus" / "articles" / "speeches.jsonl").read_text("utf-8").splitlines()
    texts = [json.loads(line)["text"] for line in lines]
    return [part[:1_000] for text in texts for part in text.splitlines() if len(part) > 100]


@pytest.mark.slow
def test_ten_thousand_records_stream_through_in_constant_memory(root: Path, tmp_path: Path) -> None:
    texts = paragraphs(root)
    with (tmp_path / "а.warc.gz").open("wb") as file:
        for number in range(10_000):
            body = "".join(f"<p>{texts[(number * 7 + i) % len(texts)]}" for i in range(5))
            page = f"<!doctype html><title>{number}</title>{body}".encode()
            file.write(gzip.compress(record(f"{SITE}/{number}", answer(page)), 1))

    def peak(found: Iterator[Source | SourceError], count: int) -> int:
        tracemalloc.reset_peak()
        for _, one in zip(range(count), found, strict=False):
            assert isinstance(one, Source)
        return tracemalloc.get_traced_memory()[1]

    tracemalloc.start()
    try:
        stream = sources([str(tmp_path / "а.warc.gz")], LIMITS)
        first = peak(stream, 1_000)
        held = tracemalloc.get_traced_memory()[0]
        last = peak(stream, 9_000)
        grown = tracemalloc.get_traced_memory()[0] - held
    finally:
        tracemalloc.stop()
    assert next(stream, None) is None
    print(f"peak of 1,000 records: {first:,} bytes; of 9,000 more: {last:,}; kept: {grown:,}")
    assert last <= first + 1_000_000
    assert grown < 200_000
