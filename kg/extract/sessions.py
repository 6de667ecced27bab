"""A body in the locative and a verb of deliberation in, the session that the body held out.

``Құжат желтоқсанда Астана қаласының мәслихатында талқыланды``: that is a session of the maslikhat
though no noun tells it.  Only with a date it is one happening, not a procedure that goes on.
"""

from __future__ import annotations

from kg.extract.appointments import genitive_of
from kg.extract.draft import Draft, Named
from kg.extract.gatherings import event_noun
from kg.extract.holding import adverbial_dates, clause_start, modality
from kg.model import Fact, Referent

__all__ = ["session_facts"]

_DELIBERATED = frozenset({"қара", "талқыла", "тыңда", "қарал", "талқылан"})
_DELIBERATING = frozenset({"agl:Maslikhat", "agl:Government", "agl:Council", "agl:PublicBody"})
_LONGEST = 40  # tokens of the clause
_NEAR = 4  # tokens between the body and the verb


def session_facts(draft: Draft) -> None:
    """Note each session of which only the body and the verb tell, with its date."""
    words = draft.words
    for i, lemma in enumerate(words.lemma):
        if lemma not in _DELIBERATED or words.form[i] not in ("Fin", "Part", "Conv", "Inf"):
            continue
        if draft.tokens[i].feature("Voice") != "Pass" and not lemma.endswith(("л", "н")):
            continue
        first = max(clause_start(draft, i), i - _LONGEST)
        body, dates = _body(draft, first, i), adverbial_dates(draft, first, i)
        if body is None or not dates or _is_told(draft, first, i):
            continue
        _note(draft, body, dates[-1][0], first, i)


def _body(draft: Draft, first: int, i: int) -> Named | None:
    """The one body in the locative right before the verb at *i*."""
    for end in range(i, max(first, i - _NEAR), -1):
        named = draft.named_by_end.get(end)
        if named is None or draft.words.case[end - 1] != "Loc" or len(named.referents) != 1:
            continue
        kind = draft.referents[named.referents[0]].type
        return named if kind in _DELIBERATING and named.first >= first else None
    return None


def _is_told(draft: Draft, first: int, i: int) -> bool:
    """Whether a noun of the clause names the event: ``мәслихатта өткен отырыста қаралды``."""
    return any(event_noun(draft, j) is not None for j in range(first, i))


def _note(draft: Draft, body: Named, date: str, first: int, i: int) -> None:
    owner = draft.referents[body.referents[0]].name
    name = f"{genitive_of(owner)} отырысы"
    written = f"{draft.text(body.first, body.last)} талқылау"
    event = draft.refer(Referent("agl:Meeting", name, (written,), local=True))
    start, end = draft.tokens[min(first, body.first)].start, draft.tokens[i].end
    said, speaker = draft.speech.told_at(i, modality(draft, i))
    for predicate, told, rule in (
        ("schema:organizer", body.referents[0], "session-of-body"),
        ("schema:startDate", date, "session-when"),
    ):
        draft.fact(Fact(event, predicate, told, start, end, said, 0.85, rule, speaker=speaker))
    draft.name(body.first, body.last, (event,))
