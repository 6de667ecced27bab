"""The pieces of a body as they come in, its bytes out, never more of them than a limit."""

from __future__ import annotations

import zlib
from collections.abc import Iterable

from kg.errors import SourceMalformed, SourceTooLarge

__all__ = ["unpacked"]

_GZIP_OR_ZLIB = zlib.MAX_WBITS | 32  # zlib tells by the first bytes which of the two it is
_GZIP_BEGINS = b"\x1f"


def unpacked(pieces: Iterable[bytes], limit: int, place: str, *, compressed: bool) -> bytes:
    """All of *pieces*, decompressed where they are *compressed*.

    Raises SourceTooLarge as soon as there is more than *limit*, whatever it would become, and
    SourceMalformed for what is no gzip, or half of one.
    """
    found, taken = bytearray(), 0
    stream = zlib.decompressobj(_GZIP_OR_ZLIB)
    try:
        for piece in pieces:
            taken += len(piece)
            rest = piece
            while rest and compressed:
                if stream.eof:  # a gzip file may have several parts, and padding behind them
                    if not rest.startswith(_GZIP_BEGINS):
                        break
                    stream = zlib.decompressobj(_GZIP_OR_ZLIB)
                found += stream.decompress(rest, limit + 1 - len(found))
                _require(max(len(found), taken), limit, place)
                rest = stream.unconsumed_tail or stream.unused_data
            if not compressed:
                found += piece
            _require(max(len(found), taken), limit, place)
    except zlib.error as error:
        raise _broken(f"not gzip: {error}", place) from error
    if compressed and taken and not stream.eof:
        raise _broken("the gzip breaks off", place)
    return bytes(found)


def _require(size: int, limit: int, place: str) -> None:
    if size > limit:
        hint = f"raise the limit: KG_MAX_SOURCE_BYTES={limit * 10}"
        raise SourceTooLarge(f"more than {limit} bytes", place=place, hint=hint)


def _broken(message: str, place: str) -> SourceMalformed:
    return SourceMalformed(message, place=place, hint="try again, or save it as a file")
