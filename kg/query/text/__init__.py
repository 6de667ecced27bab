"""A SPARQL query that searches the text in, one that Oxigraph can answer out: ``text:query``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.lazy import loading
from kg.query.text.asked import TEXT_PREFIX, asks_text_query

if TYPE_CHECKING:
    from kg.query.text.hits import Searched
    from kg.query.text.rewriting import with_hits

__all__ = ["TEXT_PREFIX", "Searched", "asks_text_query", "with_hits"]

__getattr__ = loading(__name__, {"hits": ("Searched",), "rewriting": ("with_hits",)})
