"""``kg doctor``: what is wrong, and the command that mends it."""

from __future__ import annotations

from pathlib import Path

import click

from kg.cli.exits import FAILED
from kg.cli.options import config_option, row_format_options, settings, store_option
from kg.cli.output import echo_rows

__all__ = ["doctor"]


@click.command()
@click.option(
    "--mend",
    "is_mending",
    is_flag=True,
    help="Do what can be done about the store, then look again: --mend",
)
@row_format_options
@store_option
@config_option
@click.pass_context
def doctor(
    ctx: click.Context,
    is_mending: bool,
    row_format: str | None,
    store: Path | None,
    config_file: Path | None,
) -> None:
    """Look for what is wrong with installation and store, and name the command that mends it.

    All of the store is read: sources, articles, index and graph, and whether they agree. Nothing
    is changed without --mend, which removes what killed writers left, sets the link to the current
    generation right, goes back to the generation before where articles are damaged, and writes
    graph and index anew where they do not agree with the articles.

    \b
    kg doctor
    kg doctor --mend
    kg doctor --json | jq 'select(.state == "wrong")'

    Exit 3 if anything is wrong; notes are nothing wrong.
    """
    from kg.doctor import WRONG, examine, mend

    chosen = settings(config_file, store=store)
    if is_mending:
        for done in mend(chosen):
            click.echo(done, err=True)
    found = list(examine(chosen.store))
    echo_rows(
        [
            {"part": one.part, "state": one.state, "found": one.detail, "command": one.command}
            for one in found
        ],
        row_format,
    )
    if any(one.state == WRONG for one in found):
        ctx.exit(FAILED)
