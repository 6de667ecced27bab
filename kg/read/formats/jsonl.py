"""JSON lines in, one source a record out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256

from kg.errors import SourceEmpty, SourceError, SourceTooLarge
from kg.model import Source
from kg.read.opened import Opened
from kg.read.records import HINT, record_source

__all__ = ["MEDIA_TYPES", "SUFFIXES", "members"]

SUFFIXES = (".jsonl", ".ndjson")
MEDIA_TYPES = ("application/jsonl", "application/x-ndjson", "application/x-jsonlines")


def members(opened: Opened) -> Iterator[Source | SourceError]:
    """Each line as a source, or as the error that keeps it from being one.

    A record without ``id`` and ``url`` is known by the collection's name and its line's number; on
    standard input, where the name is ``-``, by the hash of its bytes.  Blank lines are passed over.
    """
    stream, limit = opened.stream, opened.limits.source_bytes
    number, is_empty = 0, True
    while line := stream.readline(limit + 1):
        number += 1
        place = f"{opened.location}:{number}"
        if len(line) > limit:
            is_empty = False
            while line and not line.endswith(b"\n"):
                line = stream.readline(limit)
            hint = "raise the limit with KG_MAX_SOURCE_BYTES, or make more records of it"
            yield SourceTooLarge(f"the line is longer than {limit} bytes", place=place, hint=hint)
        elif line.strip():
            is_empty = False
            try:
                record = record_source(line.strip(), place, opened.collection)
                yield replace(record, identity=record.identity or _name(opened, number, line))
            except SourceError as error:
                yield error
    if is_empty:
        yield SourceEmpty("there is no record", place=opened.location, hint=HINT)


def _name(opened: Opened, number: int, line: bytes) -> str:
    if opened.name == "-":
        return sha256(line.strip()).hexdigest()
    return f"{opened.name}#{number}"
