"""Sentences in, the zones of reported speech in them out.

``Омаровтың айтуынша, ...`` and ``... деп мәлімдеді`` frame a clause; ``жолдың салынғанын айтты``
makes it a noun: a participle with the possessive and the accusative (Muhamedowa, Kazakh: A
Comprehensive Grammar, 2016, on complement clauses).
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.draft import Draft
from kg.extract.speech.frames import Frames
from kg.extract.speech.paragraphs import DASHES
from kg.extract.speech.saying import sayings
from kg.extract.speech.sources import of_source, sources, trimmed
from kg.extract.speech.speakers import NOBODY, Speakers
from kg.extract.zones import Zone

__all__ = ["reported"]

_BETWEEN = frozenset({"да", "де", "та", "те", "тағы", "сондай-ақ", "анық", "ашық", "нақты"})
_ACTING = frozenset({"post", "body", "unit-body"})
_LONGEST = 200  # tokens that one sentence says; more is no sentence
_ENDS = frozenset({".", "!", "?", "…", "..."})
_BACK = 25  # tokens in which a speaker is looked for before what he says


def reported(
    draft: Draft, frames: Frames, speakers: Speakers, first: int, last: int
) -> Iterator[Zone]:
    """The zones of the sentence ``tokens[first:last]``, in reading order."""
    while last > first and draft.tokens[last - 1].text in _ENDS:
        last -= 1
    begin = first
    told = list(sources(draft, frames, first, last))
    for k, (source, behind) in enumerate(told):
        until = told[k + 1][0] if k + 1 < len(told) else last
        yield from of_source(draft, speakers, (begin, source, behind, until))
        begin = until
    if told:
        return
    for i in range(first, last):
        zone = _of_verb(draft, frames, speakers, begin, i, last)
        if zone is not None:
            yield zone
            begin = max(zone.last, zone.verb[1])


def _of_verb(
    draft: Draft, frames: Frames, speakers: Speakers, begin: int, i: int, last: int
) -> Zone | None:
    """The zone that ends before the verb of saying at *i*."""
    words = draft.words
    if words.lemma[i] == "де" and i > begin:
        frame = frames.at(i)
        previous = i - 2 if draft.tokens[i - 1].text == "," else i - 1
        if frame is None or previous < begin or not _is_predicate(draft, previous):
            return None
        if frame.verb == i and _is_intended(draft, previous):
            return None
        end, verb, is_clausal = i, (frame.first, frame.last), True
    elif i in frames.verbs and "ын" in frames.verbs[i][1].takes and words.case[i] != "Equ":
        end = frames.verbs[i][0]
        verb, is_clausal = (end, i + 1), False
        if not _nominalised(draft, begin, end):
            return None
    else:
        return None
    begins = _clause_begin(draft, begin, end)
    first, speaker = _subject(draft, speakers, begins, end, is_clausal)
    behind = speakers.told(i, _phrase_end(draft, verb[1], last)) if is_clausal else None
    if behind is not None:
        first, speaker = begins, behind
    if not is_clausal and speaker is None:
        first, end, speaker = _split_subject(draft, speakers, begins, end)
    first, end = trimmed(draft, _own_clause(draft, first, end) if first > begins else first, end)
    who = None if speaker in (None, NOBODY) else speaker
    if who is not None:
        speakers.spoke(i, who)
    return Zone(first, end, who, False, verb) if first < end else None


def _is_predicate(draft: Draft, i: int) -> bool:
    """Whether a clause with its predicate stands before ``деп``: not so in ``X деп аталды``."""
    token = draft.tokens[i]
    if token.text in '»”"“':
        return False
    is_finite = draft.words.form[i] == "Fin" or token.feature("Person") in ("1", "2", "3")
    is_finite = is_finite or token.feature("Person[psor]") in ("1", "2")  # саламыз: also our field
    return is_finite or (token.upos in ("ADJ", "PART") and not draft.words.upper[i])


def _is_intended(draft: Draft, i: int) -> bool:
    """``салайын деп отыр``, ``барсам деп жүр``: what somebody wants, not what he says."""
    return draft.words.low[i + 1] == "деп" and (
        draft.tokens[i].feature("Mood") in ("Imp", "Opt", "Des", "Cnd")
        and draft.tokens[i].feature("Person") == "1"
    )


def _nominalised(draft: Draft, begin: int, end: int) -> bool:
    """Whether a participle or state in the accusative stands before the verb at *end*."""
    for i in range(end - 1, max(begin, end - 6) - 1, -1):
        token = draft.tokens[i]
        if draft.words.case[i] == "Acc" and draft.words.possessed[i]:
            is_fact = draft.words.form[i] == "Ger" and (
                token.feature("Tense") or token.feature("Aspect") or draft.words.lemma[i] == "е"
            )
            return bool(is_fact) or (
                draft.words.low[i].startswith(sayings().states)
                and draft.words.form[i] != "Ger"
                and draft.is_free(i, i + 1)
            )
        if draft.words.case[i] == "Acc" and draft.words.low[i] not in _BETWEEN:
            return False
        if draft.words.form[i] in ("Fin", "Conv") or token.text == ",":
            return False
        if draft.words.low[i] in ("туралы", "жайлы", "жөнінде", "жайында"):
            return False
    return False


def _clause_begin(draft: Draft, begin: int, end: int) -> int:
    """Where the clause begins: behind ``ал`` or a semicolon, and not too far back."""
    begin = max(begin, end - _LONGEST)
    for i in range(end - 2, begin, -1):
        text = draft.tokens[i].text
        if text == ";" or (draft.words.low[i] in ("ал", "бірақ") and i > begin):
            return i + 1
    return begin


def _subject(
    draft: Draft, speakers: Speakers, begin: int, end: int, is_clausal: bool
) -> tuple[int, int | None]:
    """Where the words begin behind the subject of the verb of saying, and who that is.

    A clause before ``деп`` has a subject of its own; if there is but one, whose it is stays open
    unless the clause speaks of ``біз``.
    """
    start = begin
    for last in range(begin + 1, min(end, begin + _BACK)):
        if draft.tokens[last - 1].text == ",":
            start = last  # Сапарын аяқтап, Омаров ...
            continue
        if not _may_speak(draft, start, last):
            continue
        speaker = speakers.told(start, last)
        if speaker in (None, NOBODY):
            continue
        behind = _with_name(draft, last, end)
        is_open = is_clausal and not _has_subject(draft, behind, end)
        return (begin, None) if is_open else (behind, speaker)
    return begin, None


def _may_speak(draft: Draft, start: int, last: int) -> bool:
    """Whether ``tokens[start:last]`` end with a subject: a name, ``ол``, a post or body alone."""
    words, end = draft.words, last - 1
    if words.case[end] not in ("", "Nom"):
        return False
    if end == start and _is_pronoun(draft, end):
        return True
    if words.possessed[last] or draft.tokens[last].upos == "ADP":
        return False  # Үкімет отырысы, Омаров үшін
    if draft.label_at(end) == "ORGANISATION" and draft.label_at(last) == "POSITION":
        return False  # Көлік министрлігі Құрылыс комитетінің төрағасы Айгүл Мұсаева
    noun = draft.noun(end)
    if end == start and noun is not None and noun.role in _ACTING:
        return True
    if words.low[end] in ("қызметі", "өкілі", "хатшысы", "спикері") and end > start + 1:
        return any(k in draft.named_by_end for k in (end, end - 1, end - 2))
    return last in draft.named_by_end


def _is_pronoun(draft: Draft, i: int) -> bool:
    """Whether *ол* at *i* stands for somebody, not before a noun: ``ол мектеп``, that school."""
    behind = i + 1
    is_attribute = draft.tokens[behind].upos == "NOUN" and draft.words.case[behind] == "Nom"
    return draft.words.low[i] == "ол" and not is_attribute


def _with_name(draft: Draft, last: int, end: int) -> int:
    """Behind the name that follows a post: ``қала әкімі | Асқар Омаров``."""
    while last < end and draft.label_at(last) == "PERSON":
        last += 1
    return last


def _has_subject(draft: Draft, first: int, last: int) -> bool:
    """Whether a clause has a nominative of its own or speaks in the first person."""
    return any(
        (draft.tokens[i].upos in ("NOUN", "PROPN", "PRON") and draft.words.case[i] == "Nom")
        or draft.tokens[i].feature("Person") == "1"
        for i in range(first, last)
    )


def _split_subject(
    draft: Draft, speakers: Speakers, begin: int, end: int
) -> tuple[int, int, int | None]:
    """``Жоспардың қажеттігін Омаров еске салды``: the subject stands between words and verb."""
    named = draft.named_by_end.get(end)
    if named is not None and named.first > begin and draft.words.case[end - 1] in ("", "Nom"):
        first = named.first
        while first > begin and draft.words.case[first - 1] != "Acc":
            first -= 1
        return begin, first if first > begin else named.first, speakers.told(first, end)
    return begin, end, None


def _own_clause(draft: Draft, first: int, end: int) -> int:
    """Where the words begin behind what the speaker does besides: ``қатысып, жолдың салынғанын``.

    Only if a subject of their own stands behind the comma: else the converb may be part of them.
    """
    for i in range(end - 1, first, -1):
        if draft.tokens[i].text != "," or draft.words.form[i - 1] != "Conv":
            continue
        owns = any(draft.words.case[k] == "Gen" for k in range(i + 1, end))
        return i + 1 if owns or _has_subject(draft, i + 1, end) else first
    return first


def _phrase_end(draft: Draft, first: int, last: int) -> int:
    """Where the phrase behind a verb ends: at a comma, dash or colon."""
    stop = min(last, first + _BACK)
    barred = {",", ":", ";", *DASHES}
    return next((i for i in range(first, stop) if draft.tokens[i].text in barred), stop)
