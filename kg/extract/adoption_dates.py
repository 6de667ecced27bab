"""Acts that are named in, the dates on which clauses say that they were adopted or signed, out.

``Үкімет 2024 жылғы 9 қаңтарда № 5 қаулы қабылдады``: the date stands before the verb, not in the
act's name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from kg.extract.draft import Draft, Named
from kg.model import Fact, Mention, Span

__all__ = ["adoption_dates"]

_ACTS = frozenset({"agl:Decision", "agl:Law"})
_ADOPTED = frozenset({"қабылда", "шығар", "жарияла"})
_DAY = re.compile(r"\d{4}(?:-\d\d){0,2}")
_PARTICIPLES = ("ған", "ген", "қан", "кен")  # before a quotation they look finite
_NEAR = 5  # words between a date and the participle that it dates
_FAR = 10  # words between an act and the verb of its adoption
_WIDE = 40  # words before the act in which its date may stand


def adoption_dates(draft: Draft) -> None:
    """Note ``schema:datePublished`` of each decision and law whose adoption a clause dates."""
    dated = {fact.subject for fact in draft.facts if fact.predicate == "schema:datePublished"}
    for named in sorted(draft.named, key=lambda one: one.first):
        number = named.referents[0]
        is_act = draft.referents[number].type in _ACTS and len(named.referents) == 1
        if not is_act or number in dated:
            continue
        verb = _participle(draft, named)
        verb = _verb(draft, named) if verb is None else verb
        date = _date(draft, named, verb) if verb is not None else None
        if verb is None or date is None:
            continue
        dated.add(number)
        tokens = draft.tokens
        parts = (
            Span(date.start, date.end),
            Span(tokens[named.last - 1].start, tokens[named.last - 1].end),
            Span(tokens[verb].start, tokens[verb].end),
        )
        spans = tuple(sorted(parts, key=lambda one: one.start))
        start, end, rule = spans[0].start, spans[-1].end, "date-of-adoption"
        published = "schema:datePublished"
        draft.fact(Fact(number, published, date.lemma, start, end, rule=rule, spans=spans))


def _participle(draft: Draft, named: Named) -> int | None:
    """The participle of adoption that the act begins with: ``2007 жылы қабылданған заң``."""
    words = draft.words
    for j in (named.first, named.first - 1):
        is_inside = j > words.first[named.first]
        is_participle = words.form[j] == "Part" or words.low[j].endswith(_PARTICIPLES)
        if is_inside and is_participle and words.lemma[j] in _ADOPTED:
            return j
    return None


def _verb(draft: Draft, named: Named) -> int | None:
    """The verb behind the act, if it says that the act was adopted or signed."""
    words = draft.words
    if words.case[named.last - 1] not in ("", "Nom", "Acc", "Dat"):
        return None
    for j in range(named.last, min(named.last + _FAR, words.end[named.first])):
        if words.form[j] not in ("Fin", "Conv"):
            continue
        token = draft.tokens[j]
        is_past = token.feature("Tense") == "Past" and token.feature("Polarity") != "Neg"
        is_signed = words.lemma[j] == "қой" and words.low[j - 1] == "қол"
        return j if is_past and (words.lemma[j] in _ADOPTED or is_signed) else None
    return None


def _date(draft: Draft, named: Named, verb: int) -> Mention | None:
    """The last date of the clause before the verb, outside the act's own name."""
    first = max(draft.words.first[named.first], named.first - _WIDE)
    if verb <= named.first:
        return _last_date(draft.mentions_in(max(first, verb - _NEAR), verb))
    around = (*draft.mentions_in(first, named.first), *draft.mentions_in(named.last, verb))
    return _last_date(around)


def _last_date(mentions: Iterable[Mention]) -> Mention | None:
    found = [one for one in mentions if one.label == "DATE" and _DAY.fullmatch(one.lemma)]
    return found[-1] if found else None
