"""``kg search``: articles that say something, and the sentences in which they say it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO
from urllib.parse import urlsplit

import click

from kg.cli.exits import NOTHING_FOUND, report
from kg.cli.options import config_option, row_format_options, settings, store_option
from kg.cli.output import echo_rows
from kg.cli.terminal import columns, line_ranges, one_line, wrapped

if TYPE_CHECKING:
    from kg.query import Answer, Reader
    from kg.search import Snippet
    from kg.search.tree import Node

__all__ = ["search"]

_SORTS = ("relevance", "newest", "oldest", "title")  # as kg.search.engine.SORTS; a test compares


class _Search(click.Command):
    """Takes ``-министр`` for the part of a query that it is, and ``--limt`` for a mistake."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        ctx.ignore_unknown_options = True
        left = super().parse_args(ctx, args)
        for word in ctx.params.get("query", ()):
            if word.startswith("-") and word[1:2].isascii() and word[1:2] not in ("", '"', "("):
                raise click.NoSuchOption(word, ctx=ctx)
        return left


@click.command(cls=_Search)
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
    type=click.File("rb"),
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
    batch: BinaryIO | None,
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

    Words are joined by AND; -word, AND, OR, NOT and brackets work as usual. Exit 1 if nothing was
    found.
    """
    from kg.query import open_store

    if (batch is None) == (not query):
        raise click.UsageError("give a QUERY or --batch FILE: kg search агломерация")
    if facets and row_format in ("csv", "tsv"):
        raise click.UsageError("--facets are a second table: give --json, or neither")
    chosen = settings(config_file, store=store, limit=limit)
    within, text = _within(first, last), " ".join(query)
    with open_store(chosen.store) as reader:
        if batch is not None:
            if within or offset or facets or explain or sort != "relevance":
                raise click.UsageError("--batch goes with --any and --limit only")
            _batch(reader, batch, chosen.limit, any_word)
            return
        if explain:
            _explain(text, any_word)
        answers, total, counted = reader.search(
            text,
            limit=chosen.limit,
            offset=offset,
            sort=sort,
            any_word=any_word,
            within=within,
            facets=facets,
        )
        _print(answers, row_format, offset)
        if facets and total:
            _print_facets(counted, row_format)
        if not answers:
            _nothing(reader, text, total)
            ctx.exit(NOTHING_FOUND)
    if row_format is None:
        click.echo(f"{offset + 1}-{offset + len(answers)} of {total} articles", err=True)


def _within(first: str | None, last: str | None) -> Node | None:
    from kg.errors import QueryMalformed
    from kg.search.dates import day_range

    try:
        return day_range(first or "", last or "") if first or last else None
    except ValueError as error:
        place = " ".join(
            f"{flag} {date}" for flag, date in (("--from", first), ("--to", last)) if date
        )
        raise QueryMalformed(str(error), place=place, hint="--from 2014-02 --to 2020") from error


def _explain(text: str, any_word: bool) -> None:
    from kg.search import parse

    click.echo(f"read as {parse(text, any_word=any_word)}", err=True)


def _print(answers: Sequence[Answer], row_format: str | None, offset: int) -> None:
    if row_format:
        echo_rows([_row(answer, flat=row_format != "json") for answer in answers], row_format)
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
        click.echo()


def _host(url: str | None) -> str | None:
    return urlsplit(url or "").hostname


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


def _nothing(reader: Reader, text: str, total: int) -> None:
    if total:
        click.echo(f"There are only {total} articles: give a smaller --offset", err=True)
        return
    click.echo("Nothing found.", err=True)
    meant = reader.suggest(text)
    if meant:
        click.echo("Did you mean: " + ", ".join(map(one_line, meant)), err=True)


def _batch(reader: Reader, file: BinaryIO, limit: int, any_word: bool) -> None:
    """Each query's hits as JSON lines, ranks from 1; a query that finds nothing has none.

    A query that does not parse is reported and passed over; a line that is no query stops all.
    """
    from kg.errors import QueryMalformed

    for number, line in enumerate(file, 1):
        if not line.strip():
            continue
        place = f"{getattr(file, 'name', 'standard input')}:{number}"
        query_id, query = _batch_query(line, place)
        try:
            ranked = reader.rank(query, limit=limit, any_word=any_word)
        except QueryMalformed as error:
            where = f"{place}: {error.place}" if error.place else place
            report(QueryMalformed(error.message, place=where, hint=error.hint))
            continue
        for rank, (found, score) in enumerate(ranked, 1):
            row = {"query_id": query_id, "rank": rank, "id": found, "score": round(score, 4)}
            click.echo(json.dumps(row, ensure_ascii=False))


def _batch_query(line: bytes, place: str) -> tuple[Any, str]:
    from kg.errors import QueryMalformed

    try:
        record = json.loads(line.decode("utf-8-sig"))
        return record["query_id"], str(record["query"])
    except (ValueError, TypeError, KeyError) as error:
        raise QueryMalformed(
            "no query in this line", place=place, hint='{"query_id": "1", "query": "агломерация"}'
        ) from error
