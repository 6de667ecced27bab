"""``kg watch``: stored searches, run over what a build brought in."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.exits import NOTHING_FOUND
from kg.cli.hits import print_answers
from kg.cli.options import config_option, row_format_options, settings, store_option
from kg.cli.output import echo_rows
from kg.cli.search import LEVELS, SearchCommand, known_levels
from kg.cli.terminal import one_line

if TYPE_CHECKING:
    from kg.query import Reader
    from kg.query.watching import Fit
    from kg.store import Watch

__all__ = ["watch"]


@click.group()
def watch() -> None:
    """Store searches, and be told of the articles that builds bring in for them.

    An article is told of once: when it first fits. Those that fit when a search is stored are known
    and not told of; nor are articles that fitted before and were changed, made again (kg build
    --again), or removed and taken in again. One that is changed so that it fits at last is.

    \b
    kg watch add қала 'агломерация -жоба'
    kg build news/ && kg watch run --json
    kg build news/; kg watch run --atom /var/www/qala.xml
    kg watch list
    kg watch remove қала
    """


@watch.command(cls=SearchCommand)
@click.argument("name")
@click.argument("query", nargs=-1, required=True)
@click.option("--any", "any_word", is_flag=True, help="One of the words is enough, ranked: --any")
@click.option("--from", "first", metavar="DATE", help="Published on or after: --from 2014-02")
@click.option("--to", "last", metavar="DATE", help="Published on or before: --to 2020")
@click.option(
    "--levels",
    metavar="LEVEL,...",
    callback=lambda _context, _option, given: known_levels(given),
    help=f"How closely words must match: --levels verbatim,lemma. Else all: {', '.join(LEVELS)}.",
)
@store_option
@config_option
def add(
    name: str,
    query: tuple[str, ...],
    any_word: bool,
    first: str | None,
    last: str | None,
    levels: tuple[str, ...],
    store: Path | None,
    config_file: Path | None,
) -> None:
    """Store a search under a NAME of letters and digits of any script, - . and _.

    QUERY is what kg search takes. What is in the store already is not told of.

    \b
    kg watch add қала агломерация
    kg watch add жәмішев 'person:"Болат Жәмішев"' --from 2024
    """
    from kg.query import open_store
    from kg.query.watching import add_watch
    from kg.store import Watch

    chosen = () if levels == LEVELS else levels
    one = Watch(name, " ".join(query), any_word, first or "", last or "", chosen)
    with open_store(settings(config_file, store=store).store) as reader:
        known = add_watch(reader, one)
    click.echo(f"{name}: {known} articles fit already; kg watch run tells of those that come")


@watch.command("list")
@row_format_options
@store_option
@config_option
def list_(row_format: str | None, store: Path | None, config_file: Path | None) -> None:
    """Show the stored searches, each with how many articles it told of. Exit 1 if there is none.

    \b
    kg watch list
    kg watch list --json
    """
    from kg.query import open_store
    from kg.store import Watches

    with open_store(settings(config_file, store=store).store) as reader:
        known = Watches(reader.store).all()
    echo_rows([_row(one) for one in known], row_format)
    if not known:
        click.echo("There are no stored searches: kg watch add NAME QUERY", err=True)
        raise SystemExit(NOTHING_FOUND)


@watch.command()
@click.argument("names", nargs=-1, required=True, metavar="NAME...")
@store_option
@config_option
def remove(names: tuple[str, ...], store: Path | None, config_file: Path | None) -> None:
    """Forget stored searches, and of what they told.

    \b
    kg watch remove қала
    """
    from kg.query import open_store
    from kg.store import Watches

    with open_store(settings(config_file, store=store).store) as reader:
        for name in names:
            Watches(reader.store).remove(name)
            click.echo(f"removed {one_line(name)}")


@watch.command()
@click.argument("names", nargs=-1, metavar="[NAME...]")
@click.option(
    "--atom",
    metavar="FILE",
    help="Write an Atom feed in the place of rows, - to standard output: --atom news.xml. It keeps"
    " what earlier runs told of, the newest 100, so that no reader misses any.",
)
@click.option(
    "--all",
    "everything",
    is_flag=True,
    help="All that fits, not only what is new: --all",
)
@click.option(
    "--peek", is_flag=True, help="Tell of the same articles the next time, too: --peek --json"
)
@row_format_options
@store_option
@config_option
@click.pass_context
def run(
    ctx: click.Context,
    names: tuple[str, ...],
    atom: str | None,
    everything: bool,
    peek: bool,
    row_format: str | None,
    store: Path | None,
    config_file: Path | None,
) -> None:
    """Tell of the articles that fit stored searches and were not told of yet.

    Without NAME all searches are run. --json has the rows of kg search --json with the search's
    name as "watch". What was told of is noted when all is written, so that nothing is lost where
    that fails. Exit 1 if nothing is new.

    \b
    kg watch run
    kg watch run қала --json >> told.jsonl
    kg watch run --atom /var/www/news.xml
    """
    from kg.query import open_store
    from kg.query.watching import fitting, note_told
    from kg.store import Watches

    if atom is not None and row_format:
        raise click.UsageError(f"give --atom or --{row_format}, not both")
    with open_store(settings(config_file, store=store).store) as reader:
        watches = Watches(reader.store)
        if not peek:
            watches.check_writable()
        chosen = [watches.get(name) for name in dict.fromkeys(names)] or watches.all()
        found = [fit for one in chosen for fit in fitting(reader, one)]
        told = [fit for fit in found if everything or fit.is_new]
        if atom is not None:
            _write_feed(atom, reader, chosen, [fit for fit in found if everything or fit.told])
        else:
            _print(reader, told, row_format)
        if not peek:
            note_told(reader, told)
    if not row_format:
        _sum_up(len({fit.hit.key for fit in told}), len(chosen), is_new=not everything)
    if not told:
        ctx.exit(NOTHING_FOUND)


def _row(one: Watch) -> dict[str, object]:
    return {
        "watch": one.name,
        "query": one.query,
        "any": one.any_word,
        "from": one.first,
        "to": one.last,
        "levels": ",".join(one.levels),
        "since": one.since,
        "told": sum(map(bool, one.told.values())),
    }


def _print(reader: Reader, told: Sequence[Fit], row_format: str | None) -> None:
    """Rows as they are made, or the hits of each search below its name."""
    from kg.query.rows import answer_row
    from kg.query.watching import answers_of

    if row_format == "json":
        for fit, answer in answers_of(reader, told):
            echo_rows([{"watch": fit.watch.name, **answer_row(answer, row_format)}], row_format)
        return
    if row_format:
        found = answers_of(reader, told)
        rows = [
            {"watch": one.watch.name, **answer_row(answer, row_format)} for one, answer in found
        ]
        echo_rows(rows, row_format)
        return
    for name in dict.fromkeys(fit.watch.name for fit in told):
        of_one = [fit for fit in told if fit.watch.name == name]
        click.secho(one_line(f"{name}: {of_one[0].watch.query}"), underline=True)
        print_answers([answer for _, answer in answers_of(reader, of_one)], None, 0)


def _write_feed(path: str, reader: Reader, watches: Sequence[Watch], fits: Sequence[Fit]) -> None:
    """Write the feed to *path*, whole or not at all."""
    from kg.export.atom import atom_feed

    feed = atom_feed(reader, watches, fits)
    if path == "-":
        click.echo(feed, nl=False)
        return
    target = Path(path)
    partial = target.with_name(f".{target.name}.partial")
    try:
        partial.write_bytes(feed)
        os.replace(partial, target)
    except OSError as error:
        partial.unlink(missing_ok=True)
        raise click.BadParameter(f"{path}: {error.strerror}", param_hint="'--atom'") from error


def _sum_up(articles: int, searches: int, *, is_new: bool) -> None:
    new = " new" if is_new else ""
    click.echo(f"{articles}{new} articles for {searches} stored searches", err=True)
