"""Tokens in, the units and agglomerations that they name out.

A unit's name is its short name and, mostly, a kind word in the possessive: ``Талғар ауданы``.
A kind word in the plural belongs to all names that are coordinated before it: ``Талғар және Іле
аудандары`` (izafet of coordinated nouns; Мамытов, Қазіргі қазақ тілі: синтаксис).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.authority import Unit
from kg.extract.chosen_units import KINDS, chosen_agglomeration, chosen_unit
from kg.extract.draft import Draft
from kg.extract.left_edge import JOINING
from kg.extract.lists import HeadNoun
from kg.extract.nominative import is_plural, possessed
from kg.extract.place import ADJECTIVES, Place, as_told_by, of_kind, referent_of
from kg.extract.surnames import SURNAME
from kg.model import Token
from kg.text import lower

__all__ = [
    "ADJECTIVES",
    "Place",
    "as_told_by",
    "mention_places",
    "of_kind",
    "referent_of",
    "unit_phrases",
]

_HONOURED = frozenset({"батыр", "ата", "хан", "би", "сұлтан", "ақын"})
_NEVER_NAMES = frozenset({"PRON", "DET", "ADV", "CCONJ", "SCONJ", "ADP", "PART", "INTJ", "AUX"})
_WATERS = frozenset({"өзен", "көл"})  # units are named after them, not they after units
_RURAL = frozenset({"ауылдық", "селолық", "кенттік"})
_ONLY_NAMED = frozenset({"уез", "село", "губерния", "округ"})  # no word of every day before them


def unit_phrases(draft: Draft) -> list[Place]:
    """Every place that the lists or a kind word tell, in reading order, none overlapping."""
    found: list[Place] = []
    end = 0
    for i, upper in enumerate(draft.words.upper):
        place = _place_at(draft, i) if upper and i >= end else None
        if place is not None:
            found.append(place)
            end = place.last
    found = _called_before(draft, _spread_plural(draft, _with_shared_names(draft, found)))
    draft.places_by_end = {place.last: place for place in found}
    return found


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
    k, noun = _kind_word(draft, j)
    kind = noun.lemma if noun and noun.role == "unit" and possessed(tokens[k], noun) else ""
    if kind == "округ" and k == j:
        kind = ""  # Түркістан сайлау округі
    if kind and noun and is_plural(tokens[k], noun):
        only_countries = bool(units) and all(unit.kind == "country" for unit in units)
        is_told = length or _is_coordinated(draft, i)
        if kind != "агломерация" and (not is_told or only_countries):
            kind = ""  # ``Қазақстан облыстары`` are no one place
    if not length and not (kind and _may_name(draft, i, kind)):
        return None
    if length and not kind and _is_attribute(draft, j):
        return None
    name = _short_name(tokens, i, j, bool(kind), units)
    if kind == "агломерация":
        return Place(i, j, j + 1, name, kind, chosen_agglomeration(draft.lists, name))
    adjective = draft.words.low[j] if j < len(tokens) else ""
    unit = chosen_unit(units, kind or ADJECTIVES.get(adjective, ""))  # Келес аудандық
    if unit is None and noun and noun.role == "unit-body" and possessed(tokens[k], noun):
        kinds = (chosen_unit(units, one) for one in ("қала", "аудан", "облыс"))
        unit = next((one for one in kinds if one is not None), None)  # Сауран әкімдігі
    if length and unit is None and not kind:
        return None
    return Place(i, j, k + 1 if kind else j, name, kind, unit)


def _is_coordinated(draft: Draft, i: int) -> bool:
    """Whether a listed place stands before, joined to the name at *i*: ``Теміртау, Сараң``."""
    words = draft.words
    if i - 2 < words.first[i] or words.low[i - 1] not in JOINING:
        return False
    return words.upper[i - 2] and (words.lemma[i - 2],) in draft.lists.places


def _kind_word(draft: Draft, j: int) -> tuple[int, HeadNoun | None]:
    """Where the kind word of a name that ends before *j* stands: ``Мәртөбе ауылдық округі``."""
    words, nouns = draft.words, draft.lists.nouns
    is_rural = j + 1 < len(words.low) and words.low[j] in _RURAL
    if is_rural and words.low[j + 1].startswith("округ"):
        return j + 1, nouns.get("округ")
    is_old = j < len(words.low) and words.low[j].startswith("селосы")  # its lemma may be another
    return j, nouns.get("село") if is_old else draft.noun(j)


def _with_shared_names(draft: Draft, places: list[Place]) -> list[Place]:
    """*places* and the kind words that share a name: ``Алматы қаласы мен облысы`` are two units."""
    words, found = draft.words, list(places)
    for place in places:
        j = place.last + 1
        if not place.unit or not place.noun or j >= words.end[place.first]:
            continue
        noun = draft.noun(j)
        if words.low[j - 1] not in JOINING or not noun or noun.role != "unit" or words.upper[j]:
            continue
        if noun.lemma in KINDS and noun.lemma != place.noun and possessed(draft.tokens[j], noun):
            other = of_kind(draft, place, noun.lemma)
            if other.unit is not None:
                found.append(replace(other, first=j, name_end=j, last=j + 1))
    return sorted(found, key=lambda one: one.first)


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
    if kind in _ONLY_NAMED and draft.tokens[i].upos == "NOUN":
        return True  # Қапал уезі 1867 жылы құрылды
    return not draft.begins_sentence(i) or draft.tokens[i].upos == "PROPN"


def _is_attribute(draft: Draft, j: int) -> bool:
    """Whether a short name only begins a longer one: ``Абай атындағы ...``, ``Тобыл өзені``."""
    if j >= len(draft.tokens):
        return False
    noun = draft.noun(j)
    is_natural = noun is not None and noun.role == "location" and noun.lemma in _WATERS
    return draft.words.low[j] == "атындағы" or (is_natural and draft.words.possessed[j])


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


def _spread_plural(draft: Draft, places: list[Place]) -> list[Place]:
    """Give the kind word in the plural to all names that are coordinated before it."""
    by_end = {place.last: place for place in places}
    for place in places:
        noun = draft.lists.nouns.get(place.noun)
        if not noun or place.name_end == place.last:
            continue
        if is_plural(draft.tokens[place.last - 1], noun):
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
    is_listed = (words.low[i],) in draft.lists.places  # Алға is an adverb, too
    return (
        i >= words.first[i]
        and words.upper[i]
        and len(token.text) > 1
        and words.case[i] in ("", "Nom", "Acc")  # Ескелді only looks like an object
        and (is_listed or token.upos not in _NEVER_NAMES)
        and draft.noun(i) is None
        and not _is_surname(draft, i)
    )


def _is_surname(draft: Draft, i: int) -> bool:
    """Whether a person's name ends at *i*: ``Ләззат Өмірбаева, Қарасай және Іле аудандары``."""
    words = draft.words
    if i == words.first[i] or not words.upper[i - 1] or words.low[i - 1] in JOINING:
        return False
    is_given = words.low[i - 1] in draft.lists.given_names
    return is_given or SURNAME.fullmatch(words.low[i]) is not None


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
