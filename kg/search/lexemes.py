"""A query as people type it in, its words, quotations and marks out, each with its place."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.errors import QueryMalformed
from kg.search.tree import FIELDS, OPERATORS
from kg.search.words import words_of
from kg.text import lower

__all__ = ["MAX_SLOP", "Lexeme", "lexemes", "malformed"]

MAX_SLOP = 100
_HELP = "the query language: kg search --help"
_QUOTES = '"«»“”„'
_CURLY = '"“”„'  # people and word processors mix these; « only goes with »
_LEXEME = re.compile(
    rf"""\s*(?:
        (?P<open>\() | (?P<close>\))
      | (?P<not>-(?=\S)) | (?P<verbatim>=(?=[^\s=]))
      | (?P<field>[^\W\d_]+):(?=[^\s:])
      | (?: «(?P<phrase>[^«»]*)(?P<quote>»?)
          | [{_CURLY}](?P<phrase2>[^{_CURLY}]*)(?P<quote2>[{_CURLY}]?)
        )(?:~(?P<slop>\d+))?
      | (?P<stray>»)
      | (?P<word>[^\s(){_QUOTES}]+)
    )""",
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Lexeme:
    """A piece of a query.  ``at`` is its first character, counted from 0, quotation mark and all.

    ``kind`` is open, close, not, verbatim, field, phrase, word, or one of OR and AND.
    """

    kind: str
    text: str
    at: int
    slop: int = 0


def lexemes(query: str) -> list[Lexeme]:
    """The pieces of *query*; punctuation and emoji between words are passed over.

    Raises QueryMalformed for a quotation mark without its other half, and where nothing is left.
    """
    found: list[Lexeme] = []
    passed: list[Lexeme] = []
    position = 0
    text = query.rstrip()
    while position < len(text):
        match = _LEXEME.match(text, position)
        assert match is not None  # every character but white space begins one of the kinds
        lexeme = _lexeme(match)
        after_field = bool(found) and found[-1].kind == "field"
        is_passed = not (after_field or _is_operator(lexeme) or words_of(lexeme.text))
        (passed if is_passed else found).append(lexeme)
        position = match.end()
    if not found:
        if passed:
            raise malformed(f"{passed[0].text!r} holds no word", passed[0].at)
        raise QueryMalformed("the query is empty", hint="kg search агломерация")
    return found


def malformed(message: str, at: int) -> QueryMalformed:
    """The error that points at the character *at*, counted from 0."""
    return QueryMalformed(message, place=f"character {at + 1}", hint=_HELP)


def _lexeme(match: re.Match[str]) -> Lexeme:
    start = match.end() - len(match[0].lstrip())
    if match["stray"]:
        raise malformed("this quotation mark was never opened", start)
    phrase = match["phrase"] if match["phrase"] is not None else match["phrase2"]
    if phrase is not None:
        if not (match["quote"] or match["quote2"]):
            raise malformed("this quotation mark is never closed", start)
        return Lexeme("phrase", phrase, start, _slop(match))
    kind = str(match.lastgroup)
    text = match[kind]
    if kind == "word" and text[-1] == ":" and lower(text[:-1]) in FIELDS:
        raise malformed(f"{text} needs its word right behind it", start)
    if kind == "word" and text in OPERATORS:
        kind = "not" if text == "NOT" else text
    return Lexeme(kind, text, start)


def _slop(match: re.Match[str]) -> int:
    slop = int(match["slop"] or 0)
    if slop > MAX_SLOP:
        raise malformed(f"at most {MAX_SLOP} words may stand between", match.start("slop"))
    return slop


def _is_operator(lexeme: Lexeme) -> bool:
    """Whether it means something that needs a word, so that it is no mere punctuation."""
    return lexeme.kind != "word" or set(lexeme.text) <= set("*~=")
