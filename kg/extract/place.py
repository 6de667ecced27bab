"""A unit or agglomeration as it is named in a text, with what it refers to."""

from __future__ import annotations

from dataclasses import dataclass, replace

from kg.authority import Unit
from kg.extract.chosen_units import chosen_agglomeration, chosen_unit
from kg.extract.draft import Draft
from kg.model import Referent
from kg.text import lower

__all__ = ["ADJECTIVES", "Place", "as_told_by", "of_kind", "referent_of"]

ADJECTIVES = {"облыстық": "облыс", "қалалық": "қала", "аудандық": "аудан"}
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
        """Where the name's span ends by KazNERD's rules: ``[Талғар] ауданы``, ``[Абай облысы]``.

        A kind word that shares the name before it, ``Алматы қаласы мен облысы``, has no span.
        """
        is_whole = self.noun in _OWN_KIND_WORD and self.name_end > self.first
        return self.last if is_whole else self.name_end


def referent_of(place: Place) -> Referent:
    """What *place* refers to: the unit's official name with the short one beside it."""
    if place.noun == "агломерация":
        code = place.unit.code if place.unit else None
        name = place.unit.name if place.unit else f"{place.name} агломерациясы"
        return Referent("agl:Agglomeration", name, code=code)
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
        "село": "селосы",
        "округ": "ауылдық округі",
        "уез": "уезі",
        "губерния": "губерниясы",
    }
    full = f"{place.name} {kind.get(place.noun, place.noun)}".strip()
    return Referent("agl:AdministrativeUnit", full, (place.name,))


def as_told_by(draft: Draft, place: Place, kind_word: str) -> Place:
    """The unit that ``Алматы облыстық ...`` names: the oblast, not the city of that name."""
    return of_kind(draft, place, kind_word)


def of_kind(draft: Draft, place: Place, kind_word: str) -> Place:
    """*place* as the unit of that kind which goes by its name: the oblast, not the city."""
    if kind_word == "агломерация":
        return replace(place, noun=kind_word, unit=chosen_agglomeration(draft.lists, place.name))
    units = draft.lists.places.get(tuple(lower(place.name).split()), ())
    unit = chosen_unit(units, kind_word)
    return replace(place, noun=kind_word, unit=unit)
