"""A place's short name and its kind word in, its entry of the lists out."""

from __future__ import annotations

from kg.authority import Unit
from kg.extract.lists import Lists
from kg.text import lower

__all__ = ["KINDS", "chosen_agglomeration", "chosen_unit"]

KINDS = {  # kind word -> kinds of the lists
    "облыс": ("oblast",),
    "қала": ("republican_city", "city"),
    "аудан": ("district", "city_district"),
    "республика": ("country",),
}
_BARE_KINDS = ("country", "republican_city", "city", "oblast")  # first is likeliest


def chosen_unit(units: tuple[Unit, ...], kind_word: str) -> Unit | None:
    """Which of *units* of one short name the kind word means; without it, the likeliest."""
    kinds = KINDS.get(kind_word, _BARE_KINDS if not kind_word else ())
    for kind in kinds:
        for unit in units:
            told = kind_word or not unit.ambiguous or kind == "republican_city"
            if unit.kind == kind and told:
                return unit
    return None


def chosen_agglomeration(lists: Lists, name: str) -> Unit | None:
    """The listed one of that name, or of the city that went by it: ``Нұр-Сұлтан``, Астана."""
    named = {f"{name} агломерациясы"}
    for unit in lists.places.get(tuple(lower(name).split()), ()):
        if unit.kind in ("republican_city", "city"):
            named.add(f"{unit.name.removesuffix(' қаласы')} агломерациясы")
    return next((unit for unit in lists.agglomerations.values() if unit.name in named), None)
