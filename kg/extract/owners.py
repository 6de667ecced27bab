"""The place where a body's own name begins in, the unit or body that it belongs to out."""

from __future__ import annotations

from dataclasses import dataclass

from kg.extract.draft import Draft
from kg.extract.nominative import genitive
from kg.extract.places import ADJECTIVES, as_told_by, referent_of
from kg.model import Referent

__all__ = ["ADJECTIVES", "HOME", "Owner", "owner_before"]

_COUNTRY_KINDS = ("country",)
_WITHIN = frozenset({"agl:Ministry", "agl:Agency"})
HOME = "unit-qazaqstan-respublikasy"


@dataclass(frozen=True, slots=True)
class Owner:
    """What stands before a body's own name, from ``tokens[first]`` on.

    ``genitive`` is its name as it stands in an official one; ``unit`` the unit that it is, None for
    another body; ``is_adjective`` where it is written ``Абай облыстық``.
    """

    first: int
    genitive: str
    unit: Referent | None = None
    is_country: bool = False
    is_adjective: bool = False
    is_abroad: bool = False


def owner_before(draft: Draft, end: int) -> Owner | None:
    """Whose the body is whose own name begins at *end*, if a name ends there that may own one."""
    if end == 0 or draft.words.first[end - 1] != draft.words.first[min(end, len(draft.tokens) - 1)]:
        return None
    adjective = draft.words.low[end - 1]
    if adjective in ADJECTIVES:
        place = draft.places_by_end.get(end - 1)
        if place is None:
            meant = draft.meant.get(ADJECTIVES[adjective])  # облыстық Экономика басқармасы
            is_named = meant is not None and end < len(draft.tokens) and draft.words.upper[end]
            return Owner(end - 1, genitive(meant.name), meant) if meant and is_named else None
        told = referent_of(as_told_by(draft, place, ADJECTIVES[adjective]))
        return Owner(place.first, genitive(told.name), told, is_adjective=True)
    place = draft.places_by_end.get(end)
    if place is not None and place.noun != "агломерация":
        if draft.words.case[end - 1] not in ("Gen", "Nom", ""):
            return None
        unit = referent_of(place)
        is_country = place.unit is not None and place.unit.kind in _COUNTRY_KINDS
        is_abroad = is_country and unit.code != HOME
        return Owner(place.first, genitive(unit.name), unit, is_country, is_abroad=is_abroad)
    return _body_before(draft, end)


def _body_before(draft: Draft, end: int) -> Owner | None:
    named = draft.named_by_end.get(end)
    if named is None or len(named.referents) != 1:
        return None
    body = draft.referents[named.referents[0]]
    # Қаржы министрлігі Қазынашылық комитеті: a body within a ministry, without the genitive
    is_within = body.type in _WITHIN and draft.words.upper[end]
    if draft.words.case[end - 1] != "Gen" and not is_within:
        return None
    if body.type in ("agl:Person", "agl:Company", "agl:AdministrativeUnit", "agl:Agglomeration"):
        return None
    unit = _unit_of(draft, body) if body.type == "agl:Akimat" else None
    written = draft.text(named.first, named.last)
    within = written if draft.words.case[end - 1] == "Gen" else genitive(written)
    return Owner(named.first, within if body.type in _WITHIN else genitive(body.name), unit)


def _unit_of(draft: Draft, akimat: Referent) -> Referent | None:
    """The unit of an akimat, which its departments have for their own."""
    key = ("agl:AdministrativeUnit", akimat.code) if akimat.code else None
    return draft.known(*key) if key else None
