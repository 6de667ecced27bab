"""An article's key and a query in, what it takes to show why the query finds it out."""

from __future__ import annotations

from kg.model import Wording
from kg.search.marks import asks_for_marks
from kg.search.tree import Node
from kg.search.wording import wording
from kg.store import ArticleStore

__all__ = ["told_for"]


def told_for(articles: ArticleStore, key: str, tree: Node) -> Wording:
    """The words of the article, marked only where *tree* asks for that: it takes far longer."""
    if asks_for_marks(tree):
        return wording(articles.resolved(key).extraction)
    return articles.wording(key)
