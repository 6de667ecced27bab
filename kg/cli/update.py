"""``kg update``: changes to graphs of one's own."""

from __future__ import annotations

from pathlib import Path

import click

from kg.cli.asked import bounds, file_option, text_of, timeout_option
from kg.cli.options import config_option, settings, store_option

__all__ = ["update"]


@click.command()
@click.argument("update", required=False)
@file_option("update", "notes.ru")
@timeout_option("an update", 300)
@store_option
@config_option
def update(
    update: str | None,
    file: Path | None,
    timeout: float | None,
    store: Path | None,
    config_file: Path | None,
) -> None:
    """Change graphs of your own by SPARQL 1.1 Update. UPDATE may be - for standard input.

    All of it or nothing: it is checked against the shapes and published as a generation of its own,
    while readers go on. WHERE asks the union of all graphs. What is inserted or deleted must say of
    which GRAPH. Graphs of your own stay when articles are built, made again or removed; those that
    follow from articles, lists and judgements cannot be changed here: see kg review.

    \b
    kg update 'INSERT { GRAPH <https://example.org/notes> { ?x rdfs:comment "seen" } }
      WHERE { ?x a agl:Agglomeration }'
    kg update --file notes.ru
    """
    from kg.query import open_store

    text = text_of("an UPDATE", update, file, "kg update --file notes.ru")
    chosen = settings(config_file, store=store, timeout_seconds=timeout)
    with open_store(chosen.store, outside=chosen.outside.split()) as reader:
        changes = reader.update(text, bounds(chosen))
    click.echo(f"{changes.inserted} inserted, {changes.deleted} deleted")
