"""A query that asks ``text:query`` in, the same with the articles found in its place out.

Oxigraph has no property functions, so the search is run first and what it found joins as VALUES::

    (?doc ?score) text:query ("әкім" 2)     VALUES (?doc ?score) { (<...> 3.1) (<...> 2.9) }

What a variable may have as search string is asked of what stands before it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kg.errors import QueryMalformed, QueryRefused
from kg.query.text.hits import Hit, Searched, hits
from kg.query.text.pattern import Pattern, Statement, read_pattern
from kg.query.text.question import Question, question

if TYPE_CHECKING:
    from pyoxigraph import Literal

__all__ = ["with_hits"]

_MOST_STRINGS = 200  # that one variable may have, each a search

Ask = Callable[[str], Iterable[Any]]


def with_hits(query: str, searched: Searched, ask: Ask) -> str:
    """*query*, or an update, with the articles found in the place of each ``text:query``.

    *ask* gives the solutions of a SELECT over the graph that is asked.  Raises QueryMalformed for
    a search string that cannot be read, QueryRefused for a use that has no meaning here.
    """
    pattern = read_pattern(query)
    done: list[_Edit] = []
    for statement in pattern.statements:
        others = _others(pattern, statement)
        blocks = []
        for call in statement.calls:
            asked = question(pattern, statement.subject, call)
            strings = [asked.string] if asked.string else []
            if asked.bound:
                before = _before(query, done, statement, others)
                select = f"{pattern.prologue}SELECT DISTINCT {asked.bound} {statement.dataset}WHERE"
                strings = _bound(asked, before, select, ask)
            blocks.append(_values(asked, strings, searched))
        text = " ".join(["", *blocks, others, ""])  # a dot before it must not become part of it
        done.append(_Edit(statement.start, statement.end, text))
    return _edited(query, done, 0, len(query))


@dataclass(frozen=True, slots=True)
class _Edit:
    """What takes the place of a stretch of the query."""

    start: int
    end: int
    text: str


def _edited(query: str, edits: Iterable[_Edit], start: int, end: int) -> str:
    """That stretch of *query* with those of the *edits* that lie in it."""
    parts, position = [], start
    for edit in edits:
        if start <= edit.start and edit.end <= end:
            parts += [query[position : edit.start], edit.text]
            position = edit.end
    return "".join([*parts, query[position:end]])


def _others(pattern: Pattern, statement: Statement) -> str:
    """The triples of the same subject that are no search, as they stand."""
    subject = statement.subject
    if not statement.rest:
        return ""
    if subject[0].text == "(":
        hint = "put a full stop behind it and begin anew: ?doc ..."
        raise pattern.refused("no other triple goes with (?doc ?score ...)", subject[0], hint)
    return f"{subject[0].text} {' ; '.join(statement.rest)}"


def _values(asked: Question, strings: Iterable[Literal], searched: Searched) -> str:
    """``VALUES (...) { ... }`` with what is found for each of *strings*."""
    names = [asked.bound] * bool(asked.bound) + list(asked.variables.values())
    rows = []
    for string in strings:
        for hit in _found(asked, string, searched):
            terms = [str(string)] * bool(asked.bound) + list(_row(hit, asked))
            rows.append(f"({' '.join(terms)})")
    return f"VALUES ({' '.join(names)}) {{ {' '.join(rows)} }}"


def _row(hit: Hit, asked: Question) -> Iterator[str]:
    for role in asked.variables:
        term = hit.snippet() if role == "snippet" else getattr(hit, role)
        yield str(term)  # as N-Triples has it, so that nothing in a text can end it


def _found(asked: Question, string: Literal, searched: Searched) -> Iterator[Hit]:
    """The hits for *string*, or the article that was given if it is among them."""
    try:
        for hit in hits(searched, string.value, asked.limit, asked.field):
            if asked.article in ("", hit.article.value):
                yield hit
    except QueryMalformed as error:
        where = f"{asked.place}, in {string.value!r}, {error.place}".removesuffix(", ")
        raise QueryMalformed(error.message, place=where, hint=error.hint) from error


def _before(query: str, done: Sequence[_Edit], statement: Statement, others: str) -> Iterator[str]:
    """What stands before a statement or beside it, as a pattern of its own: closest group first."""
    for scope in statement.scopes:
        pattern = f"{{ {_edited(query, done, scope.start, scope.end)} {others} }}"
        yield f"{{ {scope.graph} {pattern} }}" if scope.graph else pattern
        others = ""


def _bound(asked: Question, patterns: Iterable[str], select: str, ask: Ask) -> list[Literal]:
    """The search strings that the variable has in the first of *patterns* that binds it."""
    mentioned = False
    for pattern in patterns:
        if not re.search(rf"[?$]{asked.bound[1:]}\b", pattern):
            continue
        mentioned = True
        found = [row[0] for row in ask(f"{select} {pattern} LIMIT {_MOST_STRINGS + 1}")]
        if len(found) > _MOST_STRINGS:
            hint = "search for fewer things at a time"
            message = f"{asked.bound} has more than {_MOST_STRINGS} values, each a search"
            raise QueryRefused(message, place=asked.place, hint=hint)
        if any(found):
            return sorted((_text(one, asked) for one in found if one), key=str)
    if mentioned:
        return []
    hint = f'bind it before: VALUES {asked.bound} {{ "агломерация" }}'
    raise QueryRefused(f"{asked.bound} is not bound", place=asked.place, hint=hint)


def _text(term: Any, asked: Question) -> Literal:
    from pyoxigraph import Literal

    if isinstance(term, Literal):
        return term
    message = f"{asked.bound} is bound to {term}, which is no text"
    raise QueryRefused(message, place=asked.place, hint=f"search for STR({asked.bound})")
