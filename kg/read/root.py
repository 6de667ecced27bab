"""Bytes in, the name of the first element of the XML in them out."""

from __future__ import annotations

import re

__all__ = ["root_element"]

_LOOKED_AT = 4096
_BEFORE = re.compile(
    rb"\s+|<\?.*?\?>|<!--.*?-->|<!doctype[^\[>]*(?:\[.*?\]\s*)?>", re.IGNORECASE | re.DOTALL
)
_ELEMENT = re.compile(rb"<(?:[\w.-]+:)?([\w.-]+)")


def root_element(content: bytes) -> str:
    """The local name of the root, in lower case; empty where none stands in the first 4 KB."""
    begin = content[:_LOOKED_AT].removeprefix(b"\xef\xbb\xbf")
    position = 0
    while match := _BEFORE.match(begin, position):
        position = match.end()
    element = _ELEMENT.match(begin, position)
    return element[1].decode("ascii", "replace").lower() if element else ""
