"""A SPARQL query that searches the text in, one that Oxigraph can answer out: ``text:query``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kg.query.text.asked import TEXT_PREFIX, asks_text_query

if TYPE_CHECKING:
    from kg.query.text.hits import Searched
    from kg.query.text.rewriting import with_hits

__all__ = ["TEXT_PREFIX", "Searched", "asks_text_query", "with_hits"]

_MODULE_OF = {"Searched": "hits", "with_hits": "rewriting"}


def __getattr__(name: str) -> Any:
    """Load the search when it is asked for: most queries have no use for it."""
    if name not in _MODULE_OF:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"{__name__}.{_MODULE_OF[name]}"), name)
