"""An HTML page in, its article's lines out, with what the page's markup says of itself."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any
from urllib.parse import urlsplit

from kg.errors import SourceEmpty, SourceMalformed
from kg.model import Metadata, Page, Source
from kg.read.decode import text_of

__all__ = ["canonical_url", "read"]

_HEAD_BYTES = 200_000
_ISO_DATE = re.compile(r"\d{4}-\d\d-\d\d")


def read(source: Source) -> Page:
    """The main text of a page as trafilatura finds it, and the texts of all its links.

    Dates are taken from markup that states them (JSON-LD, ``article:published_time``, ``<time>``);
    nothing is guessed from the page's address or copyright line.
    """
    import lxml.html
    import trafilatura

    content = text_of(source.content, source.location).encode()
    try:
        tree: Any = lxml.html.document_fromstring(content, parser=_parser())
    except (lxml.etree.LxmlError, ValueError, AssertionError) as error:
        raise SourceMalformed(f"not HTML: {error}", place=source.location) from error
    found: Any = trafilatura.bare_extraction(tree, fast=True, include_comments=False)
    if found is None or not found.text:
        raise SourceEmpty(
            "no article text on the page", place=source.location, hint="give its text as .txt"
        )
    links = tuple(_squeezed(link.text_content()) for link in tree.iter("a"))
    return Page(source, tuple(found.text.splitlines()), links, _metadata(source, content, tree))


def canonical_url(content: bytes) -> str | None:
    """The address that a page gives as its own; None for none, or for a site's front page."""
    head = _Head()
    head.feed(content[:_HEAD_BYTES].decode("utf-8", "replace"))
    for url in (head.canonical, head.properties.get("og:url")):
        parts = urlsplit(url or "")
        if parts.scheme in ("http", "https") and parts.netloc and parts.path.strip("/"):
            return url
    return None


def _parser() -> Any:
    import lxml.html

    return lxml.html.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True)


def _metadata(source: Source, content: bytes, tree: Any) -> Metadata:
    head = _Head()
    head.feed(content[:_HEAD_BYTES].decode("utf-8", "replace"))
    records = list(_linked_data(tree))
    return Metadata(
        title=source.given.title or _title(tree, head),
        date=source.given.date or _date(tree, head, records),
        publisher=source.given.publisher or _publisher(head, records),
        url=source.given.url or canonical_url(content),
        license=source.given.license,
    )


def _title(tree: Any, head: _Head) -> str | None:
    """The page's headline: its first ``<h1>`` that its title repeats, else what its title says."""
    title = _squeezed(head.properties.get("og:title") or head.title)
    for heading in tree.iter("h1"):
        text = _squeezed(heading.text_content())
        if text and (text in title or not title):
            return text
    return title or None


def _date(tree: Any, head: _Head, records: list[dict[str, Any]]) -> str | None:
    stated = [record.get("datePublished") for record in records]
    stated.append(head.properties.get("article:published_time"))
    stated += [time.get("datetime") for time in tree.iter("time")]
    for value in stated:
        match = _ISO_DATE.match(str(value or ""))
        if match:
            return match.group()
    return None


def _publisher(head: _Head, records: list[dict[str, Any]]) -> str | None:
    for record in records:
        publisher = record.get("publisher")
        if isinstance(publisher, dict) and isinstance(publisher.get("name"), str):
            return _squeezed(publisher["name"])
    return _squeezed(head.properties.get("og:site_name")) or None


def _linked_data(tree: Any) -> Iterator[dict[str, Any]]:
    """Each JSON-LD object on the page, those of an ``@graph`` one by one; broken ones are left."""
    for script in tree.iter("script"):
        if script.get("type") != "application/ld+json":
            continue
        try:
            content = json.loads(script.text or "")
        except (ValueError, RecursionError):
            continue
        for one in content if isinstance(content, list) else [content]:
            if isinstance(one, dict):
                yield one
                yield from (part for part in one.get("@graph", ()) if isinstance(part, dict))


def _squeezed(text: str | None) -> str:
    return " ".join((text or "").split())


class _Head(HTMLParser):
    """The title, canonical address and ``<meta>`` properties of a page."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.canonical: str | None = None
        self.properties: dict[str, str] = {}
        self.title = ""
        self._in_title = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take note of the tags that say something of the whole page."""
        found = {name: value or "" for name, value in attrs}
        if tag == "link" and found.get("rel", "").lower() == "canonical":
            self.canonical = self.canonical or found.get("href")
        elif tag == "meta":
            name = found.get("property") or found.get("name") or ""
            self.properties.setdefault(name.lower(), found.get("content", ""))
        self._in_title = tag == "title" and not self.title

    def handle_endtag(self, tag: str) -> None:
        """The title ends here."""
        self._in_title = False

    def handle_data(self, data: str) -> None:
        """The text of the title."""
        if self._in_title:
            self.title += data
