"""Decisions that are told with their subject in, the acts that only echo them out.

Institutions decide on a matter and then issue an act on it, which the text need not call by its
subject: ``... марапаттау туралы шешім қабылдап, тиісті Жарлыққа қол қойдым``.
"""

from __future__ import annotations

from kg.extract.draft import Draft, Named
from kg.extract.lists import HeadNoun
from kg.model import Referent

__all__ = ["ECHOING", "is_echo", "mention_echoes"]

ECHOING = frozenset({"тиісті", "арнайы"})  # they begin no name
_ACTS = frozenset({"agl:Decision", "agl:Law"})
_DECIDED = "шешім"
_ABOUT = ("туралы", "жөнінде", "жөніндегі")
_BACK = 3  # sentences to the decision


def is_echo(draft: Draft, i: int, noun: HeadNoun) -> bool:
    """Whether the noun at *i* tells of an act by no more than that it belongs to a decision."""
    words = draft.words
    is_act = noun.type in _ACTS and noun.lemma != _DECIDED and not words.plural[i]
    return is_act and i > words.first[i] and words.low[i - 1] in ECHOING


def mention_echoes(draft: Draft, heads: list[int]) -> None:
    """Note the acts at *heads* by the subject of the decision before; without one they are any."""
    decisions = [one for one in draft.named if _is_decision(draft, one)]
    for i in heads:
        noun = draft.noun(i)
        decided = max(
            (one for one in decisions if _is_near(draft, one, i)),
            key=lambda one: one.last,
            default=None,
        )
        if decided is None or noun is None:
            continue
        subject = draft.referents[decided.referents[0]].name.rpartition(" ")[0]
        number = draft.refer(Referent(noun.type, f"{subject} {noun.lemma}", local=True))
        draft.name(i, i + 1, (number,))


def _is_decision(draft: Draft, named: Named) -> bool:
    before = named.last - 2
    is_decided = draft.words.lemma[named.last - 1] == _DECIDED and before >= named.first
    return is_decided and draft.words.low[before] in _ABOUT


def _is_near(draft: Draft, decided: Named, i: int) -> bool:
    """Whether the decision was told in the sentence of the token at *i* or shortly before it."""
    if decided.last > i:
        return False
    first = draft.words.first
    start = first[i]
    for _ in range(_BACK):
        if first[decided.last - 1] >= start:
            return True
        start = first[start - 1] if start else 0
    return first[decided.last - 1] >= start
