"""The survey of a page in, what its markup says of it out: address, title, date, publisher."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from kg.model import Metadata
from kg.read.byline import person
from kg.read.canonical import stated_addresses
from kg.read.dates import marked_date
from kg.read.survey import Survey, squeezed

__all__ = ["headline", "metadata", "title_of"]

_DATES = (
    "article:published_time datepublished pubdate publishdate publish_date published_time"
    " dcterms.issued dcterms.created dcterms.date dc.date.issued dc.date.created dc.date"
    " article:published sailthru.date date"
).split()
_PUBLISHERS = "og:site_name dcterms.publisher dc.publisher publisher".split()
_AUTHORS = "author article:author dc.creator dcterms.creator parsely-author sailthru.author".split()
_BETWEEN_TITLE_AND_SITE = re.compile(r"\s+(?:::|[-–—|/»«·•])\s+")
_ARTICLES = re.compile(r"Article|Posting|Report|Document")


def metadata(found: Survey) -> Metadata:
    """What the markup of a page states; nothing is guessed from its text or copyright line."""
    records = sorted(found.data, key=lambda one: not _is_an_article(one))
    publisher = next(_publishers(found, records), None)
    return Metadata(
        title=title_of(found, publisher, records),
        date=next(_dates(found, records), None),
        publisher=publisher,
        url=stated_addresses(found.links, found.said),
        author=next((one for one in _authors(found, records) if one != publisher), None),
    )


def headline(found: Survey, title: str | None) -> Any | None:
    """The element that shows the title: a heading before any other element that does."""
    if not title:
        return None
    headings = [one for one in found.headings if squeezed(one.text_content()) == title]
    shown = [one for one in found.shown if one.tag != "a" and squeezed(one.text) == title]
    return next(iter((*headings, *shown)), None)


def title_of(
    found: Survey, publisher: str | None, records: list[dict[str, Any]] | None = None
) -> str | None:
    """The page's headline: what its title says, without the name of the site.

    The name is known by the headline's standing on the page without it, or by ``og:site_name``.
    """
    stated = found.stated_title
    headings = [squeezed(one.text_content()) for one in found.headings if one.tag == "h1"]
    if not stated or stated == publisher:  # a title that is the same on every page tells nothing
        told = (squeezed(one.get("headline")) for one in records or ())
        seen = (one for one in headings if one and one != publisher)
        return next(iter((*filter(None, told), *seen)), stated or None)
    parts = list(_parts(stated))
    shown = {squeezed(one.text) for one in found.shown if one.tag != "a"}
    shown |= {squeezed(one.text_content()) for one in found.headings}
    hits = [one for one in headings if one and one in stated and one != publisher]
    hits += [one for one in (stated, *parts) if one in shown and 2 * len(one) >= len(stated)]
    if hits:
        return max(hits, key=len)
    without_site = (one for one in parts if publisher and _is_all_but(stated, one, publisher))
    return next(without_site, stated)


def _is_an_article(record: dict[str, Any]) -> bool:
    return bool(_ARTICLES.search(str(record.get("@type"))))


def _parts(stated: str) -> Iterator[str]:
    """What stands before and after each mark that may part a headline from a site's name."""
    for mark in _BETWEEN_TITLE_AND_SITE.finditer(stated):
        yield stated[: mark.start()]
        yield stated[mark.end() :]


def _is_all_but(stated: str, part: str, publisher: str) -> bool:
    rest = stated.removeprefix(part) if stated.startswith(part) else stated.removesuffix(part)
    return rest.strip(" :-–—|/»«·•") == publisher.strip("»«")


def _dates(found: Survey, records: list[dict[str, Any]]) -> Iterator[str]:
    stated: list[Any] = [record.get("datePublished") for record in records]
    stated += [found.said.get(name) for name in _DATES]
    item = found.microdata.get("datePublished")
    if item is not None:
        stated += [item.get("content"), item.get("datetime"), item.text]
    for value in stated:
        date = marked_date(value) if isinstance(value, str) else None
        if date:
            yield date


def _publishers(found: Survey, records: list[dict[str, Any]]) -> Iterator[str]:
    names = [_name(one) for record in records for one in _listed(record.get("publisher"))]
    names += [found.said.get(name, "") for name in _PUBLISHERS]
    item = found.microdata.get("publisher")
    names += [_item_name(item)] if item is not None else []
    # an address is how other systems find the publisher, not its name
    yield from (one for one in map(squeezed, names) if one and not one.startswith("http"))


def _authors(found: Survey, records: list[dict[str, Any]]) -> Iterator[str]:
    told = [_listed(record.get("author")) for record in records]
    names = [", ".join(filter(None, map(_name, one))) for one in told]
    names += [found.said.get(name, "") for name in _AUTHORS]
    item = found.microdata.get("author")
    names += [_item_name(item)] if item is not None else []
    names += [one.text_content() for one in found.authors if one.get("rel") == "author"]
    yield from filter(None, map(person, names))


def _item_name(item: Any) -> str:
    """The name of a thing in microdata: its content, its part called name, or its text."""
    named = item.find(".//*[@itemprop='name']")
    named = item if named is None else named
    return str(named.get("content") or named.text_content())


def _name(one: Any) -> str:
    return squeezed(one.get("name") if isinstance(one, dict) else one)


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]
