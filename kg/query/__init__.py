"""A store in, answers out: SPARQL over its graph, searches over its text, cards of its entities."""

from kg.query.card import Card, CardFact, card
from kg.query.reader import Answer, Reader, open_store
from kg.query.sparql import SPARQL_FORMATS, check_query, write_results

__all__ = [
    "SPARQL_FORMATS",
    "Answer",
    "Card",
    "CardFact",
    "Reader",
    "card",
    "check_query",
    "open_store",
    "write_results",
]
