"""Articles that stored searches told of in, an Atom feed (RFC 4287) out.

What it says follows from the store alone, so that the same store gives the same bytes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape
from urllib.parse import quote
from xml.etree import ElementTree as ET

from kg.query.answer import Answer
from kg.query.html import marked
from kg.query.reader import Reader
from kg.query.watching import Fit, answers_of
from kg.store import Watch

__all__ = ["MOST_ENTRIES", "add_entry", "atom_feed", "begun", "written"]

MOST_ENTRIES = 100  # of a feed, the newest
_ATOM = "http://www.w3.org/2005/Atom"
_XML = "{http://www.w3.org/XML/1998/namespace}"
_WEB = ("http://", "https://")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
Links = Iterable[tuple[str, str]]
# What XML 1.0 cannot say, not even escaped.
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class _Entry:
    """An article, the names of the searches that it fits, and when one of them told of it last."""

    fit: Fit
    watches: tuple[str, ...]
    updated: str


def atom_feed(reader: Reader, watches: Sequence[Watch], fits: Iterable[Fit]) -> bytes:
    """The feed of these searches with the newest of what fits them.

    An entry has the article's IRI as its id, so that readers know it again in any later feed.
    """
    entries = _entries(fits)[:MOST_ENTRIES]
    names = ",".join(quote(watch.name, safe="") for watch in watches)
    times = [watch.since for watch in watches] + [one.updated for one in entries]
    title = "kg watch: " + ", ".join(watch.name for watch in watches)
    feed = begun(f"{reader.base_iri}watch/{names}", title, max(times))
    for one in entries:
        for _, answer in answers_of(reader, [one.fit]):
            add_entry(feed, answer, one.updated, categories=one.watches)
    return written(feed)


def begun(
    identity: str, title: str, updated: str, *, language: str = "kk", links: Links = ()
) -> ET.Element:
    """A feed without entries; *links* are relations with what they lead to."""
    feed = ET.Element("feed", {"xmlns": _ATOM, f"{_XML}lang": language})
    _add(feed, "id", identity)
    _add(feed, "title", title)
    _add(feed, "updated", updated)
    for relation, target in links:
        _add(feed, "link", rel=relation, href=target)
    _add(_add(feed, "author"), "name", "agglo-kg")
    return feed


def written(feed: ET.Element) -> bytes:
    """The feed as a document."""
    ET.indent(feed, " ")
    return bytes(ET.tostring(feed, "utf-8", xml_declaration=True)) + b"\n"


def _entries(fits: Iterable[Fit]) -> list[_Entry]:
    """One for each article, the newest first."""
    of_article: dict[str, list[Fit]] = {}
    for fit in fits:
        of_article.setdefault(fit.hit.key, []).append(fit)
    entries = [
        _Entry(
            found[0],
            tuple(fit.watch.name for fit in found),
            max(fit.told or fit.watch.since for fit in found),
        )
        for _, found in sorted(of_article.items())
    ]
    return sorted(entries, key=lambda one: one.updated, reverse=True)


def add_entry(
    feed: ET.Element,
    answer: Answer,
    updated: str,
    *,
    categories: Iterable[str] = (),
    page: str = "",
) -> None:
    """Say of an article what a reader of feeds shows; nothing that a text has steers it.

    It leads to *page*, which says where the article is from, or else there at once.
    """
    known = answer.article.metadata
    entry = _add(feed, "entry")
    _add(entry, "id", answer.iri)
    _add(entry, "title", known.title or answer.article.id)
    _add(entry, "updated", updated)
    if known.date and _DAY.fullmatch(known.date):
        _add(entry, "published", f"{known.date}T00:00:00Z")
    source = known.url if known.url and known.url.startswith(_WEB) else ""  # nothing else is a link
    _add(entry, "link", rel="alternate", href=page or source or answer.iri)
    if page and source:
        _add(entry, "link", rel="via", href=source)
    if known.publisher:
        _add(_add(entry, "author"), "name", known.publisher)
    for name in categories:
        _add(entry, "category", term=name)
    told = "".join(f"<p>{marked(snippet)}</p>" for snippet in answer.snippets)
    _add(entry, "summary", told or escape(known.title or ""), type="html")


def _add(parent: ET.Element, tag: str, text: str = "", **attributes: str | None) -> ET.Element:
    plain = {name: _xml(value) for name, value in attributes.items() if value}
    child = ET.SubElement(parent, tag, plain)
    child.text = _xml(text) or None
    return child


def _xml(text: str) -> str:
    return _NOT_XML.sub("\ufffd", text)
