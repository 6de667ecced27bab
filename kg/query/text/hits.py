"""A search string in, the articles that it finds out, as terms of RDF."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from kg.query.told import told_for
from kg.search import Index, Snippet, parse, plan, reasons
from kg.search.tree import Node
from kg.store import ArticleStore

if TYPE_CHECKING:
    from pyoxigraph import Literal, NamedNode

__all__ = ["Hit", "Searched", "hits"]

_BEGIN, _END, _BETWEEN = "\u21a6", "\u21a4", " … "  # Jena's own marks: they stand in no text


class Searched(Protocol):
    """What is searched: the index and the articles of one generation (``kg.query.Reader``)."""

    @property
    def index(self) -> Index:
        """The search index."""

    @property
    def articles(self) -> ArticleStore:
        """The article store."""

    def iri(self, key: str) -> str:
        """The IRI of the article of that key."""


@dataclass(frozen=True, slots=True)
class Hit:
    """One article found: its IRI and score; ``snippet`` opens the article when it is called."""

    article: NamedNode
    score: Literal
    snippet: Callable[[], Literal]


def hits(searched: Searched, query: str, limit: int, field: str = "") -> Iterator[Hit]:
    """The best *limit* articles for *query*, best first; *field* is where words without one stand.

    Raises QueryMalformed as ``kg.search.parse`` does.
    """
    from pyoxigraph import Literal, NamedNode

    from kg.graph.names import expand

    tree = parse(query)
    if field:
        tree = parse(f"{field}:({query})")
    decimal = NamedNode(expand("xsd:decimal"))
    for hit in searched.index.search(plan(tree), limit=limit).hits:
        score = Literal(f"{hit.score:.4f}", datatype=decimal)
        yield Hit(NamedNode(searched.iri(hit.key)), score, _snippet(searched, hit.key, tree))


def _snippet(searched: Searched, key: str, tree: Node) -> Callable[[], Literal]:
    from pyoxigraph import Literal

    def snippet() -> Literal:
        found = reasons(told_for(searched.articles, key, tree), tree)
        return Literal(_BETWEEN.join(map(_marked, found.snippets)))

    return snippet


def _marked(snippet: Snippet) -> str:
    """The sentence with each matched word between arrows: ``Алматы ↦агломерациясы↤ ...``."""
    parts, position = [], 0
    for mark in snippet.marks:
        start, end = mark.start - snippet.start, mark.end - snippet.start
        parts += [snippet.text[position:start], _BEGIN, snippet.text[start:end], _END]
        position = end
    return "".join([*parts, snippet.text[position:]])
