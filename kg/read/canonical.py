"""The bytes of a page in, the addresses that its head gives out: its own, those of feeds."""

from __future__ import annotations

import re
from typing import Any

from kg.read.address import names_an_article

__all__ = ["canonical_url", "feed_links", "stated_addresses"]

_HEAD_BYTES = 200_000
_OWN = re.compile(rb"canonical|og:url", re.IGNORECASE)
_FEED = re.compile(rb"alternate", re.IGNORECASE)
_FEEDS = ("application/rss+xml", "application/atom+xml")
_TAGS = re.compile(r"<(?:link|meta)\b[^<>]*>", re.IGNORECASE)


def canonical_url(content: bytes) -> str | None:
    """The address that a page's head gives as its own; None for none, or for a front page."""
    tree = _head(content, _OWN)
    if tree is None:
        return None
    meta: dict[str, str] = {}
    for one in tree.iter("meta"):
        name = (one.get("property") or one.get("name") or "").lower()
        meta.setdefault(name, one.get("content") or "")
    return stated_addresses(list(tree.iter("link")), meta)


def feed_links(content: bytes) -> list[str]:
    """The feeds that a page's head names, as they stand there."""
    tree = _head(content, _FEED)
    return [
        link.get("href").strip()
        for link in (() if tree is None else tree.iter("link"))
        if "alternate" in (link.get("rel") or "").lower().split()
        and (link.get("type") or "").strip().lower() in _FEEDS
        and (link.get("href") or "").strip()
    ]


def stated_addresses(links: list[Any], meta: dict[str, str]) -> str | None:
    """The first address of an article among the ``<link rel="canonical">`` and ``og:url``."""
    stated = [
        link.get("href") or ""
        for link in links
        if "canonical" in (link.get("rel") or "").lower().split()
    ]
    stated.append(meta.get("og:url") or "")
    return next((url for url in (" ".join(one.split()) for one in stated) if _names(url)), None)


def _names(url: str) -> bool:
    return bool(url) and names_an_article(url)


def _head(content: bytes, signs: re.Pattern[bytes]) -> Any | None:
    """The ``link`` and ``meta`` elements of a page's beginning, where *signs* stand in it."""
    import lxml.html

    head = content[:_HEAD_BYTES]
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        head = head.decode("utf-16", "replace").encode("utf-8", "replace")
    if not signs.search(head):
        return None
    text = head.decode("utf-8", "replace").replace("\0", "")
    tags = "".join(_TAGS.findall(_without(_without(text, "<!--", "-->"), "<script", "</script")))
    return lxml.html.document_fromstring(f"<html><head>{tags}</head><body>") if tags else None


def _without(text: str, begin: str, end: str) -> str:
    """*text* without what stands from *begin* to *end*, in time that grows with its length."""
    kept, at = [], 0
    while (start := text.find(begin, at)) >= 0:
        kept.append(text[at:start])
        at = text.find(end, start)
        if at < 0:
            return "".join(kept)
    kept.append(text[at:])
    return "".join(kept)
