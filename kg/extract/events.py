"""Tokens and names in, the meetings, ceremonies and named happenings that are told of out.

``Үкімет отырысы``, ``меморандумға қол қою рәсімі``: what tells which one stands before the noun.
KazNERD marks only events with names: ``Астана экономикалық форумы``, ``Ұлы Отан соғысы``.
"""

from __future__ import annotations

from kg.extract.draft import Draft
from kg.extract.event_names import GATHERED, event_name, event_type, is_same, phrase_of
from kg.extract.gatherings import event_noun, gatherings
from kg.extract.holding import attributive_date, unconditional
from kg.extract.left_edge import capital_before
from kg.extract.lists import HeadNoun
from kg.extract.nominative import possessed
from kg.model import Referent

__all__ = ["is_one_event", "mention_events"]

_NAMED = frozenset({"форум", "конгресс", "съезд", "саммит", "фестиваль", "марафон"})
_WHOSE = frozenset({"body", "unit-body", "council", "post"})
_ABOUT = frozenset({"жөніндегі", "туралы", "арналған", "бойынша"})
_PLURALS = frozenset({"келіссөз"})  # held in the plural though one: келіссөздер жүргізілді
_ONE = frozenset({"1", "бір"})
_FAR = 12  # events told before, among which one is looked for


def mention_events(draft: Draft) -> None:
    """Note each event that is told which one it is, and mark those with names of their own."""
    for i in gatherings(draft):
        noun = event_noun(draft, i)
        if noun is not None and draft.is_free(i, i + 1) and is_one_event(draft, i, noun):
            _told(draft, i, noun)
    for i in draft.heads("happening"):
        happening = draft.noun(i)
        if happening is not None and possessed(draft.tokens[i], happening):
            _happening(draft, i, happening)


def is_one_event(draft: Draft, i: int, noun: HeadNoun) -> bool:
    """Whether the noun at *i* means one event, not a habit nor several."""
    words = draft.words
    if words.plural[i] and noun.lemma not in _PLURALS:
        return False
    if noun.lemma == "мәжіліс" and words.upper[i] and not draft.begins_sentence(i):
        return False  # the lower house of parliament
    if i + 1 < words.end[i] and words.lemma[i + 1] == "бір" and words.possessed[i + 1]:
        return False  # отырысының бірінде: any of them
    if words.low[i + 1 : i + 2] and words.low[i + 1].startswith("зал") and i + 1 < words.end[i]:
        return False  # мәжіліс залында
    first = i - 1
    while first > words.first[i] and draft.tokens[first].upos == "ADJ":
        first -= 1
    number = draft.tokens[max(first, words.first[i])]
    if number.feature("NumType") == "Card" and number.text not in _ONE:
        return False  # 140 іскерлік кездесу
    return unconditional(draft, i)


def _told(draft: Draft, i: int, noun: HeadNoun) -> None:
    first = phrase_of(draft, i, noun)
    kind = event_type(draft, i, noun)
    opening = next(
        (draft.quotes.opening[j] for j in range(first, i) if j in draft.quotes.opening), None
    )
    is_owned = possessed(draft.tokens[i], noun)
    is_named = noun.lemma in _NAMED and _capital(draft, i)
    is_named = is_named and (is_owned or _is_qualified(draft, i))
    tells = opening is not None or kind != noun.type or is_named or _says_which(draft, first, i)
    if first == i or not tells:
        return
    number = _number(draft, first, i, noun)
    if opening is not None and i - draft.quotes.closing[opening] <= 4:
        closing = draft.quotes.closing[opening]
        if draft.is_free(opening + 1, closing):
            name = draft.referents[number].name
            draft.mention(opening + 1, closing, name, "EVENT", number)
    elif noun.lemma in _NAMED and is_owned:
        _mark_named(draft, i, number)
    draft.name(first, i + 1, (number,))


def _says_which(draft: Draft, first: int, head: int) -> bool:
    """Whether a name, a body, a subject or a date before the noun tells which event it is."""
    words = draft.words
    for j in range(first, head):
        if j + 1 in draft.named_by_end or j + 1 in draft.places_by_end:
            return True
        noun = draft.noun(j)
        if (
            words.low[j] in _ABOUT
            or words.lemma[j] in GATHERED
            or (noun is not None and noun.role in _WHOSE)
        ):
            return True
    return False


def _number(draft: Draft, first: int, head: int, noun: HeadNoun) -> int:
    """The event that ``tokens[first:head + 1]`` means: one told before, or a new one."""
    kind, name = event_type(draft, head, noun), event_name(draft, first, head, noun)
    found = attributive_date(draft, first, head)
    date = found[0] if found else ""
    for number, when in reversed(draft.events[-_FAR:]):
        told = draft.referents[number]
        if told.type == kind and is_same(told.name, name, noun):
            if not (date and when and date != when):
                return number
            name = f"{date} {name}"  # another meeting of the same body
            break
    number = draft.refer(Referent(kind, name, local=True))
    draft.events.append((number, date))
    return number


def _capital(draft: Draft, i: int) -> bool:
    first = capital_before(draft, i)
    return first is not None and not draft.begins_sentence(first)


def _is_qualified(draft: Draft, i: int) -> bool:
    """Whether adjectives alone stand between the capital and the noun: ``Өңірлік ... саммит``."""
    first = capital_before(draft, i)
    return first is not None and all(draft.tokens[j].upos == "ADJ" for j in range(first, i))


def _mark_named(draft: Draft, i: int, number: int) -> None:
    """``Астана экономикалық форумы``: from its capital to its head noun."""
    first = capital_before(draft, i)
    if first is not None and first < i and not draft.begins_sentence(first):
        if any(draft.words.case[j] == "Gen" for j in range(first, i)):
            return
        draft.release(first, i + 1)
        draft.mention(first, i + 1, draft.referents[number].name, "EVENT", number)


def _happening(draft: Draft, i: int, noun: HeadNoun) -> None:
    """``Тәуелсіздік күні``, ``Ұлы Отан соғысы``: holidays, wars and jubilees have no entity."""
    first = capital_before(draft, i)
    if first is None or i - first > 5 or not draft.is_free(first, i + 1):
        return
    if draft.begins_sentence(first) and draft.tokens[first].upos != "PROPN" and i - first == 1:
        return
    words = [token.text for token in draft.tokens[first:i]]
    draft.mention(first, i + 1, " ".join([*words, noun.citation]), "EVENT", None)
