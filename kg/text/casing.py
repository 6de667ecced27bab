"""Text in, the same text in another case out, with exactly as many characters.

``str.lower`` and ``str.upper`` may lengthen a text ("İ".lower() has two characters, "ß".upper() is
"SS"), after which offsets point elsewhere.  These never do.
"""

from __future__ import annotations


def lower(text: str) -> str:
    """Return *text* in lower case, at the same length.

    İ, which Latin Kazakh has (İslam), becomes i.  I becomes i too: ``IT`` and ``VIP`` outnumber
    Latin Kazakh, whose lower case of I is ı.
    """
    # İ is the only character whose lower case is longer (Unicode SpecialCasing.txt).
    return text.replace("İ", "i").lower()


def upper(text: str) -> str:
    """Return *text* in upper case, at the same length: what would grow (ß, ŉ, ﬁ) stays."""
    raised = text.upper()
    if len(raised) == len(text):  # upper case never shrinks, so no character grew either
        return raised
    return "".join(map(_upper_letter, text))


def capitalise(text: str) -> str:
    """Return *text* with its first letter in upper case and the others in lower case.

    Unlike ``str.capitalize`` it finds the letter behind a quote: «астана» becomes «Астана».
    """
    lowered = lower(text)
    for position, letter in enumerate(lowered):
        if letter.isalpha():
            return lowered[:position] + _upper_letter(letter) + lowered[position + 1 :]
    return lowered


def _upper_letter(letter: str) -> str:
    raised = letter.upper()
    return raised if len(raised) == 1 else letter
