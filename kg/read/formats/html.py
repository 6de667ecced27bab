"""An HTML page in, its article's lines out, with what the page's markup says of itself."""

from __future__ import annotations

import re
from typing import Any

from kg.errors import SourceEmpty, SourceMalformed
from kg.model import Page, Source
from kg.read.decode import text_of
from kg.read.head import metadata, parsed, squeezed
from kg.read.layout import unwrap_layout_tables

__all__ = ["MEDIA_TYPES", "SUFFIXES", "begins", "read"]

SUFFIXES = (".html", ".htm", ".xhtml")
MEDIA_TYPES = ("text/html", "application/xhtml+xml")

_HINT = "give its text as .txt"
_BEGIN = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*"
    rb"<(?:!doctype html|html|head|body|meta|title|article|section|div|table|p|h[1-6])\b",
    re.IGNORECASE | re.DOTALL,
)


def begins(content: bytes) -> bool:
    """Whether the first thing that stands there is the beginning of a page."""
    return _BEGIN.match(content) is not None


def read(source: Source) -> Page:
    """The main text of a page as trafilatura finds it, and the texts of all its links."""
    import lxml.etree
    import trafilatura

    content = text_of(source.content, source.location, source.charset)
    try:
        tree: Any = parsed(content)
    except (lxml.etree.LxmlError, ValueError, AssertionError) as error:
        raise SourceMalformed(
            f"not HTML: {squeezed(str(error))}", place=source.location, hint=_HINT
        ) from error
    stated = source.given.filled(metadata(tree))
    links = tuple(squeezed(link.text_content()) for link in tree.iter("a"))
    unwrap_layout_tables(tree)
    found: Any = trafilatura.bare_extraction(tree, fast=True, include_comments=False)
    if found is None or not found.text:
        raise SourceEmpty("no article text on the page", place=source.location, hint=_HINT)
    return Page(source, tuple(found.text.splitlines()), links, stated)
