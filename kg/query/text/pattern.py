"""A SPARQL query in, the statements in it that ask ``text:query`` out, each with what surrounds it.

Only as much of the grammar is read as that takes: groups, and in them the triples that share one
subject.  Templates of CONSTRUCT, INSERT and DELETE hold triples to write and none to look for.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from kg.errors import QueryRefused
from kg.query.text.asked import TEXT_PREFIX
from kg.query.text.reading import CLOSING, OPENING, Reading
from kg.query.text.tokens import Token

__all__ = ["Call", "Pattern", "Scope", "Statement", "read_pattern"]

_TEXT_QUERY = TEXT_PREFIX["text"] + "query"
_TERMS = ("A", "TRUE", "FALSE")  # words that are terms of triples


@dataclass(slots=True)
class Scope:
    """A group, from behind its bracket to what is being read in it; *graph* is the GRAPH around."""

    start: int
    graph: str
    end: int = 0


@dataclass(frozen=True, slots=True)
class Call:
    """One use of ``text:query``: what stands before it and what stands behind."""

    verb: Token
    object: Sequence[Token]


@dataclass(frozen=True, slots=True)
class Statement:
    """The triples of one subject with *calls* among them; *rest* are the others, as they stand.

    ``scopes`` are what is evaluated before them, copied as it was: the innermost group first.
    """

    start: int
    end: int
    subject: Sequence[Token]
    calls: Sequence[Call]
    rest: Sequence[str]
    scopes: Sequence[Scope]
    dataset: str


def read_pattern(query: str) -> Pattern:
    """Where *query* asks ``text:query``.  What is no SPARQL is passed over, for the store to tell.

    Raises QueryRefused for a use that has no meaning here.
    """
    pattern = Pattern(query)
    try:
        pattern.flow(0, [], "")
    except RecursionError:
        hint = "take brackets away that are not needed"
        raise QueryRefused("brackets are nested too deeply for text:query", hint=hint) from None
    return pattern


class Pattern(Reading):
    """Reads by recursive descent; each method takes a place and returns the one behind.

    ``statements`` are those that ask ``text:query``, in reading order.
    """

    def __init__(self, query: str) -> None:
        super().__init__(query)
        self.statements: list[Statement] = []
        self.dataset = ""  # what stands behind FROM
        self.short = False  # CONSTRUCT WHERE or DELETE WHERE

    def flow(self, at: int, scopes: list[Scope], graph: str) -> int:
        """A query or sub-query, up to the bracket that ends it."""
        groups: list[int] = []
        while not self.is_mark(at, "}") and self.tokens[at].kind != "end":
            token = self.tokens[at]
            if token.is_word("CONSTRUCT", "INSERT", "DELETE", "DATA"):
                template = self.is_mark(at + 1, "{")
                is_where = self.tokens[at + 1].is_word("WHERE")
                self.short = is_where or (token.is_word("CONSTRUCT") and not template)
                if template:
                    at = self.balanced(at + 1)
                    continue
            elif token.is_word("VALUES"):
                at = self.values(at)
                self.bind_behind(groups, Scope(token.start, "", self.tokens[at - 1].end))
                continue
            elif token.is_word("FROM"):
                end = at + 1 + self.tokens[at + 1].is_word("NAMED")
                self.dataset += self.query[token.start : self.tokens[end].end] + " "
            elif self.is_mark(at, "{"):
                groups.append(token.end)
                at = self.group(at, scopes, graph)
                continue
            at += 1
        return at

    def bind_behind(self, groups: Collection[int], values: Scope) -> None:
        """Let the *values* behind a query bind what is asked in its groups, which begin there."""
        self.statements = [
            replace(one, scopes=[*one.scopes, values]) if one.scopes[-1].start in groups else one
            for one in self.statements
        ]

    def group(self, at: int, around: Sequence[Scope], graph: str) -> int:
        """``{ ... }``"""
        scope = Scope(self.tokens[at].end, graph)
        scopes = [scope, *around]
        at += 1
        alternative = False
        while not self.is_mark(at, "}") and self.tokens[at].kind != "end":
            token = self.tokens[at]
            if not (alternative or token.is_word("UNION")):  # of which one part has not the others
                scope.end = token.start
            alternative = token.is_word("UNION")
            at = self.element(at, scopes, graph)
        return at + self.is_mark(at, "}")

    def element(self, at: int, scopes: list[Scope], graph: str) -> int:
        """What a group consists of: triples, a group with the word before it, a condition."""
        token = self.tokens[at]
        if self.is_mark(at, "{"):
            return self.group(at, scopes, graph)
        if token.is_word("SELECT"):
            return self.flow(at, [], graph)
        if token.is_word("VALUES", "SERVICE"):
            return self.values(at)
        if token.is_word("FILTER", "BIND"):
            return self.condition(at + 1, scopes, graph)
        if token.is_word("GRAPH"):
            inside = self.query[token.start : self.tokens[at + 1].end]
            return self.group(at + 2, scopes, inside) if self.is_mark(at + 2, "{") else at + 1
        if token.is_word("OPTIONAL", "MINUS") and self.is_mark(at + 1, "{"):
            return self.group(at + 1, scopes, graph)
        if self.is_mark(at, ".") or (token.kind == "word" and not token.is_word(*_TERMS)):
            return at + 1
        return self.statement(at, scopes)

    def condition(self, at: int, scopes: list[Scope], graph: str) -> int:
        """The condition of a FILTER or BIND, with the groups of EXISTS in it."""
        depth = 0
        while self.tokens[at].kind != "end" and not self.is_mark(at, "}"):
            if self.is_mark(at, "{"):
                at = self.group(at, scopes, graph)
            else:
                depth += self.is_mark(at, "(") - self.is_mark(at, ")")
                at += 1
            if depth <= 0 and self.tokens[at - 1].text in (")", "}"):
                return at
        return at

    def values(self, at: int) -> int:
        """What stands between the brackets of VALUES or SERVICE, passed over."""
        while not self.is_mark(at, "{") and self.tokens[at].kind != "end":
            at += 1
        return self.balanced(at)

    def statement(self, at: int, scopes: list[Scope]) -> int:
        """The triples of one subject, up to the full stop or what cannot belong to them."""
        end = at
        while not (self.is_mark(end, ".", "{", "}") or self.tokens[end].kind == "end"):
            if self.tokens[end].kind == "word" and not self.tokens[end].is_word(*_TERMS):
                break
            end = self.balanced(end)
        behind = self.balanced(at)
        subject, parts = self.tokens[at:behind], list(self.parts(behind, end, ";"))
        self.check_nested(self.tokens[at:end])
        calls: list[Call] = []
        rest: list[str] = []
        for first, last in parts:
            if self.is_call(first, last):
                objects = self.parts(first + 1, last, ",")
                calls += [Call(self.tokens[first], self.tokens[one:two]) for one, two in objects]
            elif first < last:
                rest.append(self.query[self.tokens[first].start : self.tokens[last - 1].end])
        if calls:
            self.check_looked_for(calls[0])
            start, last = subject[0].start, self.tokens[end - 1].end
            before = [replace(one) for one in scopes]
            self.statements.append(
                Statement(start, last, subject, calls, rest, before, self.dataset)
            )
        return max(end, at + 1)

    def check_looked_for(self, call: Call) -> None:
        """Raise QueryRefused for a triple that is to be written as well."""
        if self.short:
            hint = "write what is made and what is looked for apart: CONSTRUCT {...} WHERE {...}"
            raise self.refused("text:query is no triple that could be made", call.verb, hint)

    def is_call(self, first: int, last: int) -> bool:
        """Whether the predicate is ``text:query``; raises QueryRefused where it is in a path."""
        if first >= last:
            return False
        end = self.path(first, last)
        named = [one for one in self.tokens[first:end] if self.is_text_query(one)]
        if named and end - first > 1:
            hint = "give it a variable of its own: ?doc text:query ..."
            raise self.refused("text:query cannot be part of a path", named[0], hint)
        return bool(named)

    def path(self, at: int, last: int) -> int:
        """The place behind a predicate or path."""
        while at < last:
            while self.is_mark(at, "^", "!"):
                at += 1
            at = self.balanced(at)
            while self.is_mark(at, "*", "+", "?"):
                at += 1
            if not self.is_mark(at, "/", "|"):
                break
            at += 1
        return min(at, last)

    def check_nested(self, inside: Sequence[Token]) -> None:
        """Raise QueryRefused for a predicate ``text:query`` of a thing without a name."""
        depth = 0
        for before, token in pairwise(inside):
            depth += (before.text in OPENING) - (before.text in CLOSING)
            if depth and before.text in ("[", ";", "{|") and self.is_text_query(token):
                hint = "give the article a variable: ?doc text:query ..."
                raise self.refused("text:query has no variable before it", token, hint)

    def is_text_query(self, token: Token) -> bool:
        """Whether it is ``text:query``, under whatever prefix."""
        return token.kind in ("iri", "name") and self.iri(token) == _TEXT_QUERY
