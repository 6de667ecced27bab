"""JSON lines in, one source a record out; a record in, its page out."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256
from typing import BinaryIO

from kg.errors import SourceEmpty, SourceError, SourceMalformed, SourceTooLarge
from kg.model import Metadata, Page, Source
from kg.read.formats import RECORD

__all__ = ["read", "records"]

_DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
_HINT = 'one JSON object a line: {"text": "...", "id": "...", "title": "..."}'


def records(
    stream: BinaryIO, name: str, collection: str, location: str, limit: int
) -> Iterator[Source | SourceError]:
    """Each line of *stream* as a source, or as the error that keeps it from being one.

    A record without ``id`` and ``url`` is known by *name* and its line's number; on standard input,
    where *name* is ``-``, by the hash of its bytes.  Blank lines are passed over.
    """
    number = 0
    while line := stream.readline(limit + 1):
        number += 1
        place = f"{location}:{number}"
        if len(line) > limit:
            while line and not line.endswith(b"\n"):
                line = stream.readline(limit)
            yield SourceTooLarge(f"the line is longer than {limit} bytes", place=place)
        elif line.strip():
            try:
                record = _source(line.strip(), place, collection)
                nameless = sha256(line.strip()).hexdigest() if name == "-" else f"{name}#{number}"
                yield replace(record, identity=record.identity or nameless)
            except SourceError as error:
                yield error


def read(source: Source) -> Page:
    """The lines of a record's ``text``."""
    text = _object(source.content, source.location)["text"]
    if not text.strip():
        raise SourceEmpty("the text is empty", place=source.location, hint="remove the record")
    return Page(source, tuple(text.splitlines()), metadata=source.given)


def _source(line: bytes, place: str, collection: str) -> Source:
    record = _object(line, place)
    given = Metadata(
        **{key: _text(record, key, place) for key in ("title", "publisher", "url", "license")},
        date=_date(record, place),
    )
    given_id = _text(record, "id", place)
    identity = given_id or given.url or ""
    return Source(identity, place, collection, RECORD, line, given_id, given)


def _object(line: bytes, place: str) -> dict[str, str]:
    try:
        record = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise SourceMalformed(f"not JSON: {error}", place=place, hint=_HINT) from error
    if not isinstance(record, dict) or not isinstance(record.get("text"), str):
        raise SourceMalformed('no "text" in it', place=place, hint=_HINT)
    return record


def _text(record: dict[str, str], key: str, place: str) -> str | None:
    value: object = record.get(key)
    if value is None or value == "":
        return None
    if not isinstance(value, str | int) or isinstance(value, bool):
        raise SourceMalformed(f'"{key}" is not a text', place=place, hint=_HINT)
    return str(value)


def _date(record: dict[str, str], place: str) -> str | None:
    value = _text(record, "date", place)
    if value is None:
        return None
    match = _DATE.match(value)
    if not match:
        hint = 'write "date": "2014-02-26", "2014-02" or "2014"'
        raise SourceMalformed(f"{value!r} is no date", place=place, hint=hint)
    return match.group()
