"""One item that was missed or invented in, the sentence behind it out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kg.evaluate.figures import Part
from kg.model import Article

__all__ = ["Missing", "Sentences"]


@dataclass(frozen=True, slots=True)
class Missing:
    """What is in gold and not in ours (``missed``), or the other way round (``invented``).

    ``rule`` made an invented fact.  ``sentence`` is empty where nothing in the text tells of it.
    """

    article: str
    error: str
    part: Part
    name: str
    what: str
    sentence: str = ""
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Sentences:
    """The sentences of an article as we read it, which gold knows by its text alone."""

    article: Article | None

    def of_ours(self, start: int, end: int) -> str:
        """The sentence of a stretch of our text."""
        if self.article is None or start >= end:
            return ""
        sentence = self.article.sentence_at(start, end)
        return " ".join(self.article.text[sentence.start : sentence.end].split())

    def of_gold(self, text: str, start: int, end: int) -> str:
        """The sentence of a stretch of gold's *text*: the same words in ours, or its line."""
        if start >= end:
            return ""
        words = text[start:end]
        if self.article is not None:
            nth = text.count(words, 0, end)
            place = -1
            for _ in range(nth):
                place = self.article.text.find(words, place + 1)
            if place >= 0:
                return self.of_ours(place, place + len(words))
        begin, stop = text.rfind("\n", 0, start) + 1, text.find("\n", end)
        return " ".join(text[begin : stop if stop >= 0 else len(text)].split())


def shown(*words: str | Sequence[str]) -> str:
    """Parts of what is missed or invented, as people read them."""
    return "  ".join(one if isinstance(one, str) else " / ".join(one) for one in words if one)
