"""Tokens in, the councils, commissions and working groups that they tell of out.

``Алматы агломерациясын дамыту жөніндегі кеңес``, ``... үйлестіру кеңесі``: what a council is for
stands before it, so the head noun need not be possessed.
"""

from __future__ import annotations

from kg.extract.bodies import mention_body
from kg.extract.draft import Draft
from kg.extract.left_edge import phrase_start
from kg.extract.lists import HeadNoun
from kg.extract.nominative import possessed
from kg.model import Referent

__all__ = ["mention_council"]

_FOR = frozenset({"жөніндегі", "туралы"})
_OF_GROUPS = frozenset({"жұмыс"})  # a топ is any group, a жұмыс тобы is a council
_NO_COUNCIL = frozenset({"одағы", "одағының", "өкіметі", "үкіметі", "заманында"})  # Кеңес Одағы


def mention_council(draft: Draft, i: int, noun: HeadNoun) -> None:
    """Note the council whose name ends with the head noun at *i*, if it is told which one."""
    words = draft.words
    if i + 1 < words.end[i] and words.low[i + 1] in _NO_COUNCIL:
        return
    if noun.lemma == "топ" and (i == 0 or words.low[i - 1] not in _OF_GROUPS):
        return
    first = phrase_start(draft, i)
    if first == i or not draft.is_free(i, i + 1):
        return
    inside = words.low[first:i]
    is_for = any(word in _FOR for word in inside)
    if not is_for and possessed(draft.tokens[i], noun):
        mention_body(draft, i, noun)
        return
    names = any(end in draft.places_by_end for end in range(first + 1, i + 1))
    if not is_for:
        return
    ending = noun.citation if possessed(draft.tokens[i], noun) else noun.lemma
    name = " ".join([one.text for one in draft.tokens[first:i]] + [ending]).replace(" ,", ",")
    number = draft.refer(Referent(noun.type, name, local=not names))
    if names or any(words.upper[j] and not draft.begins_sentence(j) for j in range(first, i + 1)):
        draft.release(first, i + 1)
        draft.mention(first, i + 1, name, noun.label, number)
    draft.name(first, i + 1, (number,))
