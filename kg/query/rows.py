"""Answers of a search in, rows for programs and spreadsheets out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kg.query.answer import Answer
    from kg.query.reader import Reader
    from kg.search.tree import Node

__all__ = ["all_answers", "answer_row", "harmless"]


def all_answers(
    reader: Reader, tree: Node, *, sort: str = "relevance", within: Node | None = None
) -> Iterator[Answer]:
    """Every answer as ``Reader.search`` gives them, each made when it is asked for."""
    from kg.search import plan
    from kg.search.tree import All
    from kg.search.words import LEVELS

    wanted = plan(tree if within is None else All((tree, within)))
    count = max(reader.articles.count(), 1)
    hits = reader.index.search(wanted, limit=count, sort=sort).hits
    yield from reader.answers(hits, tree, LEVELS)


def answer_row(answer: Answer, row_format: str) -> dict[str, Any]:
    """A hit as the contract has it, or flat for a spreadsheet."""
    known = answer.article.metadata
    row: dict[str, Any] = {
        "id": answer.article.id,
        "iri": answer.iri,
        "title": known.title,
        "date": known.date,
        "url": known.url,
        "score": round(answer.score, 4),
    }
    if row_format != "json":
        return {**row, "snippet": " … ".join(one.text for one in answer.snippets)}
    row["matched"] = answer.matched
    if answer.parts:
        row["parts"] = {name: round(part, 4) for name, part in answer.parts.items()}
    row["snippets"] = [
        {
            "text": one.text,
            "start": one.start,
            "end": one.end,
            "marks": [[mark.start, mark.end] for mark in one.marks],
        }
        for one in answer.snippets
    ]
    return row


def harmless(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula (OWASP, CSV injection)."""
    return "'" + cell if cell.startswith(("=", "+", "-", "@", "\t", "\r")) else cell
