"""An analysed article in, what search looks at of it out: its words, marks and places."""

from __future__ import annotations

from kg.model import Extraction, Token, Wording
from kg.search.marks import marks

__all__ = ["wording"]


def wording(extraction: Extraction) -> Wording:
    """The wording of an article with its tokens, each word of a name or date with its marks."""
    article = extraction.article
    starts = [token.start for token in article.tokens]
    words = list(map(_word, article.tokens))
    for place, kinds in marks(extraction.mentions, starts).items():
        words[place] = (*words[place], *kinds)
    return Wording(
        article,
        list(map(_word, article.title_tokens)),
        words,
        starts,
        [token.end for token in article.tokens],
        article.sentences,
    )


def _word(token: Token) -> tuple[str, ...]:
    return token.text, token.lemma
