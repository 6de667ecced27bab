"""Files in gzip: one article, or a collection that streams through."""

from __future__ import annotations

import gzip
import io
import json
from pathlib import Path

import pytest

from kg.errors import SourceEmpty, SourceError, SourceMalformed, SourceNotSupported, SourceTooLarge
from kg.model import Source
from kg.read import Limits, sources
from kg.read.formats.gzip import members
from kg.read.opened import Opened
from kg.read.unpack import decoded
from tests.read.conftest import TEXT
from tests.read.test_zip import packed

LIMITS = Limits(1_000_000, 50_000_000)


def found(content: bytes, name: str, limits: Limits = LIMITS) -> list[Source | SourceError]:
    """What is packed in *content*."""
    return list(members(Opened(io.BytesIO(content), name, "/c", f"/c/{name}", limits)))


def record(number: int) -> bytes:
    return json.dumps({"text": f"{number}. {TEXT}"}).encode() + b"\n"


@pytest.mark.parametrize(
    ("name", "content", "media_type"),
    [
        ("а.txt.gz", TEXT.encode(), "text/plain"),
        ("а.gz", b"<!doctype html><p>" + TEXT.encode(), "text/html"),
        ("А.HTML.GZ", TEXT.encode(), "text/html"),
    ],
)
def test_one_article_has_the_name_of_its_file(name: str, content: bytes, media_type: str) -> None:
    [source] = found(gzip.compress(content), name)
    assert isinstance(source, Source)
    assert (source.identity, source.content, source.media_type) == (name, content, media_type)


def test_lines_stream_through_and_members_of_gzip_follow_each_other() -> None:
    content = gzip.compress(record(1)) + gzip.compress(record(2)) + b"\0" * 512
    identities = [one.identity for one in found(content, "а.jsonl.gz") if isinstance(one, Source)]
    assert identities == ["а.jsonl.gz#1", "а.jsonl.gz#2"]


def test_an_archive_in_gzip_is_unpacked_too(tmp_path: Path) -> None:
    (tmp_path / "а.zip.gz").write_bytes(gzip.compress(packed({"б.txt": TEXT})))
    [source] = sources([str(tmp_path)], LIMITS)
    assert isinstance(source, Source)
    assert source.identity == "а.zip.gz/б.txt"


def test_what_came_before_the_cut_is_kept() -> None:
    content = gzip.compress(b"".join(map(record, range(300))))
    *read, error = found(content[:-200], "а.jsonl.gz")
    assert len(read) > 10
    assert isinstance(error, SourceMalformed)
    assert "cut off" in error.message


def test_what_comes_after_damage_is_not_read_as_if_nothing_had_been() -> None:
    content = bytearray(gzip.compress(record(1)) + gzip.compress(record(2)))
    content[30] ^= 255
    assert any(isinstance(one, SourceMalformed) for one in found(bytes(content), "а.jsonl.gz"))


@pytest.mark.parametrize("content", [b"", gzip.compress(b"", mtime=0)], ids=["none", "member"])
def test_nothing_packed_is_empty(content: bytes) -> None:
    [error] = found(content, "а.txt.gz")
    assert isinstance(error, SourceEmpty)


def test_what_is_no_gzip_and_what_is_of_no_known_kind_are_named() -> None:
    [error] = found(b"%PDF-1.7 " * 9, "а.txt.gz")
    assert isinstance(error, SourceMalformed)
    [error] = found(gzip.compress(b"\x89PNG"), "а.png.gz")
    assert isinstance(error, SourceNotSupported)


def test_a_bomb_is_stopped() -> None:
    bomb = gzip.compress(b"\n" * 40_000_000)
    [error] = found(bomb, "а.jsonl.gz")
    assert isinstance(error, SourceTooLarge)
    [error] = found(bomb, "а.txt.gz")
    assert isinstance(error, SourceTooLarge)
    [error] = found(gzip.compress(bomb), "а.jsonl.gz.gz")
    assert isinstance(error, SourceError)


def test_a_body_is_decoded_within_bounds() -> None:
    raw = TEXT.encode()
    assert decoded(gzip.compress(raw), "gzip", 1_000, "а") == raw
    assert decoded(raw, "gzip", 1_000, "а") == raw
    with pytest.raises(SourceTooLarge):
        decoded(gzip.compress(b" " * 99_999), "gzip", 1_000, "а")
    with pytest.raises(SourceNotSupported):
        decoded(raw, "br", 1_000, "а")
