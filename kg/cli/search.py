"""``kg search``: articles that say something, and the sentences in which they say it."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

import click

from kg.cli.options import config_option, row_format_options, settings, store_option
from kg.cli.output import echo_rows

if TYPE_CHECKING:
    from kg.query import Answer, Reader
    from kg.search.tree import Node

__all__ = ["search"]

NOTHING_FOUND = 1
_SORTS = ("relevance", "newest", "oldest", "title")  # as kg.search.engine.SORTS; a test compares


@click.command()
@click.argument("query", nargs=-1)
@click.option("--any", "any_word", is_flag=True, help="One of the words is enough, ranked: --any")
@click.option("--from", "first", metavar="DATE", help="Published on or after: --from 2014-02")
@click.option("--to", "last", metavar="DATE", help="Published on or before: --to 2020")
@click.option("--limit", type=click.IntRange(min=1), help="Hits to show: --limit 50")
@click.option("--offset", type=click.IntRange(min=0), default=0, help="Hits to pass: --offset 10")
@click.option("--sort", type=click.Choice(_SORTS), default="relevance", help="--sort newest")
@click.option(
    "--facets", is_flag=True, help="Count bodies, people, places ... of all hits: --facets"
)
@click.option("--explain", is_flag=True, help="Show how the query was read: --explain")
@click.option(
    "--batch",
    type=click.File("r", encoding="utf-8"),
    metavar="FILE",
    help='Many queries, JSON lines {"query_id": ..., "query": ...}: --batch queries.jsonl',
)
@row_format_options
@store_option
@config_option
@click.pass_context
def search(
    ctx: click.Context,
    query: tuple[str, ...],
    any_word: bool,
    first: str | None,
    last: str | None,
    limit: int | None,
    offset: int,
    sort: str,
    facets: bool,
    explain: bool,
    batch: TextIO | None,
    row_format: str | None,
    store: Path | None,
    config_file: Path | None,
) -> None:
    """Find articles by the words in them, in any inflected form.

    \b
    kg search агломерация                    агломерацияны, агломерациясының ... as well
    kg search '"қала әкімдігі"'              a phrase, inflected or not
    kg search '="қала әкімдігі"'             exactly so
    kg search 'әкім -министр' 'әкім OR министр' '(а OR б) в'
    kg search 'агломер*' 'агломирация~'      beginnings, misspellings
    kg search 'person:Жәмішев org:КазНИИСА'  fields: title body person org place type source date
    kg search Almaty                         Latin letters find Cyrillic text

    Words are joined by AND. Exit 1 if nothing was found.
    """
    from kg.query import open_store

    chosen = settings(config_file, store=store, limit=limit)
    if (batch is None) == (not query):
        raise click.UsageError("give a QUERY or --batch FILE: kg search агломерация")
    with open_store(chosen.store) as reader:
        if batch is not None:
            _batch(reader, batch, chosen.limit, any_word)
            return
        text = " ".join(query)
        answers, total, counted = reader.search(
            text,
            limit=chosen.limit,
            offset=offset,
            sort=sort,
            any_word=any_word,
            within=_within(first, last),
            facets=facets,
        )
        if explain:
            _explain(text, any_word)
        _print(answers, row_format, offset)
        if facets:
            _print_facets(counted, row_format)
        if not answers:
            _nothing(reader, text)
            ctx.exit(NOTHING_FOUND)
    if row_format is None:
        click.echo(f"{offset + 1}-{offset + len(answers)} of {total} articles", err=True)


def _within(first: str | None, last: str | None) -> Node | None:
    from kg.search.parse import day_range

    return day_range(first or "", last or "") if first or last else None


def _explain(text: str, any_word: bool) -> None:
    from kg.search import parse

    click.echo(f"read as {parse(text, any_word=any_word)}", err=True)


def _print(answers: Sequence[Answer], row_format: str | None, offset: int) -> None:
    if row_format:
        echo_rows([_row(answer, flat=row_format != "json") for answer in answers], row_format)
        return
    for number, answer in enumerate(answers, offset + 1):
        known = answer.article.metadata
        click.secho(f"{number}. {_line(known.title or answer.article.id)}", bold=True)
        about = "  ".join(one for one in (known.date, known.publisher, known.url) if one)
        click.echo(f"   {answer.article.id}  {_line(about)}".rstrip())
        for snippet in answer.snippets:
            click.echo("   " + _highlighted(snippet))
        matched = (f"{word} ({', '.join(levels)})" for word, levels in answer.matched.items())
        click.secho("   matched: " + _line(", ".join(matched)), dim=True)


def _row(answer: Answer, *, flat: bool) -> dict[str, Any]:
    known = answer.article.metadata
    row: dict[str, Any] = {
        "id": answer.article.id,
        "iri": answer.iri,
        "title": known.title,
        "date": known.date,
        "url": known.url,
        "score": round(answer.score, 4),
    }
    if flat:
        return {**row, "snippet": " … ".join(one.text for one in answer.snippets)}
    row["matched"] = answer.matched
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


def _highlighted(snippet: Any) -> str:
    parts, position = [], snippet.start
    for mark in snippet.marks:
        parts.append(_line(snippet.text[position - snippet.start : mark.start - snippet.start]))
        word = _line(snippet.text[mark.start - snippet.start : mark.end - snippet.start])
        parts.append(click.style(word, fg="yellow", bold=True))
        position = mark.end
    return "".join([*parts, _line(snippet.text[position - snippet.start :])])


def _line(text: str) -> str:
    """*text* without what could steer a terminal."""
    return "".join(one if one.isprintable() else " " for one in text)


def _print_facets(counted: Mapping[str, Sequence[tuple[str, int]]], row_format: str | None) -> None:
    if row_format == "json":
        click.echo(json.dumps({"facets": counted}, ensure_ascii=False))
        return
    rows = [
        {"facet": facet, "value": value, "articles": number}
        for facet, values in counted.items()
        for value, number in values
    ]
    echo_rows(rows, row_format)


def _nothing(reader: Reader, text: str) -> None:
    click.echo("Nothing found.", err=True)
    meant = reader.suggest(text)
    if meant:
        click.echo("Did you mean: " + ", ".join(map(_line, meant)), err=True)


def _batch(reader: Reader, file: TextIO, limit: int, any_word: bool) -> None:
    """Each query's hits as JSON lines, ranks from 1; a query without hits has none."""
    for number, line in enumerate(file, 1):
        if line.strip():
            query_id, query = _batch_query(line, f"{file.name}:{number}")
            for rank, (found, score) in enumerate(
                reader.rank(query, limit=limit, any_word=any_word), 1
            ):
                row = {"query_id": query_id, "rank": rank, "id": found, "score": round(score, 4)}
                click.echo(json.dumps(row, ensure_ascii=False))


def _batch_query(line: str, place: str) -> tuple[Any, str]:
    from kg.errors import QueryMalformed

    try:
        record = json.loads(line)
        return record["query_id"], str(record["query"])
    except (ValueError, TypeError, KeyError) as error:
        raise QueryMalformed(
            "no query in this line", place=place, hint='{"query_id": "1", "query": "агломерация"}'
        ) from error
