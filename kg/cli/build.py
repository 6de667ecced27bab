"""``kg build``: the main job."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

import click

from kg.cli.exits import FAILED
from kg.cli.left_out import echo_left_out, write_left_out
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
    from kg.pipeline import Summary

__all__ = ["build"]


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
@click.option(
    "--skipped",
    "skipped_file",
    type=click.File("w", encoding="utf-8", errors="backslashreplace", lazy=False),
    metavar="FILE",
    help="Write all that was skipped or not read in full, with reason and next step, as JSON"
    " lines: --skipped skipped.jsonl",
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
    skipped_file: TextIO | None,
    columns: str | None,
    row_format: str | None,
    config_file: Path | None,
) -> None:
    """Read articles, find who does what, and write graph and index.

    \b
    kg build                        the sample corpus that comes with the package
    kg build news/ report.pdf       a folder with all in it, and a file
    kg build https://.../feed.xml   what a site's feed lists, as robots.txt allows
    kg build crawl.warc.gz          the pages of a crawl
    kg build news.csv --column text=Мәтін
    cat news.jsonl | kg build -     from another program

    A SOURCE is a file, a folder, the address of a page, feed, sitemap or site, or - for JSON lines
    on standard input. The kind of a file is told by its name and by how it begins:

    \b
    documents  .html .txt .md .pdf .docx .odt .eml, scanned pages by Tesseract
    records    .jsonl .json .csv .tsv with "text", and "title", "date", "url",
               "id", "publisher", "author", "license" if known
    archives   .zip .warc .warc.gz, any file as .gz, archives in archives
    lists      feeds (RSS, Atom), sitemaps and sites by their address

    Unchanged articles are passed over, changed ones replaced. What cannot be read is skipped, and
    named with the reason and what to do. Exit 3 if every source was skipped.
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
    if skipped_file:
        write_left_out([*summary.skipped, *summary.notices], skipped_file)
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


def _report(summary: Summary, store: Path) -> None:
    was_told = echo_left_out("skipped", summary.skipped), echo_left_out("note", summary.notices)
    if not all(was_told):
        click.echo("all of them in a file: kg build ... --skipped skipped.jsonl", err=True)
    counts = _counts(summary)
    seconds = counts.pop("seconds")
    words = ", ".join(
        f"{value} {name}" for name, value in counts.items() if value or name == "read"
    )
    click.echo(f"{words} in {seconds} s -> {store}")
