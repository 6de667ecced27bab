"""An article in, the query that finds others like it out."""

from __future__ import annotations

from collections import Counter
from math import log

from kg.model import Article, Token
from kg.search.engine import Index
from kg.search.plan import Each
from kg.search.tree import All, Any, Key, Node, Not, Word
from kg.search.words import terms_of_token

__all__ = ["similar_to"]

_CONTENT = ("NOUN", "PROPN", "ADJ", "VERB", "NUM", "X")  # X is what stands in other languages
_CANDIDATES = 100  # words whose frequency is looked up
_MOST = 25  # words of the query
_TITLE = 3  # times as much as a word of the text
_SHORTEST = 3  # letters


def similar_to(article: Article, index: Index) -> Node | None:
    """A query for the words that tell *article* from others; None where it has no such word.

    They are its most frequent words, rare in other articles: Salton's tf x idf.
    """
    counts: Counter[str] = Counter()
    for tokens, weight in ((article.tokens, 1), (article.title_tokens, _TITLE)):
        for token in tokens:
            counts.update(dict.fromkeys(_lemma(token), weight))
    total = index.search(Each(()), limit=1).total
    weights: dict[str, float] = {}
    for lemma, count in sorted(counts.items(), key=lambda one: (-one[1], one[0]))[:_CANDIDATES]:
        known = index.knows(lemma)
        if known > 1:  # else it stands in this article alone
            weights[lemma] = count * log(total / known)
    best = sorted(weights, key=lambda one: (-weights[one], one))[:_MOST]
    words = tuple(Word(one) for one in best if weights[one] > 0)
    return All((Any(words), Not(Key(article.key)))) if words else None


def _lemma(token: Token) -> tuple[str, ...]:
    """The token's lemma, where it is a word with a meaning of its own."""
    terms = terms_of_token(token)
    is_content = terms and token.upos in _CONTENT and len(terms[1]) >= _SHORTEST
    return (terms[1],) if is_content else ()
