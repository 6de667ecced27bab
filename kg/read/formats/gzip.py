"""A file in gzip in, the article or the collection that is packed in it out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kg.errors import SourceEmpty, SourceError, SourceNotSupported
from kg.model import Source
from kg.read import formats
from kg.read.opened import Opened
from kg.read.unpack import GZIP, gunzipped, too_large

__all__ = ["MEDIA_TYPES", "SUFFIXES", "begins", "members"]

SUFFIXES = (".gz",)
MEDIA_TYPES = ("application/gzip", "application/x-gzip")

_NEEDS_SEEKING = ("application/zip",)


def begins(content: bytes) -> bool:
    """Whether the first bytes are those of a gzip member."""
    return content.startswith(GZIP)


def members(opened: Opened) -> Iterator[Source | SourceError]:
    """What is packed: one article under the packed file's name, or all of a packed collection.

    What was read before the stream turned out to be damaged is kept.
    """
    try:
        yield from _members(opened)
    except SourceError as error:
        yield error


def _members(opened: Opened) -> Iterator[Source | SourceError]:
    stream, limit = gunzipped(opened), opened.limits.source_bytes
    begin = stream.peek(4096)
    if not begin:
        raise SourceEmpty("nothing is packed in it", place=opened.location, hint="remove it")
    kind = formats.media_type(begin[:4096], formats.by_name(_inner_name(opened.name)))
    if kind is None or kind in MEDIA_TYPES:
        hint = "unpack it and give the file, with a suffix that tells its kind"
        raise SourceNotSupported("what is packed is not known", place=opened.location, hint=hint)
    if formats.is_collection(kind) and kind not in _NEEDS_SEEKING:
        yield from formats.members(replace(opened, stream=stream), kind)
        return
    content = stream.read(limit + 1)
    if len(content) > limit:
        raise too_large(limit, opened.location)
    yield Source(opened.name, opened.location, opened.collection, kind, content)


def _inner_name(name: str) -> str:
    return name[: -len(".gz")] if name.lower().endswith(".gz") else name
