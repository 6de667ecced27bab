"""A head noun of the law's codes in, the code or constitution that it ends the name of out.

A constitution is also called the law of the fathers or the basic law: ``Ата заң``, ``Негізгі заң``.
"""

from __future__ import annotations

from kg.extract.draft import Draft
from kg.extract.instrument_names import instrument_name
from kg.extract.lists import HeadNoun
from kg.model import Referent

__all__ = ["is_code", "mention_code"]

_CODES = frozenset({"кодекс", "конституция"})
_BASIC = frozenset({"ата", "негізгі"})


def is_code(draft: Draft, i: int, noun: HeadNoun) -> bool:
    """Whether the noun at *i* ends the name of a code, or of a constitution by any of its names."""
    return noun.lemma in _CODES or _is_basic(draft, i, noun)


def _is_basic(draft: Draft, i: int, noun: HeadNoun) -> bool:
    """``Ата заңымыз``, ``Негізгі заңда``; laws in the plural are those that matter most."""
    words = draft.words
    if noun.lemma != "заң" or words.plural[i] or i == words.first[i]:
        return False
    return words.low[i - 1] in _BASIC and words.upper[i - 1]


def mention_code(draft: Draft, i: int, noun: HeadNoun) -> None:
    """Note ``Қазақстан Республикасының Қылмыстық кодексі``, ``Конституция``: a law with a name."""
    words, first = draft.words, i
    is_basic = _is_basic(draft, i, noun)
    is_constitution = is_basic or noun.lemma == "конституция"
    first -= is_basic
    while not is_constitution and first > words.first[i] and i - first < 4:
        if words.upper[first - 1] and not words.possessed[first - 1]:
            first -= 1
            break
        if words.case[first - 1] not in ("", "Nom", "Ins") or words.form[first - 1] in (
            "Fin",
            "Conv",
        ):
            break
        first -= 1
    if not words.upper[first] or (first == i and not is_constitution):
        return
    own = first
    place = draft.places_by_end.get(first)
    if place is not None and words.case[first - 1] in ("Gen", "Nom", ""):
        first = place.first
    name = instrument_name(draft, first, i, noun)
    if is_constitution and (
        first == own or (place and place.unit and "Қазақстан" in place.unit.name)
    ):
        name = "Қазақстан Республикасының Конституциясы"
    number = draft.refer(Referent(noun.type, name, (draft.text(first, i + 1),)))
    draft.release(first, i + 1)
    last = i + 1
    if last < words.end[i] and words.case[i] == "Gen" and _is_article(draft, last):
        last = _article_end(draft, last)
    draft.mention(first, last, name, noun.label, number)
    draft.name(first, i + 1, (number,))


def _is_article(draft: Draft, i: int) -> bool:
    return draft.tokens[i].text[0].isdigit()


def _article_end(draft: Draft, i: int) -> int:
    """Behind ``99-бабына`` or ``29-тарауы``."""
    for j in range(i, min(i + 4, draft.words.end[i])):
        if (
            draft.words.lemma[j].endswith(("бап", "тарау", "тармақ"))
            or "бабы" in draft.words.low[j]
        ):
            return j + 1
    return i
