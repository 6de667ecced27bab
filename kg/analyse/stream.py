"""A text in, its one token stream out: what extraction reads and what search indexes."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from kg.model import Article, Span, Token

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Span as Sentence

__all__ = ["analyse", "analysed"]


def analyse(text: str) -> tuple[tuple[Token, ...], tuple[Span, ...]]:
    """The tokens of *text*, white space left out, and its sentences, both in reading order.

    A line feed ends a sentence.  Loads spaCy at the first call, which takes about a second.
    """
    tokens: list[Token] = []
    sentences: list[Span] = []
    start = 0
    for paragraph in text.split("\n"):
        if paragraph.strip():
            doc = _language()(paragraph)
            for sentence in doc.sents:
                found = _tokens(sentence, start)
                if found:
                    tokens += found
                    sentences.append(Span(found[0].start, found[-1].end))
        start += len(paragraph) + 1
    return tuple(tokens), tuple(sentences)


def analysed(article: Article) -> Article:
    """*article* with the tokens of its title and text, and with its sentences."""
    tokens, sentences = analyse(article.text)
    title_tokens, _ = analyse(article.metadata.title or "")
    return replace(article, tokens=tokens, sentences=sentences, title_tokens=title_tokens)


def _tokens(sentence: Sentence, offset: int) -> list[Token]:
    from kg.analyse.morphology import tag

    words = [word for word in sentence if not word.is_space]
    analyses = tag([word.text for word in words])
    return [
        Token(
            offset + word.idx,
            offset + word.idx + len(word.text),
            word.text,
            analysis.lemma,
            analysis.upos,
            analysis.feats,
        )
        for word, analysis in zip(words, analyses, strict=True)
    ]


@cache
def _language() -> Language:
    from kg.analyse.kk import Kazakh

    language = Kazakh()
    language.add_pipe("kk_sentences")
    language.max_length = 1 << 31  # nothing here is quadratic in a paragraph's length
    return language
