"""The bytes of a page in, the address that its head gives as its own out."""

from __future__ import annotations

import re
from typing import Any

from kg.read.address import names_an_article

__all__ = ["canonical_url", "stated_addresses"]

_HEAD_BYTES = 200_000
_SIGNS = re.compile(rb"canonical|og:url", re.IGNORECASE)
_TAGS = re.compile(r"<(?:link|meta)\b[^<>]*>", re.IGNORECASE)


def canonical_url(content: bytes) -> str | None:
    """The address that a page's head gives as its own; None for none, or for a front page."""
    head = content[:_HEAD_BYTES]
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        head = head.decode("utf-16", "replace").encode("utf-8", "replace")
    if not _SIGNS.search(head):
        return None
    text = head.decode("utf-8", "replace").replace("\0", "")
    tags = _TAGS.findall(_without(_without(text, "<!--", "-->"), "<script", "</script"))
    return _first_article("".join(tags)) if tags else None


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


def _first_article(tags: str) -> str | None:
    import lxml.html

    tree = lxml.html.document_fromstring(f"<html><head>{tags}</head><body>")
    meta: dict[str, str] = {}
    for one in tree.iter("meta"):
        name = (one.get("property") or one.get("name") or "").lower()
        meta.setdefault(name, one.get("content") or "")
    return stated_addresses(list(tree.iter("link")), meta)


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
