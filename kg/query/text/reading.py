"""A SPARQL query in, its tokens out with what its prefixes and brackets mean."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urljoin

from kg.errors import QueryRefused
from kg.graph.names import PREFIXES
from kg.query.nesting import place_in
from kg.query.text.asked import TEXT_PREFIX
from kg.query.text.tokens import Token, tokens

__all__ = ["CLOSING", "OPENING", "Reading"]

OPENING = frozenset(("(", "[", "{", "{|", "<<", "<<("))
CLOSING = frozenset((")", "]", "}", "|}", ">>", ")>>"))
_LOOKAHEAD = 4  # at most so many tokens are asked for at once


class Reading:
    """A query to be read by the places of its tokens; behind the last of them stand empty ones.

    ``prologue`` is all that it declares; the contract's prefixes need no declaration.
    """

    def __init__(self, query: str) -> None:
        self.query = query
        end = Token("end", "", len(query), len(query))
        self.tokens = [*tokens(query), *[end] * _LOOKAHEAD]
        self.prefixes, self.base, self.prologue = {**PREFIXES, **TEXT_PREFIX}, "", ""
        for word, name, iri in zip(self.tokens, self.tokens[1:], self.tokens[2:], strict=False):
            if word.is_word("PREFIX") and name.kind == "name" and iri.kind == "iri":
                self.prefixes[name.text[:-1]] = self.iri(iri)
                self.prologue += f"PREFIX {name.text} {iri.text} "
            elif word.is_word("BASE") and name.kind == "iri":
                self.base = self.iri(name)
                self.prologue += f"BASE {name.text} "

    def parts(self, at: int, end: int, mark: str) -> Iterator[tuple[int, int]]:
        """The places between which the parts stand that *mark* separates."""
        first = at
        while at < end:
            if self.is_mark(at, mark):
                yield first, at
                first = at + 1
            at = self.balanced(at)
        yield first, end

    def balanced(self, at: int) -> int:
        """The place behind a term, or behind the bracket that closes the one here."""
        depth = 0
        while self.tokens[at].kind != "end":
            text = self.tokens[at].text
            depth += (text in OPENING) - (text in CLOSING)
            at += 1
            if depth <= 0:
                break
        return at

    def is_mark(self, at: int, *marks: str) -> bool:
        """Whether one of these marks stands there; no token of another kind looks like one."""
        return self.tokens[at].text in marks

    def iri(self, token: Token) -> str:
        """The whole IRI of an IRI or a name with a prefix; '' where the prefix is not known."""
        if token.kind == "iri":
            reference = token.text[1:-1]
            whole = urljoin(self.base, reference)
            return whole + "#" * (reference.endswith("#") and whole[-1:] != "#")  # which it drops
        prefix, _, local = token.text.partition(":")
        known = self.prefixes.get(prefix)
        return "" if known is None else known + re.sub(r"\\(.)", r"\1", local)

    def refused(self, message: str, token: Token, hint: str) -> QueryRefused:
        """The error that tells line and column of *token*."""
        return QueryRefused(message, place=self.place(token), hint=hint)

    def place(self, token: Token) -> str:
        """``line 2, column 14``"""
        return place_in(self.query, token.start)
