"""A feed's file in, one source an entry out; the pages themselves are fetched by its address."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from html import escape

from kg.errors import SourceEmpty, SourceError, SourceTooLarge
from kg.model import Source
from kg.read.address import names_an_article
from kg.read.apart import Unread
from kg.read.feeds import Entry, entries, is_feed
from kg.read.formats import HTML
from kg.read.opened import Opened

__all__ = ["MEDIA_TYPES", "SUFFIXES", "begins", "members"]

SUFFIXES = (".rss", ".atom", ".xml")
MEDIA_TYPES = (
    "application/rss+xml",
    "application/atom+xml",
    "application/rdf+xml",
    "application/xml",
    "text/xml",
)

_HINT = "give the feed's address, so that its pages are fetched: kg build https://..."


def begins(content: bytes) -> bool:
    """Whether the root of the XML is that of RSS, Atom or RSS 1.0."""
    return is_feed(content)


def members(opened: Opened) -> Iterator[Source | SourceError]:
    """Each entry with its whole text as a page, and SourceEmpty for one that has a summary only."""
    limit = opened.limits.source_bytes
    content = opened.stream.read(limit + 1)
    if len(content) > limit:
        hint = f"raise the limit: KG_MAX_SOURCE_BYTES={limit * 10}"
        yield SourceTooLarge(f"more than {limit} bytes", place=opened.location, hint=hint)
        return
    try:
        found = opened.limits.apart(entries, Unread(opened.location, content))
    except SourceError as error:
        yield error
        return
    if not found:
        yield SourceEmpty("there is no entry", place=opened.location, hint=_HINT)
    for number, entry in enumerate(found, 1):
        yield _member(entry, number, opened)


def _member(entry: Entry, number: int, opened: Opened) -> Source | SourceError:
    place = entry.address or f"{opened.location}#{number}"
    if not entry.content:
        title = entry.stated.title or "an entry"
        return SourceEmpty(f"only a summary of «{title}»", place=place, hint=_HINT)
    address = entry.address if names_an_article(entry.address) else ""
    heading = escape(entry.stated.title or "")
    page = (
        "<!doctype html><html><head><meta charset='utf-8'></head><body><article>"
        f"<h1>{heading}</h1>\n{entry.content}</article></body></html>"
    )
    return Source(
        identity=address or f"{opened.name}#{entry.name or number}",
        location=place,
        collection=opened.collection,
        media_type=HTML,
        content=page.encode("utf-8", "replace"),
        given=replace(entry.stated, url=address or None),
    )
