"""A text in, its one token stream out: what extraction reads and what search indexes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from kg.model import Article, Metadata, Span, Token
from kg.read.alive import sign
from kg.text import repair

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Span as Sentence

__all__ = ["analyse", "analysed", "analysed_words"]


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
        sign()
    return tuple(tokens), tuple(sentences)


def analysed(article: Article) -> Article:
    """*article* with the tokens of its title and text, and with its sentences."""
    tokens, sentences = analyse(article.text)
    title_tokens, _ = analyse(article.metadata.title or "")
    return replace(article, tokens=tokens, sentences=sentences, title_tokens=title_tokens)


def analysed_words(sentences: Iterable[Sequence[str]]) -> Article:
    """An article of *sentences* that are tokens already: joined by spaces, a sentence a line."""
    tokens: list[Token] = []
    spans: list[Span] = []
    start = 0
    listed = [sentence for sentence in sentences if sentence]
    for sentence in listed:
        placed = []
        for word in sentence:
            placed.append((start, word))
            start += len(word) + 1
        found = _analysed(placed)
        tokens += found
        spans.append(Span(found[0].start, found[-1].end))
    text = "\n".join(" ".join(sentence) for sentence in listed)
    return Article("-", "-", "-", text, Metadata(), tokens=tuple(tokens), sentences=tuple(spans))


def _tokens(sentence: Sentence, offset: int) -> list[Token]:
    return _analysed([(offset + word.idx, word.text) for word in sentence if not word.is_space])


def _analysed(placed: Sequence[tuple[int, str]]) -> list[Token]:
    """The tokens of one sentence, given as words with the offsets at which they start.

    Look-alike letters are repaired for the analysis only; the token keeps what the text has.
    """
    from kg.analyse.morphology import tag

    analyses = tag([repair(word) for _, word in placed])
    return [
        Token(start, start + len(word), word, one.lemma, one.upos, one.feats)
        for (start, word), one in zip(placed, analyses, strict=True)
    ]


@cache
def _language() -> Language:
    from kg.analyse.kk import Kazakh

    language = Kazakh()
    language.add_pipe("kk_sentences")
    language.max_length = 1 << 31  # nothing here is quadratic in a paragraph's length
    return language
