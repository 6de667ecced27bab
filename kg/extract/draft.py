"""The sheet on which the rules write down what they find in one article."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kg.extract.lists import HeadNoun, Lists
from kg.extract.quotes import Quotes, quotes
from kg.extract.words import Words
from kg.model import Article, Extraction, Fact, Mention, Referent, Token
from kg.text import lower

if TYPE_CHECKING:
    from kg.extract.places import Place

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
    facts: list[Fact] = field(default_factory=list)
    named: list[Named] = field(default_factory=list)
    words: Words = field(init=False)
    quotes: Quotes = field(init=False)
    named_by_end: dict[int, Named] = field(default_factory=dict)
    places_by_end: dict[int, Place] = field(default_factory=dict)
    _nouns: list[HeadNoun | None] = field(init=False)
    _heads: dict[str, list[int]] = field(init=False)
    _said: set[Fact] = field(default_factory=set)
    _mentions: dict[int, Mention] = field(default_factory=dict)  # by their first token
    _holders: dict[int, int] = field(default_factory=dict)  # token -> first token of its mention
    _numbers: dict[tuple[str, str], int] = field(default_factory=dict)
    own_names: dict[tuple[str, str], list[int]] = field(default_factory=dict)
    _by_last_word: dict[tuple[str, str], list[int]] = field(default_factory=dict)
    _types: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.words = Words.of(self.article)
        self.quotes = quotes(self.article.tokens, self.words)
        nouns = self.lists.nouns
        self._nouns = [nouns.get(lemma) for lemma in self.words.lemma]
        self._heads = {}
        for i, noun in enumerate(self._nouns):
            if noun is not None:
                self._heads.setdefault(noun.role, []).append(i)

    @property
    def tokens(self) -> tuple[Token, ...]:
        """The article's token stream."""
        return self.article.tokens

    def is_free(self, first: int, last: int) -> bool:
        """Whether no mention holds a token of ``tokens[first:last]`` yet."""
        return not any(i in self._holders for i in range(first, last))

    def label_at(self, i: int) -> str:
        """The label of the mention that holds the token at *i*, or the empty string."""
        return self._mentions[self._holders[i]].label if i in self._holders else ""

    def mentions_in(self, first: int, last: int) -> list[Mention]:
        """The mentions that hold tokens of ``tokens[first:last]``, in reading order."""
        held = dict.fromkeys(self._holders[i] for i in range(first, last) if i in self._holders)
        return [self._mentions[one] for one in held]

    def refer(self, referent: Referent) -> int:
        """The number of *referent*, the same for the same code or name of one type."""
        key = (referent.type, referent.code or lower(referent.name))
        if key not in self._numbers:
            self._numbers[key] = len(self.referents)
            self._types.add(referent.type)
            last = referent.type, referent.name.rpartition(" ")[2]
            self._by_last_word.setdefault(last, []).append(len(self.referents))
            self.referents.append(referent)
        return self._numbers[key]

    def known(self, kind: str, code: str) -> Referent | None:
        """The referent of one type with one code, if the article has it."""
        number = self.number_of(kind, code)
        return None if number is None else self.referents[number]

    def number_of(self, kind: str, name: str) -> int | None:
        """The number of the referent of one type with one name or code, if the article has it."""
        return self._numbers.get((kind, name), self._numbers.get((kind, lower(name))))

    def has_type(self, kind: str) -> bool:
        """Whether anything of one type was found."""
        return kind in self._types

    def by_last_word(self, kind: str, word: str) -> list[int]:
        """The numbers of the referents of one type whose names end with *word*."""
        return self._by_last_word.get((kind, word), [])

    def is_place(self, first: int, last: int) -> bool:
        """Whether ``tokens[first:last]`` is a place that its kind word told before."""
        place = self.places_by_end.get(last)
        return place is not None and place.first == first and place.unit is not None

    def mention(
        self,
        first: int,
        last: int,
        name: str,
        label: str,
        referent: int | None,
        confidence: float = _CONFIDENCE,
    ) -> None:
        """Note that ``tokens[first:last]`` is a name, unless a mention already holds part of it."""
        if not label or first >= last or not self.is_free(first, last):
            return
        start, end = self.tokens[first].start, self.tokens[last - 1].end
        kind = None if referent is None else self.referents[referent].type
        text = self.article.text[start:end]
        self._hold(first, last, Mention(start, end, text, name, label, kind, referent, confidence))

    def mention_at(self, start: int, end: int, lemma: str, label: str) -> None:
        """Note that characters *start* to *end* are a date or number, unless a name holds some."""
        first = bisect_right(self.tokens, start, key=lambda token: token.end)
        last = bisect_left(self.tokens, end, key=lambda token: token.start)
        if first < last and self.is_free(first, last):
            text = self.article.text[start:end]
            mention = Mention(start, end, text, lemma or text, label, confidence=_CONFIDENCE)
            self._hold(first, last, mention)

    def name(self, first: int, last: int, referents: tuple[int, ...]) -> None:
        """Note that ``tokens[first:last]``, head noun included, names *referents*."""
        named = Named(first, last, referents)
        self.named.append(named)
        known = self.named_by_end.get(last)
        if known is None or known.first >= first:
            self.named_by_end[last] = named

    def release(self, first: int, last: int) -> None:
        """Take back the mentions within ``tokens[first:last]``: a longer name holds them."""
        for held in {self._holders[i] for i in range(first, last) if i in self._holders}:
            del self._mentions[held]
            i = held
            while self._holders.get(i) == held:
                del self._holders[i]
                i += 1

    def _hold(self, first: int, last: int, mention: Mention) -> None:
        self._mentions[first] = mention
        self._holders.update(dict.fromkeys(range(first, last), first))

    def fact(self, fact: Fact) -> None:
        """Note a fact, once."""
        if fact not in self._said:
            self._said.add(fact)
            self.facts.append(fact)

    def noun(self, i: int) -> HeadNoun | None:
        """The head noun that the token at *i* is a form of, if it is one."""
        return self._nouns[i] if 0 <= i < len(self._nouns) else None

    def heads(self, role: str) -> list[int]:
        """Where the head nouns of one role stand, in reading order."""
        return self._heads.get(role, [])

    def text(self, first: int, last: int) -> str:
        """The article's text from ``tokens[first]`` to the end of ``tokens[last - 1]``."""
        return self.article.text[self.tokens[first].start : self.tokens[last - 1].end]

    def begins_sentence(self, i: int) -> bool:
        """Whether the capital of the token at *i* may be only that of its sentence's first word."""
        return self.words.first[i] == i

    def sentence_end(self, i: int) -> int:
        """The number of the first token behind the sentence of the token at *i*."""
        return self.words.end[i]

    def finished(self) -> Extraction:
        """All that was found, mentions and facts in reading order."""
        mentions = sorted(self._mentions.values(), key=lambda one: (one.start, one.end))
        facts = sorted(self.facts, key=lambda one: (one.start, one.end, one.subject, one.predicate))
        return Extraction(self.article, tuple(mentions), tuple(self.referents), tuple(facts))
