"""The object of a fact in, the RDF term that stands for it in the graph out."""

from __future__ import annotations

import re
from bisect import bisect_right

from pyoxigraph import Literal, NamedNode

from kg.graph.names import expand
from kg.graph.quads import date_literal
from kg.model import Article, Fact

__all__ = ["FactObject", "fact_object"]

FactObject = NamedNode | Literal

_DATED = {"schema:startDate", "schema:datePublished", "agl:statedFrom", "agl:statedTo"}
_DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?", re.ASCII)
_STATUSES = {"drafted", "presented", "approved", "signed", "inForce", "ended"}
"""As ``agl:statusList`` of ``ontology/codelists.ttl`` has them; a test compares the two."""


def fact_object(fact: Fact, value: str, article: Article) -> FactObject:
    """*value*, an entity's IRI or a literal's text, as the predicate of *fact* wants it.

    Dates are typed by their precision, a status is the concept of the code list, a quote is tagged
    with the language of its passage.  What is no date or status is a plain text.
    """
    if isinstance(fact.object, int):
        return NamedNode(value)
    if fact.predicate in _DATED and _DATE.fullmatch(value):
        return date_literal(value)
    if fact.predicate == "agl:status" and value in _STATUSES:
        return NamedNode(expand(f"agl:{value}"))
    if fact.predicate == "agl:quote":
        return Literal(value, language=_language(article, fact.start))
    return Literal(value)


def _language(article: Article, position: int) -> str:
    """The language of the passage at *position*; of what has no language, that of the article."""
    at = bisect_right(article.passages, position, key=lambda one: one.start) - 1
    if at >= 0 and article.passages[at].language != "und":
        return article.passages[at].language
    return article.language
