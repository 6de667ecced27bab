"""A sitemap's file in, the advice to give its address out: it names pages, and holds none."""

from __future__ import annotations

from collections.abc import Iterator

from kg.errors import SourceError, SourceNotSupported
from kg.model import Source
from kg.read.opened import Opened
from kg.read.sitemaps import is_sitemap

__all__ = ["MEDIA_TYPES", "SUFFIXES", "begins", "members"]

SUFFIXES = ()
MEDIA_TYPES = ("application/x-sitemap+xml",)


def begins(content: bytes) -> bool:
    """Whether the root of the XML is that of a sitemap or of an index of sitemaps."""
    return is_sitemap(content)


def members(opened: Opened) -> Iterator[Source | SourceError]:
    """The one error that says how the pages are got."""
    yield SourceNotSupported(
        "a sitemap holds no text, only addresses",
        place=opened.location,
        hint="give its address, so that its pages are fetched: kg build https://.../sitemap.xml",
    )
