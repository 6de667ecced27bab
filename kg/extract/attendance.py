"""Tokens and names in, who attended what out.

``<event>-ға <who> қатысты``: the dative marks what was attended, the nominative who did, and a
person or body stands for itself or sends ``өкілдері``.  ``қатысты`` inside a sentence is a
postposition (``мәселеге қатысты``, concerning), so only one that ends it is read as the verb
(Қазақ грамматикасы, 2002, § 372).
"""

from __future__ import annotations

from bisect import bisect_left

from kg.extract.draft import Draft, Named
from kg.model import Fact, Referent
from kg.text import lower

__all__ = ["attendance_facts"]

_ASSERTED = ("қатысты", "қатысқан", "қатысып")
_PLANNED = ("қатысады", "қатыспақ", "қатыспақшы")
_DENIED = ("қатыспады", "қатыспаған", "қатыспайды")
_NOT = "жоқ"
_ENDS = frozenset('.!?…;»”"')
_SENT = ("өкіл", "депутат", "маман", "басшы", "қызметкер", "мүше", "ғалым")
_OUTSIDE = frozenset({"Loc", "Abl", "Dat", "Acc", "Ins", "Gen"})
_ATTENDING = frozenset(
    {"agl:Person", "agl:PublicBody", "agl:Akimat", "agl:Ministry", "agl:Maslikhat", "agl:Company"}
    | {"agl:Government", "agl:Agency", "agl:ResearchInstitute", "agl:Organization", "agl:Council"}
)
_EVENTS = frozenset({"agl:Event", "agl:Meeting", "agl:Presentation", "agl:Signing"})
_BEFORE_EVENT = 3
_HEADLINE_EVENTS = {"таныстыр": "agl:Presentation"}  # the verb that ends a headline -> its event


def attendance_facts(draft: Draft) -> None:
    """Note a fact ``schema:attendee`` for each person or body that a sentence says attended."""
    events = draft.heads("event")
    event: tuple[int, int] | None = None  # the noun's token and its sentence's first one
    i = 0
    while i < len(draft.tokens):
        end = draft.sentence_end(i)
        at = bisect_left(events, i)
        noun_at = events[at] if at < len(events) and events[at] < end else None
        verb, modality = _verb(draft, i, end)
        if noun_at is not None and (verb is None or noun_at < verb):
            event = noun_at, i
        if (
            verb is not None
            and event is not None
            and (noun_at is not None or _refers_back(draft, i, end))
        ):
            _note(draft, event, i, verb, modality)
        i = max(end, i + 1)


def _note(draft: Draft, event: tuple[int, int], first: int, verb: int, modality: str) -> None:
    attending = _attending(draft, first, verb)
    start, end = draft.tokens[first].start, draft.tokens[verb].end
    for number in [number for named in attending for number in named.referents]:
        subject = _event(draft, *event)
        fact = Fact(subject, "schema:attendee", number, start, end, modality, 0.8, "attended")
        draft.fact(fact)


def _refers_back(draft: Draft, first: int, last: int) -> bool:
    return "оған" in draft.words.low[first:last]


def _verb(draft: Draft, first: int, last: int) -> tuple[int | None, str]:
    """Where the verb *to attend* ends the sentence, with the modality that its ending tells."""
    final = last - 1
    while final > first and draft.tokens[final].text[0] in _ENDS:
        final -= 1
    denied = lower(draft.tokens[final].text) == _NOT
    word = lower(draft.tokens[final - denied].text) if final > first else ""
    for forms, modality in ((_ASSERTED, "asserted"), (_PLANNED, "planned"), (_DENIED, "denied")):
        if word in forms:
            return final - denied, "denied" if denied else modality
    return None, ""


def _event(draft: Draft, i: int, sentence: int) -> int:
    """The event that the noun at *i* names, called by it and the attributes before it."""
    noun = draft.noun(i)
    assert noun is not None
    named = draft.named_by_end.get(i + 1)
    if named is not None and draft.referents[named.referents[0]].type in _EVENTS:
        return named.referents[0]
    token = draft.tokens[i]
    first = i
    while first > max(sentence, i - _BEFORE_EVENT) and _is_attribute(draft, first - 1):
        first -= 1
    if noun.type == "agl:Event" and first == i:
        told = _headline_event(draft)
        if told:
            return draft.refer(told)
    is_possessed = lower(token.text).startswith(noun.citation)
    words = [one.text for one in draft.tokens[first:i]]
    name = " ".join([*words, noun.citation if is_possessed else noun.lemma])
    return draft.refer(Referent(noun.type, name, local=True))


def _headline_event(draft: Draft) -> Referent | None:
    """The event that the headline tells, which the text then calls no more than ``шара``."""
    words = [token for token in draft.article.title_tokens if token.text[0].isalpha()]
    for stem, kind in _HEADLINE_EVENTS.items():
        if words and lower(words[-1].text).startswith(stem):
            return Referent(kind, draft.article.metadata.title or "", local=True)
    return None


def _is_attribute(draft: Draft, i: int) -> bool:
    """Whether the token at *i* is a bare noun or adjective, as attributes of a noun are."""
    token = draft.tokens[i]
    return (
        token.upos in ("NOUN", "ADJ", "PROPN", "NUM")
        and token.feature("Case") in ("", "Nom")
        and draft.is_free(i, i + 1)
    )


def _attending(draft: Draft, first: int, verb: int) -> list[Named]:
    """The persons and bodies between *first* and the verb that do the attending."""
    found = []
    for named in sorted(draft.named, key=lambda one: one.first):
        if named.first < first or named.last > verb:
            continue
        types = {draft.referents[number].type for number in named.referents}
        if not types <= _ATTENDING or draft.label_at(named.first) == "POSITION":
            continue  # «КазНИИСА» АҚ директоры attended, not the company
        last = draft.tokens[named.last - 1]
        sent = _sends(draft, named.last, verb)
        if sent or (last.feature("Case") not in _OUTSIDE):
            found.append(named)
    return found


def _sends(draft: Draft, i: int, verb: int) -> bool:
    """Whether people of a body are named behind it: ``әкімдіктерінің өкілдері``."""
    return any(lower(one.text).startswith(_SENT) for one in draft.tokens[i:verb])
