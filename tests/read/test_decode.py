"""Bytes as text."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import SourceEmpty, SourceNotText
from kg.read.decode import text_of
from tests.read.conftest import TEXT


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]
)
def test_encodings_that_say_what_they_are_give_the_text(encoding: str) -> None:
    mark = "\ufeff" if encoding.endswith("e") else ""
    assert text_of((mark + TEXT).encode(encoding), "мектеп.txt") == TEXT


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("Әкім мектепті ашты".replace("Ә", "А").encode("windows-1251"), "not UTF-8 at byte 0"),
        (TEXT.encode() + b"\xff", "not UTF-8 at byte"),
        (b"\xff\xfe" + TEXT.encode("utf-16-le") + b"\x01", "not UTF-16 at byte"),
        (TEXT.encode("utf-16-le"), "binary"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "binary"),
        (b"\x1f\x8b\x08\x08", "not UTF-8"),
        (b"MZ\x00\x00", "binary"),
    ],
)
def test_what_is_no_text_is_said_with_a_way_out(content: bytes, message: str) -> None:
    with pytest.raises(SourceNotText, match=message) as caught:
        text_of(content, "мектеп.txt")
    assert caught.value.place == "мектеп.txt"
    assert caught.value.hint


@pytest.mark.parametrize(
    "content",
    [b"", b" \r\n\t", "\u00a0\u2003\u2028".encode(), b"\xef\xbb\xbf", b"\xef\xbb\xbf \n"],
)
def test_nothing_but_white_space_is_empty(content: bytes) -> None:
    with pytest.raises(SourceEmpty):
        text_of(content, "мектеп.txt")


@given(st.binary(max_size=60))
def test_any_bytes_give_a_text_or_one_of_two_errors(content: bytes) -> None:
    with suppress(SourceEmpty, SourceNotText):
        assert text_of(content, "а")
