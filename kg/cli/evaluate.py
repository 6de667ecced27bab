"""``kg evaluate``: how well mentions, entities and facts are found, by gold articles."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kg.cli.exits import NOTHING_FOUND, report
from kg.cli.options import (
    column_option,
    config_option,
    row_format_options,
    settings,
    workers_option,
)
from kg.cli.output import echo_rows
from kg.cli.terminal import wrapped

if TYPE_CHECKING:
    from kg.evaluate import Change, Evaluation, Missing

__all__ = ["evaluate"]

_COUNTS = (
    "articles titles_right dates_right dates publishers_right publishers teasers_leaked teasers"
    " text_overlap".split()
)


@click.command()
@click.argument("gold", type=click.Path(path_type=Path))
@click.option(
    "--errors",
    is_flag=True,
    help="What was missed and invented, each with its sentence: --errors | grep missed",
)
@click.option(
    "--compare",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="What has changed since a run that was saved by --json: --compare before.json",
)
@row_format_options
@workers_option
@column_option
@config_option
def evaluate(
    gold: Path,
    errors: bool,
    compare: Path | None,
    row_format: str | None,
    workers: int | None,
    columns: str | None,
    config_file: Path | None,
) -> None:
    """Score names, entities and facts against GOLD, a folder of articles annotated by people.

    GOLD has ID.json with entities, mentions and facts, and the page as articles/ID.html or .txt.
    A row is a label, class or predicate; ALL sums them up, NAMED the classes with proper names. A
    bad gold file is named and left out; a page that gives no article counts as if nothing was
    found.

    With --compare a table has the rows that differ, and the exit is 1 if F1 of all mentions, all
    entities or all facts has fallen. With --json the first object is of the pages, then come the
    rows, then the errors.

    \b
    kg evaluate gold
    kg evaluate gold --json > before.json
    kg evaluate gold --compare before.json
    """
    from kg.evaluate import changes, earlier_run, is_worse
    from kg.evaluate import evaluate as run

    if errors and row_format in ("csv", "tsv"):
        raise click.UsageError(f"--errors goes with the table or --json, not with --{row_format}")
    before = earlier_run(compare) if compare else None
    made = run(gold, settings(config_file, workers=workers, columns=columns))
    found = None if before is None else changes(made.figures, before)
    for one in (*made.unusable, *made.failed):
        report(one)
    if row_format == "json":
        click.echo(json.dumps(_pages(made), ensure_ascii=False))
    else:
        click.echo(_summary(made), err=row_format is not None)
    echo_rows(_rows(made, found, all_rows=row_format is not None), row_format)
    if errors:
        _echo_errors(made.errors, row_format)
    if found and is_worse(found):
        raise SystemExit(NOTHING_FOUND)


def _pages(made: Evaluation) -> dict[str, Any]:
    """What is counted of pages as wholes."""
    return {
        "part": "pages",
        **{name: getattr(made, name) for name in _COUNTS},
        "failed": [one.place for one in made.failed],
        "unusable": [one.place for one in made.unusable],
    }


def _summary(made: Evaluation) -> str:
    return (
        f"{made.articles} articles, {len(made.failed)} failed, titles right {made.titles_right},"
        f" dates {made.dates_right}/{made.dates},"
        f" publishers {made.publishers_right}/{made.publishers},"
        f" teasers leaked {made.teasers_leaked}/{made.teasers},"
        f" text overlap {made.text_overlap}"
    )


def _rows(made: Evaluation, found: list[Change] | None, all_rows: bool) -> list[dict[str, Any]]:
    if found is None:
        return [asdict(one) for one in made.figures]
    return [
        {
            **asdict(one.now),
            "f1 before": one.before.f1,
            "change": one.f1,
            "verdict": one.verdict,
        }
        for one in found
        if all_rows or one.verdict != "same" or one.now.name == "ALL"
    ]


def _echo_errors(errors: Iterable[Missing], row_format: str | None) -> None:
    for one in errors:
        if row_format == "json":
            click.echo(json.dumps(asdict(one), ensure_ascii=False))
            continue
        kind = {"mentions": "mention", "entities": "entity", "facts": "fact"}[one.part]
        named = "" if one.part == "facts" else f" {one.name}"
        click.echo()
        line = f"{one.article}: {one.error} {kind}{named}  {one.what}"
        for part in wrapped(line, "    ", ""):
            click.secho(part, fg="yellow" if one.error == "missed" else "red")
        for text in filter(None, (one.sentence, one.rule and f"rule {one.rule}")):
            for part in wrapped(text, "    "):
                click.secho(part, dim=True)
