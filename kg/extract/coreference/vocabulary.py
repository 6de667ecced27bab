"""The list of descriptions in, the nouns that may refer back and what each of them fits out."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from kg.extract.draft import Draft
from kg.extract.lists import lists, rule_rows
from kg.model import Referent
from kg.text import lower

__all__ = ["KIND_WORDS", "DescriptiveNoun", "descriptive_nouns", "noun_at"]

_EVERY_BODY = (
    *("agl:PublicBody", "agl:Akimat", "agl:Ministry", "agl:Maslikhat", "agl:Government"),
    *("agl:Agency", "agl:ResearchInstitute", "agl:Company", "agl:Council", "agl:Organization"),
)
_EVERY_INSTRUMENT = (
    *("agl:Instrument", "agl:Decision", "agl:Law", "agl:Plan", "agl:Scheme", "agl:Programme"),
    *("agl:Memorandum", "agl:GovernanceModel"),
)
_EVERY_EVENT = ("agl:Event", "agl:Meeting", "agl:Presentation", "agl:Signing")
_OF_ROLES = {
    "body": _EVERY_BODY,
    "unit-body": _EVERY_BODY,
    "council": _EVERY_BODY,
    "instrument": _EVERY_INSTRUMENT,
    "event": _EVERY_EVENT,
    "unit": ("agl:AdministrativeUnit", "agl:Agglomeration"),
}
_KINDS = {  # noun -> the kinds of the lists that it describes
    "облыс": ("oblast",),
    "өңір": ("oblast",),
    "аймақ": ("oblast",),
    "қала": ("republican_city", "city"),
    "шаһар": ("republican_city", "city"),
    "мегаполис": ("republican_city",),
    "аудан": ("district", "city_district"),
}
KIND_WORDS = {  # noun -> the end of the names of units of that kind
    "облыс": "облысы",
    "өңір": "облысы",
    "аймақ": "облысы",
    "қала": "қаласы",
    "шаһар": "қаласы",
    "мегаполис": "қаласы",
    "аудан": "ауданы",
    "ауыл": "ауылы",
    "агломерация": "агломерациясы",
}


@dataclass(frozen=True, slots=True)
class DescriptiveNoun:
    """A noun that, alone, refers to something named before: ``министрлік``, ``құжат``.

    It fits things whose names end with it, those of its ``types``, and those with one of its
    ``words`` in their names.  ``is_weak`` nouns refer back only behind a demonstrative.
    """

    lemma: str
    role: str
    types: frozenset[str]
    words: tuple[str, ...]
    endings: frozenset[str]
    is_weak: bool

    @property
    def candidates(self) -> tuple[str, ...]:
        """The types among which a referent may be."""
        return _OF_ROLES[self.role]

    def fits(self, referent: Referent) -> bool:
        """Whether *referent* may be called so."""
        if self.role == "unit":
            return self._fits_unit(referent)
        if referent.type in self.types:
            return True
        words = lower(referent.name).split()
        return words[-1] in self.endings or any(one.startswith(self.words) for one in words)

    def _fits_unit(self, referent: Referent) -> bool:
        if referent.type in self.types:
            return True
        kinds = _KINDS.get(self.lemma)
        if kinds is None or referent.type != "agl:AdministrativeUnit":
            return False
        unit = lists().units.get(referent.code or "")
        return unit.kind in kinds if unit else referent.name.endswith(KIND_WORDS[self.lemma])


@cache
def descriptive_nouns() -> dict[str, DescriptiveNoun]:
    """The nouns of ``descriptions.csv`` by their lemmas.

    Raises ListError that names the file and line of a row with a column too few.
    """
    return {row["lemma"]: _noun(row) for row in rule_rows("descriptions.csv")}


def noun_at(draft: Draft, i: int) -> DescriptiveNoun | None:
    """The descriptive noun that the token at *i* is a form of, if it is one.

    A noun in -ма is read as the possessive or dative of a shorter one (``схема``: "to my схе"), so
    the word itself goes before its lemma.
    """
    nouns, words = descriptive_nouns(), draft.words
    return nouns.get(words.low[i]) or nouns.get(words.lemma[i])


def _noun(row: dict[str, str]) -> DescriptiveNoun:
    named = lists().nouns.get(row["lemma"])
    endings = {row["lemma"], lower(named.citation)} if named else {row["lemma"]}
    return DescriptiveNoun(
        row["lemma"],
        row["role"],
        frozenset(row["type"].split()),
        tuple(row["words"].split()),
        frozenset(endings),
        bool(row["pointed"]),
    )
