"""A stretch of an article's text in, the node that stands for it in the graph out."""

from __future__ import annotations

from kg.graph.names import Names, expand
from kg.graph.quads import Quads
from kg.graph.vocabulary import superclasses
from kg.model import Article, Span

__all__ = ["add_stretch", "place_in_text"]


def add_stretch(quads: Quads, names: Names, article: Article, span: Span, kind: str) -> str:
    """Add the words at *span*, a nif:Sentence or nif:Phrase, to *quads*; their IRI."""
    node = names.span(article.key, span.start, span.end)
    quads.link(node, "rdf:type", *superclasses(expand(kind)))
    place_in_text(quads, names, article, node, span)
    return node


def place_in_text(quads: Quads, names: Names, article: Article, node: str, span: Span) -> None:
    """Say of *node* where in which article it stands, and in which words."""
    quads.value(node, "nif:beginIndex", str(span.start), "xsd:integer")
    quads.value(node, "nif:endIndex", str(span.end), "xsd:integer")
    quads.text(node, "nif:anchorOf", article.text[span.start : span.end])
    quads.link(node, "agl:inArticle", names.document(article.key))
