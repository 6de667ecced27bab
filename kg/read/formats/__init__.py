"""Names and bytes in, formats out: each module in this folder reads one format.

A new format is one file here.  A document's module has

    SUFFIXES = (".html", ".htm")            how such files are named
    MEDIA_TYPES = ("text/html",)            what servers call it; the first one is its name here
    def begins(content: bytes) -> bool      (if it can be told) whether these bytes are one
    def read(source: Source) -> Page        the document's lines

and that of a collection, which holds many sources, has ``members`` in the place of ``read``:

    def members(opened: Opened) -> Iterator[Source | SourceError]

Modules are imported to be asked, so what is heavy is imported inside ``read`` and ``members``.
"""

from __future__ import annotations

import pkgutil
from dataclasses import replace
from functools import cache
from importlib import import_module
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from kg.model import Page, Source

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.errors import SourceError
    from kg.read.opened import Opened

__all__ = [
    "TEXT",
    "by_name",
    "by_type",
    "is_collection",
    "media_type",
    "members",
    "page",
    "suffixes",
]

TEXT, HTML, PDF = "text/plain", "text/html", "application/pdf"
RECORD = "application/x-agglo-kg-record"  # one object of JSON lines, one row of a table


def page(source: Source) -> Page:
    """What *source* holds, read in its own format.

    Raises SourceNotText, SourceEmpty or SourceMalformed, each with the source's place.
    """
    result: Page = _by_type()[source.media_type].read(source)
    return replace(result, metadata=result.metadata.filled(source.listed))


def members(opened: Opened, media_type: str) -> Iterator[Source | SourceError]:
    """Each source in a collection of that type, or the error that keeps it from being one."""
    found: Iterator[Source | SourceError] = _by_type()[media_type].members(opened)
    return found


def is_collection(media_type: str) -> bool:
    """Whether sources of that type hold other sources."""
    return hasattr(_by_type()[media_type], "members")


def by_name(name: str) -> str | None:
    """The media type that a file's name speaks of; None for one that no format here claims."""
    found = _by_suffix().get(PurePath(name).suffix.lower())
    return str(found.MEDIA_TYPES[0]) if found else None


def by_type(declared: str) -> str | None:
    """The name here of what a server or archive declared, such as ``text/html; charset=x``."""
    found = _by_type().get(declared.partition(";")[0].strip().lower())
    return str(found.MEDIA_TYPES[0]) if found else None


def media_type(content: bytes, supposed: str | None) -> str | None:
    """What *content* is by how it begins; *supposed*, if no format knows it by that.

    The *supposed* one is asked first: a DOCX file begins as any ZIP does.
    """
    expected = _by_type().get(supposed or "")
    for one in (expected, *_formats()):
        if hasattr(one, "begins") and one.begins(content):
            return str(one.MEDIA_TYPES[0])
    return supposed


def suffixes() -> list[str]:
    """The endings of the files that are read, in alphabetical order."""
    return sorted(_by_suffix())


@cache
def _formats() -> tuple[Any, ...]:
    names = sorted(one.name for one in pkgutil.iter_modules(__path__))
    return tuple(import_module(f"{__name__}.{name}") for name in names)


@cache
def _by_suffix() -> dict[str, Any]:
    return {suffix: one for one in _formats() for suffix in one.SUFFIXES}


@cache
def _by_type() -> dict[str, Any]:
    return {name: one for one in _formats() for name in one.MEDIA_TYPES}
