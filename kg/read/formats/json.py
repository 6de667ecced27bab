"""A JSON file in: one object with ``text``, or an array of such objects; each as a source out."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace

from kg.errors import SourceEmpty, SourceError, SourceMalformed
from kg.model import Source
from kg.read.decode import text_of
from kg.read.opened import Opened
from kg.read.records import record_source
from kg.read.unpack import too_large

__all__ = ["MEDIA_TYPES", "SUFFIXES", "members"]

SUFFIXES = (".json",)
MEDIA_TYPES = ("application/json",)

_HINT = 'an array of objects, each with a "text"; larger ones as lines: jq -c ".[]" IN > OUT.jsonl'


def members(opened: Opened) -> Iterator[Source | SourceError]:
    """Each object as a source, known by its id, its URL, or its place in the array from 1."""
    try:
        records = _records(opened)
    except SourceError as error:
        yield error
        return
    for number, record in enumerate(records, 1):
        place = f"{opened.location}#{number}"
        try:
            line = json.dumps(record, ensure_ascii=False).encode("utf-8", "surrogatepass")
            source = record_source(line, place, opened.collection)
            yield replace(source, identity=source.identity or f"{opened.name}#{number}")
        except SourceError as error:
            yield error
        except RecursionError:
            yield SourceMalformed("JSON nested too deep", place=place, hint=_HINT)


def _records(opened: Opened) -> list[object]:
    limit, place = opened.limits.source_bytes, opened.location
    content = opened.stream.read(limit + 1)
    if len(content) > limit:
        raise too_large(limit, place)
    try:
        found = json.loads(text_of(content, place).lstrip("\ufeff"))
    except RecursionError as error:
        raise SourceMalformed("JSON nested too deep", place=place, hint=_HINT) from error
    except ValueError as error:
        raise SourceMalformed(f"not JSON: {error}", place=place, hint=_HINT) from error
    records = found if isinstance(found, list) else [found]
    if not records:
        raise SourceEmpty("there is no record", place=place, hint=_HINT)
    return records
