"""Text that was once read in a wrong encoding in, the text that was meant out.

``ftfy`` knows how UTF-8 looks that was read as a Western encoding or as windows-1251, also where
parts of it are lost.  KZ-1048, KOI8-R and IBM 866 it does not know; these are mended here.
"""

from __future__ import annotations

import re
from contextlib import suppress

from kg.read.alive import sign
from kg.read.letters import is_kazakh_not_serbian, likeness

__all__ = ["mended"]

# Signs that UTF-8 leaves in windows-1251 and KZ-1048 (of е and of dashes), in windows-1252, KOI8-R
# and IBM 866; then letters of KZ-1048 in windows-1251 and 1252.  None is in Kazakh or Russian.  One
# letter each: Python looks for these ten times faster than for two.
_SIGNS = ("µ", "Ђ", *"ÐÑÂÃâ", "╟", "╨", *"ќјѕєґ", *"àå")
_PIECE = re.compile(r"[^<>\n]+")
_MISREAD_UTF_8 = ("kz1048", "koi8-r", "cp866", "cp1251", "cp1252")
_MOST_ROUNDS = 3  # times that a text was saved in a wrong encoding
_GOOD = 0.85


def mended(text: str) -> str:
    """*text* with each piece between markup mended that surely was read in a wrong encoding."""
    if not _is_suspect(text):
        return text
    is_kazakh = is_kazakh_not_serbian(text.encode("cp1251", "replace").decode("kz1048", "replace"))
    return _PIECE.sub(lambda piece: _piece(piece[0], is_kazakh), text)


def _is_suspect(text: str) -> bool:
    return not text.isascii() and any(sign in text for sign in _SIGNS)


def _piece(text: str, is_kazakh: bool) -> str:
    for _ in range(_MOST_ROUNDS):
        if text.isascii():
            break
        better = _from_utf_8(text) or _from_kazakh(text, is_kazakh)
        if not better and _is_suspect(text):
            better = _by_ftfy(text)
        if not better or better == text:
            break
        text = better
    return text


def _from_utf_8(text: str) -> str | None:
    """What *text* says as UTF-8; that it is valid is proof enough."""
    for wrong in _MISREAD_UTF_8:
        raw = _as_bytes(text, wrong)
        if raw is not None and not raw.isascii():
            try:
                return raw.decode("utf-8")
            except UnicodeDecodeError:
                continue
    return None


def _from_kazakh(text: str, is_kazakh: bool) -> str | None:
    """What *text* says as KZ-1048, if these are Kazakh or Russian words and *text* has fewer.

    *is_kazakh* tells whether all the text, of which this is a piece, is Kazakh in windows-1251.
    """
    for wrong in ("cp1252", "cp1251"):
        raw = _as_bytes(text, wrong)
        if raw is None or raw.isascii():
            continue
        meant = raw.decode("kz1048", "replace")
        is_better = likeness(meant) >= max(_GOOD, likeness(text) + 0.02)
        if is_better and (wrong == "cp1252" or is_kazakh):
            return meant
    return None


def _as_bytes(text: str, encoding: str) -> bytes | None:
    """*text* in *encoding*; bytes that it leaves undefined stand for themselves, as in browsers."""
    with suppress(UnicodeEncodeError):
        return text.encode(encoding)
    try:
        return b"".join(
            one.encode("latin-1") if "\x80" <= one <= "\x9f" else one.encode(encoding)
            for one in text
        )
    except UnicodeEncodeError:
        return None


def _by_ftfy(text: str) -> str:
    import ftfy

    sign()
    # encodings alone: neither quotes nor ligatures nor widths are changed
    settings = ftfy.TextFixerConfig(
        unescape_html=False,
        remove_terminal_escapes=False,
        fix_latin_ligatures=False,
        fix_character_width=False,
        uncurl_quotes=False,
        fix_line_breaks=False,
        fix_surrogates=False,
        remove_control_chars=False,
        normalization=None,
    )
    return ftfy.fix_encoding(text, settings)
