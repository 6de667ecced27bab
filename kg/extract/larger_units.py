"""Places in, the larger units that the text says they are part of, out.

The larger one stands before the smaller in the genitive (``Алматы облысының Іле ауданы``) or in the
dative before a word of belonging (``Алматы облысына қарасты Талғар ауданы``).
"""

from __future__ import annotations

from kg.extract.draft import Draft
from kg.extract.left_edge import JOINING
from kg.extract.places import Place, referent_of
from kg.model import Fact, Span

__all__ = ["larger_units"]

_RANKS = {"country": 0, "oblast": 1, "republican_city": 1, "city": 2, "district": 2}
_RANKS |= {"city_district": 3}
_WORDS = {"республика": 0, "облыс": 1, "губерния": 1, "қала": 2, "аудан": 2, "уез": 2} | {
    "кент": 3,
    "ауыл": 3,
    "округ": 3,
    "село": 3,
}
_BELONGING = frozenset({"қарасты", "қарайтын", "кіретін", "жататын", "тиесілі"})


def larger_units(draft: Draft) -> None:
    """Note each ``agl:partOf`` that a genitive or a word of belonging tells, as whoever says it."""
    places = sorted(draft.places_by_end.values(), key=lambda one: one.first)
    by_start = {place.first: place for place in places}
    for place in places:
        if place.noun == "агломерация":
            continue
        first = _behind(draft, place)
        if first is None:
            continue
        while (part := by_start.get(first)) is not None and _is_part(part, place):
            _note(draft, part, place)
            first = part.last
            while first < draft.words.end[place.first] and draft.words.low[first] in JOINING:
                first += 1
            if first == part.last:
                break
    _of_described(draft, by_start)


def _of_described(draft: Draft, by_start: dict[int, Place]) -> None:
    """Note parts of what a description tells: ``облыстың Бұқар жырау ауданы``."""
    for named in draft.named:
        part = by_start.get(named.last)
        if not named.is_description or part is None or draft.words.case[named.last - 1] != "Gen":
            continue
        whole = draft.referents[named.referents[0]]
        unit = draft.lists.units.get(whole.code or "")
        if unit is None or len(named.referents) > 1 or whole.type != "agl:AdministrativeUnit":
            continue
        larger = Place(named.first, named.last, named.last, unit.name, "", unit)
        if _is_part(part, larger):
            _note(draft, part, larger)


def _behind(draft: Draft, place: Place) -> int | None:
    """Where a part of *place* would begin, if its case or the word behind it says so."""
    words, last = draft.words, place.last
    if last >= words.end[place.first]:
        return None
    case = words.case[last - 1]
    if case == "Gen":
        return last
    return last + 1 if case == "Dat" and words.low[last] in _BELONGING else None


def _is_part(part: Place, whole: Place) -> bool:
    """Whether *part* is told by its kind word, and of a lower rank than *whole*."""
    return bool(part.noun) and _rank(part, 0) > _rank(whole, len(_RANKS))


def _rank(place: Place, unknown: int) -> int:
    if place.unit is not None:
        return _RANKS.get(place.unit.kind, unknown)
    return _WORDS.get(place.noun, unknown)


def _note(draft: Draft, part: Place, whole: Place) -> None:
    tokens = draft.tokens
    spans = tuple(Span(tokens[one.first].start, tokens[one.last - 1].end) for one in (whole, part))
    numbers = draft.refer(referent_of(part)), draft.refer(referent_of(whole))
    modality, speaker = draft.speech.told_at(part.first, "asserted")
    draft.fact(
        Fact(
            numbers[0],
            "agl:partOf",
            numbers[1],
            spans[0].start,
            spans[1].end,
            modality,
            0.9,
            "part-by-genitive",
            spans,
            speaker,
        )
    )
