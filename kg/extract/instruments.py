"""Tokens and names in, the decisions, laws, plans and agreements that they tell of out.

What an instrument is of, about and called stands before its head noun: ``Үкіметтің 2016 жылғы 24
мамырдағы № 302 қаулысы``, ``Алматы агломерациясының өңіраралық схемасы``, ``«Тіл туралы» заң``.
KazNERD marks names in quotation marks and codes; plans and schemes are marked with their place.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.extract.draft import Draft
from kg.extract.left_edge import JOINING, phrase_start
from kg.extract.lists import HeadNoun
from kg.extract.nominative import genitive, is_plural, possessed
from kg.extract.places import Place, referent_of
from kg.model import Fact, Referent
from kg.text import upper

__all__ = ["mention_instruments"]

_ABOUT = frozenset({"туралы", "жөніндегі", "арналған"})
_ONE_TO_AN_ARTICLE = frozenset({"хаттама", "меморандум", "карта", "тұжырымдама", "декларация"})
_NEEDED = {"карта": ("жол",), "модель": ("басқару", "басқарудың")}  # what must stand before
_ACTS = frozenset({"agl:Decision", "agl:Law", "agl:Memorandum"})
_NUMBER = re.compile(r"№\s*([\w./-]*\w)")
_DAY = re.compile(r"\d{4}(?:-\d\d){0,2}")
_BETWEEN = 6  # words between a quoted name and its head noun
_CODES = frozenset({"кодекс", "конституция"})


@dataclass(frozen=True, slots=True)
class _Phrase:
    """``tokens[first:head + 1]`` is what one instrument is called; ``places`` are named inside."""

    first: int
    head: int
    noun: HeadNoun
    places: tuple[Place, ...]
    quote: tuple[int, int] | None


def mention_instruments(draft: Draft) -> None:
    """Note each instrument that is told which one it is, with what its name says of it."""
    bare: dict[str, _Phrase] = {}
    named: set[str] = set()
    for i in draft.heads("instrument"):
        noun = draft.noun(i)
        if noun is None or not draft.is_free(i, i + 1) or not _is_head(draft, i, noun):
            continue
        if noun.lemma in _CODES:
            _code(draft, i, noun)
            continue
        phrase = _phrase(draft, i, noun)
        if _is_told(draft, phrase):
            named.add(noun.lemma)
            _note(draft, phrase)
        elif noun.lemma in _ONE_TO_AN_ARTICLE:
            bare.setdefault(noun.lemma, phrase)
    for lemma, phrase in bare.items():
        if lemma not in named:  # the minutes, whichever they are, are the article's only ones
            _note(draft, phrase)


def _is_head(draft: Draft, i: int, noun: HeadNoun) -> bool:
    """Whether the noun at *i* ends its phrase: not ``жоспар жобасы``, not ``заң күші``."""
    needed = _NEEDED.get(noun.lemma)
    return needed is None or (i > 0 and draft.words.low[i - 1] in needed)


def _phrase(draft: Draft, head: int, noun: HeadNoun) -> _Phrase:
    first = phrase_start(draft, head)
    places = tuple(
        draft.places_by_end[end] for end in range(first + 1, head + 1) if end in draft.places_by_end
    )
    quote = None
    for closing in range(head - 1, max(first, head - 12 - _BETWEEN) - 1, -1):
        if closing in draft.quotes.opening and draft.quotes.opening[closing] >= first:
            quote = (draft.quotes.opening[closing], closing)
            break
    return _Phrase(first, head, noun, places, quote)


def _is_told(draft: Draft, phrase: _Phrase) -> bool:
    """Whether a place, a body, a number, a name or a subject tells which instrument it is."""
    words, inside = draft.words, range(phrase.first, phrase.head)
    if phrase.quote or phrase.places:
        return True
    if any(words.low[i] in _ABOUT or draft.tokens[i].text == "№" for i in inside):
        return True
    bodies = any(end in draft.named_by_end for end in range(phrase.first + 1, phrase.head + 1))
    dated = any(draft.label_at(i) == "DATE" for i in inside)
    verbal = any(words.form[i] == "Ger" for i in inside) and phrase.noun.type not in _ACTS
    return bodies or dated or verbal


def _note(draft: Draft, phrase: _Phrase) -> None:
    quote = phrase.quote
    first = phrase.first
    name = _name(draft, first, phrase.head, phrase.noun)
    others = (f"«{draft.text(quote[0] + 1, quote[1])}» {phrase.noun.citation}",) if quote else ()
    is_named = bool(quote or phrase.places or "№" in name)
    if is_plural(draft.tokens[phrase.head], phrase.noun) and _several(draft, phrase):
        return
    number = draft.refer(Referent(phrase.noun.type, name, others, local=not is_named))
    if quote and _is_name(draft, phrase, quote):
        draft.release(quote[0] + 1, quote[1])
        label = "LAW" if _is_about(draft, quote) else "PROJECT"
        draft.mention(quote[0] + 1, quote[1], name, label, number)
    elif phrase.noun.label == "LAW":
        _mark_law(draft, phrase, number)
    elif phrase.noun.label == "PROJECT" and phrase.places and not _coordinated(draft, phrase):
        _mark(draft, phrase, number)
    draft.name(first, phrase.head + 1, (number,))
    _facts(draft, phrase, number)


def _coordinated(draft: Draft, phrase: _Phrase) -> bool:
    """Whether several places are joined in the name: then each is marked by itself."""
    return any(draft.words.low[place.first - 1] in JOINING for place in phrase.places[1:])


def _several(draft: Draft, phrase: _Phrase) -> bool:
    """``Астана және Шымкент агломерацияларының схемалары``: one for each place."""
    if phrase.quote or len(phrase.places) < 2 or not _coordinated(draft, phrase):
        return False
    start, end = draft.tokens[phrase.first].start, draft.tokens[phrase.head].end
    between = draft.text(phrase.places[-1].last, phrase.head + 1).split()[:-1]
    numbers = []
    for place in phrase.places:
        unit = draft.refer(referent_of(place))
        name = [genitive(draft.referents[unit].name), *between, phrase.noun.citation]
        numbers.append(draft.refer(Referent(phrase.noun.type, " ".join(name))))
        draft.fact(Fact(numbers[-1], "agl:concerns", unit, start, end, rule="place-in-name"))
    draft.name(phrase.first, phrase.head + 1, tuple(numbers))
    return True


def _name(draft: Draft, first: int, head: int, noun: HeadNoun) -> str:
    is_owned = possessed(draft.tokens[head], noun)
    ending = noun.citation if is_owned else noun.lemma
    if draft.tokens[head].text.isupper():
        ending = upper(ending)
    before = draft.text(first, head) + " " if first < head else ""
    return " ".join((before + ending).split())


def _is_about(draft: Draft, quote: tuple[int, int]) -> bool:
    return draft.words.low[quote[1] - 1] == "туралы"


def _is_name(draft: Draft, phrase: _Phrase, quote: tuple[int, int]) -> bool:
    """Whether what is quoted is the instrument's own name: near, and of an act *on* something."""
    is_near = phrase.head - quote[1] <= _BETWEEN
    return is_near and (phrase.noun.label == "PROJECT" or _is_about(draft, quote))


def _mark_law(draft: Draft, phrase: _Phrase, number: int) -> None:
    """``[Қазақстан Республикасының Тіл туралы] заңы``: from its capital to *on*."""
    words, last = draft.words, phrase.head
    if words.low[last - 1] != "туралы" or not words.upper[phrase.first]:
        return
    if draft.begins_sentence(phrase.first) and not phrase.places:
        return
    draft.release(phrase.first, last)
    name = draft.referents[number].name
    draft.mention(phrase.first, last, name, phrase.noun.label, number)


def _mark(draft: Draft, phrase: _Phrase, number: int) -> None:
    """Mark a plan or scheme from its place, or the date before it, to its head noun."""
    first = phrase.places[0].first
    before = first - 1
    if before >= phrase.first and draft.words.upper[before] and not draft.begins_sentence(before):
        first = before  # Әділетті Қазақстанды құру стратегиясы
    while first > phrase.first and draft.label_at(first - 1) == "DATE":
        first -= 1
    draft.release(first, phrase.head + 1)
    draft.mention(first, phrase.head + 1, draft.referents[number].name, "PROJECT", number)


def _code(draft: Draft, i: int, noun: HeadNoun) -> None:
    """``Қазақстан Республикасының Қылмыстық кодексі``, ``Конституция``: a law with a name."""
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
    name = _name(draft, first, i, noun)
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


def _facts(draft: Draft, phrase: _Phrase, number: int) -> None:
    """What the name itself says: its number, its date and the places that it concerns."""
    tokens = draft.tokens
    start, end = tokens[phrase.first].start, tokens[phrase.head].end
    kind = phrase.noun.type
    found = _NUMBER.search(draft.article.text, start, end)
    if found and kind in _ACTS:
        draft.fact(Fact(number, "agl:number", found.group(1), start, end, rule="number-in-name"))
    if kind in _ACTS:
        for mention in draft.mentions_in(phrase.first, phrase.head):
            if mention.label == "DATE" and _DAY.fullmatch(mention.lemma) and len(mention.lemma) > 7:
                rule = "date-in-name"
                date = Fact(number, "schema:datePublished", mention.lemma, start, end, rule=rule)
                draft.fact(date)
                break
    for place in phrase.places:
        if _is_concern(draft, phrase, place):
            unit = draft.refer(referent_of(place))
            draft.fact(Fact(number, "agl:concerns", unit, start, end, rule="place-in-name"))


def _is_concern(draft: Draft, phrase: _Phrase, place: Place) -> bool:
    """Whether the name is about the place, and not about a body of it or the state's law."""
    if place.unit is not None and place.unit.kind == "country":
        return False
    inside_quote = phrase.quote and phrase.quote[0] < place.first < phrase.quote[1]
    of_body = any(
        named.first <= place.first and place.last < named.last
        for end in range(place.last + 1, phrase.head + 1)
        if (named := draft.named_by_end.get(end)) is not None
    )
    if of_body:
        return False
    return (
        bool(inside_quote)
        or phrase.noun.type not in _ACTS
        or draft.words.case[place.last - 1] == "Acc"
    )
