"""A WARC stream in, its records out; what a damaged one costs is that record.

ISO 28500: a record is ``WARC/1.x``, headers, a blank line, as many bytes as ``Content-Length``
says, and two blank lines.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any, BinaryIO

from kg.errors import SourceError, SourceMalformed, SourceTooLarge
from kg.read.unpack import decoded, too_large

__all__ = ["Record", "content", "records"]

_LINE_BYTES = 65_536
_HEAD_BYTES = 1_000_000
_HINT = "the rest is read; crawl the page anew if you miss it"
_HTTP = ("HTTP/1.0", "HTTP/1.1", "HTTP/2", "HTTP/3")
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]+)", re.IGNORECASE)


@dataclass(slots=True)
class Record:
    """One record: *kind* is ``response``, ``resource`` ...; *body* is there where it was wanted.

    ``media_type`` and ``charset`` are what the server declared, ``status`` is what it answered.
    """

    number: int
    kind: str
    address: str
    date: str
    media_type: str = ""
    charset: str | None = None
    status: str = "200"
    encoding: str = ""
    is_chunked: bool = False
    body: bytes = b""


def records(
    stream: BinaryIO, place: str, limit: int, wants: Callable[[Record], bool]
) -> Iterator[Record | SourceError]:
    """Each record in order, with its body where it *wants* one of at most *limit* bytes.

    Yields an error for a record that is damaged, cut off, or not as long as it says.
    """
    waiting: Record | SourceError | None = None
    number = 0
    while True:
        try:
            begin, is_clean = _next_begin(stream)
            if isinstance(waiting, Record) and not is_clean:
                here = f"{place}#{number}"
                yield SourceMalformed("not as long as it says", place=here, hint=_HINT)
            elif waiting is not None:
                yield waiting
            elif not is_clean:
                yield SourceMalformed("no WARC record there", place=place, hint=_HINT)
            waiting = None
            if not begin:
                return
            number += 1
            waiting = _record(stream, number, place, limit, wants)
        except SourceTooLarge as error:
            yield error
            if error.place == place:  # of the whole archive
                return
        except SourceError as error:  # of one record, or of the packed stream under it
            if waiting is not None:
                yield waiting
            waiting = None
            yield error


def content(record: Record, limit: int, place: str) -> bytes:
    """The body as a browser sees it; raises SourceTooLarge, SourceMalformed, SourceNotSupported."""
    from warcio.bufferedreaders import ChunkedDataReader  # type: ignore[import-untyped]

    body = record.body
    if record.is_chunked:  # a body that is not, as some crawlers keep it, stays as it is
        body = ChunkedDataReader(BytesIO(body)).read()
    return decoded(body, record.encoding, limit, place)


def _next_begin(stream: BinaryIO) -> tuple[bytes, bool]:
    """The line that a record begins with, empty at the end; whether only blank ones went before."""
    is_clean = True
    while line := stream.readline(_LINE_BYTES):
        if line.startswith(b"WARC/"):
            break
        is_clean = is_clean and not line.strip()
    return line, is_clean


def _record(
    stream: BinaryIO, number: int, place: str, limit: int, wants: Callable[[Record], bool]
) -> Record | SourceError:
    """The record whose headers come next; the stream stands behind it afterwards."""
    from warcio.limitreader import LimitReader  # type: ignore[import-untyped]

    here = f"{place}#{number}"
    headers = _parsed(b"WARC/1.1\r\n" + _head(stream, here), ("WARC/1.1",), here)
    length = headers.get_header("Content-Length", "")
    if not (length.isascii() and length.isdigit() and len(length) < 20):
        return SourceMalformed("no Content-Length", place=here, hint=_HINT)
    block: Any = LimitReader(stream, int(length))
    found: Record | SourceError
    try:
        found = _opened(block, headers, number, here)
        if wants(found):
            if block.limit > limit:
                raise too_large(limit, here)
            found.body = block.read(block.limit)
    except SourceError as error:
        found = error
    while block.read(_LINE_BYTES):
        pass
    if block.limit:
        return SourceMalformed("cut off", place=here, hint="fetch the file anew")
    return found


def _opened(block: Any, headers: Any, number: int, place: str) -> Record:
    """The record without its body, which is what is left of *block* then."""
    record = Record(
        number,
        headers.get_header("WARC-Type", "").lower(),
        headers.get_header("WARC-Target-URI", "").strip("<>").replace(" ", "%20"),
        headers.get_header("WARC-Date", ""),
    )
    declared = headers.get_header("Content-Type", "")
    if record.kind == "response" and record.address.lower().startswith(("http:", "https:")):
        answer = _parsed(_head(block, place), _HTTP, place)
        record.status = answer.get_statuscode()
        declared = answer.get_header("Content-Type", "")
        record.encoding = answer.get_header("Content-Encoding", "")
        record.is_chunked = "chunked" in answer.get_header("Transfer-Encoding", "").lower()
    charset = _CHARSET.search(declared)
    record.charset = charset[1] if charset else None
    record.media_type = declared.partition(";")[0].strip().lower()
    return record


def _head(stream: Any, place: str) -> bytes:
    """The lines before the next blank one."""
    lines, size = [], 0
    while (line := stream.readline(_LINE_BYTES)).strip():
        lines.append(line)
        size += len(line)
        if size > _HEAD_BYTES:
            raise SourceMalformed("its headers have no end", place=place, hint=_HINT)
    return b"".join(lines)


def _parsed(head: bytes, versions: tuple[str, ...], place: str) -> Any:
    from warcio.statusandheaders import StatusAndHeadersParser, StatusAndHeadersParserException  # type: ignore[import-untyped]

    try:
        return StatusAndHeadersParser(list(versions)).parse(BytesIO(head))
    except (StatusAndHeadersParserException, EOFError) as error:
        raise SourceMalformed("no HTTP answer in it", place=place, hint=_HINT) from error
