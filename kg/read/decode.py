"""Bytes in, text out, by the encodings that can be told for sure."""

from __future__ import annotations

import codecs
import re

from kg.errors import SourceEmpty, SourceNotText
from kg.read.encodings import declared_in, one_byte_encoding, wide_encoding
from kg.read.mojibake import mended

__all__ = ["text_of"]

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # begins with the mark of UTF-16, so it is looked for first
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_NEVER_IN_TEXT = re.compile(rb"[\x00-\x08\x0e-\x19\x1c-\x1f]")
_LETTERS_FOR_A_BROKEN_ONE = 50


def text_of(content: bytes, place: str, declared: str | None = None) -> str:
    """*content* as text, with what was read in a wrong encoding before mended.

    What tells the encoding, in this order: the byte order mark; that it is valid UTF-8; which
    encoding with one byte a letter makes words of it, where *declared* by the server and what a
    page declares decide between equals.  A few broken letters in UTF-8 become U+FFFD.
    Raises SourceEmpty where there is nothing but white space, SourceNotText for binary content and
    for other encodings.
    """
    if not content.strip():
        raise SourceEmpty("the file is empty", place=place, hint="remove it or fill it")
    text = _decoded(content, place, declared)
    if not text.strip().strip("\ufeff"):
        raise SourceEmpty("there is only white space", place=place, hint="remove it or fill it")
    return mended(text)


def _decoded(content: bytes, place: str, declared: str | None) -> str:
    marked = next((name for mark, name in _BYTE_ORDER_MARKS if content.startswith(mark)), None)
    encoding = marked or "utf-8"
    if not (b"\0" in content and encoding.startswith("utf-8")):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError as error:
            text = content.decode(encoding, "replace")
            if _is_nearly_whole(text):
                return text
            if marked:
                raise _not_text(f"not {encoding.upper()} at byte {error.start}", place) from error
    found = wide_encoding(content) if b"\0" in content else None
    if not found and _is_binary(content):
        raise _not_text("binary, not text", place)
    found = found or one_byte_encoding(content, declared, declared_in(content))
    if not found:
        raise _not_text("in no encoding that is known here", place)
    return content.decode(found, "replace")


def _is_nearly_whole(text: str) -> bool:
    """Whether so few letters are broken that the encoding must be the right one all the same."""
    broken = text.count("\ufffd")
    if broken * _LETTERS_FOR_A_BROKEN_ONE > len(text):
        return False
    beyond_ascii = len(text.encode("utf-8", "surrogatepass")) - len(text) - 2 * broken
    return beyond_ascii >= _LETTERS_FOR_A_BROKEN_ONE * broken


def _is_binary(content: bytes) -> bool:
    return b"\0" in content or _NEVER_IN_TEXT.search(content[:100_000]) is not None


def _not_text(message: str, place: str) -> SourceNotText:
    if message.startswith("binary"):
        hint = "give the text itself, as .txt, .html or .jsonl"
    else:
        hint = "convert it, for example: iconv -f windows-1251 -t utf-8 IN > OUT"
    return SourceNotText(message, place=place, hint=hint)
