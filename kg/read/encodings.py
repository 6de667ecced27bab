"""Bytes that are no UTF-8 in, the encoding that makes Kazakh or Russian words of them out."""

from __future__ import annotations

import codecs
import re

from kg.read.letters import is_kazakh_not_serbian, likeness

__all__ = ["declared_in", "one_byte_encoding", "wide_encoding"]

_DECLARED = re.compile(
    rb"<meta[^<>]{0,200}?charset\s*=\s*[\"']?\s*([-\w]{2,30})|<\?xml[^<>]{0,100}?encoding\s*=\s*"
    rb"[\"']([-\w]{2,30})",
    re.IGNORECASE,
)
_HEAD_BYTES = 8192
# KZ-1048 has all that windows-1251 has for Russian, so it goes first.
_CYRILLIC = ("kz1048", "cp1251", "koi8-r", "iso8859-5", "cp866", "mac-cyrillic")
_SAMPLE_BYTES = 100_000
_ENOUGH = 0.6  # a page of scripts with a few Russian words reaches .8, a wrong encoding .5
_BEYOND_ASCII = re.compile(rb"[\x80-\xff]")
_WIDE = ("utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be")
_USUAL = re.compile(r"[\t\r\n\x20-\x7e\u00a0-\u00ff\u0400-\u04ff\u2010-\u2026]")


def declared_in(content: bytes) -> str | None:
    """The encoding that a page or XML file claims for itself."""
    found = _DECLARED.search(content, 0, _HEAD_BYTES)
    return (found[1] or found[2]).decode("ascii", "replace") if found else None


def one_byte_encoding(content: bytes, *declared: str | None) -> str | None:
    """The encoding with one byte a letter that *content* is in; None where none gives words.

    What is declared only decides between two that give the same.  Otherwise it is believed only
    where no Cyrillic comes out of any: a page in Latin letters may well be in windows-1254.
    """
    sample = b" ".join((_BEYOND_ASCII.search(content) and _pieces(content)) or [])
    claimed = [name for name in map(_known, declared) if name]
    candidates = dict.fromkeys([*(one for one in claimed if one in _CYRILLIC), *_CYRILLIC])
    scores = {name: round(likeness(sample.decode(name, "replace")), 2) for name in candidates}
    best = max(scores, key=lambda name: scores[name])
    if scores[best] >= _ENOUGH:
        return _kazakh_or_not(sample, best)
    return next((name for name in claimed if name not in _CYRILLIC and _reads(content, name)), None)


def wide_encoding(content: bytes) -> str | None:
    """UTF-16 or UTF-32 without a mark, if *content* is that: nearly all letters are usual ones."""
    for name in _WIDE:
        width = 4 if "32" in name else 2
        sample = content[: _SAMPLE_BYTES - _SAMPLE_BYTES % width]
        text = sample[: len(sample) - len(sample) % width].decode(name, "replace")
        if len(text) > 1 and len(_USUAL.findall(text)) > 0.95 * len(text):
            return name
    return None


def _pieces(content: bytes) -> list[bytes]:
    """The texts beyond ASCII from the beginning of *content*, without markup between them."""
    found, size = [], 0
    for line in (
        content[: 20 * _SAMPLE_BYTES].replace(b"<", b"\n").replace(b">", b"\n").split(b"\n")
    ):
        if not line.isascii():
            found.append(line)
            size += len(line)
            if size > _SAMPLE_BYTES:
                break
    return found


def _kazakh_or_not(sample: bytes, name: str) -> str:
    if name in ("kz1048", "cp1251"):
        is_kazakh = is_kazakh_not_serbian(sample.decode("kz1048", "replace"))
        return "kz1048" if is_kazakh else "cp1251"
    return name


def _known(declared: str | None) -> str | None:
    """Python's own name of a declared encoding of bytes; None for UTF-8, which it is not."""
    try:
        name = codecs.lookup(declared or "").name
        b"".decode(name)
    except (LookupError, ValueError):
        return None
    return None if name.startswith("utf") or name in ("idna", "punycode") else name


def _reads(content: bytes, name: str) -> bool:
    try:
        content.decode(name)
    except (UnicodeError, ValueError):
        return False
    return True
