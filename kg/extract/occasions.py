"""Events named in the text in, when and where they were held and by whom out.

``2014 жылғы 26 ақпанда Астанада министрліктің отырысы өтті``: the adverbials of the verb that says
it was held tell its date and place, the body that owns the noun, or that held it, is its organizer.
"""

from __future__ import annotations

from kg.extract.draft import Draft, Named
from kg.extract.event_names import behind_clause
from kg.extract.event_references import EVENTS
from kg.extract.gatherings import event_noun
from kg.extract.holding import (
    Verb,
    adverbial_dates,
    attributive_date,
    clause_start,
    held,
    modality,
)
from kg.extract.left_edge import ATTRIBUTIVE, JOINING
from kg.extract.matters import presenter, subject_matter
from kg.extract.telling import Telling, evidence, said_of
from kg.model import Fact

__all__ = ["occasion_facts"]

_HELD = frozenset({"өт", "өткіз", "бол", "ұйымдастыр", "жоспарла", "баста"})
_HOLDS = frozenset({"өткіз", "ұйымдастыр", "шақыр", "жүргіз"})
_DONE_IN = frozenset({"қара", "талқыла", "таныстыр", "бекіт", "мақұлда", "қабылда", "тыңда"})
_PLACES = frozenset({"agl:AdministrativeUnit", "agl:Place", "agl:Agglomeration"})
_BODIES = frozenset(
    {"agl:PublicBody", "agl:Akimat", "agl:Ministry", "agl:Maslikhat", "agl:Company", "agl:Council"}
    | {"agl:Government", "agl:Agency", "agl:ResearchInstitute", "agl:Organization"}
)
_NOMINATIVE = frozenset({"Nom", ""})
_HALL = 8  # words of a hall's name: Абай атындағы опера және балет театрында
_LONGEST = 40
_WHERE = "held-where"
_MODIFIERS = 8  # tokens between the owner and the noun: министрліктің кеңейтілген алқа мәжілісі


def occasion_facts(draft: Draft) -> None:
    """Note date, place and organizer of each event of which the text tells them."""
    dates: dict[int, str] = {}
    for named in sorted(draft.named, key=lambda one: one.last):
        event = named.referents[0]
        if len(named.referents) > 1 or draft.referents[event].type not in EVENTS:
            continue
        if event_noun(draft, named.last - 1) is None:
            told = _by_verb(draft, named)
            if told is None:
                continue
            presenter(draft, told)
        else:
            told = _telling(draft, named)
            _organizer(draft, told)
        subject_matter(draft, told)
        _date(draft, told, dates)
        _locations(draft, told)


def _by_verb(draft: Draft, named: Named) -> Telling | None:
    """A presentation or signing of which a verb tells: ``схема таныстырылды``."""
    at = named.last - 1
    if draft.referents[named.referents[0]].type not in ("agl:Presentation", "agl:Signing"):
        return None
    first = max(clause_start(draft, at), at - _LONGEST)
    verb = Verb(at, modality(draft, at))
    return Telling(named.referents[0], named, first, at, verb, True, named.first)


def _telling(draft: Draft, named: Named) -> Telling:
    words, head = draft.words, named.last - 1
    first = max(clause_start(draft, named.first), named.first - _LONGEST)
    event, core = named.referents[0], behind_clause(draft, named.first, head)
    before = core - 1
    if before >= first and words.lemma[before] in _HELD and words.form[before] == "Part":
        verb = Verb(before, modality(draft, before))
        return Telling(event, named, first, before, verb, True, core)
    is_free = words.case[head] in ("Nom", "Acc", "")
    found = held(draft, head) if is_free else None
    if found is not None:
        return Telling(event, named, first, found.at, found, True, core)
    return Telling(event, named, first, core, _final(draft, head), False, core)


def _final(draft: Draft, head: int) -> Verb | None:
    """The verb of the clause, where it says what will be in the event: ``отырыста қаралады``."""
    words = draft.words
    for j in range(head + 1, min(head + _LONGEST, words.end[head])):
        if words.form[j] == "Fin":
            is_planned = words.lemma[j] in _DONE_IN and modality(draft, j) == "planned"
            return Verb(j, "planned") if is_planned else None
    return None


def _date(draft: Draft, told: Telling, dates: dict[int, str]) -> None:
    """The date in the event's own phrase, else that of the clause; the first one told, or finer."""
    inside = attributive_date(draft, told.phrase.first, told.phrase.last)
    found = [inside] if inside else adverbial_dates(draft, told.first, told.core)
    if not found and told.is_held:
        found = adverbial_dates(draft, told.phrase.last, told.outer)
    if not found:
        return
    value = found[-1][0]
    known = dates.get(told.event, "")
    if known and (not value.startswith(known) or value == known):
        return
    dates[told.event] = value
    said = said_of(draft, told)
    start, end = evidence(draft, told)
    draft.fact(Fact(told.event, "schema:startDate", value, start, end, said, 0.9, "held-when"))


def _locations(draft: Draft, told: Telling) -> None:
    """The places in the locative in the clause that says it was held, or right before the event."""
    start, end = evidence(draft, told)
    said = said_of(draft, told)
    inside = range(told.phrase.first + 1, told.phrase.last)
    for place in (one for at in inside if _is_where(draft, at) for one in _ending(draft, at)):
        if draft.referents[place].type in _PLACES:  # құрылтайдың Қызылордадағы отырысы
            draft.fact(Fact(told.event, "schema:location", place, start, end, said, 0.9, _WHERE))
    spans = [(told.first, told.core)]
    if told.is_held:
        spans.append((told.phrase.last, told.outer))
    for first, last in spans:
        for behind in range(first + 1, last + 1):
            if draft.words.case[behind - 1] != "Loc":
                continue
            if draft.words.low[behind - 1].endswith(("ғы", "гі")) and not (
                told.is_held and _tells_hall(draft, behind, last)
            ):
                continue  # Астанадағы
            if not told.is_held and behind != told.core:
                continue
            for place in _ending(draft, behind):
                if draft.referents[place].type in _PLACES | _BODIES:
                    located = (told.event, "schema:location", place)
                    draft.fact(Fact(*located, start, end, said, 0.9, _WHERE))


def _is_where(draft: Draft, behind: int) -> bool:
    """Whether the word before *behind* tells where something is: ``Қызылордадағы``."""
    i = behind - 1
    return draft.words.case[i] == "Loc" and draft.words.low[i].endswith(ATTRIBUTIVE)


def _tells_hall(draft: Draft, behind: int, last: int) -> bool:
    """Whether ``Алматыдағы`` before *behind* tells where the hall is that the event was held in."""
    words = draft.words
    for j in range(behind, min(last, behind + _HALL)):
        if words.form[j] or words.low[j] in JOINING:
            return False
        if words.case[j] == "Loc" and not words.low[j].endswith(("ғы", "гі")):
            return draft.label_at(j) != "DATE"
    return False


def _ending(draft: Draft, behind: int) -> tuple[int, ...]:
    """The referents of the name that ends before the token *behind*."""
    named = draft.named_by_end.get(behind)
    if named is not None:
        return named.referents
    found = draft.mentions_in(behind - 1, behind)
    return tuple(one.referent for one in found if one.referent is not None)


def _organizer(draft: Draft, told: Telling) -> None:
    """The body whose event it is, or else the one that is said to hold it."""
    owner, rule = _owner(draft, told), "event-of-body"
    if not owner and told.event in draft.hosts:
        owner = (draft.hosts[told.event],)
    if not owner and told.is_held:
        owner, rule = _holder(draft, told), "held-by"
    start, end = evidence(draft, told)
    said = said_of(draft, told)
    for body in owner:
        if draft.referents[body].type in _BODIES:
            fact = Fact(told.event, "schema:organizer", body, start, end, said, 0.9, rule)
            draft.fact(fact)


def _owner(draft: Draft, told: Telling) -> tuple[int, ...]:
    """The body nearest before the noun that owns it: in the genitive, or bare beside a possessed.

    A genitive between belongs to something else: ``министрліктің моделінің таныстырылымы``.
    """
    words, phrase = draft.words, told.phrase
    head = phrase.last - 1
    if not words.possessed[head]:
        return ()
    if told.core > phrase.first:  # Үкіметтің кеше Астанада өткен отырысы
        ends = range(phrase.first + 1, told.core)
        behind = next((end for end in ends if words.case[end - 1] == "Gen"), phrase.first + 1)
        ends = range(behind, behind - 1, -1)
    else:
        ends = range(head, max(phrase.first, head - _MODIFIERS), -1)
    for end in ends:
        named = draft.named_by_end.get(end)
        case = words.case[end - 1]
        if _is_where(draft, end):
            continue  # құрылтайдың Қызылордадағы отырысы
        is_owner = case == "Gen" or (case in _NOMINATIVE and end == head)
        if named is not None and named.first >= phrase.first - 1:
            is_body = draft.referents[named.referents[0]].type in _BODIES
            return named.referents if is_body and is_owner else ()
        if is_owner and (only := _only_one(draft, end - 1)):
            return only
        if case == "Gen":
            return ()
    return ()


def _only_one(draft: Draft, i: int) -> tuple[int, ...]:
    """The body that a bare noun means, where the article has but one of its kind: ``кеңестің``."""
    noun = draft.noun(i)
    if noun is None or noun.role not in ("body", "unit-body", "council"):
        return ()
    called = {noun.citation, noun.lemma}
    same = [one for word in sorted(called) for one in draft.by_last_word(noun.type, word)]
    return tuple(same) if len(same) == 1 else ()


def _holder(draft: Draft, told: Telling) -> tuple[int, ...]:
    """The body that is the subject of an active verb, or by whose organising it was held."""
    words, verb = draft.words, told.verb
    assert verb is not None
    is_active = words.lemma[verb.at] in _HOLDS
    is_active = is_active and draft.tokens[verb.at].feature("Voice") != "Pass"
    for behind in range(told.first + 1, told.outer + 1):
        named = draft.named_by_end.get(behind)
        if named is None or named.first < told.first or named is told.phrase:
            continue
        if draft.referents[named.referents[0]].type not in _BODIES:
            continue
        case = words.case[behind - 1]
        following = words.low[behind : behind + 1]
        if case in ("Gen", *_NOMINATIVE) and following == ["ұйымдастыруымен"]:
            return named.referents
        if is_active and case in _NOMINATIVE and not _is_attribute(draft, behind):
            return named.referents
    return ()


def _is_attribute(draft: Draft, behind: int) -> bool:
    """Whether what follows a body in the nominative is a noun of it: ``министрлігі өкілдері``."""
    words = draft.words
    return behind < len(words.low) and words.possessed[behind] and words.case[behind] != "Acc"
