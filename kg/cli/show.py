"""``kg show``: what the graph knows of one thing, each fact with its sentence."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.options import config_option, row_format_options, settings, store_option
from kg.cli.output import echo_rows
from kg.cli.terminal import one_line, wrapped

if TYPE_CHECKING:
    from kg.query import Card

__all__ = ["echo_card", "show"]


@click.command()
@click.argument("entity")
@row_format_options
@store_option
@config_option
def show(entity: str, row_format: str | None, store: Path | None, config_file: Path | None) -> None:
    """Show an entity's names, types and facts, each with the sentence and article that say it.

    ENTITY is a name in any language of the graph, or an IRI. Several things of one name are shown
    one after the other. With each go its posts over time, and why the machine or a person took
    other names for its own. Where claims contradict each other, all are shown and say so: one
    denies what another says, or a decision has two dates. With --csv and --tsv a row is a fact.
    Exit 1 if there is none.

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
        facts = [asdict(fact) for one in cards for fact in one.facts]
        for fact in facts:
            fact["also_in"] = " ".join(fact["also_in"])
            fact["contradicted_by"] = "; ".join(fact["contradicted_by"])
        echo_rows(facts, row_format)
    else:
        for one in cards:
            echo_card(one)


def echo_card(one: Card) -> None:
    """Print what the graph knows of one thing."""
    click.secho(one_line(one.label), bold=True)
    click.echo(one.iri)
    names = [f"{label} @{language}" if language else label for label, language in one.names]
    _field("is a", ", ".join(one.types))
    _field("names", ", ".join(names))
    _field("mentioned", f"{one.mentions} times")
    for post in one.posts:
        told = " - ".join((post.stated_from, post.stated_to)) if post.stated_from else ""
        told = told or (f"until {post.stated_to}" if post.stated_to else "")
        seen = " - ".join(dict.fromkeys(filter(None, (post.first_attested, post.last_attested))))
        dates = "; ".join(filter(None, (told.strip(), f"seen {seen}" if seen else "")))
        _field("post", f"{post.holder}: {post.post}" + (f" ({dates})" if dates else ""))
    for merge in one.merged:
        judgement = f", judgement {merge.judgement}" if merge.judgement else ""
        _field("merged", f"{merge.name}, as {merge.with_name}: {merge.because}{judgement}")
    if any(fact.also_in for fact in one.facts):
        _field("sources", f"{one.sources}, near duplicates counted as one")
    for fact in one.facts:
        click.echo()
        for line in wrapped(f"{fact.subject}  {fact.predicate}  {fact.object}", "    ", ""):
            click.secho(line, fg="green")
        for line in wrapped(f"“{' '.join(fact.sentence.split())}”", "    "):
            click.echo(line)
        if fact.contradicted_by:
            for line in wrapped(f"contradicted by: {'; '.join(fact.contradicted_by)}", "    "):
                click.secho(line, fg="red")
        surety = f"{fact.modality}, confidence {fact.confidence:g}"
        also_in = f"also in: {' '.join(fact.also_in)}" if fact.also_in else ""
        for text in filter(None, (surety, fact.title, fact.article, also_in)):
            for line in wrapped(text, "    "):
                click.secho(line, dim=True)
    click.echo()


def _field(name: str, text: str) -> None:
    for line in wrapped(text, " " * 11, f"{name:<11}"):
        click.echo(line)
