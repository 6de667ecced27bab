"""``kg remove``: takes articles out, for good or until ``--restore``."""

from __future__ import annotations

from pathlib import Path

import click

from kg.cli.options import config_option, settings, store_option

__all__ = ["remove"]


@click.command()
@click.argument("documents", nargs=-1, required=True, metavar="DOC...")
@click.option(
    "--restore",
    is_flag=True,
    help="Undo: let the next build take the source in again: kg remove --restore DOC",
)
@store_option
@config_option
def remove(
    documents: tuple[str, ...], restore: bool, store: Path | None, config_file: Path | None
) -> None:
    """Take articles out of graph, index and store.

    A DOC is an id, IRI or URL as search tells them, or the path as it was given to build. A later
    build of the same source skips it and says so, until it is restored.

    \b
    kg remove 1f0c6d6a0a3c2e1b
    kg remove --restore 1f0c6d6a0a3c2e1b
    """
    from kg.pipeline import remove as run

    for kept in run(documents, settings(config_file, store=store), restore=restore):
        if not restore:
            click.echo(f"removed {kept.id}")
        elif kept.removed:
            click.echo(f"restored {kept.id}; take it in again: kg build {kept.location}")
        else:
            click.echo(f"{kept.id} was not removed")
