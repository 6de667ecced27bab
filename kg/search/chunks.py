"""An article in, the parts of it that are embedded out: passages, and the sentences of each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.model import Article

__all__ = ["MOST_LETTERS", "Chunks", "chunks"]

MOST_LETTERS = 1200  # of a passage: about half of what the model takes in at once


@dataclass(frozen=True, slots=True)
class Chunks:
    """What is embedded of an article: neither is ever empty."""

    passages: Sequence[str]
    sentences: Sequence[str]


def chunks(article: Article) -> Chunks:
    """Sentences, and as few passages of whole sentences as hold them, of about one length."""
    told = [article.text[one.start : one.end].strip() for one in article.sentences]
    sentences = [one for one in told if any(map(str.isalnum, one))]
    if not sentences:
        sentences = [article.text.strip() or article.metadata.title or "-"]
    return Chunks([" ".join(part) for part in _parted(sentences)], sentences)


def _parted(sentences: Sequence[str]) -> Iterator[list[str]]:
    """The sentences in as many parts of one length as are needed; a long sentence stays whole."""
    letters = sum(map(len, sentences))
    parts = -(-letters // MOST_LETTERS)
    part: list[str] = []
    behind, due = 0, letters / parts
    for sentence in sentences:
        if part and behind + len(sentence) / 2 > due:
            yield part
            part, due = [], due + letters / parts
        part.append(sentence)
        behind += len(sentence)
    yield part
