"""Tokens and names in, the meetings, ceremonies, appointments and named happenings out.

``Үкімет отырысы``, ``меморандумға қол қою рәсімі``, ``... болып тағайындалды``.  KazNERD marks only
events with names: ``Астана экономикалық форумы``, ``Ұлы Отан соғысы``.
"""

from __future__ import annotations

from kg.extract.draft import Draft
from kg.extract.left_edge import capital_before, phrase_start
from kg.extract.lists import HeadNoun
from kg.extract.nominative import possessed
from kg.model import Fact, Referent

__all__ = ["event_type", "mention_events"]

_NAMED = frozenset({"форум", "конгресс", "съезд", "саммит", "фестиваль", "марафон"})
_APPOINTED = frozenset({"тағайындалды", "тағайындалған", "тағайындалып"})
_AS = frozenset({"болып", "қызметіне", "лауазымына", "болып,"})
_SIGNING = ("қол", "қою")
_PRESENTING = ("таныстыру", "тұсаукесер")


def mention_events(draft: Draft) -> None:
    """Note each event that is told which one it is, and each appointment of a person."""
    for i in draft.heads("event"):
        noun = draft.noun(i)
        if noun is not None and draft.is_free(i, i + 1):
            _event(draft, i, noun)
    for i in draft.heads("happening"):
        noun = draft.noun(i)
        if noun is not None and possessed(draft.tokens[i], noun):
            _happening(draft, i, noun)
    for i, word in enumerate(draft.words.low):
        if word in _APPOINTED:
            _appointment(draft, i)


def event_type(draft: Draft, i: int, noun: HeadNoun) -> str:
    """The class of the event that the noun at *i* names: a ``рәсім`` of signing is a signing."""
    before = tuple(draft.words.low[max(i - 2, 0) : i])
    if before == _SIGNING:
        return "agl:Signing"
    if before[-1:] and before[-1].startswith(_PRESENTING):
        return "agl:Presentation"
    return noun.type


def _event(draft: Draft, i: int, noun: HeadNoun) -> None:
    first = phrase_start(draft, i)
    kind = event_type(draft, i, noun)
    whose = any(
        end in draft.named_by_end or end in draft.places_by_end for end in range(first + 1, i + 1)
    )
    opening = next(
        (draft.quotes.opening[j] for j in range(first, i) if j in draft.quotes.opening), None
    )
    is_owned = possessed(draft.tokens[i], noun)
    is_named = noun.lemma in _NAMED and is_owned and _capital(draft, i)
    if first == i or not (whose or opening is not None or kind != noun.type or is_named):
        return
    before = draft.text(first, i)
    name = " ".join(f"{before} {noun.citation if is_owned else noun.lemma}".split())
    number = draft.refer(Referent(kind, name, local=True))
    if opening is not None and i - draft.quotes.closing[opening] <= 4:
        closing = draft.quotes.closing[opening]
        if draft.is_free(opening + 1, closing):
            draft.mention(opening + 1, closing, name, "EVENT", number)
    elif noun.lemma in _NAMED and is_owned:
        _mark_named(draft, i, number)
    draft.name(first, i + 1, (number,))


def _capital(draft: Draft, i: int) -> bool:
    first = capital_before(draft, i)
    return first is not None and not draft.begins_sentence(first)


def _mark_named(draft: Draft, i: int, number: int) -> None:
    """``Астана экономикалық форумы``: from its capital to its head noun."""
    first = capital_before(draft, i)
    if first is not None and first < i and not draft.begins_sentence(first):
        if any(draft.words.case[j] == "Gen" for j in range(first, i)):
            return
        draft.release(first, i + 1)
        draft.mention(first, i + 1, draft.referents[number].name, "EVENT", number)


def _happening(draft: Draft, i: int, noun: HeadNoun) -> None:
    """``Тәуелсіздік күні``, ``Ұлы Отан соғысы``: holidays, wars and jubilees have no entity."""
    first = capital_before(draft, i)
    if first is None or i - first > 5 or not draft.is_free(first, i + 1):
        return
    if draft.begins_sentence(first) and draft.tokens[first].upos != "PROPN" and i - first == 1:
        return
    words = [token.text for token in draft.tokens[first:i]]
    draft.mention(first, i + 1, " ".join([*words, noun.citation]), "EVENT", None)


def _appointment(draft: Draft, i: int) -> None:
    """``Асқар Омаров Абай облысының әкімі болып тағайындалды``: an event that he attends."""
    words, first = draft.words, draft.words.first[i]
    persons, posts = [], []
    for j in range(first + 1, i + 1):
        named = draft.named_by_end.get(j)
        if named is None or len(named.referents) != 1 or named.first < first:
            continue
        kind = draft.referents[named.referents[0]].type
        if kind == "agl:Person" and words.case[j - 1] in ("", "Nom"):
            persons.append(named)
        elif kind == "org:Post":
            posts.append(named)
    if len(persons) != 1 or not any(words.low[j] in _AS for j in range(first, i)):
        return
    person = draft.referents[persons[0].referents[0]]
    post = draft.referents[posts[-1].referents[0]].name + " болып " if posts else ""
    owner = genitive_of_person(person.name)
    event = draft.refer(Referent("agl:Appointment", f"{owner} {post}тағайындалуы", local=True))
    start, end = draft.tokens[first].start, draft.tokens[i].end
    number = persons[0].referents[0]
    fact = Fact(event, "schema:attendee", number, start, end, confidence=0.9, rule="appointed")
    draft.fact(fact)


def genitive_of_person(name: str) -> str:
    """``Болат Жәмішевтің``."""
    from kg.analyse.morphology import inflect

    head, _, last = name.rpartition(" ")
    return f"{head} {inflect(last, 'Gen')}".strip()
