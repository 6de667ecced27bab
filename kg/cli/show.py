"""``kg show``: what the graph knows of one thing, each fact with its sentence."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.options import config_option, row_format_options, settings, store_option
from kg.cli.output import echo_rows

if TYPE_CHECKING:
    from kg.query import Card

__all__ = ["show"]


@click.command()
@click.argument("entity")
@row_format_options
@store_option
@config_option
def show(entity: str, row_format: str | None, store: Path | None, config_file: Path | None) -> None:
    """Show an entity's names, types and facts, each with the sentence and article that say it.

    ENTITY is a name in any language of the graph, or an IRI. Several things of one name are shown
    one after the other. With --csv and --tsv a row is a fact. Exit 1 if there is none.

    \b
    kg show 'Алматы облысының әкімдігі'
    kg show https://w3id.org/agglo-kg/id/unit/kato-750000000
    """
    from kg.query import card, open_store

    with open_store(settings(config_file, store=store).store) as reader:
        cards = card(reader.graph, entity)
    if row_format == "json":
        for one in cards:
            click.echo(json.dumps(asdict(one), ensure_ascii=False))
    elif row_format:
        echo_rows([asdict(fact) for one in cards for fact in one.facts], row_format)
    else:
        for one in cards:
            _print(one)


def _print(one: Card) -> None:
    click.secho(one.label, bold=True)
    click.echo(f"{one.iri}")
    click.echo("is a       " + ", ".join(one.types))
    names = [f"{label} @{language}" for label, language in one.names]
    click.echo("names      " + ", ".join(names))
    click.echo(f"mentioned  {one.mentions} times")
    for fact in one.facts:
        click.echo()
        click.secho(f"{fact.subject}  {fact.predicate}  {fact.object}", fg="green")
        click.echo(f"  {fact.modality}, confidence {fact.confidence:g}")
        click.echo(f"  “{' '.join(fact.sentence.split())}”")
        click.echo(f"  {fact.title or 'untitled'}  {fact.article}")
    click.echo()
