"""A ZIP archive in, each readable file in it as a source out."""

from __future__ import annotations

import re
import stat
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from errno import EINVAL
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from kg.errors import (
    SourceEncrypted,
    SourceError,
    SourceGivenTwice,
    SourceMalformed,
    SourceNotSupported,
    SourceTooLarge,
)
from kg.model import Source
from kg.read import formats
from kg.read.opened import Opened, Unpacking
from kg.read.passed import PassedOver
from kg.read.unpack import too_large
from kg.text import nfc

if TYPE_CHECKING:
    from zipfile import ZipFile, ZipInfo

__all__ = ["MEDIA_TYPES", "SUFFIXES", "begins", "members"]

SUFFIXES = (".zip",)
MEDIA_TYPES = ("application/zip", "application/x-zip-compressed")

_PIECE = 65_536
_METHODS = (0, 8)  # stored and deflated; Python unpacks the others without a bound
_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_LIST_BYTES = 50_000_000  # the list of what is in the archive: half a million names
_HINT = "pack it anew, or unpack it and give the folder"
# What Word, LibreOffice and e-books begin with: ZIP inside, but one document
_DOCUMENT = re.compile(rb"mimetype|\[Content_Types\]\.xml|_rels/|docProps/|word/|META-INF/")
# Windows writes names in the encoding of its console or of its desktop, and does not say which.
_NAME_ENCODINGS = ("utf-8", "cp866", "kz1048")
_LETTERS = re.compile("[0-9a-zа-яёәғқңөұүһі ._/()-]", re.IGNORECASE)


def begins(content: bytes) -> bool:
    """Whether the first bytes are those of an archive, and not of a document that is one inside."""
    if content.startswith(b"PK\x05\x06"):
        return True
    return content.startswith(b"PK\x03\x04") and not _DOCUMENT.match(content, 30)


def members(opened: Opened) -> Iterator[Source | SourceError]:
    """The files of the archive in the order of their names, whatever order they were packed in.

    Folders, hidden files and what macOS adds are left out; files of other kinds are one skip.
    """
    from zipfile import ZipFile

    try:
        size = _size(opened)
        with _told("not a ZIP", opened.location), ZipFile(opened.stream) as archive:
            yield from _files(archive, opened, opened.unpacking(size))
    except SourceError as error:
        yield error


@contextmanager
def _told(what: str, place: str) -> Iterator[None]:
    """Tell by SourceMalformed what the standard library stumbles over in a damaged archive."""
    from zipfile import BadZipFile

    try:
        yield
    except (
        *(BadZipFile, zlib.error, EOFError),
        *(ValueError, OverflowError, NotImplementedError),  # of offsets and versions
    ) as error:
        raise SourceMalformed(f"{what}: {error}", place=place, hint=_HINT) from error
    except OSError as error:
        if error.errno != EINVAL:
            raise
        message = f"{what}: a file before its beginning"
        raise SourceMalformed(message, place=place, hint=_HINT) from error


def _files(archive: ZipFile, opened: Opened, count: Unpacking) -> Iterator[Source | SourceError]:
    passed, newest = PassedOver(), {}
    for info in archive.infolist():
        name = _name(info)
        if name in newest:
            place = f"{opened.location}/{name}"
            yield SourceGivenTwice("an older one of two with that name", place=place)
        newest[name] = info  # the last one, as every unpacker has it
    for name, info in sorted(newest.items()):
        if _is_left_out(name, info):
            continue
        place = f"{opened.location}/{name}"
        try:
            _check(name, info, place)
            known = formats.by_name(name)
            if known is None:
                passed.add(PurePosixPath(name).suffix.lower())
                continue
            content = _content(archive, info, opened.limits.source_bytes, count, place)
            kind = formats.media_type(content[:4096], known) or known
            yield Source(f"{opened.name}/{name}", place, opened.collection, kind, content)
        except SourceError as error:
            yield error
            if isinstance(error, SourceTooLarge) and error.place == opened.location:
                break  # a bomb: nothing more of it
    yield from passed.errors(opened.location)


def _name(info: ZipInfo) -> str:
    """The name in the encoding that makes letters of it; backslashes are some packers' slashes."""
    name = info.orig_filename
    if not info.flag_bits & 0x800:
        read = [_read_as(one, name.encode("cp437")) for one in _NAME_ENCODINGS]
        name = max((one for one in (*read, name) if one), key=_share_of_letters)
    return nfc(name.replace("\\", "/"))


def _read_as(encoding: str, raw: bytes) -> str:
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError:
        return ""


def _share_of_letters(name: str) -> float:
    return len(_LETTERS.findall(name)) / len(name)


def _is_left_out(name: str, info: ZipInfo) -> bool:
    steps = [one for one in name.split("/") if one not in ("", ".", "..")]
    is_hidden = any(one.startswith((".", "~$")) or one == "__MACOSX" for one in steps)
    return is_hidden or (name.endswith("/") and not info.file_size)


def _check(name: str, info: ZipInfo, place: str) -> None:
    """Refuse what no honest archive has: nothing is unpacked to disk, but names are identities."""
    if name.startswith("/") or ".." in name.split("/") or re.match("[A-Za-z]:", name):
        raise SourceMalformed("its name leads out of the archive", place=place, hint=_HINT)
    if _CONTROLS.search(name):
        shown = _CONTROLS.sub("?", place)
        raise SourceMalformed("control characters in its name", place=shown, hint=_HINT)
    if stat.S_ISLNK(info.external_attr >> 16):
        raise SourceNotSupported("a link, which is not followed", place=place, hint=_HINT)
    if info.flag_bits & 1:
        hint = "unpack it with its password and give the folder"
        raise SourceEncrypted("a password is needed", place=place, hint=hint)
    if info.compress_type not in _METHODS:
        raise SourceNotSupported(
            f"packed by method {info.compress_type}, which is not read", place=place, hint=_HINT
        )


def _content(archive: ZipFile, info: ZipInfo, limit: int, count: Unpacking, place: str) -> bytes:
    """The bytes of one file; what its header says of their number is not believed."""
    pieces, size = [], 0
    with _told("damaged", place), archive.open(info) as stream:
        while piece := stream.read(_PIECE):
            count.count(len(piece))
            pieces.append(piece)
            size += len(piece)
            if size > limit:
                raise too_large(limit, place)
    return b"".join(pieces)


def _size(opened: Opened) -> int:
    """The archive's bytes; raises SourceTooLarge where its list alone would fill the memory."""
    stream = opened.stream
    size = stream.seek(0, 2)
    stream.seek(max(0, size - 66_000))  # the end's record and the longest comment
    tail = stream.read()
    for mark, at, width in ((b"PK\x05\x06", 12, 4), (b"PK\x06\x06", 40, 8)):
        begin = tail.rfind(mark)
        listed = int.from_bytes(tail[begin + at : begin + at + width], "little")
        if begin >= 0 and _LIST_BYTES < listed < 256**width - 1:
            hint = "unpack it and give the folder"
            raise SourceTooLarge("too many files in it", place=opened.location, hint=hint)
    return size
