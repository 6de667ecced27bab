"""Tokens in, the units and agglomerations that they name out.

A unit's name is its short name and, mostly, a kind word in the possessive: ``Талғар ауданы``.
A kind word in the plural belongs to all names that are coordinated before it: ``Талғар және Іле
аудандары`` (izafet of coordinated nouns; Мамытов, Қазіргі қазақ тілі: синтаксис).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from kg.extract.draft import Draft
from kg.extract.left_edge import JOINING
from kg.extract.lists import Lists
from kg.extract.nominative import is_plural, possessed
from kg.model import Referent, Token, Unit
from kg.text import lower

__all__ = [
    "Place",
    "as_told_by",
    "mention_places",
    "of_kind",
    "referent_of",
    "unit_phrases",
]

_HONOURED = frozenset({"батыр", "ата", "хан", "би", "сұлтан", "ақын"})
_NEVER_NAMES = frozenset({"PRON", "DET", "ADV", "CCONJ", "SCONJ", "ADP", "PART", "INTJ", "AUX"})
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


def unit_phrases(draft: Draft) -> list[Place]:
    """Every place that the lists or a kind word tell, in reading order, none overlapping."""
    found: list[Place] = []
    end = 0
    for i, upper in enumerate(draft.words.upper):
        place = _place_at(draft, i) if upper and i >= end else None
        if place is not None:
            found.append(place)
            end = place.last
    found = _called_before(draft, _spread_plural(draft, found))
    draft.places_by_end = {place.last: place for place in found}
    return found


def referent_of(place: Place) -> Referent:
    """What *place* refers to: the unit's official name with the short one beside it."""
    if place.noun == "агломерация":
        code = place.unit.code if place.unit else None
        return Referent("agl:Agglomeration", f"{place.name} агломерациясы", code=code)
    if place.unit:
        unit = place.unit
        others = tuple(name for name in (place.name, *unit.other_names) if name != unit.name)
        return Referent("agl:AdministrativeUnit", unit.name, others, unit.code)
    kind = {
        "облыс": "облысы",
        "қала": "қаласы",
        "аудан": "ауданы",
        "ауыл": "ауылы",
        "кент": "кенті",
    }
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
            draft.name(place.first, place.last, (referent,))


def _place_at(draft: Draft, i: int) -> Place | None:
    tokens = draft.tokens
    length, units = _listed(draft, i)
    j = i + (length or _unlisted_length(draft, i))
    noun = draft.noun(j)
    kind = noun.lemma if noun and noun.role == "unit" and possessed(tokens[j], noun) else ""
    if kind and noun and is_plural(tokens[j], noun) and not length:
        kind = ""  # ``Қазақстан облыстары`` are no one place
    if not length and not (kind and _may_name(draft, i, kind)):
        return None
    if length and not kind and _is_attribute(draft, j):
        return None
    name = _short_name(tokens, i, j, bool(kind), units)
    if kind == "агломерация":
        return Place(i, j, j + 1, name, kind, _agglomeration(draft.lists, name))
    unit = _choose(units, kind)
    if length and unit is None and not kind:
        return None
    return Place(i, j, j + bool(kind), name, kind, unit)


def _unlisted_length(draft: Draft, i: int) -> int:
    """How many words a name that no list has may have: ``Өтеген батыр кенті``."""
    words, j = draft.words, i + 1
    while j < min(i + 3, words.end[i]) and words.low[j] in _HONOURED:
        j += 1
    noun = draft.noun(j) if j < words.end[i] else None
    return j - i if noun is not None and noun.role == "unit" else 1


def _may_name(draft: Draft, i: int, kind: str) -> bool:
    """Whether a capital before a kind word makes a name that no list has: ``Жаңажол ауылы``."""
    if kind == "республика" or draft.tokens[i].upos in _NEVER_NAMES or draft.noun(i) is not None:
        return False
    return not draft.begins_sentence(i) or draft.tokens[i].upos == "PROPN"


def _is_attribute(draft: Draft, j: int) -> bool:
    """Whether a short name only begins a longer one: ``Абай атындағы ...``."""
    return j < len(draft.tokens) and draft.words.low[j] == "атындағы"


def _listed(draft: Draft, i: int) -> tuple[int, tuple[Unit, ...]]:
    """How many tokens from *i* on are the longest short name of the lists, and whose it is."""
    places, words = draft.lists.places, draft.words
    longest = draft.lists.longest_place.get(words.low[i], 0)
    for length in range(min(max(longest, 1), words.end[i] - i), 0, -1):
        before, last = words.low[i : i + length - 1], i + length - 1
        for ending in (words.low[last], words.lemma[last]):
            units = places.get((*before, ending))
            if units and (ending == words.low[last] or not words.possessed[last]):
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
    """Give the kind word in the plural to all names that are coordinated before it."""
    by_end = {place.last: place for place in places}
    for place in places:
        noun = draft.lists.nouns.get(place.noun)
        if not noun or place.name_end == place.last:
            continue
        if is_plural(draft.tokens[place.name_end], noun):
            _spread(draft, place, by_end)
    return sorted(by_end.values(), key=lambda one: one.first)


def _spread(draft: Draft, place: Place, by_end: dict[int, Place]) -> None:
    """Write the names before *place*, which shares its kind word with them, into *by_end*."""
    end = place.first
    while True:
        joint = end
        while joint > 0 and draft.words.low[joint - 1] in JOINING:
            joint -= 1
        if joint == end:
            return
        before = by_end.get(joint)
        if before is None and _is_bare_name(draft, joint - 1):
            name = draft.tokens[joint - 1].text
            before = Place(joint - 1, joint, joint, name, "", None)
        if before is None or before.noun:
            return
        by_end[joint] = of_kind(draft, before, place.noun)
        end = before.first


def _is_bare_name(draft: Draft, i: int) -> bool:
    """Whether the token at *i* may be a unit's name that no list has, in a coordination."""
    words, token = draft.words, draft.tokens[i]
    return (
        i >= words.first[i]
        and words.upper[i]
        and len(token.text) > 1
        and words.case[i] in ("", "Nom", "Acc")  # Ескелді only looks like an object
        and token.upos not in _NEVER_NAMES
        and draft.noun(i) is None
    )


def _called_before(draft: Draft, places: list[Place]) -> list[Place]:
    """*places* and the short names that stand alone after the article told which unit they are.

    ``Шу ауданы ... Шуда``: short names that are words of every day are believed then.
    """
    told: dict[str, Place] = {}
    for place in places:
        if place.noun and place.noun not in ("агломерация", "республика", "облыс"):
            told.setdefault(lower(place.name), place)
    if not told:
        return places
    taken = {i for place in places for i in range(place.first, place.last)}
    found = list(places)
    for i, upper in enumerate(draft.words.upper):
        if not upper or i in taken:
            continue
        known = told.get(draft.words.lemma[i]) or told.get(draft.words.low[i])
        if known is not None and _stands_alone(draft, i):
            found.append(replace(known, first=i, name_end=i + 1, last=i + 1, noun=""))
    return sorted(found, key=lambda one: one.first)


def _stands_alone(draft: Draft, i: int) -> bool:
    """Whether no neighbouring capital makes the word at *i* a part of another name."""
    words = draft.words
    after = i + 1 < words.end[i] and words.upper[i + 1] and words.case[i] in ("", "Nom")
    before = i > words.first[i] + 1 and words.upper[i - 1] and words.case[i - 1] in ("", "Nom")
    bare = words.case[i] in ("", "Nom") and draft.noun(i + 1) is not None
    attribute = bare or (i + 1 < words.end[i] and words.low[i + 1] == "атындағы")
    return not (after or before or attribute)


def as_told_by(draft: Draft, place: Place, kind_word: str) -> Place:
    """The unit that ``Алматы облыстық ...`` names: the oblast, not the city of that name."""
    return of_kind(draft, place, kind_word)


def of_kind(draft: Draft, place: Place, kind_word: str) -> Place:
    """*place* as the unit of that kind which goes by its name: the oblast, not the city."""
    if kind_word == "агломерация":
        return replace(place, noun=kind_word, unit=_agglomeration(draft.lists, place.name))
    units = draft.lists.places.get(tuple(lower(place.name).split()), ())
    unit = _choose(units, kind_word)
    return replace(place, noun=kind_word, unit=unit)
