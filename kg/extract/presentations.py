"""Tokens and instruments in, the presentations that a verb alone tells of out.

``Ақтөбе агломерациясының схемасы таныстырылды``: a scheme, plan or model is presented to people.
In a meeting (``отырыста таныстырылды``) or behind one it is considered there, and no event of its
own.
"""

from __future__ import annotations

from kg.extract.appointments import genitive_of
from kg.extract.classes import kinds_of
from kg.extract.draft import Draft, Named
from kg.extract.gatherings import event_noun, gatherings
from kg.extract.holding import clause_start
from kg.model import Referent

__all__ = ["PRESENTED", "mention_presentations", "presentation_of", "presented"]

_MET = frozenset({"agl:Meeting", "agl:Presentation", "agl:Event"})

PRESENTED = frozenset(
    {"agl:Plan", "agl:Scheme", "agl:Programme", "agl:Instrument", "agl:GovernanceModel"}
)
_BODIES = kinds_of("agl:Organization")
_LONGEST = 40
_NEAR = 10  # words between тұсауы and its verb: a date, a place


def mention_presentations(draft: Draft) -> None:
    """Note the presentation of each instrument that is said to be presented, outside a meeting."""
    told = (one.last for one in draft.named if draft.referents[one.referents[0]].type in _MET)
    nouns = (i for i in gatherings(draft) if _is_presentation(draft, i))
    first_told = min((*told, *nouns), default=len(draft.tokens))
    sentences = {draft.words.first[i] for i in gatherings(draft)}
    for i, lemma in enumerate(draft.words.lemma):
        is_told = lemma == "таныстыр" and _is_said(draft, i)
        is_told = is_told or (lemma == "кес" and _cuts(draft, i) is not None)
        if is_told and i < first_told and draft.words.first[i] not in sentences:
            _presentation(draft, i)


def _is_presentation(draft: Draft, i: int) -> bool:
    noun = event_noun(draft, i)
    return noun is not None and noun.type == "agl:Presentation"


def _is_said(draft: Draft, i: int) -> bool:
    """Whether the verb at *i* ends a clause, or is a noun of which one says that it was held."""
    words, behind = draft.words, i + 1
    if words.form[i] == "Part":  # таныстырылған болатын, not таныстырылған модель
        is_last = behind >= words.end[i] or not draft.tokens[behind].text[0].isalnum()
        return is_last or draft.tokens[behind].upos == "AUX"
    if words.form[i] == "Ger" and words.case[i] in ("Nom", ""):  # жоспарды таныстыру өтті
        return behind < words.end[i] and words.lemma[behind] in ("өт", "бол", "өткіз")
    return words.form[i] == "Fin"


def _cuts(draft: Draft, i: int) -> int | None:
    """Where ``тұсауы`` stands before its verb at *i*: ``жоспардың тұсауы Таразда кесілді``."""
    words = draft.words
    first = max(words.first[i], i - _NEAR)
    return next((j for j in range(i - 1, first - 1, -1) if words.low[j].startswith("тұсау")), None)


def _presentation(draft: Draft, i: int) -> None:
    named = _presented(draft, i)
    if named is not None and not _is_for_body(draft, named, i):
        number = draft.refer(presentation_of(draft, named))
        draft.events.append((number, ""))
        draft.name(i, i + 1, (number,))


def _is_for_body(draft: Draft, thing: Named, i: int) -> bool:
    """Whether it is shown to a body, which considers it: ``схеманы Қала құрылысы кеңесіне``."""
    first = max(clause_start(draft, i), i - _LONGEST)
    return any(
        draft.words.case[end - 1] == "Dat"
        and end in draft.named_by_end
        and draft.referents[draft.named_by_end[end].referents[0]].type in _BODIES
        for end in range(first + 1, i + 1)
        if end != thing.last
    )


def presentation_of(draft: Draft, named: Named) -> Referent:
    """The presentation of an instrument, called by it."""
    name = f"{genitive_of(draft.referents[named.referents[0]].name)} таныстырылымы"
    return Referent("agl:Presentation", name, local=True)


def presented(draft: Draft, told: Named) -> Named | None:
    """What is presented where the phrase or verb *told* names a presentation, if it tells that."""
    if told.last - told.first == 1 and draft.words.lemma[told.first] in ("таныстыр", "кес"):
        return _presented(draft, told.first)
    for end in range(told.last - 1, told.first, -1):
        named = draft.named_by_end.get(end)
        if named is None or len(named.referents) > 1 or named.first < told.first:
            continue
        if draft.referents[named.referents[0]].type in PRESENTED:
            return named if draft.words.case[end - 1] == "Gen" else None
    return None


def _presented(draft: Draft, i: int) -> Named | None:
    """The instrument that the verb at *i* has for its subject (passive) or object (active)."""
    words, first = draft.words, max(clause_start(draft, i), i - _LONGEST)
    if words.lemma[i] == "кес":
        wanted, i = "Gen", _cuts(draft, i) or i
    else:
        wanted = "Nom" if draft.tokens[i].feature("Voice") == "Pass" else "Acc"
    for end in range(i, first, -1):
        named = draft.named_by_end.get(end)
        if named is None or len(named.referents) != 1 or named.first < first:
            continue
        if draft.referents[named.referents[0]].type in PRESENTED:
            return named if (words.case[end - 1] or "Nom") == wanted else None
    return None
