"""What the page of a thing asks of the graph, as SPARQL about ``?thing``."""

from __future__ import annotations

__all__ = ["ARTICLES", "COUNT"]

COUNT = "SELECT (COUNT(DISTINCT ?article) AS ?n) WHERE { ?article agl:mentions ?thing }"
# The page is cut before titles are looked up: the country is mentioned in most of the articles.
ARTICLES = """
SELECT ?article ?title ?date ?publisher WHERE {
  { SELECT DISTINCT ?article ?date WHERE {
      ?article agl:mentions ?thing OPTIONAL { ?article dct:issued ?date }
    } ORDER BY DESC(STR(?date)) ?article OFFSET %d LIMIT %d }
  OPTIONAL { ?article dct:title ?title } OPTIONAL { ?article dct:publisher ?publisher }
} ORDER BY DESC(STR(?date)) ?article"""
