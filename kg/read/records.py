"""JSON lines in, one source a record out; a record in, its page out."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256
from typing import Any, BinaryIO

from kg.errors import SourceEmpty, SourceError, SourceMalformed, SourceTooLarge
from kg.model import Metadata, Page, Source
from kg.read.address import is_address, names_an_article
from kg.read.dates import stated_date
from kg.read.formats import RECORD

__all__ = ["read", "records"]

_HINT = 'one JSON object a line: {"text": "...", "id": "...", "title": "..."}'


def records(
    stream: BinaryIO, name: str, collection: str, location: str, limit: int
) -> Iterator[Source | SourceError]:
    """Each line of *stream* as a source, or as the error that keeps it from being one.

    A record without ``id`` and ``url`` is known by *name* and its line's number; on standard input,
    where *name* is ``-``, by the hash of its bytes.  Blank lines are passed over.
    """
    number, is_empty = 0, True
    while line := stream.readline(limit + 1):
        number += 1
        place = f"{location}:{number}"
        if len(line) > limit:
            is_empty = False
            while line and not line.endswith(b"\n"):
                line = stream.readline(limit)
            hint = "raise the limit with KG_MAX_SOURCE_BYTES, or make more records of it"
            yield SourceTooLarge(f"the line is longer than {limit} bytes", place=place, hint=hint)
        elif line.strip():
            is_empty = False
            try:
                record = _source(line.strip(), place, collection)
                nameless = sha256(line.strip()).hexdigest() if name == "-" else f"{name}#{number}"
                yield replace(record, identity=record.identity or nameless)
            except SourceError as error:
                yield error
    if is_empty:
        yield SourceEmpty("there is no record", place=location, hint=_HINT)


def read(source: Source) -> Page:
    """The lines of a record's ``text``."""
    text = _object(source.content, source.location)["text"]
    if not text.strip():
        raise SourceEmpty("the text is empty", place=source.location, hint="remove the record")
    return Page(source, tuple(text.splitlines()), metadata=source.given)


def _source(line: bytes, place: str, collection: str) -> Source:
    record = _object(line, place)
    given = Metadata(
        **{key: _text(record, key, place) for key in ("title", "publisher")},
        **{key: _address(record, key, place) for key in ("url", "license")},
        date=_date(record, place),
    )
    given_id = _name(record, "id", place)
    address = given.url if given.url and names_an_article(given.url) else ""
    identity = given_id or address or ""
    return Source(identity, place, collection, RECORD, line, given_id, given)


def _object(line: bytes, place: str) -> dict[str, Any]:
    try:
        record = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise SourceMalformed(f"not JSON: {error}", place=place, hint=_HINT) from error
    if not isinstance(record, dict) or not isinstance(record.get("text"), str):
        raise SourceMalformed('no "text" in it', place=place, hint=_HINT)
    return record


def _text(record: dict[str, Any], key: str, place: str) -> str | None:
    value: object = record.get(key)
    if not isinstance(value, str | int | None) or isinstance(value, bool):
        raise SourceMalformed(f'"{key}" is not a text', place=place, hint=_HINT)
    return None if value is None else str(value).strip() or None


def _name(record: dict[str, Any], key: str, place: str) -> str | None:
    """A text that is kept letter for letter, since people will search for it."""
    value = _text(record, key, place)
    if value and not value.isprintable():
        hint = "leave out line breaks, control characters and unpaired surrogates"
        raise SourceMalformed(f'"{key}" has invisible characters', place=place, hint=hint)
    return value


def _address(record: dict[str, Any], key: str, place: str) -> str | None:
    """An address that an IRI can be made of, or a text that does not look like one."""
    value = _name(record, key, place)
    if value and "//" in value and not is_address(value):
        hint = f'write it as in a browser, or leave "{key}" out'
        raise SourceMalformed(f'"{key}" is no http or https address', place=place, hint=hint)
    return value


def _date(record: dict[str, Any], place: str) -> str | None:
    value = _text(record, "date", place)
    if value is None:
        return None
    date = stated_date(value)
    if date is None:
        hint = 'write "date": "2014-02-26", "2014-02" or "2014"'
        raise SourceMalformed(f"{value!r} is no date", place=place, hint=hint)
    return date
