"""Tokens in, the akimats and maslikhats that are named by their units alone out.

``Алматы қаласы мен Алматы облысы әкімдіктері`` names two: a body for each coordinated unit.
"""

from __future__ import annotations

from kg.extract.draft import Draft
from kg.extract.left_edge import JOINING
from kg.extract.lists import HeadNoun
from kg.extract.meant_places import meant_at, meant_places
from kg.extract.nominative import genitive, possessed
from kg.extract.owners import ADJECTIVES
from kg.extract.places import Place, as_told_by, referent_of
from kg.model import Fact, Referent

__all__ = ["coordinated", "mention_meant_unit_bodies", "mention_unit_body", "unit_body"]


def mention_unit_body(draft: Draft, i: int, noun: HeadNoun) -> None:
    """Note the bodies, one for each unit, that end with the head noun at *i*."""
    if not possessed(draft.tokens[i], noun) or not draft.is_free(i, i + 1):
        return
    before = i - 1
    adjective = draft.words.low[before] if before >= 0 else ""
    units = coordinated(draft, before if adjective in ADJECTIVES else i)
    if not units:
        return
    numbers = []
    for place in units:
        told = as_told_by(draft, place, ADJECTIVES[adjective]) if adjective in ADJECTIVES else place
        unit = draft.refer(referent_of(told))
        body = draft.refer(unit_body(draft.referents[unit], noun))
        numbers.append(body)
        start, end = draft.tokens[units[0].first].start, draft.tokens[i].end
        draft.fact(Fact(body, "agl:jurisdiction", unit, start, end, rule="body-of-unit"))
    if len(units) == 1:
        name = draft.referents[numbers[0]].name
        draft.mention(units[0].first, i + 1, name, noun.label, numbers[0])
    draft.name(units[0].first, i + 1, tuple(numbers))


def mention_meant_unit_bodies(draft: Draft) -> None:
    """Note ``облыс әкімдігі``, ``қала және облыс әкімдіктері`` where one unit of the kind is meant.

    They are no mentions: their words do not tell which body it is.
    """
    meant = meant_places(draft)
    for i in draft.heads("unit-body"):
        noun = draft.noun(i)
        if noun is None or i + 1 in draft.named_by_end or not draft.is_free(i, i + 1):
            continue
        first, units = _meant(draft, i, meant)
        is_adjective = draft.words.low[i - 1] in ADJECTIVES if i else False
        if not units or not (is_adjective or possessed(draft.tokens[i], noun)):
            continue
        numbers = []
        for referent in units:
            unit = draft.refer(referent)
            numbers.append(draft.refer(unit_body(draft.referents[unit], noun)))
            start, end = draft.tokens[first].start, draft.tokens[i].end
            rule = "body-of-meant-unit"
            draft.fact(Fact(numbers[-1], "agl:jurisdiction", unit, start, end, rule=rule))
        draft.name(first, i + 1, tuple(numbers))


def _meant(draft: Draft, i: int, meant: dict[str, Referent]) -> tuple[int, list[Referent]]:
    """The units that bare kind words before the head noun at *i* mean, and where they begin."""
    found: list[Referent] = []
    first = end = i
    while end > draft.words.first[i]:
        unit = meant_at(draft, end - 1, meant)
        if unit is None or unit.type != "agl:AdministrativeUnit":
            break
        found.insert(0, unit)
        first = end = end - 1
        while end > draft.words.first[i] and draft.words.low[end - 1] in JOINING:
            end -= 1
        if end == first:
            break
    return first, found


def coordinated(draft: Draft, end: int) -> list[Place]:
    """The units that end at the token *end*, joined by commas and conjunctions."""
    found: list[Place] = []
    while place := draft.places_by_end.get(end):
        if place.noun == "агломерация":
            break
        found.insert(0, place)
        end = place.first
        while end > 0 and draft.words.low[end - 1] in JOINING:
            end -= 1
        if end == place.first:
            break
    return found


def unit_body(unit: Referent, noun: HeadNoun) -> Referent:
    """The akimat or maslikhat of *unit*, with the other ways in which its name is written."""
    names = [f"{genitive(unit.name)} {noun.citation}", f"{unit.name} {noun.citation}"]
    for kind, adjective in (("облысы", "облыстық"), ("қаласы", "қалалық"), ("ауданы", "аудандық")):
        if noun.lemma == "мәслихат" and unit.name.endswith(f" {kind}"):
            # Its own acts call it so: Алматы облыстық мәслихаты
            names.insert(0, f"{unit.name.removesuffix(kind)}{adjective} мәслихаты")
    return Referent(noun.type, names[0], tuple(names[1:]), unit.code)
