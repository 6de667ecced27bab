"""A line as a page has it in, the same line as an article stores it out."""

from __future__ import annotations

import unicodedata

from kg.text import nfc

__all__ = ["tidy"]

# Control; format (zero-width characters, soft hyphen, marks of direction), which carry no meaning
# in Kazakh; unpaired surrogates, which neither UTF-8 nor RDF can write.
_LEFT_OUT = frozenset(("Cc", "Cf", "Cs"))


def tidy(line: str) -> str:
    """*line* in NFC with single spaces, without characters that nobody sees."""
    line = line.replace("\u00a0", " ")
    # nothing that nobody sees is printable, but for lone U+FFFE and the like
    if line.isprintable() and unicodedata.is_normalized("NFC", line):
        return " ".join(line.split())
    kept = (
        " " if character.isspace() else character
        for character in line
        if character.isspace() or not _is_left_out(character)
    )
    return " ".join(nfc("".join(kept)).split())


def _is_left_out(character: str) -> bool:
    # XML has no way to write U+FFFE and U+FFFF (XML 1.0, 2.2)
    return unicodedata.category(character) in _LEFT_OUT or character in "\ufffe\uffff"
