"""An article's key and a query in, what it takes to show why the query finds it out."""

from __future__ import annotations

from kg.model import Extraction
from kg.search.marks import asks_for_marks
from kg.search.tree import Node
from kg.store import ArticleStore

__all__ = ["told_for"]


def told_for(articles: ArticleStore, key: str, tree: Node) -> Extraction:
    """The article, with its mentions only where *tree* asks for marks: they take as long."""
    if asks_for_marks(tree):
        return articles.resolved(key).extraction
    return Extraction(articles.article(key))
