"""A place that tells of a presentation or a signing in, what is presented or signed there out.

``модельдің таныстырылымы`` considers the model, and of ``меморандумға қол қою рәсімі`` comes the
memorandum; who presents is there.
"""

from __future__ import annotations

from kg.extract.classes import kinds_of
from kg.extract.draft import Draft, Named
from kg.extract.presentations import presented
from kg.extract.telling import Telling, evidence, said_of
from kg.model import Fact

__all__ = ["presenter", "subject_matter"]

_INSTRUMENTS = kinds_of("agl:Instrument")
_ACTING = kinds_of("agl:Organization") | {"agl:Person"}
_NOMINATIVE = frozenset({"Nom", ""})


def subject_matter(draft: Draft, told: Telling) -> None:
    """What a presentation presents, and what comes of a ceremony of signing, as its name tells."""
    kind, words = draft.referents[told.event].type, draft.words
    matter: Named | None = None
    if kind == "agl:Presentation":
        predicate, rule = "agl:considered", "presented-at"
        matter = presented(draft, told.phrase)
    elif kind == "agl:Signing":
        predicate, rule = "agl:resultedIn", "signed-at"
        first, last = told.phrase.first, told.phrase.last
        at = next((j for j in range(max(first - 1, 1), last) if words.low[j] == "қол"), 0)
        matter = draft.named_by_end.get(at)
        if matter is not None and draft.referents[matter.referents[0]].type not in _INSTRUMENTS:
            matter = None
    if matter is None:
        return
    start = draft.tokens[min(matter.first, told.phrase.first)].start
    end = draft.tokens[max(matter.last, told.phrase.last) - 1].end
    said = said_of(draft, told)
    for number in matter.referents:
        draft.fact(Fact(told.event, predicate, number, start, end, said, 0.9, rule))


def presenter(draft: Draft, told: Telling) -> None:
    """Who presents, where an active verb tells of it: ``модельді институт таныстырды``."""
    words, at = draft.words, told.phrase.last - 1
    is_active = draft.tokens[at].feature("Voice") != "Pass"
    if draft.referents[told.event].type != "agl:Presentation" or not is_active:
        return
    for end in range(at, told.first, -1):
        named = draft.named_by_end.get(end)
        if named is None or named.first < told.first or words.case[end - 1] not in _NOMINATIVE:
            continue
        if {draft.referents[one].type for one in named.referents} <= _ACTING:
            start, stop = evidence(draft, told)
            for who in named.referents:
                rule, said = "presents", said_of(draft, told)
                fact = Fact(told.event, "schema:attendee", who, start, stop, said, 0.9, rule)
                draft.fact(fact)
            return
