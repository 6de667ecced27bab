"""The bytes of a feed (RSS, Atom, RDF) in, its entries out."""

from __future__ import annotations

import re
import warnings
from dataclasses import dataclass
from datetime import date
from email.utils import parsedate
from html import escape
from io import BytesIO
from typing import Any

from kg.errors import SourceMalformed, SourceTooLarge
from kg.model import Metadata
from kg.read.alive import sign
from kg.read.apart import Unread
from kg.read.dates import stated_date
from kg.read.decode import text_of
from kg.read.root import root_element

__all__ = ["Entry", "entries", "is_feed"]

_ROOTS = ("rss", "feed", "rdf")
_RSS_1 = (b"purl.org/rss/", b"my.netscape.com/rdf")  # other RDF is no feed
_DECLARATION = '<?xml version="1.0" encoding="utf-8"?>\n'
_DECLARED = re.compile(r"\A<\?xml\s[^<>]{0,300}\?>")
_LOOKED_AT = 4096
_MOST_BYTES = 10_000_000
_HINT = "look whether it is a feed, or give the address of a page"


@dataclass(frozen=True, slots=True)
class Entry:
    """What a feed tells of one article.

    ``content`` is the article's text as clean HTML, empty where the feed has but a summary.
    """

    address: str
    name: str
    stated: Metadata
    content: str


def is_feed(content: bytes) -> bool:
    """Whether these bytes begin as a feed does."""
    root = root_element(content)
    is_known = root in _ROOTS
    return is_known and (root != "rdf" or any(one in content[:_LOOKED_AT] for one in _RSS_1))


def entries(unread: Unread) -> list[Entry]:
    """The entries of a feed, in its order; where it comes from, its links are seen from.

    A feed that breaks off gives those that are whole.  Raises SourceMalformed for what is no feed,
    SourceTooLarge for one far larger than any of news, and what ``text_of`` raises.
    """
    place, size = unread.location, len(unread.content)
    if size > _MOST_BYTES:
        message = f"a feed of {size} bytes, more than {_MOST_BYTES}"
        raise SourceTooLarge(message, place=place, hint="give the site's sitemap instead")
    parsed = _parsed(text_of(unread.content, place, unread.charset), place)
    if not parsed.get("version") and not parsed.entries:
        reason = " ".join(str(parsed.get("bozo_exception", "no entries in it")).split())
        raise SourceMalformed(f"no feed: {reason}", place=place, hint=_HINT)
    publisher = _plain(parsed.feed.get("title", ""))
    return [_entry(one, publisher, str(parsed.get("version", ""))) for one in parsed.entries]


def _parsed(text: str, place: str) -> Any:
    import feedparser  # type: ignore[import-untyped]  # it has no types; met here alone

    sign()
    # feedparser is left no encoding to look for and to guess, for which it may take hours
    content = _DECLARATION + _DECLARED.sub("", text.lstrip("\ufeff \t\r\n"))
    said = {"content-type": "application/xml; charset=utf-8"}
    if place.startswith("http"):
        said["content-location"] = place
    try:
        with warnings.catch_warnings():  # of what feedparser is going to change in itself
            warnings.simplefilter("ignore", DeprecationWarning)
            # a stream: feedparser would take a text for the address of a feed, and fetch it
            return feedparser.parse(
                BytesIO(content.encode("utf-8", "replace")),
                response_headers=said,
                sanitize_html=True,
                resolve_relative_uris=True,
            )
    except (ValueError, TypeError, LookupError, AttributeError, RecursionError) as error:
        message = f"no feed: {type(error).__name__}: {' '.join(str(error).split())[:200]}"
        raise SourceMalformed(message, place=place, hint=_HINT) from error


def _entry(entry: Any, publisher: str | None, version: str) -> Entry:
    stated = dict.get(entry, "published") or ""
    if not stated and version.startswith("rss"):  # dc:date; that of Atom is the last change
        stated = dict.get(entry, "updated") or ""
    return Entry(
        address=entry.get("link") or "",
        name=entry.get("id") or "",
        stated=Metadata(
            title=_plain(entry.get("title", "")),
            date=_date(str(stated)),
            publisher=publisher,
            author=_plain(entry.get("author", "")),
        ),
        content="\n".join(filter(None, map(_html, entry.get("content") or ()))),
    )


def _html(content: Any) -> str:
    value = (content.get("value") or "").strip()
    if content.get("type") == "text/plain":
        return "".join(f"<p>{escape(line)}</p>" for line in value.splitlines() if line.strip())
    return str(value)


def _plain(text: str) -> str | None:
    """A title without the markup that some feeds have in it."""
    import lxml.etree
    import lxml.html

    if "<" in text or "&" in text:
        try:
            tree: Any = lxml.html.fromstring(f"<p>{text}</p>")
            text = tree.text_content()
        except (lxml.etree.LxmlError, ValueError, AssertionError):
            return None
    return " ".join(text.split()) or None


def _date(stated: str) -> str | None:
    """The day as it was where it was written; no hour of the night moves it into another."""
    found = stated_date(stated)
    parsed = parsedate(stated) if not found and stated else None
    try:
        return date(*parsed[:3]).isoformat() if parsed and parsed[0] >= 1900 else found
    except ValueError:
        return None
