"""The sheet on which the rules write down what they find in one article."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from kg.extract.lists import HeadNoun, Lists
from kg.extract.nominative import possessed_form
from kg.extract.quotes import Quotes, quotes
from kg.extract.renumbering import renumbered_fact, renumbered_mention, without
from kg.extract.words import Words
from kg.extract.zones import Speech
from kg.model import Article, Extraction, Fact, Mention, Referent, Token
from kg.text import lower

if TYPE_CHECKING:
    from kg.extract.places import Place

__all__ = ["Draft", "Named", "OwnAct"]

_MISREAD = frozenset({"post", "instrument"})
_CONFIDENCE = 0.9  # of a mention found by rule; not calibrated yet


@dataclass(frozen=True, slots=True)
class Named:
    """A name found at ``tokens[first:last]``, head noun and legal form included, and its referents.

    More than one where a coordination shares the head noun (``... мен ... әкімдіктері``).
    ``holder`` is the person who holds the post that stands here alone: ``Облыс әкімі айтты``.
    ``is_description`` where what stands here only refers back to a name: ``министрлік``, ``ол``.
    """

    first: int
    last: int
    referents: tuple[int, ...]
    holder: int | None = None
    is_description: bool = False

    @property
    def acting(self) -> tuple[int, ...]:
        """Who acts where this is the subject: of a post that stands alone, its holder."""
        return self.referents if self.holder is None else (self.holder,)


@dataclass(frozen=True, slots=True)
class OwnAct:
    """The act whose own text the article is, and who issues it, by the formula of enactment."""

    act: int
    issuer: int | None
    first: int
    last: int


@dataclass
class Draft:
    """Mentions, referents and facts of one article while its rules run.

    ``named`` are the names found so far; a token belongs to one mention at most.  ``events`` are
    the numbers of those told, each with the date in its name or the empty string.  ``speech`` tells
    what is said by whom, once the names are found.
    """

    article: Article
    lists: Lists
    referents: list[Referent] = field(default_factory=list)
    facts: list[Fact] = field(default_factory=list)
    named: list[Named] = field(default_factory=list)
    words: Words = field(init=False)
    quotes: Quotes = field(init=False)
    events: list[tuple[int, str]] = field(default_factory=list)
    hosts: dict[int, int] = field(default_factory=dict)  # of events whose phrase does not tell them
    speech: Speech = field(default_factory=Speech)
    own_act: OwnAct | None = None
    named_by_end: dict[int, Named] = field(default_factory=dict)
    places_by_end: dict[int, Place] = field(default_factory=dict)
    _nouns: list[HeadNoun | None] = field(init=False)
    _heads: dict[str, list[int]] = field(init=False)
    _said: set[Fact] = field(default_factory=set)
    _mentions: dict[int, Mention] = field(default_factory=dict)  # by their first token
    _holders: dict[int, int] = field(default_factory=dict)  # token -> first token of its mention
    _numbers: dict[tuple[str, str], int] = field(default_factory=dict)
    meant: Mapping[str, Referent] = field(default_factory=dict)  # by bare kind words: облыс
    own_names: dict[tuple[str, str], list[int]] = field(default_factory=dict)
    _by_last_word: dict[tuple[str, str], list[int]] = field(default_factory=dict)
    _types: set[str] = field(default_factory=set)
    _implied: set[int] = field(default_factory=set)  # referents that are gone unless a fact has one

    def __post_init__(self) -> None:
        self.words = Words.of(self.article)
        self.quotes = quotes(self.article.tokens, self.words)
        nouns = self.lists.nouns
        # Some are read as verbs: инженері, "his future inzhen-", негіздемесін, "will not prove"
        owned = {lower(one.citation): one for one in nouns.values() if one.role in _MISREAD}
        self._nouns = [
            nouns.get(lemma) or (possessed_form(low, owned) if form == "Ger" else owned.get(low))
            for lemma, low, form in zip(
                self.words.lemma, self.words.low, self.words.form, strict=True
            )
        ]
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

    def placed(self, label: str) -> Iterator[tuple[int, int, Mention]]:
        """The mentions of one label with their first token and the one behind their last."""
        last: dict[int, int] = {}
        for i, first in self._holders.items():
            last[first] = max(last.get(first, 0), i + 1)
        for first, mention in self._mentions.items():
            if mention.label == label:
                yield first, last[first], mention

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

    def imply(self, referent: Referent) -> int:
        """The number of a *referent* that no name tells: it stays only if a fact speaks of it."""
        count = len(self.referents)
        number = self.refer(referent)
        if number == count:
            self._implied.add(number)
        return number

    def merge(self, same: Mapping[int, int]) -> None:
        """Take each referent for the one that *same* maps it to, wherever it is spoken of."""
        if not same:
            return
        self._mentions = {
            first: renumbered_mention(one, same, self.referents)
            for first, one in self._mentions.items()
        }
        facts = [renumbered_fact(one, same) for one in self.facts]
        self.facts = list(dict.fromkeys(facts))
        self._said = set(self.facts)
        self.named = [self._merged(one, same) for one in self.named]
        self.named_by_end = {end: self._merged(one, same) for end, one in self.named_by_end.items()}
        self._numbers = {key: same.get(one, one) for key, one in self._numbers.items()}
        self._implied.update(same)

    @staticmethod
    def _merged(named: Named, same: Mapping[int, int]) -> Named:
        referents = tuple(dict.fromkeys(same.get(one, one) for one in named.referents))
        holder = None if named.holder is None else same.get(named.holder, named.holder)
        if (referents, holder) == (named.referents, named.holder):
            return named
        return replace(named, referents=referents, holder=holder)

    def is_implied(self, number: int) -> bool:
        """Whether no name tells the referent."""
        return number in self._implied

    def hold(self, at: int, person: int) -> Named:
        """Note that ``named[at]``, a post that stands alone, is spoken of as its holder."""
        named = self.named[at]
        held = self.named[at] = replace(named, holder=person)
        if self.named_by_end.get(named.last) is named:
            self.named_by_end[named.last] = held
        return held

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
        self.note(Named(first, last, referents))

    def note(self, named: Named) -> None:
        """Note a name or description; of those that end at one token the longest is found."""
        first, last = named.first, named.last
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
        all_said = Extraction(self.article, tuple(mentions), tuple(self.referents), tuple(facts))
        return without(all_said, self._implied)
