"""An analysed article in, what search looks at of it out: its words, marks and places."""

from __future__ import annotations

from collections.abc import Sequence

from kg.model import Extraction, Stream, Token, Wording
from kg.search.marks import marks

__all__ = ["wording"]


def wording(extraction: Extraction) -> Wording:
    """The wording of an article with its tokens, marked where a word is of a name or date."""
    article = extraction.article
    title = _stream(article.metadata.title or "", article.title_tokens)
    text = _stream(article.text, article.tokens)
    found = marks(extraction.mentions, text.starts)
    return Wording(article, title, text, article.sentences, found)


def _stream(text: str, tokens: Sequence[Token]) -> Stream:
    lengths = [token.end - token.start for token in tokens]
    lemmas = "\n".join([token.lemma for token in tokens])
    return Stream(text, [token.start for token in tokens], lengths, lemmas)
