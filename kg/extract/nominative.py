"""Names and head nouns as they stand in a sentence in, the forms that official names have out."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from kg.extract.lists import HeadNoun
from kg.model import Token
from kg.text import genitive, lower

if TYPE_CHECKING:
    from kg.extract.draft import Draft, Named

__all__ = ["case_of_person", "ending_case", "genitive", "is_plural", "possessed", "possessed_form"]

_ENDINGS = {  # Қазақ грамматикасы, 2002, § 115
    "Gen": "ның нің дың дің тың тің",
    "Dat": "ға ге қа ке",
    "Acc": "ны ні ды ді ты ті",
    "Loc": "да де та те",
    "Abl": "дан ден тан тен нан нен",
    "Ins": "мен бен пен",
}
_CASES = {ending: case for case, endings in _ENDINGS.items() for ending in endings.split()}
_OWNED = ("", "н", "на", "не", "ның", "нің", "нда", "нде", "нан", "нен", "мен")  # § 122
_PLURAL = re.compile(r"(?:лар|лер|дар|дер|тар|тер)[ыі]")


def ending_case(ending: str) -> str:
    """The case that an ending tells: ``мен`` the instrumental; the empty string if it is none."""
    return _CASES.get(ending, "")


def case_of_person(draft: Draft, named: Named) -> str:
    """The case of a person's name, told by its nominative: ``Қарашөкеевті``, no word of lists."""
    word = draft.words.low[named.last - 1]
    stem = lower(draft.referents[named.referents[0]].name).rpartition(" ")[2]
    return ending_case(word.removeprefix(stem)) if word.startswith(stem) else ""


def possessed(token: Token, noun: HeadNoun) -> bool:
    """Whether *token* is *noun* in the third person possessive, as the head of a name is.

    ``министрлігінің`` is, ``министрліктің`` (of the ministry, whichever it is) is not.
    """
    word, citation = lower(token.text), lower(noun.citation)
    return word.startswith(citation) or is_plural(token, noun)


def possessed_form(low: str, owned: Mapping[str, HeadNoun]) -> HeadNoun | None:
    """The noun that *low* is a form of, told by its third person possessive: ``негіздемесін``."""
    forms = (owned.get(low.removesuffix(ending)) for ending in _OWNED if low.endswith(ending))
    return next((one for one in forms if one is not None), None)


def is_plural(token: Token, noun: HeadNoun) -> bool:
    """Whether *token* is *noun* in the plural possessive: ``аудандары``."""
    word = lower(token.text)
    rest = word.removeprefix(noun.lemma)
    return rest != word and bool(_PLURAL.match(rest))
