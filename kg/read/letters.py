"""A text in a doubtful encoding in, how much it looks like Kazakh or Russian out."""

from __future__ import annotations

import re

__all__ = ["is_kazakh_not_serbian", "likeness"]

_LOWER = "а-яёәғқңөұүһіi"  # Latin i is common in the place of і
_UPPER = "А-ЯЁӘҒҚҢӨҰҮҺІ"
# A wrong encoding mixes capitals, signs and the letters of other alphabets into words.
_WORD = re.compile(rf"(?<!\w)(?:[{_UPPER}]?[{_LOWER}]+|[{_UPPER}]+)(?!\w)")
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f\u00a0«»“”„‘’–—…•№§°©®]")
# Three of four letters of Kazakh and of Russian text are among these.  An encoding with the
# alphabet in another order gives words as well, but words of rare letters.
_COMMON = re.compile("[аеынтрлідсиоқкм]", re.IGNORECASE)
_COMMON_SHARE = 0.75
# KZ-1048 has қ, ә, ң where windows-1251 has ќ, ј, ѕ; its Ђ, Ѓ, Љ, Њ and Џ are where they were.
_ONLY_KAZAKH = re.compile("[қәңҚӘҢ]")
_NOT_KAZAKH = re.compile("[ђѓљњџЂЃЉЊЏ]")


def likeness(text: str) -> float:
    """0 for no letters but wrong ones, about 1 for a Kazakh or Russian text."""
    beyond = len(_BEYOND_ASCII.findall(text))
    words = "".join(_WORD.findall(text))
    if not beyond or not words:
        return 0.0
    common = len(_COMMON.findall(words)) / len(words)
    return len(words) / beyond * min(1.0, common / _COMMON_SHARE)


def is_kazakh_not_serbian(text: str) -> bool:
    """Whether *text*, read as KZ-1048, was that: windows-1251 of other languages reads as it too.

    Ukrainian and Belarusian give ғ, ү and ұ, but never қ, ә and ң; Serbian and Macedonian keep
    their љ, њ and ѓ.
    """
    return len(_ONLY_KAZAKH.findall(text)) > 5 * len(_NOT_KAZAKH.findall(text))
