"""Tokens in, the units and agglomerations that they name out.

A unit's name is its short name and, mostly, a kind word in the possessive: ``Талғар ауданы``.
A kind word in the plural belongs to all names that are coordinated before it: ``Талғар және Іле
аудандары`` (izafet of coordinated nouns; Мамытов, Қазіргі қазақ тілі: синтаксис).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from kg.extract.draft import Draft, Named
from kg.extract.lists import HeadNoun, Lists
from kg.model import Referent, Token, Unit
from kg.text import lower

__all__ = [
    "JOINING",
    "Place",
    "mention_places",
    "of_kind",
    "possessed",
    "referent_of",
    "unit_phrases",
]

_LONGEST_NAME = 4
_PLURAL = re.compile(r"(?:лар|лер|дар|дер|тар|тер)[ыі]")
JOINING = frozenset({",", "мен", "бен", "пен", "және"})
_KINDS = {  # kind word -> kinds of the lists
    "облыс": ("oblast",),
    "қала": ("republican_city", "city"),
    "аудан": ("district", "city_district"),
    "республика": ("country",),
}
_BARE_KINDS = ("country", "republican_city", "city", "oblast")  # first is likeliest
_OWN_KIND_WORD = ("облыс", "республика", "агломерация")  # part of the name's span in KazNERD


@dataclass(frozen=True, slots=True)
class Place:
    """``tokens[first:last]`` names a unit or agglomeration; its short name ends at ``name_end``.

    ``unit`` is its entry in the lists, ``noun`` its kind word's lemma or the empty string.
    """

    first: int
    name_end: int
    last: int
    name: str
    noun: str
    unit: Unit | None

    @property
    def mention_end(self) -> int:
        """Where the name's span ends by KazNERD's rules: ``[Талғар] ауданы``, ``[Абай облысы]``."""
        return self.last if self.noun in _OWN_KIND_WORD else self.name_end


def possessed(token: Token, noun: HeadNoun) -> bool:
    """Whether *token* is *noun* in the third person possessive, as the head of a name is.

    ``министрлігінің`` is, ``министрліктің`` (of the ministry, whichever it is) is not.
    """
    word, citation = lower(token.text), lower(noun.citation)
    if word.startswith(citation):
        return True
    rest = word.removeprefix(noun.lemma)
    return rest != word and bool(_PLURAL.match(rest))


def is_plural(token: Token, noun: HeadNoun) -> bool:
    """Whether *token* is *noun* in the plural possessive: ``аудандары``."""
    return bool(_PLURAL.match(lower(token.text).removeprefix(noun.lemma)))


def unit_phrases(draft: Draft) -> list[Place]:
    """Every place that the lists or a kind word tell, in reading order, none overlapping."""
    found: list[Place] = []
    i = 0
    while i < len(draft.tokens):
        place = _place_at(draft, i)
        if place is None:
            i += 1
            continue
        found.append(place)
        i = place.last
    return _spread_plural(draft, found)


def referent_of(place: Place) -> Referent:
    """What *place* refers to: the unit's official name with the short one beside it."""
    if place.noun == "агломерация":
        code = place.unit.code if place.unit else None
        return Referent("agl:Agglomeration", f"{place.name} агломерациясы", code=code)
    if place.unit:
        unit = place.unit
        others = tuple(name for name in (place.name, *unit.other_names) if name != unit.name)
        return Referent("agl:AdministrativeUnit", unit.name, others, unit.code)
    kind = {"облыс": "облысы", "қала": "қаласы", "аудан": "ауданы", "ауыл": "ауылы"}
    full = f"{place.name} {kind.get(place.noun, place.noun)}".strip()
    return Referent("agl:AdministrativeUnit", full, (place.name,))


def mention_places(draft: Draft, places: Sequence[Place]) -> None:
    """Note each place whose tokens no longer name holds."""
    for place in places:
        if draft.is_free(place.first, place.mention_end):
            referent = draft.refer(referent_of(place))
            label = "LOCATION" if place.noun == "агломерация" else "GPE"
            name = draft.referents[referent].name
            draft.mention(place.first, place.mention_end, name, label, referent)
            draft.named.append(Named(place.first, place.last, (referent,)))


def _place_at(draft: Draft, i: int) -> Place | None:
    tokens = draft.tokens
    if not tokens[i].text[0].isupper():
        return None
    length, units = _listed(tokens, i, draft.lists)
    j = i + max(length, 1)
    noun = draft.noun(j)
    kind = noun.lemma if noun and noun.role == "unit" and possessed(tokens[j], noun) else ""
    if kind and noun and is_plural(tokens[j], noun) and not length:
        kind = ""  # ``Қазақстан облыстары`` are no one place
    if not length and (not kind or kind == "республика" or draft.begins_sentence(i)):
        return None
    name = _short_name(tokens, i, j, bool(kind), units)
    if kind == "агломерация":
        return Place(i, j, j + 1, name, kind, _agglomeration(draft.lists, name))
    unit = _choose(units, kind)
    if length and unit is None and not kind:
        return None
    return Place(i, j, j + bool(kind), name, kind, unit)


def _listed(tokens: Sequence[Token], i: int, lists: Lists) -> tuple[int, tuple[Unit, ...]]:
    """How many tokens from *i* on are the longest short name of the lists, and whose it is."""
    for length in range(min(_LONGEST_NAME, len(tokens) - i), 0, -1):
        before = tuple(lower(token.text) for token in tokens[i : i + length - 1])
        last = tokens[i + length - 1]
        for ending in (lower(last.text), lower(last.lemma)):
            units = lists.places.get((*before, ending))
            if units:
                return length, units
    return 0, ()


def _short_name(
    tokens: Sequence[Token], i: int, j: int, has_kind: bool, units: tuple[Unit, ...]
) -> str:
    """The name in the nominative: as it stands before a kind word, else with its last lemma."""
    words = [token.text for token in tokens[i:j]]
    if not has_kind or not units:
        lemma = tokens[j - 1].lemma
        words[-1] = lemma[:1].upper() + lemma[1:] if words[-1][:1].isupper() else lemma
    return " ".join(words)


def _choose(units: tuple[Unit, ...], kind_word: str) -> Unit | None:
    kinds = _KINDS.get(kind_word, _BARE_KINDS if not kind_word else ())
    for kind in kinds:
        for unit in units:
            told = kind_word or not unit.ambiguous or kind == "republican_city"
            if unit.kind == kind and told:
                return unit
    return None


def _agglomeration(lists: Lists, name: str) -> Unit | None:
    full = f"{name} агломерациясы"
    return next((unit for unit in lists.agglomerations.values() if unit.name == full), None)


def _spread_plural(draft: Draft, places: list[Place]) -> list[Place]:
    """Give the kind word in the plural to the bare names that are coordinated before it."""
    result = list(places)
    for k in range(len(result) - 1, 0, -1):
        place, before = result[k], result[k - 1]
        noun = draft.lists.nouns.get(place.noun)
        if not noun or before.noun or (place.name_end == place.last and place.noun == ""):
            continue
        shared = place.name_end == place.last or is_plural(draft.tokens[place.name_end], noun)
        between = draft.tokens[before.last : place.first]
        if shared and between and all(lower(one.text) in JOINING for one in between):
            result[k - 1] = of_kind(draft, before, place.noun)
    return result


def of_kind(draft: Draft, place: Place, kind_word: str) -> Place:
    """*place* as the unit of that kind which goes by its name: the oblast, not the city."""
    if kind_word == "агломерация":
        return replace(place, noun=kind_word, unit=_agglomeration(draft.lists, place.name))
    units = draft.lists.places.get(tuple(lower(place.name).split()), ())
    unit = _choose(units, kind_word)
    return replace(place, noun=kind_word, unit=unit)
