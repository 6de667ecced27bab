"""Tokens and names in, the appointments of persons that the text tells of out.

``Асқар Омаров Абай облысының әкімі болып тағайындалды``, ``X-ты министр етіп тағайындады``: the one
appointed is the subject of the passive and the object of the active verb, the possessor of the
verbal noun (voice: Қазақ грамматикасы, 2002, §§ 340-345).
"""

from __future__ import annotations

from bisect import bisect_left

from kg.analyse.morphology import inflect
from kg.extract.draft import Draft, Named
from kg.extract.holding import adverbial_dates, clause_start, modality
from kg.extract.left_edge import JOINING, phrase_start
from kg.extract.narrator import narrator
from kg.extract.nominative import genitive, possessed
from kg.extract.unnamed import has_unnamed_subject
from kg.model import Fact, Referent

__all__ = ["genitive_of", "mention_appointments"]

_APPOINT = "тағайында"
_AS = frozenset(
    {"болып", "етіп", "ретінде", "қызметіне", "лауазымына", "орнына", "міндетіне"}
    | {"қызметке", "лауазымға"}
)
_THIS = frozenset({"қызметке", "лауазымға"})  # осы қызметке
_OWNING = frozenset({"unit", "unit-body", "body", "council", "post", "centre"})
_LONGEST = 50
_BEHIND = 8
_BACK = 80  # tokens in which the one is named who is appointed in a sentence without a subject


def mention_appointments(draft: Draft) -> None:
    """Note each appointment of a named person, with who is appointed and when."""
    people = sorted(
        (one for one in draft.named if _type(draft, one) == "agl:Person"), key=lambda one: one.first
    )
    for i, lemma in enumerate(draft.words.lemma):
        if lemma == _APPOINT:
            _appointment(draft, i, people)


def _type(draft: Draft, named: Named) -> str:
    return draft.referents[named.referents[0]].type if len(named.referents) == 1 else ""


def _appointment(draft: Draft, i: int, people: list[Named]) -> None:
    words = draft.words
    first = max(_clause(draft, i), i - _LONGEST)
    marker = next((j for j in range(i - 1, first - 1, -1) if words.low[j] in _AS), None)
    appointed = _appointed(draft, first, i)
    post = "" if marker is None else _post(draft, first, marker, appointed)
    if marker is None and not _to_post(draft, first, i):
        return
    if draft.tokens[i].feature("Person") == "1":
        _of_narrator(draft, post, first, i)
        return
    is_open = not appointed and not has_unnamed_subject(draft, i)
    if is_open and (post or (marker and words.low[marker] in _THIS)):
        appointed = _before(draft, first, people)
    for named in appointed:
        _note(draft, named, post, first, i)


def _of_narrator(draft: Draft, post: str, first: int, i: int) -> None:
    """``Мен министр қызметіне тағайындалдым``: of the one who speaks, where the title tells who."""
    who = narrator(draft)
    if who is not None and draft.tokens[i].feature("Number") == "Sing":
        _note(draft, Named(i, i + 1, (who,)), post, first, i)


def _clause(draft: Draft, i: int) -> int:
    """Behind the verb or the appointment told before in the same sentence."""
    words, first = draft.words, clause_start(draft, i)
    for j in range(i - 1, first - 1, -1):
        if words.lemma[j] == _APPOINT:
            return j + 1
    return first


def _to_post(draft: Draft, first: int, i: int) -> bool:
    """``әкім орынбасарлығына тағайындалды``: the dative of a post stands before the verb."""
    post = draft.named_by_end.get(i)
    return post is not None and _type(draft, post) == "org:Post" and post.first >= first


def _appointed(draft: Draft, first: int, i: int) -> list[Named]:
    """Who is appointed by the verb at *i*: several where they are coordinated."""
    words, token = draft.words, draft.tokens[i]
    passive = token.feature("Voice") == "Pass"
    wanted = {"Nom", ""} if passive else {"Acc"}
    if words.form[i] == "Ger":
        wanted = {"Gen"} if passive else {"Gen", "Acc"}
    found: list[Named] = []
    for end in range(i, first, -1):
        named = draft.named_by_end.get(end)
        if named is None or named.first < first or _type(draft, named) != "agl:Person":
            continue
        is_joined = bool(found) and words.low[end] in JOINING and end + 1 == found[0].first
        if (words.case[end - 1] in wanted and not found) or is_joined:
            found.insert(0, named)
    if not found and words.form[i] == "Part":
        for end in range(i + 2, min(i + _BEHIND, words.end[i]) + 1):
            named = draft.named_by_end.get(end)
            if named is not None and named.first > i and _type(draft, named) == "agl:Person":
                return [named]  # министр болып тағайындалған Асқар Омаров
    return found


def _before(draft: Draft, first: int, people: list[Named]) -> list[Named]:
    """The one person of whom the sentences before tell, who then is the subject of this one."""
    start = bisect_left(people, first - _BACK, key=lambda one: one.first)
    behind = bisect_left(people, first, key=lambda one: one.first)
    near = [one for one in people[start:behind] if draft.words.case[one.last - 1] in ("Nom", "")]
    return near[-1:] if len({one.referents for one in near}) == 1 else []


def _post(draft: Draft, first: int, marker: int, appointed: list[Named]) -> str:
    """The words of the post before *marker* (``болып``), in the nominative."""
    for end in (marker, marker - 1):
        named = draft.named_by_end.get(end)
        if named is not None and named.first >= first and _type(draft, named) == "org:Post":
            return draft.referents[named.referents[0]].name
    noun = draft.noun(marker - 1)
    if marker == 0 or noun is None or noun.role != "post":
        return ""
    head = marker - 1
    barred = max([first, *(one.last for one in appointed if one.last <= head)])
    start = max(phrase_start(draft, head), barred)
    while start > barred and _owns(draft, start - 1):
        start -= 1  # басқарма басшысы, облыс әкімінің орынбасары
    ending = noun.citation if possessed(draft.tokens[head], noun) else noun.lemma
    return f"{draft.text(start, head)} {ending}" if start < head else ending


def _owns(draft: Draft, j: int) -> bool:
    noun = draft.noun(j)
    is_role = noun is not None and noun.role in _OWNING
    return is_role and draft.words.case[j] in ("Nom", "Gen", "")


def _note(draft: Draft, person: Named, post: str, first: int, i: int) -> None:
    number = person.referents[0]
    name = f"{genitive_of(draft.referents[number].name)} "
    name += f"{post} болып тағайындалуы" if post else "тағайындалуы"
    event = draft.refer(Referent("agl:Appointment", name, local=True))
    draft.name(i, i + 1, (event,))
    start = draft.tokens[min(first, person.first)].start
    end = max(draft.tokens[i].end, draft.tokens[person.last - 1].end)
    told = modality(draft, i)
    fact = Fact(event, "schema:attendee", number, start, end, told, 0.9, "appointed")
    draft.fact(fact)
    dates = adverbial_dates(draft, first, i)
    if dates:
        rule = "appointed-when"
        draft.fact(Fact(event, "schema:startDate", dates[-1][0], start, end, told, 0.9, rule))


def genitive_of(name: str) -> str:
    """A name of whatever kind in the genitive: ``Болат Жәмішевтің``, ``Абай облысының``."""
    head, _, last = name.rpartition(" ")
    if last.endswith(("ы", "і")) and head:
        return genitive(name)
    return f"{head} {inflect(last, 'Gen')}".strip() if last else name
