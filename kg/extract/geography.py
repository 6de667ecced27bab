"""Tokens in, the rivers, ranges, streets and buildings that they name out.

KazNERD marks a natural place without its kind word, ``[Қобда] өзені``, and a building with it where
a place or a person stands in its name: ``[Алматы әуежайы]``, ``[Абай көшесі]``, ``[Жеңіс] көшесі``.
"""

from __future__ import annotations

from kg.extract.draft import Draft
from kg.extract.left_edge import capital_before
from kg.extract.lists import HeadNoun
from kg.extract.nominative import is_plural, possessed
from kg.extract.surnames import SURNAME
from kg.model import Referent

__all__ = ["mention_geography", "mention_listed_geography"]

_WIDEST = 6
_BETWEEN = 4
_WAYS = frozenset(
    {"көше", "даңғыл", "желекжол", "тасжол", "көпір", "порт", "бекет", "бөген", "түнел", "әуежай"}
)
_TITLES = frozenset({"батыр", "хан", "би", "ата", "сұлтан", "ана"})


def mention_geography(draft: Draft) -> None:
    """Note each place that a kind word tells."""
    for role in ("facility", "location", "region"):
        for i in draft.heads(role):
            noun = draft.noun(i)
            if noun and possessed(draft.tokens[i], noun) and draft.is_free(i, i + 1):
                _note(draft, i, noun)
    _quoted(draft)


def _note(draft: Draft, i: int, noun: HeadNoun) -> None:
    first = capital_before(draft, i)
    if first is None or i - first > _WIDEST or _is_described(draft, first, i, noun):
        return
    is_word = draft.tokens[first].upos != "PROPN" and draft.label_at(first) != "ORGANISATION"
    if draft.begins_sentence(first) and is_word:
        return
    place = draft.places_by_end.get(first + 1)
    whole = noun.role == "region" or (noun.role == "facility" and _with_kind(draft, first, i))
    last = i + 1 if whole else i
    if place is not None and noun.role == "region" and place.noun:
        return
    held = {one.label for one in draft.mentions_in(first, last)}
    is_seat = held == {"ORGANISATION"} and noun.lemma == "үй"  # Үкімет үйі
    if held - {"PERSON", "GPE"} and not is_seat:
        return
    name = " ".join([*(one.text for one in draft.tokens[first:i]), noun.citation])
    if is_plural(draft.tokens[i], noun):
        name = " ".join([*(one.text for one in draft.tokens[first:i]), _plural(noun)])
    number = draft.refer(Referent(noun.type, name, (draft.text(first, i),)))
    draft.release(first, last)
    draft.mention(first, last, name, noun.label, number)
    draft.name(first, i + 1, (number,))


def _plural(noun: HeadNoun) -> str:
    """``таулары``: kinds in the plural keep it, ``Алатау таулары`` is one range."""
    from kg.analyse.morphology import inflect

    return inflect(noun.lemma, number="Plur", possessor="3")


def _is_described(draft: Draft, first: int, i: int, noun: HeadNoun) -> bool:
    """Whether a genitive or an object stands inside: ``Қазақстанның көлдері`` names none."""
    words = draft.words
    genitives = any(words.case[j] == "Gen" for j in range(first, i))
    if genitives or any(words.low[j] in (",", "және", "мен") for j in range(first, i)):
        return True
    return is_plural(draft.tokens[i], noun) and noun.lemma not in ("тау", "арал", "жота")


def _with_kind(draft: Draft, first: int, i: int) -> bool:
    """Whether a building's kind word is part of its name, which has a place, person or purpose."""
    words, noun = draft.words, draft.noun(i)
    if noun and noun.lemma not in _WAYS:
        return True
    if any(end in draft.places_by_end for end in range(first + 1, i + 1)):
        return True
    if i - first > 1 or words.low[first] in draft.lists.given_names:
        return True
    return SURNAME.fullmatch(words.low[first]) is not None or words.low[i - 1] in _TITLES


def _quoted(draft: Draft) -> None:
    """``«Астана Арена» стадионы``, ``«Қарағайлы» шағынауданы``: what is inside the marks."""
    for opening, closing in sorted(draft.quotes.closing.items()):
        for i in range(closing + 1, min(closing + 1 + _BETWEEN, len(draft.tokens))):
            noun = draft.noun(i)
            if noun and noun.role in ("facility", "location") and possessed(draft.tokens[i], noun):
                if draft.is_free(opening + 1, closing) and draft.words.upper[opening + 1]:
                    name = f"«{draft.text(opening + 1, closing)}» {noun.citation}"
                    number = draft.refer(
                        Referent(noun.type, name, (name.split("»", maxsplit=1)[0].strip("«"),))
                    )
                    draft.mention(opening + 1, closing, name, noun.label, number)
                    draft.name(opening, i + 1, (number,))
                break
            if draft.tokens[i].upos not in ("ADJ", "NOUN"):
                break


def mention_listed_geography(draft: Draft) -> None:
    """Note continents, seas, rivers and regions of the lists, which need no kind word."""
    known, words = draft.lists.natural, draft.words
    for i, upper in enumerate(words.upper):
        if not upper or (words.low[i] not in known and words.lemma[i] not in known):
            continue
        for name, place in (*known.get(words.low[i], ()), *known.get(words.lemma[i], ())):
            last = i + len(name)
            same = tuple(words.low[i : last - 1]) == name[:-1] and last <= words.end[i]
            if same and name[-1] in (words.low[last - 1], words.lemma[last - 1]):
                if draft.is_free(i, last):
                    number = draft.refer(place)
                    draft.mention(i, last, place.name, "LOCATION", number)
                    draft.name(i, last, (number,))
                break
