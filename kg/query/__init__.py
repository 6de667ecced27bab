"""A store in, answers out: SPARQL over its graph, searches over its text, cards of its entities."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.lazy import loading

if TYPE_CHECKING:
    from kg.query.cards import Card, CardFact, card
    from kg.query.marked import MarkedArticle, marked_page
    from kg.query.reader import Answer, Reader, open_store
    from kg.query.shapes import Evidence, Violation, violations
    from kg.query.sparql import SPARQL_FORMATS, results, write_results

__all__ = [
    "SPARQL_FORMATS",
    "Answer",
    "Card",
    "CardFact",
    "Evidence",
    "MarkedArticle",
    "Reader",
    "Violation",
    "card",
    "marked_page",
    "open_store",
    "results",
    "violations",
    "write_results",
]

__getattr__ = loading(
    __name__,
    {
        "cards": ("Card", "CardFact", "card"),
        "marked": ("MarkedArticle", "marked_page"),
        "reader": ("Answer", "Reader", "open_store"),
        "shapes": ("Evidence", "Violation", "violations"),
        "sparql": ("SPARQL_FORMATS", "results", "write_results"),
    },
)
