"""Results of SPARQL as TSV in, a table with what each cell is out."""

from __future__ import annotations

import re
from dataclasses import dataclass

__all__ = ["Cell", "Table", "table"]

_MOST_ROWS = 1000
_LITERAL = re.compile(r'"((?:[^"\\]|\\.)*)"(?:@([A-Za-z0-9-]+)|\^\^<[^>]*>)?', re.DOTALL)
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_CHARACTERS = {"t": "\t", "n": "\n", "r": "\r", "b": "\b", "f": "\f"}


@dataclass(frozen=True, slots=True)
class Cell:
    """A term: its text, with the IRI or the language that it has."""

    text: str
    iri: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells; ``truth`` is the answer of ASK, None where rows are."""

    variables: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    is_all: bool
    truth: bool | None = None


def table(content: str, *, is_all: bool) -> Table:
    """The first rows of *content*, of which whole lines may be missing at the end."""
    head, *lines = content.split("\n")
    if not head.startswith("?") and head.strip() in ("true", "false"):
        return Table((), (), is_all=True, truth=head.strip() == "true")
    lines = lines[:-1] if is_all else lines  # the last one ends with a line feed
    variables = tuple(one.removeprefix("?") for one in head.split("\t")) if head else ()
    rows = tuple(tuple(map(_cell, line.split("\t"))) for line in lines[:_MOST_ROWS])
    return Table(variables, rows, is_all=is_all and len(lines) <= _MOST_ROWS)


def _cell(term: str) -> Cell:
    if term.startswith("<") and term.endswith(">"):
        return Cell(term[1:-1], iri=term[1:-1])
    literal = _LITERAL.fullmatch(term)
    if literal:
        text = _ESCAPED.sub(lambda found: _CHARACTERS.get(found[1], found[1]), literal[1])
        return Cell(text, language=literal[2] or "")
    return Cell(term)
