"""A text file in, its lines out: plain text, or the text dump of a web page, menus and all."""

from __future__ import annotations

from kg.model import Page, Source
from kg.read.decode import text_of

__all__ = ["MEDIA_TYPES", "SUFFIXES", "read"]

SUFFIXES = (".txt", ".text")
MEDIA_TYPES = ("text/plain",)


def read(source: Source) -> Page:
    """The lines of a text file."""
    text = text_of(source.content, source.location, source.charset)
    return Page(source, tuple(text.splitlines()), metadata=source.given)
