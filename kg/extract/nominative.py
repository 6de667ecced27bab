"""Names and head nouns as they stand in a sentence in, the forms that official names have out."""

from __future__ import annotations

import re

from kg.extract.lists import HeadNoun
from kg.model import Token
from kg.text import BACK_VOWELS, lower

__all__ = ["genitive", "is_plural", "possessed"]

_PLURAL = re.compile(r"(?:лар|лер|дар|дер|тар|тер)[ыі]")


def genitive(name: str) -> str:
    """An official name, which ends in a possessive vowel, in the genitive: ``Абай облысының``.

    -ның after back, -нің after front vowels (vowel harmony; Қазақ грамматикасы, 2002, § 115).
    """
    vowels = [letter for letter in lower(name) if letter in "аәеёиоөуұүыіэюя"]
    return name + ("ның" if vowels and vowels[-1] in BACK_VOWELS else "нің")


def possessed(token: Token, noun: HeadNoun) -> bool:
    """Whether *token* is *noun* in the third person possessive, as the head of a name is.

    ``министрлігінің`` is, ``министрліктің`` (of the ministry, whichever it is) is not.
    """
    word, citation = lower(token.text), lower(noun.citation)
    return word.startswith(citation) or is_plural(token, noun)


def is_plural(token: Token, noun: HeadNoun) -> bool:
    """Whether *token* is *noun* in the plural possessive: ``аудандары``."""
    word = lower(token.text)
    rest = word.removeprefix(noun.lemma)
    return rest != word and bool(_PLURAL.match(rest))
