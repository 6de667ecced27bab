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
        ("Türkiye – İstanbul şehri".encode("windows-1254"), "in no encoding that is known here"),
        (b"\xff\xfe\x00\xd8\x41\x00", "not UTF-16 at byte"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "binary"),
        (b"\x1f\x8b\x08\x08", "binary"),
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


RUSSIAN = "В Талгарском районе открылась новая школа на шестьсот мест, сообщает акимат. «Школа»."


@pytest.mark.parametrize("encoding", ["windows-1251", "koi8-r", "ibm866", "iso-8859-5"])
@pytest.mark.parametrize("declared", [None, "utf-8", "windows-1251", "iso-8859-1", "no-such"])
def test_a_russian_text_is_read_whatever_is_declared(encoding: str, declared: str | None) -> None:
    text = RUSSIAN.replace("«", '"').replace("»", '"')
    assert text_of(text.encode(encoding), "мектеп.txt", declared) == text


@pytest.mark.parametrize("declared", [None, "utf-8", "windows-1251", "kz1048"])
def test_kazakh_letters_tell_kz_1048_from_windows_1251(declared: str | None) -> None:
    assert text_of(TEXT.encode("kz1048"), "мектеп.txt", declared) == TEXT


@pytest.mark.parametrize(
    "text",
    [
        "Київ – столиця України, найбільше місто країни. Її населення зростає щороку.",
        "Прэзідэнт сустрэўся з міністрам, яны гаварылі пра ўраджай і новую дарогу.",
    ],
)
def test_windows_1251_of_other_languages_is_not_taken_for_kazakh(text: str) -> None:
    assert text_of(text.encode("windows-1251"), "бет.txt") == text


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le"])
def test_wide_encodings_are_told_without_their_mark(encoding: str) -> None:
    assert text_of(TEXT.encode(encoding), "мектеп.txt") == TEXT


@pytest.mark.parametrize(
    ("head", "encoding"),
    [
        ('<meta charset="utf-8">', "kz1048"),
        ('<meta http-equiv="Content-Type" content="text/html; charset=windows-1251">', "kz1048"),
        ('<meta charset="windows-1251">', "utf-8"),
        ('<?xml version="1.0" encoding="koi8-r"?>', "kz1048"),
    ],
)
def test_a_page_that_declares_a_wrong_encoding_is_read_right(head: str, encoding: str) -> None:
    page = f"{head}<p>{TEXT}</p>"
    assert text_of(page.encode(encoding), "мектеп.html") == page


def test_another_encoding_is_believed_where_it_is_declared() -> None:
    text = "Türkiye – İstanbul şehri"
    assert text_of(text.encode("windows-1254"), "бет.txt", "windows-1254") == text


def test_a_letter_cut_in_its_middle_does_no_harm() -> None:
    assert text_of((TEXT + "ә").encode()[:-1], "мектеп.txt") == TEXT + "\ufffd"
    assert text_of(b"\xff\xfe" + TEXT.encode("utf-16-le") + b"\x01", "м").startswith(TEXT)
