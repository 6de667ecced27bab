"""The sheet on which the rules write down what they find in one article."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field

from kg.extract.lists import HeadNoun, Lists
from kg.model import Article, Extraction, Fact, Mention, Referent, Token
from kg.text import lower

__all__ = ["Draft", "Named"]

_CONFIDENCE = 0.9  # of a mention found by rule; not calibrated yet


@dataclass(frozen=True, slots=True)
class Named:
    """A name found at ``tokens[first:last]``, head noun and legal form included, and its referents.

    More than one where a coordination shares the head noun (``... мен ... әкімдіктері``).
    """

    first: int
    last: int
    referents: tuple[int, ...]


@dataclass
class Draft:
    """Mentions, referents and facts of one article while its rules run.

    ``named`` are the names found so far; a token belongs to one mention at most.
    """

    article: Article
    lists: Lists
    referents: list[Referent] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    facts: list[Fact] = field(default_factory=list)
    named: list[Named] = field(default_factory=list)
    _taken: set[int] = field(default_factory=set)
    _numbers: dict[tuple[str, str], int] = field(default_factory=dict)

    @property
    def tokens(self) -> tuple[Token, ...]:
        """The article's token stream."""
        return self.article.tokens

    def is_free(self, first: int, last: int) -> bool:
        """Whether no mention holds a token of ``tokens[first:last]`` yet."""
        return not any(i in self._taken for i in range(first, last))

    def refer(self, referent: Referent) -> int:
        """The number of *referent*, the same for the same code or name of one type."""
        key = (referent.type, referent.code or lower(referent.name))
        if key not in self._numbers:
            self._numbers[key] = len(self.referents)
            self.referents.append(referent)
        return self._numbers[key]

    def mention(self, first: int, last: int, name: str, label: str, referent: int | None) -> None:
        """Note that ``tokens[first:last]`` is a name, unless a mention already holds part of it."""
        if not label or first >= last or not self.is_free(first, last):
            return
        self._taken.update(range(first, last))
        start, end = self.tokens[first].start, self.tokens[last - 1].end
        kind = None if referent is None else self.referents[referent].type
        text = self.article.text[start:end]
        self.mentions.append(Mention(start, end, text, name, label, kind, referent, _CONFIDENCE))

    def mention_at(self, start: int, end: int, lemma: str, label: str) -> None:
        """Note that characters *start* to *end* are a date or number, unless a name holds some."""
        first = bisect_right(self.tokens, start, key=lambda token: token.end)
        last = bisect_left(self.tokens, end, key=lambda token: token.start)
        if first < last and self.is_free(first, last):
            self._taken.update(range(first, last))
            text = self.article.text[start:end]
            self.mentions.append(
                Mention(start, end, text, lemma or text, label, confidence=_CONFIDENCE)
            )

    def release(self, first: int, last: int) -> None:
        """Take back the mentions within ``tokens[first:last]``: a longer name holds them."""
        start, end = self.tokens[first].start, self.tokens[last - 1].end
        self.mentions = [one for one in self.mentions if one.start < start or one.end > end]
        self._taken.difference_update(range(first, last))

    def fact(self, fact: Fact) -> None:
        """Note a fact, once."""
        if fact not in self.facts:
            self.facts.append(fact)

    def noun(self, i: int) -> HeadNoun | None:
        """The head noun that the token at *i* is a form of, if it is one."""
        if not 0 <= i < len(self.tokens):
            return None
        return self.lists.nouns.get(lower(self.tokens[i].lemma))

    def text(self, first: int, last: int) -> str:
        """The article's text from ``tokens[first]`` to the end of ``tokens[last - 1]``."""
        return self.article.text[self.tokens[first].start : self.tokens[last - 1].end]

    def begins_sentence(self, i: int) -> bool:
        """Whether the capital of the token at *i* may be only that of its sentence's first word."""
        token = self.tokens[i]
        return self.article.sentence_at(token.start, token.end).start == token.start

    def sentence_end(self, i: int) -> int:
        """The number of the first token behind the sentence of the token at *i*."""
        token = self.tokens[i]
        end = self.article.sentence_at(token.start, token.end).end
        while i < len(self.tokens) and self.tokens[i].start < end:
            i += 1
        return i

    def finished(self) -> Extraction:
        """All that was found, mentions and facts in reading order."""
        mentions = sorted(self.mentions, key=lambda one: (one.start, one.end))
        facts = sorted(self.facts, key=lambda one: (one.start, one.end, one.subject, one.predicate))
        return Extraction(self.article, tuple(mentions), tuple(self.referents), tuple(facts))
