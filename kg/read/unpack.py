"""Packed bytes in, unpacked bytes out, counted, so that no bomb goes off."""

from __future__ import annotations

import io
import zlib
from typing import Any, BinaryIO

from kg.errors import SourceError, SourceMalformed, SourceNotSupported, SourceTooLarge
from kg.read.opened import Opened

__all__ = ["GZIP", "decoded", "gunzipped", "too_large"]

GZIP = b"\x1f\x8b\x08"

_PIECE = 65_536
_GZIP, _ZLIB, _DEFLATE = 16 + zlib.MAX_WBITS, zlib.MAX_WBITS, -zlib.MAX_WBITS


def gunzipped(opened: Opened) -> io.BufferedReader:
    """The unpacked bytes of a stream in gzip, as ``_Gunzipped`` gives them."""
    return io.BufferedReader(_Gunzipped(opened), _PIECE)


def decoded(body: bytes, encoding: str, limit: int, place: str) -> bytes:
    """The *body* of an answer without its ``Content-Encoding``.

    Crawlers unpack bodies and leave the header: one that does not begin as it should stays as it
    is.  Raises SourceTooLarge over *limit* bytes, SourceMalformed, and SourceNotSupported for an
    encoding that is not read here.
    """
    for one in reversed(encoding.lower().replace(",", " ").split()):
        if one in ("gzip", "x-gzip"):
            body = _inflated(body, _GZIP, limit, place) if body.startswith(GZIP) else body
        elif one == "deflate":
            # RFC 9110 means zlib's wrapping; some servers leave it off
            kind = _ZLIB if body[:1] and body[0] & 15 == 8 else _DEFLATE
            body = _inflated(body, kind, limit, place)
        elif one != "identity":
            raise SourceNotSupported(
                f"compressed with {one[:20]}, which is not read",
                place=place,
                hint="crawl anew with Accept-Encoding: gzip",
            )
    return body


def too_large(limit: int, place: str) -> SourceTooLarge:
    """The error of one article over *limit* bytes."""
    hint = f"raise the limit: KG_MAX_SOURCE_BYTES={limit * 2}"
    return SourceTooLarge(f"more than {limit} bytes", place=place, hint=hint)


def _inflated(body: bytes, kind: int, limit: int, place: str) -> bytes:
    unpack = zlib.decompressobj(kind)
    try:
        found = unpack.decompress(body, limit + 1)
    except zlib.error as error:
        raise SourceMalformed(f"damaged: {error}", place=place, hint="fetch it anew") from error
    if len(found) > limit:
        raise too_large(limit, place)
    return found


class _Gunzipped(io.RawIOBase):
    """The unpacked bytes of one gzip member after the other.

    Where one is damaged or cut off SourceMalformed is raised once, and the next read goes on at the
    next member.  Raises SourceTooLarge where all of it is too much.
    """

    def __init__(self, opened: Opened) -> None:
        super().__init__()
        self._stream: BinaryIO = opened.stream
        self._count = opened.unpacking()
        self._packed = b""
        self._member: Any = None
        self._is_lost = False  # after damage, until a member is found again
        self._waiting: SourceError | None = None
        self._position = 0

    def readable(self) -> bool:
        """Yes."""
        return True

    def seekable(self) -> bool:
        """To the beginning only."""
        return True

    def tell(self) -> int:
        """How many bytes were read."""
        return self._position

    def seek(self, offset: int, whence: int = 0) -> int:
        """Begin anew: what was unpacked so far counts no more."""
        if offset or whence:
            raise OSError("only the beginning can be sought")
        self._stream.seek(0)
        self._count.allowance.left += self._count.unpacked
        self._count.packed = self._count.unpacked = self._position = 0
        self._packed, self._member, self._is_lost, self._waiting = b"", None, False, None
        return 0

    def readinto(self, buffer: Any) -> int:
        """Fill *buffer* as far as there are bytes; an error waits for those before it."""
        size = 0
        error, self._waiting = self._waiting, None
        while error is None and size < len(buffer):
            try:
                piece = self._piece(len(buffer) - size)
            except SourceError as found:
                error = found
                break
            if not piece:
                return size
            buffer[size : size + len(piece)] = piece
            size += len(piece)
            self._position += len(piece)
        if error and not size:
            raise error
        self._waiting = error
        return size

    def _piece(self, size: int) -> bytes:
        """At most *size* bytes; none at the end."""
        while self._more() and self._is_in_a_member():
            try:
                found: bytes = self._member.decompress(self._packed, size)
            except zlib.error as error:
                self._packed, self._member = self._packed[1:], None
                if not self._is_lost:
                    self._is_lost = True
                    raise self._damaged("damaged") from error
                continue
            is_whole = self._member.eof
            self._packed = self._member.unused_data if is_whole else self._member.unconsumed_tail
            self._member = None if is_whole else self._member
            if found:
                self._is_lost = False
                self._count.count(len(found))
                return found
        if self._member is not None:
            self._member = None
            raise self._damaged("cut off")
        return b""

    def _more(self, at_least: int = 1) -> bool:
        while len(self._packed) < at_least:
            piece = self._stream.read(_PIECE)
            if not piece:
                return False
            self._packed += piece
            self._count.packed += len(piece)
        return True

    def _is_in_a_member(self) -> bool:
        """Whether the next bytes belong to a member: after damage the next one is looked for."""
        while self._member is None:
            if not self._is_lost:
                self._packed = self._packed.lstrip(b"\0")  # tape drives fill blocks with them
            if not self._more(len(GZIP)):
                self._packed = b""
                return False
            at = self._packed.find(GZIP)
            if at == 0:
                self._member = zlib.decompressobj(_GZIP)
            elif self._is_lost:
                self._packed = self._packed[at:] if at > 0 else self._packed[1 - len(GZIP) :]
            else:
                self._is_lost = True
                raise self._damaged("no gzip")
        return True

    def _damaged(self, how: str) -> SourceMalformed:
        return SourceMalformed(
            f"{how} after {self._count.unpacked} bytes",
            place=self._count.place,
            hint="fetch the file anew",
        )
