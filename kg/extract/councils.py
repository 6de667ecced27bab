"""Tokens in, the councils, commissions and working groups that they tell of out.

``Алматы агломерациясын дамыту жөніндегі кеңес``, ``... үйлестіру кеңесі``: what a council is for
stands before it, so the head noun need not be possessed.  One that is set up (``жұмыс тобы
құрылды``) is told by that alone.
"""

from __future__ import annotations

from kg.extract.bodies import mention_body
from kg.extract.draft import Draft
from kg.extract.gatherings import is_meeting
from kg.extract.left_edge import phrase_start
from kg.extract.lists import HeadNoun
from kg.extract.nominative import possessed
from kg.extract.told_by_verb import is_dealing, is_founded, is_of_founders, is_pointed_at
from kg.model import Referent

__all__ = ["mention_council", "mention_founded_councils"]

_FOR = frozenset({"жөніндегі", "туралы", "жөнінде"})
_OF_GROUPS = frozenset({"жұмыс", "сараптамалық", "жобалау", "сарапшылар", "үйлестіру"})
_NO_COUNCIL = frozenset({"одағы", "одағының", "өкіметі", "үкіметі", "заманында"})  # Кеңес Одағы
_OF_COUNCILS = frozenset(  # what kinds of councils there are; директорлар кеңесі is a company's
    {"жұмыс", "үйлестіру", "ведомствоаралық", "қоғамдық", "бірлескен", "консультативтік"}
    | {"өңіраралық", "кеңесші", "жедел", "үкіметаралық", "келісу", "сараптама"}
)
_Councils = dict[str, list[int]]


def mention_council(draft: Draft, i: int, noun: HeadNoun) -> None:
    """Note the council whose name ends with the head noun at *i*, if it is told which one."""
    if not _is_council(draft, i, noun):
        return
    if is_meeting(draft, i):
        return
    first = phrase_start(draft, i)
    if first == i or not draft.is_free(i, i + 1):
        return
    if i - first == 1 and draft.words.low[first] in _OF_GROUPS:
        return  # Жұмыс тобы: which one was told before, its capital does not tell it
    is_for = any(word in _FOR for word in draft.words.low[first:i])
    if is_for:
        _note(draft, first, i, noun)
    elif possessed(draft.tokens[i], noun):
        mention_body(draft, i, noun)


def mention_founded_councils(draft: Draft) -> None:
    """Note each council without a name that is set up or acts, unless a named one may be meant."""
    named: _Councils = {}
    heads = draft.heads("council")
    for i in heads:
        held = draft.named_by_end.get(i + 1)
        noun = draft.noun(i)
        if held is not None and noun is not None:
            named.setdefault(noun.lemma, []).append(held.referents[0])
    for i in heads:
        noun = draft.noun(i)
        if noun is None or noun.lemma in named or i + 1 in draft.named_by_end:
            continue
        first = phrase_start(draft, i)
        if _is_told(draft, first, i, noun) and draft.is_free(first, i + 1):
            named[noun.lemma] = [_note(draft, first, i, noun)]


def _is_council(draft: Draft, i: int, noun: HeadNoun) -> bool:
    words = draft.words
    if i + 1 < words.end[i] and words.low[i + 1] in _NO_COUNCIL:
        return False
    return noun.lemma != "топ" or (i > 0 and words.low[i - 1] in _OF_GROUPS)


def _is_told(draft: Draft, first: int, i: int, noun: HeadNoun) -> bool:
    """Whether one council is set up, or one of a known kind drafts or decides something."""
    if not _is_council(draft, i, noun) or is_pointed_at(draft, first) or draft.words.plural[i]:
        return False
    if is_founded(draft, i) or is_of_founders(draft, first):
        return True
    is_kind = first < i and draft.words.low[i - 1] in _OF_COUNCILS
    return is_kind and is_dealing(draft, i)


def _note(draft: Draft, first: int, i: int, noun: HeadNoun) -> int:
    words = draft.words
    names = any(end in draft.places_by_end for end in range(first + 1, i + 1))
    ending = noun.citation if possessed(draft.tokens[i], noun) else noun.lemma
    name = " ".join([one.text for one in draft.tokens[first:i]] + [ending]).replace(" ,", ",")
    number = draft.refer(Referent(noun.type, name, local=not names))
    if names or any(words.upper[j] and not draft.begins_sentence(j) for j in range(first, i + 1)):
        draft.release(first, i + 1)
        draft.mention(first, i + 1, name, noun.label, number)
    draft.name(first, i + 1, (number,))
    return number
