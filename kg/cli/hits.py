"""Answers of a search in, what a terminal or a pipe is shown of them out."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import click

from kg.cli.output import echo_rows
from kg.cli.terminal import columns, line_ranges, one_line, wrapped

if TYPE_CHECKING:
    from kg.query import Answer
    from kg.search import Snippet

__all__ = ["print_answers", "print_facets"]


def print_answers(answers: Sequence[Answer], row_format: str | None, offset: int) -> None:
    """The hits, numbered from *offset* on, or as rows."""
    if row_format:
        from kg.query.rows import answer_row

        echo_rows([answer_row(answer, row_format) for answer in answers], row_format)
        return
    for number, answer in enumerate(answers, offset + 1):
        known = answer.article.metadata
        indent = " " * len(f"{number}. ")
        for line in wrapped(known.title or answer.article.id, indent, f"{number}. "):
            click.secho(line, bold=True)
        about = (known.date, known.publisher or _host(known.url), answer.article.id)
        for line in wrapped("  ".join(one for one in about if one), indent):
            click.secho(line, dim=True)
        for snippet in answer.snippets:
            for line in _highlighted(snippet, indent):
                click.echo(line)
        matched = (f"{word} ({', '.join(levels)})" for word, levels in answer.matched.items())
        for line in wrapped(", ".join(matched), indent):
            click.secho(line, dim=True)
        for name, part in answer.parts.items():
            click.secho(f"{indent}{part:8.4f}  {name}", dim=True)
        click.echo()


def _host(url: str | None) -> str | None:
    return urlsplit(url or "").hostname


def _highlighted(snippet: Snippet, indent: str) -> Iterator[str]:
    """The snippet's lines with the matched words in colour."""
    text = one_line(snippet.text)
    marks = [(mark.start - snippet.start, mark.end - snippet.start) for mark in snippet.marks]
    for begin, end in line_ranges(text, columns() - len(indent)):
        parts, position = [indent], begin
        for first, last in ((max(one, begin), min(two, end)) for one, two in marks):
            if first < last:
                parts.append(text[position:first])
                parts.append(click.style(text[first:last], fg="yellow", bold=True))
                position = last
        yield "".join([*parts, text[position:end]])


def print_facets(counted: Mapping[str, Sequence[tuple[str, int]]], row_format: str | None) -> None:
    """The most frequent values of each facet."""
    if row_format == "json":
        click.echo(json.dumps({"facets": counted}, ensure_ascii=False))
        return
    rows = [
        {"facet": facet, "value": value, "articles": number}
        for facet, values in counted.items()
        for value, number in values
    ]
    echo_rows(rows, row_format)
