"""``kg build``: the main job."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.exits import FAILED
from kg.cli.options import (
    column_option,
    config_option,
    row_format_options,
    settings,
    store_option,
    workers_option,
)
from kg.cli.output import echo_rows
from kg.cli.terminal import one_line

if TYPE_CHECKING:
    from kg.model import Skipped
    from kg.pipeline import Summary

__all__ = ["build"]

_SHOWN = 20


@click.command()
@click.argument("sources", nargs=-1, metavar="[SOURCE...]")
@store_option
@workers_option
@click.option(
    "--again", is_flag=True, help="Make all articles anew from the bytes in the store: --again"
)
@click.option(
    "--prune",
    is_flag=True,
    help="Remove articles whose file in these folders is gone: kg build news --prune",
)
@column_option
@row_format_options
@config_option
@click.pass_context
def build(
    ctx: click.Context,
    sources: tuple[str, ...],
    store: Path | None,
    workers: int | None,
    again: bool,
    prune: bool,
    columns: str | None,
    row_format: str | None,
    config_file: Path | None,
) -> None:
    """Read articles, find who does what, and write graph and index.

    A SOURCE is a file, a folder, the address of a page, feed, sitemap or site, or - for JSON lines
    on standard input. Read are .html, .txt and .jsonl (one object a line with "text", and "id",
    "title", "date", "url" if known). Without a SOURCE the sample corpus that comes with the package
    is built. Unchanged articles are passed over, changed ones replaced.

    \b
    kg build                        the sample corpus
    kg build news/ report.html      your own
    kg build https://.../feed.xml   what a site's feed lists, as robots.txt allows
    cat news.jsonl | kg build -     from another program

    Exit 3 if every source was skipped.
    """
    if again and (sources or prune):
        raise click.UsageError("--again takes no SOURCE and no --prune: it reads from the store")
    if prune and not sources:
        raise click.UsageError("--prune needs the folders to look in: kg build FOLDER --prune")
    from kg.pipeline import build as run

    chosen = settings(config_file, store=store, workers=workers, columns=columns)
    progress = _Progress()
    summary = run(sources, chosen, again=again, prune=prune, progress=progress)
    progress.clear()
    if row_format:
        echo_rows([_counts(summary)], row_format)
    else:
        _report(summary, chosen.store)
    if not summary.succeeded:
        ctx.exit(FAILED)


class _Progress:
    """A line on standard error that tells how far the build is, where that is a terminal."""

    def __init__(self) -> None:
        self.count, self.shown = 0, sys.stderr.isatty()

    def __call__(self, location: str) -> None:
        self.count += 1
        if self.shown:
            click.echo(f"\r\033[K{self.count} {one_line(location[-60:])}", nl=False, err=True)

    def clear(self) -> None:
        """Take the line away."""
        if self.shown and self.count:
            click.echo("\r\033[K", nl=False, err=True)


def _counts(summary: Summary) -> dict[str, object]:
    return {
        "read": summary.read,
        "new": summary.new,
        "changed": summary.changed,
        "unchanged": summary.unchanged,
        "removed": summary.removed,
        "skipped": len(summary.skipped),
        "entities": summary.entities,
        "facts": summary.facts,
        "seconds": round(summary.seconds, 1),
    }


def _list(word: str, listed: list[Skipped]) -> None:
    for one in listed[:_SHOWN]:
        click.echo(one_line(f"{word} {one.location}: {one.reason}"), err=True)
        if one.hint:
            click.echo(f"    {one_line(one.hint)}", err=True)
    if len(listed) > _SHOWN:
        click.echo(f"... and {len(listed) - _SHOWN} more", err=True)


def _report(summary: Summary, store: Path) -> None:
    _list("skipped", summary.skipped)
    _list("note", summary.notices)
    counts = _counts(summary)
    seconds = counts.pop("seconds")
    words = ", ".join(
        f"{value} {name}" for name, value in counts.items() if value or name == "read"
    )
    click.echo(f"{words} in {seconds} s -> {store}")
