"""The place of a noun for an event in, the body out whose event it is though its phrase tells none.

``Кеңес құрылады, оның алғашқы отырысы ...``: the pronoun is the body named before it.  ``Кеңестің
отырысы өтті. Келесі отырыс ...``: a series of events has one host.
``Үкіметтің жақында өткен кеңейтілген отырысы``: what tells that it was held stands between.
"""

from __future__ import annotations

from kg.extract.classes import kinds_of
from kg.extract.draft import Draft, Named

__all__ = ["host_of_held", "host_of_next"]

_NEXT = frozenset({"келесі", "алдағы"})
_IN_TURN = _NEXT | {"алғашқы", "тұңғыш", "кезекті", "соңғы"}
_ORDINAL = ("нші", "ншы")
_HELD = frozenset({"өт", "өткіз", "бол", "ұйымдастыр"})
_OF_IT = frozenset({"оның", "соның"})
_BODIES = kinds_of("agl:Organization")
_NEAR = 10  # words between оның and the noun: Оның 5 сәуірде өтетін бірінші жиынында
_CROWD = 60  # tokens before the pronoun in which its body is named


def host_of_next(draft: Draft, i: int, before: Named | None) -> int | None:
    """Who holds the event at *i*, one of a series; *before* is the event told last."""
    words = draft.words
    if i == words.first[i] or not _is_in_turn(words.low[i - 1]):
        return None
    first = max(words.first[i], i - _NEAR)
    pronoun = next((j for j in range(i - 2, first - 1, -1) if words.low[j] in _OF_IT), None)
    if pronoun is not None:
        return _body_before(draft, pronoun)
    is_next = not words.possessed[i] and words.low[i - 1] not in ("кезекті", "соңғы")
    noun = draft.noun(i - 2) if i - 1 > words.first[i] else None
    is_of_it = noun is not None and noun.role == "event" and words.case[i - 2] == "Gen"
    if before is not None and (is_next or is_of_it):  # бұл форумның алғашқы отырысы
        return _owner(draft, before)
    return None


def host_of_held(draft: Draft, i: int, first: int) -> int | None:
    """Whose event it is that ``tokens[first:i + 1]`` tells, behind the participle that held it."""
    words = draft.words
    verb = first - 1
    is_held = verb > words.first[i] and words.form[verb] == "Part" and words.lemma[verb] in _HELD
    if not is_held or not words.possessed[i]:
        return None
    for end in range(verb, max(words.first[i], verb - _NEAR), -1):
        named = draft.named_by_end.get(end)
        if named is not None and words.case[end - 1] == "Gen":
            is_body = draft.referents[named.referents[0]].type in _BODIES
            return named.referents[0] if is_body and len(named.referents) == 1 else None
        if words.form[end - 1] in ("Fin", "Conv", "Part") and end != verb:
            return None
    return None


def _is_in_turn(low: str) -> bool:
    return low in _IN_TURN or low.endswith(_ORDINAL)


def _body_before(draft: Draft, pronoun: int) -> int | None:
    """The council last named in the pronoun's sentence or the one before, else the only body."""
    words = draft.words
    start = words.first[pronoun]
    start = words.first[start - 1] if start else 0
    ends = range(max(start, pronoun - _CROWD) + 1, pronoun + 1)
    near = [draft.named_by_end[end] for end in ends if end in draft.named_by_end]
    bodies = [one.referents[0] for one in near if len(one.referents) == 1]
    kinds = {number: draft.referents[number].type for number in bodies}
    councils = [number for number, kind in kinds.items() if kind == "agl:Council"]
    if councils:
        return councils[-1]
    others = [number for number, kind in kinds.items() if kind in _BODIES]
    return others[0] if len(others) == 1 else None


def _owner(draft: Draft, event: Named) -> int | None:
    """The body in the phrase of an event told before, or its host."""
    number = event.referents[0]
    if number in draft.hosts:
        return draft.hosts[number]
    for end in range(event.last - 1, event.first, -1):
        named = draft.named_by_end.get(end)
        if named is None or named.first < event.first:
            continue
        if draft.referents[named.referents[0]].type in _BODIES:
            return named.referents[0]
    return None
