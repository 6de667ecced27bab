"""Tokens in, the bodies of the authority lists whose names stand in full or as abbreviations out.

Names are looked up by their first word and compared on lower-case words, the last one on its lemma
or behind its case ending, so that a text is read once however many names there are.
"""

from __future__ import annotations

from kg.extract.draft import Draft
from kg.extract.lists import Body, Entry
from kg.extract.owners import HOME
from kg.model import Referent

__all__ = ["ENDINGS", "mention_listed_bodies"]

# Case endings behind a possessive vowel and other sounds (Muhamedowa, 2016, noun inflection).
ENDINGS = frozenset(
    {"", "н", "ның", "нің", "на", "не", "нда", "нде", "нан", "нен", "мен", "бен", "пен", "ны", "ні"}
    | {"дың", "дің", "тың", "тің", "ды", "ді", "ты", "ті", "ға", "ге", "қа", "ке", "да", "де"}
    | {"та", "те", "дан", "ден", "тан", "тен", "ндағы", "ндегі", "дағы", "дегі", "тағы", "тегі"}
)


def mention_listed_bodies(draft: Draft) -> None:
    """Note each listed name, the longest at its place, that no longer name holds."""
    known, words = draft.lists.body_names, draft.words
    i, count = 0, len(words.low)
    while i < count:
        length = 1
        is_first = words.upper[i] and (words.low[i] in known or words.lemma[i] in known)
        if is_first and draft.is_free(i, i + 1):
            found = _longest(draft, i)
            if found:
                length = len(found[0])
                _note(draft, i, i + length, found[1])
        i += length


def _longest(draft: Draft, i: int) -> Entry | None:
    words, known = draft.words, draft.lists.body_names
    entries: tuple[Entry, ...] = (
        *known.get(words.low[i], ()),
        *known.get(words.lemma[i], ()),
    )
    for entry in entries:
        name = entry[0]
        end = i + len(name)
        if end > words.end[i] or tuple(words.low[i : end - 1]) != name[:-1]:
            continue
        if _is_form(draft, end - 1, name[-1]) and _is_told(draft, i, name):
            return entry
    return None


def _is_form(draft: Draft, i: int, word: str) -> bool:
    """Whether the token at *i* is *word* with any case ending."""
    low, lemma = draft.words.low[i], draft.words.lemma[i]
    if word in (low, lemma):
        return True
    return low.startswith(word) and low[len(word) :].lstrip("-") in ENDINGS


def _is_told(draft: Draft, i: int, name: tuple[str, ...]) -> bool:
    """Whether a single word is surely the name: an abbreviation, or a capital within a sentence."""
    if len(name) > 1 or draft.tokens[i].text[:2].isupper():
        return True
    follows, itself = draft.noun(i + 1), draft.noun(i)
    if follows and follows.role == "unit":
        return False
    if itself and itself.role == "event":  # Мәжіліс, but a sentence may begin with a meeting
        return bool(follows and follows.role == "post") or not draft.begins_sentence(i)
    return True


def _note(draft: Draft, first: int, last: int, body: Body) -> None:
    place = draft.places_by_end.get(first)
    country = place.unit if place and place.unit and place.unit.kind == "country" else None
    if not draft.is_free(first, last) or (country and country.code != HOME):
        return  # the Senate of another country
    number = draft.refer(Referent(body.type, body.name, body.other_names, body.code))
    draft.mention(first, last, body.name, "ORGANISATION", number)
    draft.name(first, last, (number,))
