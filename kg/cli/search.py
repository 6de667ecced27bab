"""``kg search``: articles that say something, and the sentences in which they say it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

import click

from kg.cli.exits import NOTHING_FOUND, report
from kg.cli.hits import print_answers, print_facets
from kg.cli.options import config_option, row_format_options, settings, store_option
from kg.cli.terminal import one_line

if TYPE_CHECKING:
    from kg.query import Reader
    from kg.search.tree import Node

__all__ = ["LEVELS", "SearchCommand", "known_levels", "search"]

LEVELS = tuple("verbatim lemma entity transliterated prefix folded beginning fuzzy".split())
_SORTS = ("relevance", "newest", "oldest", "title")  # these two as in kg.search; a test compares


@dataclass(frozen=True)
class _Asked:
    """The options of a search, all but where from and in which form."""

    any_word: bool
    first: str | None
    last: str | None
    limit: int | None
    offset: int
    sort: str
    facets: bool
    levels: tuple[str, ...]
    similar: str | None
    explain: bool
    semantic: bool | None

    @property
    def is_more_than_a_rank(self) -> bool:
        """Whether anything is asked for that a batch does not tell."""
        others = (self.first, self.last, self.offset, self.facets, self.similar, self.explain)
        return any(others) or self.sort != "relevance"


class SearchCommand(click.Command):
    """Takes ``-министр`` for the part of a query that it is, and ``--limt`` for a mistake."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Leave what looks like an option to the query, unless it can be no part of one."""
        ctx.ignore_unknown_options = True
        left = super().parse_args(ctx, args)
        for word in ctx.params.get("query", ()):
            if word.startswith("-") and word[1:2].isascii() and word[1:2] not in ("", '"', "("):
                raise click.NoSuchOption(word, ctx=ctx)
        return left


@click.command(cls=SearchCommand)
@click.argument("query", nargs=-1)
@click.option("--any", "any_word", is_flag=True, help="One of the words is enough, ranked: --any")
@click.option(
    "--semantic/--no-semantic",
    default=None,
    help="With --any, rank by embeddings as well, of a store that has them: --any --semantic",
)
@click.option("--from", "first", metavar="DATE", help="Published on or after: --from 2014-02")
@click.option("--to", "last", metavar="DATE", help="Published on or before: --to 2020")
@click.option("--limit", type=click.IntRange(min=1), help="Hits to show: --limit 50")
@click.option("--offset", type=click.IntRange(min=0), default=0, help="Hits to pass: --offset 10")
@click.option("--sort", type=click.Choice(_SORTS), default="relevance", help="--sort newest")
@click.option(
    "--facets", is_flag=True, help="Count bodies, people, places ... of all hits: --facets"
)
@click.option(
    "--levels",
    metavar="LEVEL,...",
    callback=lambda _context, _option, given: known_levels(given),
    help=f"How closely words must match: --levels verbatim,lemma. Else all: {', '.join(LEVELS)}.",
)
@click.option("--similar", metavar="DOC", help="Articles like that one: --similar 5f3a0c1e")
@click.option("--explain", is_flag=True, help="Show how the query was read and scored: --explain")
@click.option(
    "--batch",
    type=click.File("rb"),
    metavar="FILE",
    help='Many queries, JSON lines {"query_id": ..., "query": ...}: --batch queries.jsonl',
)
@row_format_options
@store_option
@config_option
def search(
    query: tuple[str, ...],
    batch: BinaryIO | None,
    row_format: str | None,
    store: Path | None,
    config_file: Path | None,
    **flags: Any,
) -> None:
    """Find articles by the words in them, in any inflected form.

    \b
    kg search агломерация                    агломерацияны, агломерациясының ... as well
    kg search '"қала әкімдігі"'              a phrase, inflected or not
    kg search '="қала әкімдігі"'             exactly so
    kg search 'әкім -министр' 'әкім OR министр' '(а OR б) в'
    kg search 'агломер*' 'агломирация~'      beginnings, misspellings
    kg search '"президент @person"'          any name: @person @org @place, any date: @date
    kg search 'person:Жәмішев org:КазНИИСА'  fields: title body person org place type source date
    kg search 'mentioned:2023-01..2023-06'   a date in the text; date: when it was published
    kg search Almaty                         Latin letters find Cyrillic text

    Words are joined by AND; -word, AND, OR, NOT and brackets work as usual. Exit 1 if nothing was
    found.
    """
    from kg.query import open_store

    asked, text = _Asked(**flags), " ".join(query)
    _check(asked, text, batch, row_format)
    chosen = settings(config_file, store=store, limit=asked.limit, semantic=asked.semantic)
    semantic = chosen.semantic and asked.any_word
    with open_store(chosen.store) as reader:
        if batch is not None:
            _batch(reader, batch, chosen.limit, asked, semantic)
        else:
            _one(reader, text, chosen.limit, asked, semantic, row_format)


def _one(
    reader: Reader, text: str, limit: int, asked: _Asked, semantic: bool, row_format: str | None
) -> None:
    """Print what one query finds, or what else its writer may have meant."""
    from kg.errors import QueryMalformed
    from kg.search.dates import within

    days = within(asked.first or "", asked.last or "")
    try:
        tree = _tree(reader, text, asked)
    except QueryMalformed:  # as words on another keyboard layout are, where қ is a bracket
        _offer(reader, text, asked, days)
        raise
    if asked.explain:
        click.echo(f"read as {tree}", err=True)
    answers, total, counted = reader.search(
        tree,
        limit=limit,
        offset=asked.offset,
        sort=asked.sort,
        within=days,
        facets=asked.facets,
        levels=asked.levels,
        explain=asked.explain,
        semantic=semantic,
    )
    print_answers(answers, row_format, asked.offset)
    if asked.facets and total:
        print_facets(counted, row_format)
    if not answers:
        _nothing(total)
        if not total:
            _offer(reader, text, asked, days)
        click.get_current_context().exit(NOTHING_FOUND)
    if row_format is None:
        shown = f"{asked.offset + 1}-{asked.offset + len(answers)}"
        click.echo(f"{shown} of {total} articles", err=True)


def _check(asked: _Asked, text: str, batch: BinaryIO | None, row_format: str | None) -> None:
    """Refuse options that do not go together."""
    if (batch is None) == (not text and asked.similar is None):
        raise click.UsageError("give a QUERY or --batch FILE: kg search агломерация")
    if asked.facets and row_format in ("csv", "tsv"):
        raise click.UsageError("--facets are a second table: give --json, or neither")
    if asked.semantic and not asked.any_word:
        raise click.UsageError("--semantic goes with --any: kg search --any --semantic QUERY")
    if batch is not None and asked.is_more_than_a_rank:
        raise click.UsageError("--batch goes with --any, --semantic, --levels and --limit only")


def known_levels(given: str | None) -> tuple[str, ...]:
    """The levels of ``--levels``, all where it is not given."""
    asked = tuple(one.strip() for one in given.split(",")) if given is not None else LEVELS
    unknown = [one for one in asked if one not in LEVELS]
    if unknown:
        raise click.BadParameter(f"no level {unknown[0]!r}; there are {', '.join(LEVELS)}")
    return asked


def _tree(reader: Reader, text: str, asked: _Asked) -> Node:
    """What is looked for: the query, or what is like an article, or both."""
    from kg.search import parse
    from kg.search.tree import All, Any

    parts: list[Node] = []
    if text or asked.similar is None:
        parts.append(parse(text, any_word=asked.any_word))
    if asked.similar is not None:
        parts.append(reader.similar(asked.similar) or Any(()))
    return parts[0] if len(parts) == 1 else All(tuple(parts))


def _nothing(total: int) -> None:
    if total:
        click.echo(f"There are only {total} articles: give a smaller --offset", err=True)
    else:
        click.echo("Nothing found.", err=True)


def _offer(reader: Reader, text: str, asked: _Asked, days: Node | None) -> None:
    """Tell what was perhaps meant; nobody but its writer can say whether it was."""
    meant = reader.suggest(text, any_word=asked.any_word, within=days) if text.strip() else []
    if meant:
        click.echo("Did you mean: " + ", ".join(map(one_line, meant)), err=True)


def _batch(reader: Reader, file: BinaryIO, limit: int, asked: _Asked, semantic: bool) -> None:
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
            any_word, levels = asked.any_word, asked.levels
            ranked = reader.rank(
                query, limit=limit, any_word=any_word, levels=levels, semantic=semantic
            )
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
        query_id, query = record["query_id"], record["query"]
        if not isinstance(query_id, str | int) or not isinstance(query, str):
            raise TypeError
        str(query_id).encode()  # half a character cannot be written again
        return query_id, query
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise QueryMalformed(
            "no query in this line", place=place, hint='{"query_id": "1", "query": "агломерация"}'
        ) from error
