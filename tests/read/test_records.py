"""JSON lines: what a record may say, and what becomes of a broken one."""

from __future__ import annotations

import io
import json
from hashlib import sha256

import pytest

from kg.errors import SourceEmpty, SourceError, SourceMalformed, SourceTooLarge
from kg.model import Metadata, Source
from kg.read import Limits, page
from kg.read.formats.jsonl import members
from kg.read.opened import Opened

LIMIT = 10_000


def found(content: str | bytes, name: str = "мұрағат.jsonl") -> list[Source | SourceError]:
    """What the records of *content* are."""
    stream = io.BytesIO(content.encode() if isinstance(content, str) else content)
    return list(members(Opened(stream, name, "/c", name, Limits(LIMIT))))


def the_record(**values: object) -> Source:
    """The source that a record of these values is."""
    [source] = found(json.dumps({"text": "Мектеп ашылды.", **values}))
    assert isinstance(source, Source), source
    return source


def the_error(content: str | bytes) -> SourceError:
    """The error that the one line of *content* is."""
    [error] = found(content)
    assert isinstance(error, SourceError), error
    return error


def test_a_record_gives_its_lines_and_what_it_says_of_itself() -> None:
    source = the_record(
        id="mektep-1",
        title="Мектеп",
        date="2024-02-15T10:00:00+05:00",
        publisher="Хабаршы",
        url="https://habarshy.example/1",
        license="https://creativecommons.org/licenses/by/4.0/",
        text="Бірінші.\r\nЕкінші.",
    )
    assert page(source).lines == ("Бірінші.", "Екінші.")
    assert page(source).metadata == Metadata(
        "Мектеп",
        "2024-02-15",
        "Хабаршы",
        "https://habarshy.example/1",
        "https://creativecommons.org/licenses/by/4.0/",
    )


def test_the_given_id_goes_before_the_address_and_the_address_before_the_line() -> None:
    url = "https://habarshy.example/1"
    assert the_record(id="m1", url=url).identity == the_record(id="m1").given_id == "m1"
    assert the_record(url=url).identity == url
    assert the_record(url=url).given_id is None
    assert the_record(url="https://habarshy.example/").identity == "мұрағат.jsonl#1"
    assert the_record().identity == "мұрағат.jsonl#1"


def test_a_number_may_be_an_id_and_a_date() -> None:
    source = the_record(id=42, date=2014)
    assert (source.given_id, source.given.date) == ("42", "2014")


def test_what_is_empty_or_null_is_not_given() -> None:
    source = the_record(id="", title=None, date=" ", url="", publisher="\n")
    assert source.given == Metadata()
    assert source.given_id is None


def test_a_line_of_standard_input_is_known_by_the_hash_of_its_bytes() -> None:
    line = '{"text": "Мектеп"}'
    [source] = found(f"\n  {line}  \r\n", "-")
    assert isinstance(source, Source)
    assert source.identity == sha256(line.encode()).hexdigest()


def test_lines_are_counted_as_an_editor_counts_them_and_the_last_may_end_without_a_break() -> None:
    one, two = found('\n{"text": "Бір"}\n   \n{"text": "Екі"}')
    assert isinstance(one, Source)
    assert isinstance(two, Source)
    assert (one.identity, two.location) == ("мұрағат.jsonl#2", "мұрағат.jsonl:4")


def test_a_byte_order_mark_at_the_top_does_no_harm() -> None:
    [source] = found('\ufeff{"text": "Мектеп"}\n')
    assert isinstance(source, Source)
    assert page(source).lines == ("Мектеп",)


BROKEN = [
    '{"text": "Мект',
    "мектеп",
    "[]",
    "42",
    '"мектеп"',
    "null",
    "{}",
    '{"text": null}',
    '{"text": ["Мектеп"]}',
    '{"text": "М", "title": ["Мектеп"]}',
    '{"text": "М", "title": true}',
    '{"text": "М", "id": 1.5}',
    '{"text": "М", "id": "а\\u0000б"}',
    '{"text": "М", "id": "а\\nб"}',
    '{"text": "М", "id": "\\ud800"}',
    '{"text": "М", "date": "26.02.2014"}',
    '{"text": "М", "date": "2014-13-01"}',
    '{"text": "М", "date": "20140226"}',
    '{"text": "М", "date": "кеше"}',
    '{"text": "М", "date": 1393400000}',
    '{"text": "М", "url": "http://[бұзық"}',
    '{"text": "М", "url": "//[бұзық"}',
    '{"text": "М", "url": "https://habarshy.example/a b"}',
    '{"text": "М", "license": "https://habarshy.example/<a>"}',
    "[" * 9_000,
    '{"text": "М", "x": ' + "9" * 5_000 + "}",
    '{"text": "Мектеп"}'.encode("windows-1251"),
    b"\x00\x01\x02",
]


@pytest.mark.parametrize("line", BROKEN)
def test_a_broken_record_is_one_error_with_its_line_and_what_to_write(line: str | bytes) -> None:
    content = line.encode() if isinstance(line, str) else line.replace(b"\n", b"")
    error = the_error(b"\n" + content)
    assert isinstance(error, SourceMalformed)
    assert error.place == "мұрағат.jsonl:2"
    assert error.hint
    assert "\n" not in error.message


def test_a_broken_record_does_not_stop_the_others() -> None:
    first, error, last = found('{"text": "Бір"}\n{"text": \n{"text": "Үш"}\n')
    assert isinstance(first, Source)
    assert isinstance(error, SourceMalformed)
    assert isinstance(last, Source)


def test_a_line_over_the_limit_is_one_error_and_the_next_is_read() -> None:
    long = '{"text": "' + "а" * 4 * LIMIT + '"}'
    error, source = found(f'{long}\n{{"text": "Қысқа"}}')
    assert isinstance(error, SourceTooLarge)
    assert error.hint
    assert isinstance(source, Source)
    assert source.location == "мұрағат.jsonl:2"
    assert isinstance(the_error(long), SourceTooLarge)


@pytest.mark.parametrize("content", ["", "\n\n", " \t\r\n"])
def test_a_file_without_a_record_is_empty(content: str) -> None:
    error = the_error(content)
    assert isinstance(error, SourceEmpty)
    assert error.place == "мұрағат.jsonl"


@pytest.mark.parametrize("text", ["", "  \n"])
def test_a_record_without_text_is_empty(text: str) -> None:
    with pytest.raises(SourceEmpty) as caught:
        page(the_record(text=text))
    assert caught.value.place == "мұрағат.jsonl:1"
