"""Bytes in, text out, by the encodings that can be told for sure."""

from __future__ import annotations

import codecs

from kg.errors import SourceEmpty, SourceNotText

__all__ = ["encoding_of", "text_of"]

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # begins with the mark of UTF-16, so it is looked for first
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def encoding_of(content: bytes) -> str:
    """The encoding that the byte order mark tells; UTF-8 without one."""
    return next((name for mark, name in _BYTE_ORDER_MARKS if content.startswith(mark)), "utf-8")


def text_of(content: bytes, place: str, declared: str | None = None) -> str:
    """*content* as text: UTF-8, or UTF-16 and UTF-32 with their byte order mark.

    Raises SourceEmpty where there is nothing but white space, SourceNotText for binary content and
    for other encodings.
    """
    if not content.strip():
        raise SourceEmpty("the file is empty", place=place, hint="remove it or fill it")
    encoding = encoding_of(content)
    if encoding.startswith("utf-8") and b"\0" in content:
        raise SourceNotText(
            "binary, not text", place=place, hint="give the text itself, as .txt, .html or .jsonl"
        )
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as error:
        name = encoding.upper().removesuffix("-SIG")
        raise SourceNotText(
            f"not {name} at byte {error.start}",
            place=place,
            hint="convert it, for example: iconv -f windows-1251 -t utf-8 IN > OUT",
        ) from error
    if not text.strip().strip("\ufeff"):
        raise SourceEmpty("there is only white space", place=place, hint="remove it or fill it")
    return text
