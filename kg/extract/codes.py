"""A head noun of the law's codes in, the code or constitution that it ends the name of out."""

from __future__ import annotations

from kg.extract.draft import Draft
from kg.extract.instrument_names import instrument_name
from kg.extract.lists import HeadNoun
from kg.extract.nominative import possessed
from kg.model import Referent

__all__ = ["CODES", "mention_code"]

CODES = frozenset({"кодекс", "конституция"})


def mention_code(draft: Draft, i: int, noun: HeadNoun) -> None:
    """Note ``Қазақстан Республикасының Қылмыстық кодексі``, ``Конституция``: a law with a name."""
    words, first = draft.words, i
    is_constitution = noun.lemma == "конституция"
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
    place = draft.places_by_end.get(first)
    if place is not None and words.case[first - 1] in ("Gen", "Nom", ""):
        first = place.first
    elif first == i and draft.begins_sentence(i) and not possessed(draft.tokens[i], noun):
        pass  # a sentence that begins with the Constitution names it
    name = instrument_name(draft, first, i, noun)
    if is_constitution and (
        first == i or (place and place.unit and "Қазақстан" in place.unit.name)
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
