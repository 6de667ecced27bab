"""A SPARQL query that searches the text in, one that Oxigraph can answer out: ``text:query``."""

from kg.query.text.hits import Searched
from kg.query.text.reading import TEXT_PREFIX
from kg.query.text.rewriting import asks_text_query, with_hits

__all__ = ["TEXT_PREFIX", "Searched", "asks_text_query", "with_hits"]
