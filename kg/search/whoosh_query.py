"""A plan in, Whoosh's query objects out."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from typing import Any

from kg.search.plan import Begins, Dates, Each, Either, Near, Only, Plan, Run, Term
from kg.search.whoosh_import import matching, query, spans
from kg.search.words import MARKERS, MAX_EDITS

__all__ = ["whoosh_query"]

_NOTHING = 1e-12  # a score that adds nothing; Whoosh takes 0 for none given, which is 1


class NearLemmas(query.FuzzyTerm):  # type: ignore[misc]  # Whoosh is untyped
    """Terms near a word, those of the other levels left out."""

    def _btexts(self, reader: Any) -> Iterator[str]:
        return (term for term in super()._btexts(reader) if term[0] not in MARKERS)


class Words(query.Phrase):  # type: ignore[misc]  # Whoosh is untyped
    """A phrase, found in time that grows with the words of a text and not with their ways.

    Whoosh keeps every pair of a beginning and an end, which are very many of a repeated word.
    """

    def matcher(self, searcher: Any, context: Any = None) -> Any:
        """The articles that have it, with the score of all its words."""
        reader = searcher.reader()
        if any((self.fieldname, word.encode()) not in reader for word in self.words):
            return matching.NullMatcher()
        terms = [query.Term(self.fieldname, word) for word in self.words]
        found = _InOrder([one.matcher(searcher, context) for one in terms], slop=self.slop)
        return matching.WrappingMatcher(found, boost=self.boost)


class _InOrder(spans.SpanNear2.SpanNear2Matcher):  # type: ignore[misc]
    """Articles that have a word after the other, so many places apart at most."""

    def _get_spans(self) -> list[Any]:
        ends = [one.end for one in self.ms[0].spans()]
        for matcher in self.ms[1:]:
            ends = _after(ends, [one.end for one in matcher.spans()], self.slop)
        return [spans.Span(end) for end in ends]


def _after(ends: list[int], places: list[int], reach: int) -> list[int]:
    """Which *places* come after one of *ends*, within *reach*; all are in order."""
    found = []
    for place in places:
        at = bisect_left(ends, place)
        if at and place - ends[at - 1] <= reach:
            found.append(place)
    return found


def whoosh_query(plan: Plan) -> Any:
    """What Whoosh is to look for."""
    match plan:
        case Term(field, text, weight):
            return query.Term(field, text, weight)
        case Run(field, terms, slop, weight):
            return Words(field, list(terms), slop=slop + 1, boost=weight)
        case Begins(field, text, weight):
            return query.Prefix(field, text, boost=weight)
        case Near(field, text, weight):
            return NearLemmas(field, text, weight, MAX_EDITS, prefixlength=0)
        case Dates(field, first, last):
            return query.ConstantScoreQuery(query.TermRange(field, first, last), _NOTHING)
        case Only(key):
            return query.ConstantScoreQuery(query.Term("key", key), _NOTHING)
        case Either(parts):
            return query.Or(list(map(whoosh_query, parts)))
        case Each(parts, without):
            wanted = list(map(whoosh_query, parts)) or [query.Every()]
            unwanted = [query.Not(whoosh_query(one)) for one in without]
            return query.And(
                [*wanted, *(query.ConstantScoreQuery(one, _NOTHING) for one in unwanted)]
            )
