"""A SPARQL query in, whether it may ask ``text:query`` out: all that every query has to load."""

from __future__ import annotations

import re

__all__ = ["TEXT_PREFIX", "asks_text_query"]

TEXT_PREFIX = {"text": "http://jena.apache.org/text#"}
_MENTIONED = re.compile(r"text\\?[:#]")  # as text:query, text#query, <http://jena.apache.org/text#>


def asks_text_query(query: str) -> bool:
    """Whether *query* may ask ``text:query``; no other need be read."""
    return bool(_MENTIONED.search(query))
