"""The bytes of a sitemap in, the addresses of pages and of further sitemaps out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from kg.errors import SourceMalformed
from kg.model import Metadata
from kg.read.alive import sign
from kg.read.apart import Unread
from kg.read.dates import stated_date
from kg.read.root import root_element

__all__ = ["Listed", "is_sitemap", "listed"]

_ROOTS = ("urlset", "sitemapindex")


@dataclass(frozen=True, slots=True)
class Listed:
    """An address in a sitemap, and what the sitemap says of the page if it is one of news."""

    address: str
    is_sitemap: bool
    stated: Metadata


def is_sitemap(content: bytes) -> bool:
    """Whether these bytes begin as a sitemap, or as an index of sitemaps."""
    return root_element(content) in _ROOTS


def listed(unread: Unread) -> list[Listed | SourceMalformed]:
    """Each address of a sitemap or of an index of them, in its order.

    Where the XML breaks the last one is the error that says so.  No entity of a stranger's is
    expanded and nothing is loaded.
    """
    return list(_all_of(unread))


def _all_of(unread: Unread) -> Iterator[Listed | SourceMalformed]:
    import lxml.etree

    steps = lxml.etree.iterparse(
        BytesIO(unread.content),
        events=("end",),
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
    )
    try:
        for _, element in steps:
            kind = _name(element)
            if kind in ("url", "sitemap"):
                found = _listed(element, kind == "sitemap")
                if found.address:
                    yield found
                sign()
                _forget(element)
    except lxml.etree.XMLSyntaxError as error:
        reason = " ".join(str(error).split())
        message, hint = f"the sitemap breaks off: {reason}", "tell the site of it"
        yield SourceMalformed(message, place=unread.location, hint=hint)


def _listed(element: Any, is_sitemap: bool) -> Listed:
    said: dict[str, str] = {}
    for one in element.iter():
        said.setdefault(_name(one), " ".join((one.text or "").split()))
    title = said.get("title") if "news" in said else None
    date = stated_date(said.get("publication_date", "")) if "news" in said else None
    return Listed(said.get("loc", ""), is_sitemap, Metadata(title=title or None, date=date))


def _name(element: Any) -> str:
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def _forget(element: Any) -> None:
    """Let go of what was read, so that a sitemap of 50,000 pages takes no more memory than one."""
    element.clear()
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]
