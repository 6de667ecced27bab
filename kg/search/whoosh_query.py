"""A plan in, Whoosh's query objects out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from kg.search.plan import Begins, Dates, Each, Either, Near, Only, Plan, Run, Term
from kg.search.whoosh_import import query
from kg.search.words import MARKERS, MAX_EDITS

__all__ = ["whoosh_query"]

_NOTHING = 1e-12  # a score that adds nothing; Whoosh takes 0 for none given, which is 1


class NearLemmas(query.FuzzyTerm):  # type: ignore[misc]  # Whoosh is untyped
    """Terms near a word, those of the other levels left out."""

    def _btexts(self, reader: Any) -> Iterator[str]:
        return (term for term in super()._btexts(reader) if term[0] not in MARKERS)


def whoosh_query(plan: Plan) -> Any:
    """What Whoosh is to look for."""
    match plan:
        case Term(field, text, weight):
            return query.Term(field, text, weight)
        case Run(field, terms, slop, weight):
            return query.Phrase(field, list(terms), slop=slop + 1, boost=weight)
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
