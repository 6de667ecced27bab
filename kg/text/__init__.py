"""Kazakh text in, Kazakh text out: alphabet, case, repair, other scripts, keyboards.

Pure functions over the standard library.  `lower`, `upper`, `capitalise`, `fold` and `repair` keep
the length of a text, hence every offset into it; `nfc` and all that changes the script do not.
"""

from kg.text.alphabet import (
    ALPHABET,
    BACK_VOWELS,
    CONSONANTS,
    FRONT_VOWELS,
    KAZAKH_LETTERS,
    NEUTRAL_VOWELS,
    SONORANT_CONSONANTS,
    VOICED_CONSONANTS,
    VOICELESS_CONSONANTS,
    VOWELS,
    is_cyrillic,
)
from kg.text.arabic import from_arabic
from kg.text.casing import capitalise, lower, upper
from kg.text.cyrillic import cyrillic_readings, to_cyrillic
from kg.text.folding import fold
from kg.text.genitive import genitive
from kg.text.homoglyphs import repair
from kg.text.keyboard import retype
from kg.text.latin import slug, to_latin
from kg.text.normalise import nfc

__all__ = [
    "ALPHABET",
    "BACK_VOWELS",
    "CONSONANTS",
    "FRONT_VOWELS",
    "KAZAKH_LETTERS",
    "NEUTRAL_VOWELS",
    "SONORANT_CONSONANTS",
    "VOICED_CONSONANTS",
    "VOICELESS_CONSONANTS",
    "VOWELS",
    "capitalise",
    "cyrillic_readings",
    "fold",
    "from_arabic",
    "genitive",
    "is_cyrillic",
    "lower",
    "nfc",
    "repair",
    "retype",
    "slug",
    "to_cyrillic",
    "to_latin",
    "upper",
]
