"""``kg annotate``: what the pipeline finds in one article."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.left_out import echo_left_out
from kg.cli.options import column_option, config_option, row_format_options, settings
from kg.cli.output import echo_rows
from kg.cli.pretokenized import echo_tokens
from kg.cli.terminal import wrapped
from kg.cli.why import echo_reasons, reasons

if TYPE_CHECKING:
    from kg.model import Resolved, Source
    from kg.read import Limits
    from kg.read.fetch import Manners

__all__ = ["annotate"]


@click.command()
@click.argument("file", default="-", metavar="[FILE]")
@row_format_options
@click.option(
    "--html", "as_html", is_flag=True, help="A page with the names marked: --html > a.html"
)
@click.option(
    "--why",
    is_flag=True,
    help="The facts, each with the rule that made it and the words it rests on: --why",
)
@click.option(
    "--pretokenized",
    is_flag=True,
    help="FILE has a token a line, a blank line between sentences: --pretokenized words.txt",
)
@column_option
@click.option(
    "--model",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="Another recogniser for --pretokenized, made by kg train: --model my-model",
)
@config_option
def annotate(
    file: str,
    row_format: str | None,
    as_html: bool,
    why: bool,
    pretokenized: bool,
    columns: str | None,
    model: Path | None,
    config_file: Path | None,
) -> None:
    """Show the names and facts of an article; nothing is stored.

    \b
    kg annotate article.html
    kg annotate report.pdf --json | jq .facts
    kg annotate article.html --why
    kg annotate https://habarshy.example/2024/mektep
    echo 'Абай облысының әкімі келді.' | kg annotate

    FILE is any file that kg build reads, the address of a page, or - for standard input, as
    without FILE. Where it holds more than one article, all are shown. With --json the annotation of
    an article is one object; tables, --csv and --tsv have a row a name, with --why a row a fact.
    With --why and --json each fact has "rule", "spans" and "speaker". With --pretokenized each line
    of FILE gets its lemma, UPOS, UD features and IOB2 tag, tab-separated.
    """
    from kg.export import annotation
    from kg.pipeline import annotate as run
    from kg.pipeline import limits, manners
    from kg.query import marked_page

    if pretokenized:
        if as_html or row_format or why:
            raise click.UsageError("--pretokenized has a format of its own: give it alone")
        echo_tokens(file, model)
        return
    if model:
        raise click.UsageError("--model goes with --pretokenized")
    if as_html and (row_format or why):
        raise click.UsageError(f"--html or --{row_format or 'why'}, not both")
    chosen = settings(config_file, columns=columns)
    for number, source in enumerate(_sources(file, limits(chosen), manners(chosen)), 1):
        if as_html and number > 1:
            raise click.UsageError("--html shows one article, and there are more: give --json")
        resolved = run(source, chosen.base_iri)
        echo_left_out("note", resolved.extraction.article.notices)
        if as_html:
            click.echo(marked_page(resolved), nl=False)
        elif row_format == "json":
            click.echo(json.dumps(annotation(resolved, why=why), ensure_ascii=False))
        elif row_format:
            echo_rows(reasons(resolved) if why else _names(resolved), row_format)
        else:
            _show(resolved, why)


def _sources(file: str, bounds: Limits, visits: Manners) -> Iterator[Source]:
    """The articles of a file, an address or standard input; raises the first one's error."""
    from kg.errors import SourceError
    from kg.read import from_stream, sources
    from kg.read.fetch import Notes, fetching

    with fetching(visits, Notes()) as fetch:
        is_stream = file == "-"
        found = (
            from_stream(sys.stdin.buffer, bounds) if is_stream else sources([file], bounds, fetch)
        )
        for one in found:
            if isinstance(one, SourceError):
                raise one
            yield one


def _names(resolved: Resolved) -> list[dict[str, object]]:
    return [
        {"name": one.lemma, "label": one.label, "type": one.type, "in text": one.text}
        for one in resolved.extraction.mentions
    ]


def _show(resolved: Resolved, why: bool) -> None:
    article = resolved.extraction.article
    for line in wrapped(article.metadata.title or article.id):
        click.secho(line, bold=True)
    known = (article.metadata.date, article.metadata.publisher, article.metadata.url)
    for line in wrapped("  ".join(one for one in known if one) or "no date or publisher stated"):
        click.echo(line)
    if why:
        click.echo(f"\n{len(resolved.extraction.facts)} facts")
        echo_reasons(resolved)
        return
    click.echo(f"\n{len(resolved.extraction.mentions)} names")
    echo_rows(_names(resolved), None)
    click.echo(f"\n{len(resolved.extraction.facts)} facts")
    labels = [entity.label for entity in resolved.entities]
    echo_rows(
        [
            {
                "subject": labels[one.subject],
                "predicate": one.predicate,
                "object": labels[one.object] if isinstance(one.object, int) else one.object,
                "modality": one.modality,
            }
            for one in resolved.extraction.facts
        ],
        None,
    )
