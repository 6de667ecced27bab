"""A SPARQL update in, its operations out, each with the text of its parts.

That it is SPARQL is for Oxigraph to say.  After the grammar of SPARQL 1.1, 19.8, rules 29 to 52; as
in Oxigraph no blank is needed between two words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.errors import QueryMalformed
from kg.query.guard import words

__all__ = ["Operation", "operations", "prologue_end"]

_PROLOGUE = re.compile(
    r"(?:\s*(?:BASE\s*<[^>]*>|PREFIX[^<]*<[^>]*>|VERSION\s*(?:'[^']*'|\"[^\"]*\")))*", re.IGNORECASE
)
_GRAPH = re.compile(  # GRAPH and one name or variable, and what is said of it
    r"\bGRAPH\s*(?:<[^>]*>|[?$]|[^\s{}<>?$:]*:)\s*\{(?:[^{}]|\{\|[^{}]*\|\})*\}", re.IGNORECASE
)
_NAME = r"<[^>]*>|[^\s{};<]*:[^\s{};]*"  # of a graph: an IRI, or shortened


@dataclass(frozen=True, slots=True)
class Operation:
    """One operation of an update; its texts are as they were written, below *prologue*.

    *form* is its first word or two, in capitals.  *dataset* is what USING says, as FROM.  *graphs*
    are those that are named outside of templates: IRIs, DEFAULT, NAMED or ALL.
    """

    form: str
    prologue: str
    delete: str = ""
    insert: str = ""
    where: str = ""
    graph: str = ""
    dataset: str = ""
    graphs: tuple[str, ...] = ()
    is_silent: bool = False

    @property
    def leaves_graph_open(self) -> bool:
        """Whether it changes triples without saying of which graph."""
        templates = "" if self.graph else f"{self.delete} {self.insert}"
        return bool(_GRAPH.sub(" ", words(templates)).strip(" .\t\r\n"))


def operations(update: str) -> Iterator[Operation]:
    """Yield the operations of *update* in their order; raises QueryMalformed."""
    reading, prologue = _Reading(update), ""
    while not reading.is_done():
        prologue += reading.prologue() + "\n"
        if not reading.is_done():
            yield _operation(reading, prologue)
        if not reading.take(";") and not reading.is_done():
            raise reading.error()


def prologue_end(update: str) -> int:
    """Where the first operation of *update* may begin."""
    reading = _Reading(update)
    return len(reading.prologue())


def _operation(reading: _Reading, prologue: str) -> Operation:
    if reading.take(r"INSERT\s*DATA"):
        return Operation("INSERT DATA", prologue, insert=reading.group())
    if reading.take(r"DELETE\s*DATA"):
        return Operation("DELETE DATA", prologue, delete=reading.group())
    if reading.take(r"DELETE\s*WHERE"):
        group = reading.group()
        return Operation("DELETE WHERE", prologue, delete=group, where=group)
    form = reading.take("LOAD|CLEAR|DROP|CREATE|ADD|MOVE|COPY").upper()
    if form:
        is_silent = bool(reading.take("SILENT"))
        return Operation(form, prologue, graphs=_graphs(form, reading), is_silent=is_silent)
    graph = reading.name() if reading.take("WITH") else ""
    delete = reading.group() if reading.take("DELETE") else ""
    insert = reading.group() if reading.take("INSERT") else ""
    dataset = ""
    while reading.take("USING"):
        dataset += f" FROM {reading.take('NAMED')} {reading.name()}"
    if not reading.take("WHERE"):
        raise reading.error()
    return Operation("MODIFY", prologue, delete, insert, reading.group(), graph, dataset)


def _graphs(form: str, reading: _Reading) -> tuple[str, ...]:
    """What an operation over whole graphs names: its graph, or its source and its target."""
    first = reading.graph()
    if form == "LOAD" and reading.take("INTO"):
        return first, reading.graph()
    if form in ("ADD", "MOVE", "COPY") and reading.take("TO"):
        return first, reading.graph()
    return (first,)


class _Reading:
    """An update and how far it has been read."""

    def __init__(self, update: str) -> None:
        self._text, self._words, self._place = update, words(update), 0

    def is_done(self) -> bool:
        """Whether only blanks are left."""
        return not self._words[self._place :].strip()

    def prologue(self) -> str:
        """The prefixes and bases that stand here."""
        found = _PROLOGUE.match(self._words, self._place)
        assert found  # it may be empty
        self._place = found.end()
        return self._text[found.start() : found.end()]

    def take(self, pattern: str) -> str:
        """What stands here if it is *pattern*, else an empty text."""
        found = re.compile(rf"\s*({pattern})", re.IGNORECASE).match(self._words, self._place)
        if not found:
            return ""
        self._place = found.end()
        return found[1]

    def name(self) -> str:
        """The name of a graph as it is written."""
        found = re.compile(rf"\s*({_NAME})").match(self._text, self._place)
        if not found:
            raise self.error()
        self._place = found.end()
        return found[1]

    def graph(self) -> str:
        """A graph that an operation is about: its name, DEFAULT, NAMED or ALL."""
        self.take("GRAPH")
        return self.take("DEFAULT|NAMED|ALL").upper() or self.name()

    def group(self) -> str:
        """What stands between this brace and the one that closes it."""
        if not self.take(r"\{"):
            raise self.error()
        start, depth = self._place, 1
        for brace in re.compile("[{}]").finditer(self._words, start):
            depth += 1 if brace[0] == "{" else -1
            if depth == 0:
                self._place = brace.end()
                return self._text[start : brace.start()]
        raise self.error()

    def error(self) -> QueryMalformed:
        """What tells that this cannot be read."""
        return QueryMalformed(
            "no operation of SPARQL Update that is known",
            place=f"character {self._place + 1}",
            hint="https://www.w3.org/TR/sparql11-update/",
        )
