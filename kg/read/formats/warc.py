"""A web crawl (WARC) in, the newest capture of each page in it out."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import blake2b
from urllib.parse import urlsplit

from kg.errors import SourceError, SourceMalformed
from kg.model import Metadata, Source
from kg.read import formats
from kg.read.address import is_address, names_an_article
from kg.read.canonical import canonical_url
from kg.read.crawl import Record, content, records
from kg.read.fetch.addresses import known_as, same_site
from kg.read.formats import HTML
from kg.read.opened import Opened
from kg.read.passed import PassedOver

__all__ = ["MEDIA_TYPES", "SUFFIXES", "begins", "members"]

SUFFIXES = (".warc",)  # .warc.gz is unpacked by formats/gzip.py
MEDIA_TYPES = ("application/warc",)

_KINDS = ("response", "resource", "conversion")


def begins(content: bytes) -> bool:
    """Whether the first line is that of a record."""
    return content.startswith(b"WARC/")


def members(opened: Opened) -> Iterator[Source | SourceError]:
    """Each page or document that a server answered with, known as if it were fetched now.

    A page that was captured more than once is read from its newest capture in this file.  Other
    answers, such as pictures, redirects and lists, are one skip.  The crawl's date is not taken for
    that of the article.
    """
    stream, limit, place = opened.stream, opened.limits.source_bytes, opened.location
    passed = PassedOver()
    older = _older(opened)

    def wants(record: Record) -> bool:
        return _is_document(record) and record.number not in older

    is_empty = True
    for record in records(stream, place, limit, wants):
        is_empty = False
        if isinstance(record, SourceError):
            yield record
        elif record.number in older:
            passed.older += 1
        elif wants(record):
            yield _source(record, opened)
        elif record.kind in _KINDS:
            passed.add(record.media_type if record.status == "200" else f"status {record.status}")
    if is_empty:
        yield SourceMalformed("no record in it", place=place, hint="fetch the file anew")
    yield from passed.errors(place)


def _older(opened: Opened) -> set[int]:
    """The numbers of records of which a newer capture is in the file: read once, headers only."""
    newest: dict[int, int] = {}  # by a hash of the address: date and number in one, to stay small
    older = set()
    for record in records(opened.stream, "", 0, lambda one: False):
        if isinstance(record, SourceError) or not _is_document(record):
            continue
        digest = blake2b(
            _name(record.address).encode("utf-8", "surrogatepass"), digest_size=8
        ).digest()
        key, date = int.from_bytes(digest, "big"), _digits(record.date)
        known = newest.get(key)
        if known is not None and known >> 40 >= date:
            older.add(record.number)
            continue
        if known is not None:
            older.add(known & (1 << 40) - 1)
        newest[key] = date << 40 | record.number
    opened.stream.seek(0)
    return older


def _digits(date: str) -> int:
    """``2014-02-26T12:30:00Z`` as a number that grows with time; 0 for what is none."""
    digits = "".join(one for one in date[:19] if one in "0123456789")
    return int(f"{digits:0<14}") if digits else 0


def _is_document(record: Record) -> bool:
    """Whether it is a page or a document of the web; lists of them say nothing themselves."""
    if record.kind not in _KINDS or record.status != "200":
        return False
    if not record.address.lower().startswith(("http:", "https:")):
        return False  # such as wget's own log, or the answer of a name server
    kind = _declared(record)
    return kind is not None and not formats.is_collection(kind)


def _declared(record: Record) -> str | None:
    path = _path(record.address)
    if path == "/robots.txt":
        return None
    if record.media_type in ("", "application/octet-stream"):
        return formats.by_name(path)
    return formats.by_type(record.media_type)


def _name(address: str) -> str:
    try:
        return known_as(address)
    except ValueError:  # such as an IPv6 address without its end
        return address


def _path(address: str) -> str:
    try:
        return urlsplit(address).path
    except ValueError:  # such as an IPv6 address without its end
        return ""


def _source(record: Record, opened: Opened) -> Source | SourceError:
    place = f"{opened.location}#{record.number} {record.address}"
    try:
        body = content(record, opened.limits.source_bytes, place)
    except SourceError as error:
        return error
    kind = declared = str(_declared(record))
    found = formats.media_type(body[:4096], declared)
    if found and not formats.is_collection(found):
        kind = found
    own = canonical_url(body) if kind == HTML else None
    url = own if own and same_site(own, record.address) else _name(record.address)
    return Source(
        url if names_an_article(url) else f"{opened.name}#{record.number}",
        place,
        opened.collection,
        kind,
        body,
        given=Metadata(url=url if is_address(url) else None),
        charset=record.charset,
        captured=record.date or "undated",
    )
