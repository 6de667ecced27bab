"""Text in, the same text in Unicode's composed form (NFC) out.

Everything downstream counts offsets in this form, so it is applied once, before an article is
stored, and nothing else is done here: no spaces trimmed, no quotes changed.
"""

from __future__ import annotations

import re
import unicodedata
from itertools import groupby

# No character with a combining class is a letter, a digit or ASCII, so all long runs are found.
_LONG_RUN_OF_MARKS = r"[^\w\s\x00-\x7f]{32,}"


def nfc(text: str) -> str:
    """Return *text* in NFC: й typed as и + U+0306 becomes one character.  May change the length.

    Linear in time.  CPython sorts combining marks by insertion, so 10 MB of them ("Zalgo" text)
    would take days; here long runs come to it sorted.
    """
    if text.isascii():
        return text
    return unicodedata.normalize("NFC", re.sub(_LONG_RUN_OF_MARKS, _in_canonical_order, text))


def _in_canonical_order(run: re.Match[str]) -> str:
    """Return decomposed marks sorted by combining class (Unicode Standard, 3.11, D109)."""
    decomposed = "".join(unicodedata.normalize("NFD", mark) for mark in run[0])
    sorted_runs = (
        sorted(marks, key=unicodedata.combining) if combining else marks
        for combining, marks in groupby(decomposed, lambda mark: unicodedata.combining(mark) > 0)
    )
    return "".join("".join(marks) for marks in sorted_runs)
