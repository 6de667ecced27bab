"""An analysed article in, the same with the tokens of its Kazakh passages alone out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TypeVar

from kg.model import Article, Passage, Span, Token

__all__ = ["kazakh_only"]

Placed = TypeVar("Placed", Token, Span)


def kazakh_only(article: Article) -> Article:
    """*article*, whose offsets stay as they are, without the words of its other passages."""
    others = [one for one in article.passages if not one.is_kazakh]
    if not others:
        return article
    return replace(
        article,
        tokens=_outside(others, article.tokens),
        sentences=_outside(others, article.sentences),
    )


def _outside(passages: list[Passage], placed: Iterable[Placed]) -> tuple[Placed, ...]:
    """What stands in none of *passages*, all in reading order."""
    kept: list[Placed] = []
    waiting = iter(passages)
    passage = next(waiting, None)
    for one in placed:
        while passage and passage.end <= one.start:
            passage = next(waiting, None)
        if not (passage and passage.start <= one.start):
            kept.append(one)
    return tuple(kept)
