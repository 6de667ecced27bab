"""An official name in, its genitive out."""

from __future__ import annotations

from kg.text.alphabet import BACK_VOWELS
from kg.text.casing import lower

__all__ = ["genitive"]


def genitive(name: str) -> str:
    """An official name, which ends in a possessive vowel, in the genitive: ``Абай облысының``.

    -ның after back, -нің after front vowels (vowel harmony; Қазақ грамматикасы, 2002, § 115).  A
    legal form is left as it is: ``«КазНИИСА» АҚ``.
    """
    if name.rpartition(" ")[2].isupper():
        return name
    vowels = [letter for letter in lower(name) if letter in "аәеёиоөуұүыіэюя"]
    return name + ("ның" if vowels and vowels[-1] in BACK_VOWELS else "нің")
