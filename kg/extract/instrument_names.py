"""An instrument's phrase in, its name in the nominative, its number and its date out."""

from __future__ import annotations

import re

from kg.extract.draft import Draft
from kg.extract.lists import HeadNoun
from kg.extract.nominative import possessed
from kg.extract.surnames import SURNAME
from kg.model import Fact, Mention, Span
from kg.text import upper

__all__ = [
    "ACTS",
    "adoption_date",
    "dated_and_numbered",
    "instrument_name",
    "number_before",
    "number_in",
    "whose",
]

ACTS = frozenset({"agl:Decision", "agl:Law", "agl:Memorandum"})
_NUMBER = re.compile(r"(?:№|\bN[oº]?\b\.?)\s*([\w./-]*\w)|\bнөмірі\s+([\w./-]*\d)")
_BEFORE = re.compile(r"(?<![\w№])(\d+(?:[-/]\d+)*)(?:-\w+)?\s*$")
_DAY = re.compile(r"\d{4}(?:-\d\d){0,2}")
_ADOPTED = frozenset({"қабылда", "бекіт", "шығар", "қой", "жарияла"})
_NEAR = 4  # words between a date and the participle that it dates


def instrument_name(draft: Draft, first: int, head: int, noun: HeadNoun) -> str:
    """The words of ``tokens[first:head + 1]`` with the head noun in the nominative."""
    is_owned = first < head and possessed(draft.tokens[head], noun)
    ending = noun.citation if is_owned else noun.lemma
    if draft.tokens[head].text.isupper():
        ending = upper(ending)
    before = draft.text(first, head) + " " if first < head else ""
    return " ".join((before + ending).split())


def number_in(text: str) -> re.Match[str] | None:
    """The number that its sign or the word for it tells in *text*: ``№ 271``, ``N 302``."""
    return _NUMBER.search(text)


def number_before(draft: Draft, first: int, head: int) -> str:
    """The number right before the head noun, without a sign: ``41-182 шешімі``."""
    if first == head:
        return ""
    found = _BEFORE.search(draft.article.text, draft.tokens[first].start, draft.tokens[head].start)
    if not found or (found.end(1) - found.start(1) == 4 and found.group(1)[:2] in ("19", "20")):
        return ""
    return found.group(1)


def dated_and_numbered(draft: Draft, first: int, head: int, number: int) -> None:
    """Note the number and the date that stand in the name at ``tokens[first:head + 1]``."""
    tokens, kind = draft.tokens, draft.referents[number].type
    start, end = tokens[first].start, tokens[head].end
    if kind not in ACTS:
        _date(draft, first, head, number)
        return
    noun = Span(tokens[head].start, end)
    found = number_in(draft.article.text[start:end])
    told = found and (found.group(1) or found.group(2))
    told = told or (number_before(draft, first, head) if kind == "agl:Decision" else "")
    if told:
        where = draft.article.text.index(told, start)
        spans = (Span(where, where + len(told)), noun)
        draft.fact(Fact(number, "agl:number", told, start, end, rule="number-in-name", spans=spans))
    _date(draft, first, head, number)


def _date(draft: Draft, first: int, head: int, number: int) -> None:
    tokens = draft.tokens
    date = adoption_date(draft, first, head)
    if date is not None:
        start, end = tokens[first].start, tokens[head].end
        spans = (Span(date.start, date.end), Span(tokens[head].start, end))
        published, rule = "schema:datePublished", "date-in-name"
        draft.fact(Fact(number, published, date.lemma, start, end, rule=rule, spans=spans))


def adoption_date(draft: Draft, first: int, head: int) -> Mention | None:
    """The first date in a name that is that of an act, or of adoption whatever is adopted."""
    noun = draft.noun(head)
    is_act = noun is not None and noun.type in ACTS
    for mention in draft.mentions_in(first, head):
        is_date = mention.label == "DATE" and _DAY.fullmatch(mention.lemma) is not None
        is_exact = is_act and len(mention.lemma) > len("2014")
        if is_date and (is_exact or _is_adopted(draft, mention, first, head)):
            return mention
    return None


def _is_adopted(draft: Draft, date: Mention, first: int, head: int) -> bool:
    """``2007 жылы қабылданған``: a participle of adoption stands close behind the date."""
    behind = [i for i in range(first, head) if draft.tokens[i].start >= date.end][:_NEAR]
    return any(draft.words.lemma[i] in _ADOPTED and draft.words.form[i] == "Part" for i in behind)


def whose(draft: Draft, first: int) -> int:
    """*first*, or where the name begins that a possessed noun there is called by.

    ``Қожа Ахмет Ясауи | орденін енгізу туралы``; somebody with a surname may be the subject.
    """
    words, j = draft.words, first
    if not words.possessed[first] or words.case[first] not in ("Acc", "Dat"):
        return first
    while j - 1 > words.first[first] and words.upper[j - 1] and draft.tokens[j - 1].upos == "PROPN":
        if words.case[j - 1] not in ("", "Nom") or SURNAME.fullmatch(words.low[j - 1]):
            return first
        j -= 1
    return j
