"""A query as people type it in, its tree out.

``word`` ``"a phrase"`` ``"near words"~3`` ``="verbatim"`` ``prefix*`` ``fuzzy~`` ``field:word``
``-not`` ``one OR other`` ``( )``.  Words side by side are joined by AND.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass

from kg.errors import QueryMalformed
from kg.search.tree import (
    FIELDS,
    All,
    Any,
    Between,
    Fuzzy,
    Node,
    Not,
    Phrase,
    Prefix,
    Verbatim,
    Word,
)
from kg.search.words import words_of

__all__ = ["MAX_LETTERS", "day_range", "parse"]

MAX_LETTERS = 4000
_MAX_DEPTH = 50
_HELP = "the query language: kg search --help"
_QUOTES = '"«»“”„'
_LEXEME = re.compile(
    rf"""\s*(?:
        (?P<open>\() | (?P<close>\)) | (?P<not>-(?=\S)) | (?P<verbatim>=(?=[{_QUOTES}]))
      | (?P<field>[a-z]+):(?=\S)
      | [{_QUOTES}](?P<phrase>[^{_QUOTES}]*)(?P<quote>[{_QUOTES}]|$)(?:~(?P<slop>\d{{1,3}}))?
      | (?P<word>[^\s(){_QUOTES}]+)
    )""",
    re.VERBOSE,
)
_DATE = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")


@dataclass(frozen=True, slots=True)
class _Lexeme:
    kind: str
    text: str
    at: int
    slop: int = 0


def parse(query: str, *, any_word: bool = False) -> Node:
    """The tree of *query*; with *any_word*, words side by side are joined by OR.

    Raises QueryMalformed with the character at which it stops making sense, counted from 1.
    """
    if len(query) > MAX_LETTERS:
        raise QueryMalformed(
            f"the query has {len(query)} characters, at most {MAX_LETTERS} are read",
            hint="search for many things: kg search --batch FILE",
        )
    reader = _Reader(_lexemes(query), any_word)
    tree = reader.alternatives()
    if not reader.done:
        raise _error("this bracket was never opened", reader.next.at)
    return tree


def day_range(first: str, last: str, at: int = 0) -> Between:
    """The days from *first* to *last*, each a year, month or day or ''."""
    return Between(_day(first, at, late=False), _day(last, at, late=True))


class _Reader:
    """Reads lexemes by recursive descent: alternatives of sequences of single parts."""

    def __init__(self, lexemes: list[_Lexeme], any_word: bool) -> None:
        self.lexemes, self.position, self.any_word = lexemes, 0, any_word
        self.depth = 0

    @property
    def done(self) -> bool:
        return self.position >= len(self.lexemes)

    @property
    def next(self) -> _Lexeme:
        return self.lexemes[self.position]

    def alternatives(self) -> Node:
        parts = [self.sequence()]
        while not self.done and self.next.text == "OR" and self.next.kind == "word":
            at = self.next.at
            self.position += 1
            if self.done or self.next.kind == "close":
                raise _error("OR needs something on its right", at)
            parts.append(self.sequence())
        return parts[0] if len(parts) == 1 else Any(tuple(parts))

    def sequence(self) -> Node:
        parts: list[Node] = []
        while not self.done and self.next.kind != "close":
            if self.next.kind == "word" and self.next.text == "OR":
                break
            parts.append(self.part(""))
        if not parts:
            at = self.next.at if not self.done else (self.lexemes or [_Lexeme("", "", 0)])[-1].at
            raise _error("a word is needed here", at)
        if len(parts) == 1:
            return parts[0]
        wanted = tuple(part for part in parts if not isinstance(part, Not))
        if self.any_word and len(wanted) > 1:
            unwanted = tuple(part for part in parts if isinstance(part, Not))
            return All((Any(wanted), *unwanted)) if unwanted else Any(wanted)
        return All(tuple(parts))

    def part(self, field: str) -> Node:
        lexeme = self.next
        self.position += 1
        if lexeme.kind == "open":
            return self.bracket(lexeme)
        if lexeme.kind in ("not", "field", "verbatim"):
            if self.done:
                raise _error(f"{lexeme.text} needs something behind it", lexeme.at)
            if lexeme.kind == "not":
                return Not(self.part(field))
            if lexeme.kind == "field":
                return self.part(_known_field(lexeme))
            return _verbatim(self.take(), field)
        return _leaf(lexeme, field)

    def take(self) -> _Lexeme:
        self.position += 1
        return self.lexemes[self.position - 1]

    def bracket(self, opened: _Lexeme) -> Node:
        self.depth += 1
        if self.depth > _MAX_DEPTH:
            raise _error("too many brackets inside each other", opened.at)
        tree = self.alternatives()
        if self.done:
            raise _error("this bracket is never closed", opened.at)
        self.position += 1
        self.depth -= 1
        return tree


def _lexemes(query: str) -> list[_Lexeme]:
    found: list[_Lexeme] = []
    position = 0
    text = query.rstrip()
    while position < len(text):
        match = _LEXEME.match(text, position)
        assert match is not None  # every character but white space begins one of the kinds
        kind = match.lastgroup if match.lastgroup not in ("quote", "slop") else "phrase"
        assert kind is not None
        at = match.start(kind)
        if kind == "phrase" and not match["quote"]:
            raise _error("this quotation mark is never closed", at - 1)
        found.append(_Lexeme(kind, match[kind], at, int(match["slop"] or 0)))
        position = match.end()
    if not found:
        raise QueryMalformed("the query is empty", hint="kg search агломерация")
    return found


def _leaf(lexeme: _Lexeme, field: str) -> Node:
    if field == "date":
        return _dates(lexeme)
    if lexeme.kind == "phrase":
        words = tuple(words_of(lexeme.text))
        if not words:
            raise _error("there is no word between the quotation marks", lexeme.at)
        return Word(words[0], field) if len(words) == 1 else Phrase(words, lexeme.slop, field)
    text = lexeme.text
    if len(text) > 1 and text[-1] in "*~" and words_of(text[:-1]):
        stem = words_of(text[:-1])[-1]
        last: Node = Prefix(stem, field) if text[-1] == "*" else Fuzzy(stem, field)
        before = [Word(word, field) for word in words_of(text[:-1])[:-1]]
        return All((*before, last)) if before else last
    words = tuple(words_of(text))
    if not words:
        raise _error(f"{text!r} holds no word", lexeme.at)
    return Word(words[0], field) if len(words) == 1 else Phrase(words, 0, field)


def _verbatim(lexeme: _Lexeme, field: str) -> Node:
    words = tuple(words_of(lexeme.text))
    if not words:
        raise _error("there is no word between the quotation marks", lexeme.at)
    return Verbatim(words, field)


def _known_field(lexeme: _Lexeme) -> str:
    if lexeme.text not in FIELDS:
        raise _error(f"no field {lexeme.text!r}; there are {', '.join(FIELDS)}", lexeme.at)
    return lexeme.text


def _dates(lexeme: _Lexeme) -> Between:
    first, dots, last = lexeme.text.partition("..")
    return day_range(first, last if dots else first, lexeme.at)


def _day(text: str, at: int, *, late: bool) -> str:
    """The first or last day of a year, month or day."""
    if not text:
        return ""
    parts = [int(part) for part in text.split("-")] if _DATE.fullmatch(text) else []
    try:
        year, month, day = [*parts, 0, 0][:3]
        if not parts or year < 1:
            raise ValueError
        month = month or (12 if late else 1)
        days = monthrange(year, month)[1]
        if day > days:
            raise ValueError
        return f"{year:04}-{month:02}-{day or (days if late else 1):02}"
    except ValueError as error:
        raise _error(f"{text!r} is no date; write 2014, 2014-02 or 2014-02-26", at) from error


def _error(message: str, at: int) -> QueryMalformed:
    return QueryMalformed(message, place=f"character {at + 1}", hint=_HELP)
