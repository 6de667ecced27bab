"""Names of instruments and events in, the places that the names say they concern out.

``Ақтөбе агломерациясын дамыту туралы меморандум``.  What a sentence says they cover or decide is
read by the rules of ``relations/concerns.toml``.
"""

from __future__ import annotations

from kg.extract.classes import kinds_of
from kg.extract.draft import Draft, Named
from kg.extract.instrument_names import ACTS
from kg.extract.left_edge import JOINING
from kg.extract.meant_places import meant_at, meant_places
from kg.extract.places import Place, referent_of
from kg.model import Fact, Referent, Span

__all__ = ["concerns_facts"]

_INSTRUMENTS = kinds_of("agl:Instrument")
_EVENTS = kinds_of("agl:Event")
_OF_PARTIES = frozenset({"келісім", "шарт", "хаттама", "декларация"})  # whose, not what about
_ABOUT = frozenset({"туралы", "жөніндегі", "жөнінде", "арналған", "қатысты", "бойынша"})
_BODY_ROLES = frozenset({"unit-body", "body", "council", "centre", "post", "unit"})


def concerns_facts(draft: Draft) -> None:
    """Note what the name of each instrument and event found so far says that it concerns."""
    meant = meant_places(draft)
    for named in sorted(draft.named, key=lambda one: (one.first, one.last)):
        kind = draft.referents[named.referents[0]].type
        if len(named.referents) > 1 or (kind not in _INSTRUMENTS and kind not in _EVENTS):
            continue
        shared = _shared_place(draft, named) if kind in _INSTRUMENTS else None
        if shared is not None:
            _note(draft, named, shared, "place-in-joined-name")
        for end in range(named.first + 1, named.last + 1):
            place = draft.places_by_end.get(end)
            if place is not None and _is_in_name(draft, named, place):
                _note(draft, named, place, "place-in-name")
            elif place is None and kind in _INSTRUMENTS:
                _meant_in_name(draft, named, end - 1, meant)


def _shared_place(draft: Draft, named: Named) -> Place | None:
    """The place that stands before two documents: ``Алматының бас жоспары мен көлік схемасы``."""
    words = draft.words
    joined = named.first - 1
    if joined < words.first[named.first] or words.low[joined] not in JOINING - {","}:
        return None
    before = draft.named_by_end.get(joined)
    if before is None or draft.referents[before.referents[0]].type not in _INSTRUMENTS:
        return None
    if not (words.possessed[joined - 1] and words.possessed[named.last - 1]):
        return None
    if any(draft.places_by_end.get(end) for end in range(named.first + 1, named.last)):
        return None
    return next(
        (
            place
            for end in range(before.first + 1, joined)
            if (place := draft.places_by_end.get(end)) is not None
            and place.first == before.first
            and words.case[end - 1] == "Gen"
            and not _is_owner(draft, place, joined - 1)
        ),
        None,
    )


def _meant_in_name(draft: Draft, named: Named, i: int, meant: dict[str, Referent]) -> None:
    """``агломерацияны басқару моделі``: of the one agglomeration of the article."""
    unit = meant_at(draft, i, meant)
    noun = draft.noun(i)
    if unit is None or noun is None or i == named.last - 1:
        return
    place = Place(i, i + 1, i + 1, unit.name, noun.lemma, draft.lists.units.get(unit.code or ""))
    if _is_in_name(draft, named, place):
        _note(draft, named, place, "meant-place-in-name", unit)


def _is_in_name(draft: Draft, named: Named, place: Place) -> bool:
    """Whether the name is about the place, and not about a body of it or an act of its own."""
    if place.first < named.first or _is_owner(draft, place, named.last - 1):
        return False
    words, head, last = draft.words, named.last - 1, place.last
    kind, noun = draft.referents[named.referents[0]].type, draft.noun(head)
    is_act = kind in ACTS or kind in _EVENTS or (noun is not None and noun.lemma in _OF_PARTIES)
    is_country = place.unit is not None and place.unit.kind == "country"
    if kind in _EVENTS and _is_nested(draft, place, named):
        return False
    if not is_act and not is_country:
        return True
    quoted = any(
        opening < place.first and last <= closing
        for closing in range(last, head)
        if (opening := draft.quotes.opening.get(closing, head)) >= named.first
    )
    if words.case[last - 1] == "Acc" or (quoted and not is_country):
        return True
    is_first = place.first == named.first and words.case[last - 1] in ("Gen", "Nom", "")
    if is_country or (is_first and words.possessed[head]):
        return False
    return any(words.low[j] in _ABOUT for j in range(last, head))


def _is_owner(draft: Draft, place: Place, head: int) -> bool:
    """Whether the place only tells which body, office or part is meant: ``облысының әкімі``."""
    words, j = draft.words, place.last
    if words.low[j - 1 : j + 1] and j < head and words.low[j] in ("облыстық", "қалалық"):
        return True
    for end in range(j + 1, head + 1):
        held = draft.named_by_end.get(end)
        if held is not None and held.first <= place.first and _acts(draft, held):
            return True
    noun = draft.noun(j) if j < head else None
    return noun is not None and noun.role in _BODY_ROLES - {"unit"}


def _acts(draft: Draft, named: Named) -> bool:
    kind = draft.referents[named.referents[0]].type
    places = ("agl:AdministrativeUnit", "agl:Agglomeration", "agl:Place")
    return kind not in _INSTRUMENTS and kind not in places and kind != "agl:Council"


def _is_nested(draft: Draft, place: Place, named: Named) -> bool:
    """Whether another thing's name within *named* holds the place."""
    held = (draft.named_by_end.get(end) for end in range(place.last + 1, named.last))
    return any(one is not None and named.first <= one.first <= place.first for one in held)


def _note(
    draft: Draft, named: Named, place: Place, rule: str, meant: Referent | None = None
) -> None:
    tokens = draft.tokens
    spans = tuple(
        sorted(
            (
                Span(tokens[named.last - 1].start, tokens[named.last - 1].end),
                Span(tokens[place.first].start, tokens[place.last - 1].end),
            ),
            key=lambda one: one.start,
        )
    )
    start, end = min(tokens[named.first].start, spans[0].start), spans[-1].end
    unit, number = draft.refer(meant or referent_of(place)), named.referents[0]
    if unit != number:
        draft.fact(Fact(number, "agl:concerns", unit, start, end, rule=rule, spans=spans))
