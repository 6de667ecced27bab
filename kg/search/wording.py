"""An analysed article in, what search looks at of it out: its words, marks and places."""

from __future__ import annotations

from operator import attrgetter

from kg.model import Extraction, Wording
from kg.search.marks import marks

__all__ = ["wording"]

_WORD = attrgetter("text", "lemma")  # of a token


def wording(extraction: Extraction) -> Wording:
    """The wording of an article with its tokens, each word of a name or date with its marks."""
    article = extraction.article
    starts = [token.start for token in article.tokens]
    words: list[tuple[str, ...]] = list(map(_WORD, article.tokens))
    for place, kinds in marks(extraction.mentions, starts).items():
        words[place] = (*words[place], *kinds)
    return Wording(
        article,
        list(map(_WORD, article.title_tokens)),
        words,
        starts,
        [token.end for token in article.tokens],
        article.sentences,
    )
