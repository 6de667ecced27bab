"""JSON files: one record, or an array of them."""

from __future__ import annotations

import io
import json

import pytest

from kg.errors import SourceEmpty, SourceError, SourceMalformed, SourceTooLarge
from kg.model import Source
from kg.read import Limits, page
from kg.read.formats.json import members
from kg.read.opened import Opened


def found(content: str, limit: int = 1_000_000) -> list[Source | SourceError]:
    """What the records of the file are."""
    stream = io.BytesIO(content.encode())
    return list(members(Opened(stream, "а.json", "/c", "а.json", Limits(limit))))


def test_one_object_and_an_array_of_objects_are_read() -> None:
    record = {"text": "Мектеп ашылды.", "title": "Мектеп"}
    [one] = found(json.dumps(record, indent=2))
    other, last = found(json.dumps([record, {**record, "id": "m-2"}]))
    assert isinstance(one, Source)
    assert isinstance(other, Source)
    assert isinstance(last, Source)
    assert page(one).lines == page(other).lines == ("Мектеп ашылды.",)
    assert [one.identity, other.identity, last.identity] == ["а.json#1", "а.json#1", "m-2"]


@pytest.mark.parametrize("content", ["{", "мектеп", "[" * 100_000, '{"a":' * 100_000, "42", "{}"])
def test_what_is_no_record_is_one_error(content: str) -> None:
    [error] = found(content)
    assert isinstance(error, SourceMalformed)
    assert error.hint


def test_a_broken_record_costs_no_other() -> None:
    error, source = found('[{"title": "Мектеп"}, {"text": "Мектеп ашылды."}]')
    assert isinstance(error, SourceMalformed)
    assert error.place == "а.json#1"
    assert isinstance(source, Source)


def test_deep_nesting_in_a_record_is_an_error_or_read() -> None:
    for depth in (500, 900, 990, 2_000, 50_000):
        [one] = found('{"text": "М", "x": ' + "[" * depth + "]" * depth + "}")
        assert isinstance(one, Source | SourceMalformed)


def test_nothing_and_too_much_are_named() -> None:
    assert isinstance(found("[]")[0], SourceEmpty)
    assert isinstance(found("")[0], SourceEmpty)
    assert isinstance(found('{"text": "Мектеп"}', 5)[0], SourceTooLarge)
