"""A parsed HTML page in, what its markup says of it out: address, title, date, publisher."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from kg.model import Metadata
from kg.read.address import names_an_article
from kg.read.dates import stated_date
from kg.read.decode import encoding_of

__all__ = ["canonical_url", "feed_links", "metadata", "parsed", "squeezed"]

_HEAD_BYTES = 200_000
_DATES = (
    "article:published_time datepublished pubdate dcterms.issued dcterms.date dc.date.issued"
    " dc.date"
).split()
_PUBLISHERS = "og:site_name dcterms.publisher dc.publisher".split()
_FEEDS = ("application/rss+xml", "application/atom+xml")
_BETWEEN_TITLE_AND_SITE = re.compile(r"\s+(?:::|[-–—|/»«·•])\s+")


def parsed(content: str) -> Any:
    """The tree of a page; raises lxml's errors and ValueError for what is none."""
    import lxml.html

    # our own encoding, whatever the page declares: the text is decoded already
    parser = lxml.html.HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True
    )
    return lxml.html.document_fromstring(content.encode("utf-8", "replace"), parser=parser)


def canonical_url(content: bytes) -> str | None:
    """The address that a page's head gives as its own; None for none, or for a front page."""
    tree = _head(content)
    return None if tree is None else _canonical(tree)


def feed_links(content: bytes) -> list[str]:
    """The feeds that a page's head names, as they stand there."""
    tree = _head(content)
    return [
        link.get("href").strip()
        for link in (() if tree is None else tree.iter("link"))
        if "alternate" in (link.get("rel") or "").lower().split()
        and (link.get("type") or "").strip().lower() in _FEEDS
        and (link.get("href") or "").strip()
    ]


def _head(content: bytes) -> Any:
    """The tree of a page's beginning; None for no page at all, as its reader is going to say."""
    import lxml.etree

    head = content[:_HEAD_BYTES].decode(encoding_of(content), "replace").replace("\0", "")
    try:
        return parsed(head)
    except (lxml.etree.LxmlError, ValueError, AssertionError):
        return None


def metadata(tree: Any) -> Metadata:
    """What the markup of a page states; nothing is guessed from its text or copyright line."""
    said, records = _said(tree), list(_linked_data(tree))
    publisher = next(_publishers(said, records), None)
    return Metadata(
        title=_title(tree, said, publisher),
        date=next(_dates(tree, said, records), None),
        publisher=publisher,
        url=_canonical(tree),
    )


def squeezed(text: object) -> str:
    """*text* in one line with single spaces."""
    return " ".join(text.split()) if isinstance(text, str) else ""


def _canonical(tree: Any) -> str | None:
    stated = [
        link.get("href")
        for link in tree.iter("link")
        if "canonical" in (link.get("rel") or "").lower().split()
    ]
    stated.append(_said(tree).get("og:url"))
    return next((url for url in map(squeezed, stated) if names_an_article(url)), None)


def _said(tree: Any) -> dict[str, str]:
    """The page's ``<meta>`` elements by lower-case name, the first of each, and its ``title``."""
    said: dict[str, str] = {}
    for meta in tree.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop") or ""
        said.setdefault(name.lower(), squeezed(meta.get("content")))
    titles = (one for one in tree.iter("title") if one.getparent().tag != "svg")
    said["title"] = next((squeezed(title.text) for title in titles), "")
    return said


def _title(tree: Any, said: dict[str, str], publisher: str | None) -> str | None:
    """The page's headline: what its title says, without the name of the site.

    The name is known by the headline's standing on the page without it, or by ``og:site_name``.
    """
    stated = said.get("og:title") or said["title"]
    headings = [squeezed(heading.text_content()) for heading in tree.iter("h1")]
    if not stated or stated == publisher:  # a title that is the same on every page tells nothing
        return next((one for one in headings if one and one != publisher), stated or None)
    parts = list(_parts(stated))
    shown = {squeezed(one.text) for one in tree.iter() if one.tag not in ("a", "title", "script")}
    found = [one for one in headings if one and one in stated and one != publisher]
    found += [one for one in (stated, *parts) if one in shown and 2 * len(one) >= len(stated)]
    if found:
        return max(found, key=len)
    without_site = (one for one in parts if publisher and _is_all_but(stated, one, publisher))
    return next(without_site, stated)


def _parts(stated: str) -> Iterator[str]:
    """What stands before and after each mark that may part a headline from a site's name."""
    for mark in _BETWEEN_TITLE_AND_SITE.finditer(stated):
        yield stated[: mark.start()]
        yield stated[mark.end() :]


def _is_all_but(stated: str, part: str, publisher: str) -> bool:
    rest = stated.removeprefix(part) if stated.startswith(part) else stated.removesuffix(part)
    return rest.strip(" :-–—|/»«·•") == publisher.strip("»«")


def _dates(tree: Any, said: dict[str, str], records: list[dict[str, Any]]) -> Iterator[str]:
    stated = [record.get("datePublished") for record in records]
    stated += [said.get(name) for name in _DATES]
    stated += [time.get("datetime") for time in tree.iter("time")]
    for value in stated:
        date = stated_date(value) if isinstance(value, str) else None
        if date:
            yield date


def _publishers(said: dict[str, str], records: list[dict[str, Any]]) -> Iterator[str]:
    stated = [one for record in records for one in _listed(record.get("publisher"))]
    names = [squeezed(one.get("name") if isinstance(one, dict) else one) for one in stated]
    names += [said.get(name, "") for name in _PUBLISHERS]
    yield from filter(None, names)


def _linked_data(tree: Any) -> Iterator[dict[str, Any]]:
    """Each JSON-LD object on the page, those of an ``@graph`` one by one; broken ones are left."""
    for script in tree.iter("script"):
        if (script.get("type") or "").strip().lower() != "application/ld+json":
            continue
        try:
            content = json.loads(script.text or "")
        except (ValueError, RecursionError):
            continue
        for one in _listed(content):
            if isinstance(one, dict):
                yield one
                yield from (part for part in _listed(one.get("@graph")) if isinstance(part, dict))


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]
