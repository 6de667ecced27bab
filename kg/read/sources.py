"""Paths in, sources out: walks files and folders and names each article for good."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterable, Iterator
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from kg.errors import (
    SourceError,
    SourceMissing,
    SourceNotSupported,
    SourceTooLarge,
    SourceUnreadable,
)
from kg.model import Metadata, Source
from kg.read.formats import DUMP, HTML, JSON_LINES, media_type
from kg.read.head import canonical_url
from kg.read.records import records
from kg.text import nfc

__all__ = ["from_stream", "identified", "sources"]

_STREAM = "standard input"
_READABLE = "this version reads .html, .txt and .jsonl"


def sources(paths: Iterable[str], limit: int) -> Iterator[Source | SourceError]:
    """Each article's source below *paths*, or the error that keeps it from being one.

    A path is a file, a folder (walked in sorted order, hidden files left out, links to folders not
    followed) or ``-`` for JSON lines on standard input.  *limit* is in bytes, for one article.
    """
    for path in paths:
        if path == "-":
            yield from records(sys.stdin.buffer, "-", "-", _STREAM, limit)
        elif path.startswith(("http://", "https://")):
            hint = "save the page as .html and give the file"
            yield SourceNotSupported("this version does not fetch", place=path, hint=hint)
        elif os.path.isdir(path):
            yield from _folder(Path(path), limit)
        else:
            file = Path(path)
            yield from _file(file, file.name, _absolute(file), limit)


def identified(content: bytes, name: str, kind: str, collection: str, location: str) -> Source:
    """A file's content as a source: known by its canonical URL, else by *name*."""
    url = canonical_url(content) if kind == HTML else None
    given = Metadata(url=url)
    return Source(url or name, location, collection, kind, content, given=given)


def from_stream(stream: BinaryIO, limit: int) -> Iterator[Source | SourceError]:
    """One article of any kind from a stream, which is told by how it begins.

    ``{`` begins JSON lines, ``<`` a web page, anything else a text.  It is known by its hash.
    """
    content = stream.read(limit + 1)
    begin = content.lstrip(b"\xef\xbb\xbf \t\r\n")[:1]
    if len(content) > limit:
        yield SourceTooLarge(f"more than {limit} bytes", place=_STREAM)
    elif begin == b"{":
        yield from records(BytesIO(content), "-", "-", _STREAM, limit)
    else:
        kind = HTML if begin == b"<" else DUMP
        yield identified(content, sha256(content).hexdigest(), kind, "-", _STREAM)


def _folder(folder: Path, limit: int) -> Iterator[Source | SourceError]:
    collection = _absolute(folder)

    def unreadable(error: OSError) -> None:
        failed.append(_unreadable(error, Path(error.filename or folder)))

    failed: list[SourceError] = []
    for root, folders, files in os.walk(folder, onerror=unreadable):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            if not name.startswith("."):
                file = Path(root) / name
                yield from _file(file, file.relative_to(folder).as_posix(), collection, limit)
    yield from failed


def _file(file: Path, name: str, collection: str, limit: int) -> Iterator[Source | SourceError]:
    kind, place, name = media_type(file.name), _shown(file), nfc(_shown(name))
    try:
        size = _size(file)
        if kind is None:
            raise SourceNotSupported(
                f"cannot read {_shown(file.suffix) or 'files without a suffix'}",
                place=place,
                hint=_READABLE,
            )
        if kind == JSON_LINES:
            with file.open("rb") as stream:
                yield from records(stream, name, collection, place, limit)
            return
        if size > limit:
            raise SourceTooLarge(
                f"{size} bytes, more than {limit}",
                place=place,
                hint=f"raise the limit: KG_MAX_SOURCE_BYTES={size}",
            )
        yield identified(file.read_bytes(), name, kind, collection, place)
    except SourceError as error:
        yield error
    except (OSError, ValueError) as error:  # ValueError: a path that no system can have
        yield _unreadable(error, file)


def _size(file: Path) -> int:
    try:
        status = file.stat()
    except FileNotFoundError as error:
        raise SourceMissing(
            "no such file or folder",
            place=_shown(file),
            hint="check the path, for example with ls",
        ) from error
    if not stat.S_ISREG(status.st_mode):
        raise SourceNotSupported("not a regular file", place=_shown(file), hint=_READABLE)
    return status.st_size


def _unreadable(error: OSError | ValueError, path: Path) -> SourceUnreadable:
    reason = getattr(error, "strerror", None) or str(error)
    return SourceUnreadable(reason, place=_shown(path), hint=f"see: ls -ld '{_shown(path)}'")


def _absolute(path: Path) -> str:
    return _shown(path.absolute())


def _shown(path: Path | str) -> str:
    """*path* as text that can be printed and stored: other bytes in it than UTF-8 are spelt out."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")
