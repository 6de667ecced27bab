"""A record of JSON lines or of a table in, the lines of its text out."""

from __future__ import annotations

from kg.errors import SourceEmpty
from kg.model import Page, Source
from kg.read.formats import RECORD
from kg.read.records import record_object

__all__ = ["MEDIA_TYPES", "SUFFIXES", "read"]

SUFFIXES = ()
MEDIA_TYPES = (RECORD,)


def read(source: Source) -> Page:
    """The lines of a record's ``text``; raises SourceEmpty and SourceMalformed."""
    text = record_object(source.content, source.location)["text"]
    if not text.strip():
        raise SourceEmpty("the text is empty", place=source.location, hint="remove the record")
    return Page(source, tuple(text.splitlines()), metadata=source.given)
