"""A query as people type it in, its tree out.

``word`` ``"a phrase"`` ``"near words"~3`` ``="verbatim"`` ``prefix*`` ``fuzzy~`` ``field:word``
``-not`` ``one AND other`` ``one OR other`` ``( )`` ``@person``.  Words side by side are joined by
AND.
"""

from __future__ import annotations

import re

from kg.errors import QueryMalformed
from kg.search.dates import day_range
from kg.search.lexemes import MAX_SLOP, Lexeme, lexemes, malformed
from kg.search.tree import (
    DATE_FIELDS,
    FIELDS,
    All,
    Any,
    Between,
    Fuzzy,
    Loose,
    Node,
    Not,
    Phrase,
    Prefix,
    Verbatim,
    Word,
)
from kg.search.words import MARKS, words_and_marks
from kg.text import lower

__all__ = ["MAX_LETTERS", "parse"]

MAX_LETTERS = 4000
_MAX_WORDS = 400
_MAX_PHRASE = 40  # words
_MAX_WAYS = (MAX_SLOP + 1) ** 2  # in which the words of a phrase may be spread
_MAX_DEPTH = 50
_MARK = re.compile(r"(?:\*|~[12]?)$")


def parse(query: str, *, any_word: bool = False) -> Node:
    """The tree of *query*; with *any_word*, words side by side are joined by OR.

    Raises QueryMalformed with the character at which it stops making sense, counted from 1.
    """
    if len(query) > MAX_LETTERS:
        raise QueryMalformed(
            f"the query has {len(query)} characters, at most {MAX_LETTERS} are read",
            hint="search for many things: kg search --batch FILE",
        )
    read = lexemes(query)
    reader = _Reader(read, any_word)
    tree = reader.alternatives("")
    if not reader.done:
        raise malformed("this bracket was never opened", reader.next.at)
    words = [one for one in read if one.kind in ("word", "phrase", "verbatim")]
    if len(words) > _MAX_WORDS:
        raise malformed(f"at most {_MAX_WORDS} words are read", words[_MAX_WORDS].at)
    return tree


class _Reader:
    """Reads lexemes by recursive descent: alternatives of sequences of single parts."""

    def __init__(self, read: list[Lexeme], any_word: bool) -> None:
        self.lexemes, self.position, self.any_word = read, 0, any_word
        self.depth = 0

    @property
    def done(self) -> bool:
        return self.position >= len(self.lexemes)

    @property
    def next(self) -> Lexeme:
        return self.lexemes[self.position]

    def meets(self, *kinds: str) -> bool:
        return not self.done and self.next.kind in kinds

    def alternatives(self, field: str) -> Node:
        """``a b OR c d``"""
        parts = [self.sequence(field)]
        while self.meets("OR"):
            self.position += 1
            parts.append(self.sequence(field))
        return parts[0] if len(parts) == 1 else Any(tuple(parts))

    def sequence(self, field: str) -> Node:
        """``a b c``, where AND binds closest."""
        parts: list[Node] = []
        while not parts or not (self.done or self.meets("close", "OR")):
            joined = [self.part(field)]
            while self.meets("AND"):
                self.position += 1
                joined.append(self.part(field))
            parts.append(joined[0] if len(joined) == 1 else All(tuple(joined)))
        return self.joined(parts)

    def joined(self, parts: list[Node]) -> Node:
        """Parts side by side: all of them, or any if so asked; none of the negated ones."""
        if len(parts) == 1:
            return parts[0]
        wanted = tuple(part for part in parts if not isinstance(part, Not))
        if not self.any_word or len(wanted) < 2:
            return All(tuple(parts))
        either = Any(tuple(_loose(part) for part in wanted))
        unwanted = tuple(part for part in parts if isinstance(part, Not))
        return All((either, *unwanted)) if unwanted else either

    def part(self, field: str) -> Node:
        """One word, phrase or bracket with what stands before it."""
        lexeme = self.take()
        if lexeme.kind == "word":
            return _word(lexeme, field)
        if lexeme.kind == "phrase":
            return _phrase(lexeme, field)
        if lexeme.kind == "verbatim":
            return _verbatim(self.take("word", "phrase"), field)
        self.depth += 1
        if self.depth > _MAX_DEPTH:
            raise malformed("too many brackets or marks inside each other", lexeme.at)
        if lexeme.kind == "not":
            node: Node = Not(self.part(field))
        elif lexeme.kind == "field":
            node = self.part(_known_field(lexeme))
        else:
            node = self.bracket(lexeme, field)
        self.depth -= 1
        return node

    def bracket(self, opened: Lexeme, field: str) -> Node:
        tree = self.alternatives(field)
        if self.done:
            raise malformed("this bracket is never closed", opened.at)
        self.position += 1
        return tree

    def take(self, *kinds: str) -> Lexeme:
        """The next lexeme, which must be one of *kinds* or begin a part."""
        wanted = kinds or ("word", "phrase", "verbatim", "not", "field", "open")
        if not self.meets(*wanted):
            last = self.lexemes[-1]
            at = last.at + max(len(last.text) - 1, 0) if self.done else self.next.at
            raise malformed("a word is needed here" if not self.done else "a word must follow", at)
        self.position += 1
        return self.lexemes[self.position - 1]


def _loose(part: Node) -> Node:
    if isinstance(part, Word) and part.text not in MARKS:
        return Loose(part.text, part.field)
    return part


def _word(lexeme: Lexeme, field: str) -> Node:
    """A word with the mark behind it; several where punctuation stands between, as a phrase."""
    if field in DATE_FIELDS:
        return _dates(lexeme, field)
    text = _MARK.sub("", lexeme.text)
    mark = lexeme.text[len(text) :][:1]
    words = _words(text, lexeme.at)
    if not words:
        raise malformed(f"{lexeme.text!r} holds no word", lexeme.at)
    for place, letter in enumerate(text):
        if letter in "*~":
            raise malformed("this mark belongs at the end of a word", lexeme.at + place)
    if mark and words[-1] in MARKS:
        raise malformed(f"{words[-1]} stands for any name and takes no mark", lexeme.at + len(text))
    if not mark:
        return Word(words[0], field) if len(words) == 1 else Phrase(words, 0, field)
    last = Prefix(words[-1], field) if mark == "*" else Fuzzy(words[-1], field)
    before = tuple(Word(word, field) for word in words[:-1])
    return All((*before, last)) if before else last


def _phrase(lexeme: Lexeme, field: str) -> Node:
    if field in DATE_FIELDS:
        return _dates(lexeme, field)
    words = _quoted(lexeme)
    if (lexeme.slop + 1) ** (len(words) - 1) > _MAX_WAYS:
        message = f"fewer words may stand between those of a phrase of {len(words)}"
        raise malformed(message, lexeme.at)
    return Word(words[0], field) if len(words) == 1 else Phrase(words, lexeme.slop, field)


def _verbatim(lexeme: Lexeme, field: str) -> Node:
    if field in DATE_FIELDS:
        return _dates(lexeme, field)
    return Verbatim(_quoted(lexeme), field)


def _quoted(lexeme: Lexeme) -> tuple[str, ...]:
    words = _words(lexeme.text, lexeme.at + (lexeme.kind == "phrase"))
    if not words:
        raise malformed("there is no word between the quotation marks", lexeme.at)
    if len(words) > _MAX_PHRASE:
        raise malformed(f"a phrase has at most {_MAX_PHRASE} words", lexeme.at)
    return words


def _words(text: str, at: int) -> tuple[str, ...]:
    try:
        return tuple(words_and_marks(text))
    except KeyError as error:
        mark = str(error.args[0])
        known = ", ".join(MARKS)
        raise malformed(f"no mark {mark!r}; there are {known}", at + text.index(mark)) from error


def _known_field(lexeme: Lexeme) -> str:
    field = lower(lexeme.text)
    if field not in FIELDS:
        raise malformed(f"no field {lexeme.text!r}; there are {', '.join(FIELDS)}", lexeme.at)
    return field


def _dates(lexeme: Lexeme, field: str) -> Between:
    first, dots, last = lexeme.text.strip().partition("..")
    if not first and not last:
        raise malformed("a date is needed here", lexeme.at)
    try:
        return day_range(first, last if dots else first, field)
    except ValueError as error:
        raise malformed(str(error), lexeme.at) from error
