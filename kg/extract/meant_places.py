"""A bare kind word in (``облыс``, ``агломерация``), the one place of the article that it means out.

An article that names one oblast means that by ``облыс әкімдігі`` and ``облыстық мәслихат``.  Where
it names several, or none, its title may tell; else nothing is meant.
"""

from __future__ import annotations

from kg.extract.chosen_units import chosen_unit
from kg.extract.draft import Draft
from kg.extract.lists import Lists
from kg.extract.owners import ADJECTIVES
from kg.extract.places import Place, referent_of
from kg.model import Referent
from kg.text import lower

__all__ = ["CAPITAL", "meant_at", "meant_places", "of_capital"]

_KINDS = {
    "oblast": "облыс",
    "city": "қала",
    "republican_city": "қала",
    "district": "аудан",
    "city_district": "аудан",
}
CAPITAL, _ASTANA = "елорда", "астана"
_KIND_WORDS = frozenset({"облыс", "қала", "аудан", "агломерация"})


def meant_places(draft: Draft) -> dict[str, Referent]:
    """What each kind word means in this article where it stands without a name."""
    found: dict[str, dict[str, Referent]] = {}
    for place in draft.places_by_end.values():
        kind = _kind(place)
        if kind:
            referent = referent_of(place)
            found.setdefault(kind, {})[referent.code or lower(referent.name)] = referent
    meant = {kind: next(iter(each.values())) for kind, each in found.items() if len(each) == 1}
    if (capital := of_capital(draft.lists)) is not None:
        meant[CAPITAL] = capital
    for kind, each in found.items():
        in_title = [one for one in each.values() if kind not in meant and _is_titled(draft, one)]
        if len(in_title) == 1:
            meant[kind] = in_title[0]
    return meant


def of_capital(lists: Lists) -> Referent | None:
    """The city that ``елорда`` is."""
    unit = chosen_unit(lists.places.get((_ASTANA,), ()), "қала")
    return None if unit is None else referent_of(Place(0, 1, 1, unit.name, "қала", unit))


def meant_at(draft: Draft, i: int, meant: dict[str, Referent]) -> Referent | None:
    """The place that the bare kind word or its adjective at *i* means."""
    word = draft.words.lemma[i]
    if i + 1 in draft.places_by_end or draft.words.plural[i]:
        return None
    kind = word if word in _KIND_WORDS | {CAPITAL} else ADJECTIVES.get(draft.words.low[i], "")
    if kind != word and i in draft.places_by_end:
        return None  # Ақтөбе облыстық
    return meant.get(kind)


def _kind(place: Place) -> str:
    if place.noun in _KIND_WORDS:
        return place.noun
    return _KINDS.get(place.unit.kind, "") if place.unit else ""


def _is_titled(draft: Draft, referent: Referent) -> bool:
    """Whether the title names it with its kind word."""
    words = [lower(token.text) for token in draft.article.title_tokens]
    name = lower(referent.name).split()
    return any(
        words[i : i + len(name) - 1] == name[:-1] and words[i + len(name) - 1].startswith(name[-1])
        for i in range(len(words) - len(name) + 1)
    )
