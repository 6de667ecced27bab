"""A store in, answers out: SPARQL over its graph, searches over its text, cards of its entities."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

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

_LAZY = {
    "cards": ("Card", "CardFact", "card"),
    "marked": ("MarkedArticle", "marked_page"),
    "reader": ("Answer", "Reader", "open_store"),
    "shapes": ("Evidence", "Violation", "violations"),
    "sparql": ("SPARQL_FORMATS", "results", "write_results"),
}
_MODULE_OF = {name: f"{__name__}.{module}" for module, names in _LAZY.items() for name in names}


def __getattr__(name: str) -> Any:
    """Load what is offered here when it is asked for: a search has no use for the graph."""
    if name not in _MODULE_OF:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_MODULE_OF[name]), name)
