"""Two labels in, whether they name the same thing out."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

__all__ = ["is_same_label", "normal"]

_QUOTES = re.compile("[«»\"“”„'’‘ʼ()]")
_HYPHENS = re.compile("[-‐‑–—]")
_STEM = 5  # letters; crude, but it asks no analyser: what is measured must not measure itself
_SHORTEST = 3  # letters of a word that counts
_ALIKE = 0.5  # of all stems of both labels, those that they have in common, or more


def normal(label: object) -> str:
    """*label* without what writers vary at will: case, quotation marks, kinds of hyphen, spaces."""
    text = unicodedata.normalize("NFC", str(label)).casefold()
    return " ".join(_HYPHENS.sub("-", _QUOTES.sub(" ", text)).split())


def is_same_label(right: Iterable[str], label: str, is_descriptive: bool) -> bool:
    """Whether *label* is one of the *right* ones; of a descriptive one half the stems suffice."""
    wanted = {normal(one) for one in right}
    if normal(label) in wanted:
        return True
    have = _stems(label)
    if not is_descriptive or not have:
        return False
    return any(
        want and len(want & have) / len(want | have) >= _ALIKE for want in map(_stems, wanted)
    )


def _stems(label: str) -> set[str]:
    return {word[:_STEM] for word in re.findall(r"\w+", normal(label)) if len(word) >= _SHORTEST}
