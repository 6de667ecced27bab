"""A hit in, the parts of its score out."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from kg.search.engine import Index
from kg.search.plan import Each, Only, ways
from kg.search.semantic import Blend
from kg.search.tree import Node, leaves
from kg.search.words import LEVELS

__all__ = ["score_parts"]


def score_parts(
    index: Index, tree: Node, key: str, levels: Collection[str] = LEVELS
) -> Mapping[str, float]:
    """What each word of the query added to the article's score, by level and field.

    The names are ``мектеп: lemma in body``; what does not fit the article is left out.
    """
    parts: dict[str, float] = {}
    if isinstance(index, Blend):
        told = score_parts(index.index, tree, key, levels)
        parts = {name: part * index.worth for name, part in told.items()} | dict(index.meant[key])
        return dict(sorted(parts.items(), key=lambda one: -one[1]))
    for leaf in leaves(tree):
        for name, way in ways(leaf, levels):
            for hit in index.search(Each((Only(key), way)), limit=1).hits:
                parts[f"{leaf}: {name}"] = parts.get(f"{leaf}: {name}", 0.0) + hit.score
    return dict(sorted(parts.items(), key=lambda one: -one[1]))
