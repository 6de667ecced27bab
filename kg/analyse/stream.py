"""A text in, its one token stream out: what extraction reads and what search indexes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from kg.model import Article, Metadata, Passage, Span, Token
from kg.read.alive import sign
from kg.text import from_arabic, lower, repair, to_cyrillic

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Span as Sentence

__all__ = ["analyse", "analysed", "analysed_words"]

_KAZAKH = "kk"


def analyse(
    text: str, passages: Sequence[Passage] = ()
) -> tuple[tuple[Token, ...], tuple[Span, ...]]:
    """The tokens of *text*, white space left out, and its sentences, both in reading order.

    A line feed ends a sentence.  What *passages* tell to be in another language is parted into
    words and sentences only: its lemmas are the words in lower case, their UPOS is X.  Loads spaCy
    at the first call, which takes about a second.
    """
    tokens: list[Token] = []
    sentences: list[Span] = []
    for passage in passages or (Passage(0, len(text), _KAZAKH),):
        start = passage.start
        for paragraph in text[passage.start : passage.end].split("\n"):
            for sentence in _language()(paragraph).sents if paragraph.strip() else ():
                found = _tokens(sentence, start, passage.language)
                if found:
                    tokens += found
                    sentences.append(Span(found[0].start, found[-1].end))
            start += len(paragraph) + 1
            sign()
    return tuple(tokens), tuple(sentences)


def analysed(article: Article) -> Article:
    """*article* with the tokens of its title and text, and with its sentences."""
    tokens, sentences = analyse(article.text, article.passages)
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
        found = _analysed(placed, _KAZAKH)
        tokens += found
        spans.append(Span(found[0].start, found[-1].end))
    text = "\n".join(" ".join(sentence) for sentence in listed)
    return Article("-", "-", "-", text, Metadata(), tokens=tuple(tokens), sentences=tuple(spans))


def _tokens(sentence: Sentence, offset: int, language: str) -> list[Token]:
    placed = [(offset + word.idx, word.text) for word in sentence if not word.is_space]
    if language.startswith(_KAZAKH):
        return _analysed(placed, language)
    return [Token(start, start + len(word), word, lower(word)) for start, word in placed]


def _analysed(placed: Sequence[tuple[int, str]], language: str) -> list[Token]:
    """The tokens of one Kazakh sentence, given as words with the offsets at which they start.

    Other letters are read as Cyrillic ones for the analysis only; the token keeps what the text
    has.
    """
    from kg.analyse.morphology import tag

    analyses = tag(_in_cyrillic([word for _, word in placed], language))
    return [
        Token(start, start + len(word), word, one.lemma, one.upos, one.feats)
        for (start, word), one in zip(placed, analyses, strict=True)
    ]


def _in_cyrillic(words: Sequence[str], language: str) -> list[str]:
    """*words* in Cyrillic letters, look-alikes repaired."""
    if language == "kk-Latn":
        return to_cyrillic("\n".join(words)).split("\n")  # the whole tells which alphabet it is
    if language == "kk-Arab":
        return [from_arabic(word) for word in words]
    return [repair(word) for word in words]


@cache
def _language() -> Language:
    from kg.analyse.kk import Kazakh

    language = Kazakh()
    language.add_pipe("kk_sentences")
    language.max_length = 1 << 31  # nothing here is quadratic in a paragraph's length
    return language
