"""A record of JSON lines or of a table in, its source out.

The record's own text is read later, by ``kg.read.formats.record``.
"""

from __future__ import annotations

import json
from typing import Any

from kg.errors import SourceMalformed
from kg.model import Metadata, Source
from kg.read.address import is_address, names_an_article
from kg.read.dates import stated_date
from kg.read.formats import RECORD

__all__ = ["HINT", "record_object", "record_source"]

HINT = 'one JSON object a line: {"text": "...", "id": "...", "title": "..."}'


def record_source(line: bytes, place: str, collection: str) -> Source:
    """The source that one JSON object is; its identity is empty where it has no id and no URL.

    Raises SourceMalformed.
    """
    record = record_object(line, place)
    given = Metadata(
        **{key: _text(record, key, place) for key in ("title", "publisher", "author")},
        **{key: _address(record, key, place) for key in ("url", "license")},
        date=_date(record, place),
    )
    given_id = _name(record, "id", place)
    address = given.url if given.url and names_an_article(given.url) else ""
    identity = given_id or address or ""
    return Source(identity, place, collection, RECORD, line, given_id, given)


def record_object(line: bytes, place: str) -> dict[str, Any]:
    """The object with its ``text``; raises SourceMalformed for anything else."""
    try:
        record = json.loads(line)
    except RecursionError as error:
        raise SourceMalformed("JSON nested too deep", place=place, hint=HINT) from error
    except ValueError as error:
        raise SourceMalformed(f"not JSON: {error}", place=place, hint=HINT) from error
    if not isinstance(record, dict) or not isinstance(record.get("text"), str):
        raise SourceMalformed('no "text" in it', place=place, hint=HINT)
    return record


def _text(record: dict[str, Any], key: str, place: str) -> str | None:
    value: object = record.get(key)
    if not isinstance(value, str | int | None) or isinstance(value, bool):
        raise SourceMalformed(f'"{key}" is not a text', place=place, hint=HINT)
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
