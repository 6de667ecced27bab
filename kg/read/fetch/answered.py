"""An answer of the web in, the source that it is out."""

from __future__ import annotations

import re
from dataclasses import replace
from urllib.parse import urljoin, urlsplit

from kg.errors import SourceNotSupported
from kg.model import Answer, Metadata, Source
from kg.read import formats
from kg.read.address import is_address
from kg.read.canonical import canonical_url, feed_links
from kg.read.fetch.addresses import known_as, same_site
from kg.read.fetch.unpacking import unpacked
from kg.read.formats import HTML, feed, sitemap

__all__ = ["FEED", "SITEMAP", "charset_of", "feeds_of", "kind_of", "source_of", "whole"]

FEED, SITEMAP = feed.MEDIA_TYPES[0], sitemap.MEDIA_TYPES[0]
_GZIP_BEGINS = b"\x1f\x8b"
_CHARSET = re.compile(r";\s*charset\s*=\s*[\"']?([\w.:+-]{1,40})", re.IGNORECASE)


def whole(answer: Answer, most_bytes: int) -> Answer:
    """*answer*, unpacked where it is the ``.gz`` of a page, feed or sitemap."""
    if not answer.content.startswith(_GZIP_BEGINS):
        return answer
    content = unpacked([answer.content], most_bytes, answer.address, compressed=True)
    kind = answer.content_type if "gzip" not in answer.content_type else ""
    return replace(answer, content=content, content_type=kind)


def kind_of(answer: Answer) -> str:
    """The media type by which the answer's format goes here: by how it begins, as it is declared,
    or by its name; raises SourceNotSupported where no format knows any of these.
    """
    path = urlsplit(answer.address).path.removesuffix(".gz")
    supposed = formats.by_type(answer.content_type) or formats.by_name(path)
    found = formats.media_type(answer.content, supposed)
    if found is None:
        kind = answer.content_type or "a kind that it does not tell"
        hint = f"read are pages and {' '.join(formats.suffixes())}"
        raise SourceNotSupported(f"the answer is {kind}", place=answer.address, hint=hint)
    return found


def charset_of(answer: Answer) -> str | None:
    """The encoding that the server declares."""
    found = _CHARSET.search(answer.content_type)
    return found[1].lower() if found else None


def source_of(answer: Answer, collection: str, stated: Metadata) -> Source:
    """The source of an article; raises SourceNotSupported.

    It is known by the address that the page gives as its own, if that is one of the same site: no
    page may take the place of another site's.  Else by where it was, without ``utm_source`` and
    its like.
    """
    kind = kind_of(answer)
    own = canonical_url(answer.content) if kind == HTML else None
    url = own if own and same_site(own, answer.address) else known_as(answer.address)
    return Source(
        identity=url,
        location=answer.address,
        collection=collection,
        media_type=kind,
        content=answer.content,
        given=Metadata(url=url if is_address(url) else None),
        charset=charset_of(answer),
        listed=stated,
    )


def feeds_of(answer: Answer) -> list[str]:
    """The feeds that a page's head names, as absolute addresses, in its order."""
    return [urljoin(answer.address, link) for link in feed_links(answer.content)]
