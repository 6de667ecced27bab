"""Paths in, sources out: walks files, folders and collections and names each article for good."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from kg.errors import (
    KgError,
    SourceError,
    SourceMissing,
    SourceNotSupported,
    SourceTooLarge,
    SourceUnreadable,
)
from kg.model import Source
from kg.read import formats
from kg.read.canonical import canonical_url
from kg.read.formats import HTML, TEXT
from kg.read.opened import Allowance, Limits, Opened
from kg.read.unpack import too_large
from kg.text import nfc

__all__ = ["Fetch", "from_stream", "identified", "sources"]

Fetch = Callable[[str], Iterator[Source | SourceError]]

_STREAM = "standard input"
_JSON_LINES = "application/jsonl"
_BEGIN_BYTES = 4096


def sources(
    paths: Iterable[str], limits: Limits, fetch: Fetch | None = None
) -> Iterator[Source | SourceError]:
    """Each article's source below *paths*, or the error that keeps it from being one.

    A path is a file, a folder (walked in sorted order, hidden files left out, links to folders not
    followed), ``-`` for JSON lines on standard input, or an address, which *fetch* gets.
    """
    for path in paths:
        if path == "-":
            opened = Opened(sys.stdin.buffer, "-", "-", _STREAM, limits)
            yield from formats.members(opened, _JSON_LINES)
        elif path.startswith(("http://", "https://")):
            yield from _fetched(path, limits, fetch)
        elif os.path.isdir(path):
            yield from _folder(Path(path), limits)
        else:
            file = Path(path)
            yield from _file(file, file.name, _absolute(file), limits)


def from_stream(stream: BinaryIO, limits: Limits) -> Iterator[Source | SourceError]:
    """One article of any kind from a stream, which is told by how it begins.

    ``{`` begins JSON lines; what no format knows is a text.  It is known by its hash.
    """
    content = stream.read(limits.source_bytes + 1)
    if len(content) > limits.source_bytes:
        yield SourceTooLarge(f"more than {limits.source_bytes} bytes", place=_STREAM)
    elif content.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"{":
        opened = Opened(BytesIO(content), "-", "-", _STREAM, limits)
        yield from formats.members(opened, _JSON_LINES)
    else:
        kind = formats.media_type(content, TEXT) or TEXT
        name = sha256(content).hexdigest()
        yield from _expanded(Source(name, _STREAM, "-", kind, content), limits)


def identified(source: Source) -> Source:
    """*source* by its canonical URL, if it is a page that gives one; else by the name it has."""
    if source.media_type != HTML or source.given_id or source.given.url:
        return source
    url = canonical_url(source.content)
    return replace(source, identity=url, given=replace(source.given, url=url)) if url else source


def _expanded(
    source: Source, limits: Limits, depth: int = 0, allowance: Allowance | None = None
) -> Iterator[Source | SourceError]:
    """*source* itself, or the sources in it where it is a collection, *depth* archives deep."""
    if not formats.is_collection(source.media_type):
        yield identified(source)
        return
    if depth >= limits.nesting:
        hint = "unpack it and give the folder"
        yield SourceNotSupported(
            "an archive in too many archives", place=source.location, hint=hint
        )
        return
    stream = BytesIO(source.content)
    opened = Opened(
        stream,
        source.identity,
        source.collection,
        source.location,
        limits,
        allowance or Allowance(limits.unpacked_bytes),
    )
    yield from _all_of(opened, source.media_type, depth + 1)


def _all_of(opened: Opened, media_type: str, depth: int = 0) -> Iterator[Source | SourceError]:
    try:
        for member in formats.members(opened, media_type):
            if isinstance(member, Source):
                yield from _expanded(member, opened.limits, depth, opened.allowance)
            else:
                yield member
    except (KgError, OSError):
        raise
    except Exception as error:  # one bad archive must not stop a build; it is counted and shown
        yield SourceError.of_fault(error, opened.location)


def _fetched(address: str, limits: Limits, fetch: Fetch | None) -> Iterator[Source | SourceError]:
    if fetch is None:
        hint = "save it as a file, or take it in: kg build ADDRESS"
        yield SourceNotSupported("addresses are not fetched here", place=address, hint=hint)
        return
    for one in fetch(address):
        if isinstance(one, Source):
            yield from _expanded(one, limits)
        else:
            yield one


def _folder(folder: Path, limits: Limits) -> Iterator[Source | SourceError]:
    collection = _absolute(folder)

    def unreadable(error: OSError) -> None:
        failed.append(_unreadable(error, Path(error.filename or folder)))

    failed: list[SourceError] = []
    for root, folders, files in os.walk(folder, onerror=unreadable):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            if not name.startswith((".", "~$")):  # the second: Word's mark of an open document
                file = Path(root) / name
                yield from _file(file, file.relative_to(folder).as_posix(), collection, limits)
    yield from failed


def _file(file: Path, name: str, collection: str, limits: Limits) -> Iterator[Source | SourceError]:
    place, name = _shown(file), nfc(_shown(name))
    try:
        size = _size(file)
        with file.open("rb") as stream:
            begin = stream.read(_BEGIN_BYTES)
            stream.seek(0)
            kind = formats.media_type(begin, formats.by_name(file.name))
            if kind is None:
                raise SourceNotSupported(
                    f"cannot read {_shown(file.suffix) or 'files without a suffix'}",
                    place=place,
                    hint=_readable(),
                )
            if formats.is_collection(kind):
                opened = Opened(stream, name, collection, place, limits)
                yield from _all_of(opened, kind)
                return
            if size > limits.source_bytes:
                raise SourceTooLarge(
                    f"{size} bytes, more than {limits.source_bytes}",
                    place=place,
                    hint=f"raise the limit: KG_MAX_SOURCE_BYTES={size}",
                )
            content = stream.read(limits.source_bytes + 1)  # it may have grown meanwhile
            if len(content) > limits.source_bytes:
                raise too_large(limits.source_bytes, place)
        yield identified(Source(name, place, collection, kind, content))
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
        raise SourceNotSupported("not a regular file", place=_shown(file), hint=_readable())
    return status.st_size


def _readable() -> str:
    return f"read are {' '.join(formats.suffixes())}"


def _unreadable(error: OSError | ValueError, path: Path) -> SourceUnreadable:
    reason = getattr(error, "strerror", None) or str(error)
    return SourceUnreadable(reason, place=_shown(path), hint=f"see: ls -ld '{_shown(path)}'")


def _absolute(path: Path) -> str:
    return _shown(path.absolute())


def _shown(path: Path | str) -> str:
    """*path* as text that can be printed and stored: other bytes in it than UTF-8 are spelt out."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")
