"""Events and what is said in the text in, those who spoke at an event as its attendees out.

The lead of a news item tells what happened, where and when, the rest who said what: ``Астанада
Үкімет отырысы өтті. ... , – деді Асқар Омаров``.  Whoever speaks behind such a lead spoke there.
An article that names the event only later is about something else, and quotes from anywhere.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace

from kg.extract.draft import Draft, Named
from kg.extract.event_references import EVENTS
from kg.extract.gatherings import event_noun
from kg.extract.zones import Zone
from kg.model import Fact, Span

__all__ = ["quote_told", "speech_facts"]

_CONFIDENCE = 0.8
_TOLD_EARLY = frozenset({"unit-changed", "unit-changed-when", "appointed", "appointed-when"})
_NEAR = 20  # words around a verb of saying
_RULE = "spoke-at-it"
_UNTOLD = frozenset({"planned", "denied"})
_HELD = frozenset({"schema:startDate", "schema:location"})


def speech_facts(draft: Draft) -> None:
    """Note who speaks at an event, or behind a lead that tells of the one event."""
    _spoken_there(draft)
    told = _one_event(draft)
    if told is None or draft.words.first[told.first] > 0:
        return
    held = (one for one in draft.facts if one.subject == told.referents[0])
    if not any(one.predicate in _HELD for one in held):
        return
    for zone in draft.speech.zones:
        if zone.first >= told.last and _is_spoken(draft, zone):
            _note(draft, told, zone)


def quote_told(draft: Draft) -> None:
    """Take what was noted of events before speech was read as quoted where somebody says it."""
    ends = {draft.tokens[zone.last - 1].end: zone for zone in draft.speech.zones}
    starts = sorted((draft.tokens[zone.first].start, end) for end, zone in ends.items())
    for k, fact in enumerate(draft.facts):
        if fact.rule in _TOLD_EARLY and fact.modality == "asserted":
            at = bisect_right(starts, (fact.end, -1)) - 1
            if at >= 0 and fact.end <= starts[at][1]:
                speaker = ends[starts[at][1]].speaker
                draft.facts[k] = replace(fact, modality="quoted", speaker=speaker)


def _spoken_there(draft: Draft) -> None:
    """``«...», – деді Омаров бүгін өткен брифингте``: the event in the words around speech."""
    words = draft.words
    events = {
        one.last: one
        for one in draft.named
        if draft.referents[one.referents[0]].type in EVENTS and words.case[one.last - 1] == "Loc"
    }
    for zone in draft.speech.zones if events else ():
        if not _is_spoken(draft, zone):
            continue
        first, last = zone.verb
        around = range(max(words.first[first], first - _NEAR), min(words.end[first], last + _NEAR))
        told = [events[i + 1] for i in around if i + 1 in events and draft.speech.at(i) is None]
        if told:
            _note(draft, told[-1], zone)


def _one_event(draft: Draft) -> Named | None:
    """Where the article first names the only event that it says took place."""
    unheld = {one.subject for one in draft.facts if one.modality in _UNTOLD}
    found: dict[int, Named] = {}
    for named in sorted(draft.named, key=lambda one: one.last):
        number = named.referents[0]
        if draft.referents[number].type not in EVENTS or number in unheld:
            continue
        if event_noun(draft, named.last - 1) is not None:
            found.setdefault(number, named)
    return next(iter(found.values())) if len(found) == 1 else None


def _is_spoken(draft: Draft, zone: Zone) -> bool:
    """Whether a verb tells that a person says it; an answer of an interview has none."""
    if zone.speaker is None or draft.referents[zone.speaker].type != "agl:Person":
        return False
    return zone.verb[0] < zone.verb[1]


def _note(draft: Draft, told: Named, zone: Zone) -> None:
    assert zone.speaker is not None
    tokens, (first, last) = draft.tokens, zone.verb
    spans = (
        Span(tokens[told.first].start, tokens[told.last - 1].end),
        Span(tokens[first].start, tokens[last - 1].end),
    )
    start, end = spans[0].start, max(one.end for one in spans)
    number = told.referents[0]
    who = zone.speaker
    fact = Fact(number, "schema:attendee", who, start, end, "asserted", _CONFIDENCE, _RULE, spans)
    draft.fact(fact)
