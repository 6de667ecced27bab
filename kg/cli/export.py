"""``kg export``: the graph as files for others to load."""

from __future__ import annotations

from pathlib import Path

import click

from kg.cli.options import config_option, settings, store_option

__all__ = ["export"]

_FORMATS = ("nquads", "trig", "turtle", "jsonld", "rdfxml")  # as kg.export.DUMP_FORMATS


@click.command()
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False), metavar="DIR")
@click.option(
    "--profile",
    type=click.Choice(["rdf"]),
    default="rdf",
    help="What to write: --profile rdf, the whole graph in one file.",
)
@click.option(
    "--format",
    "format_name",
    type=click.Choice(_FORMATS),
    default="nquads",
    help="--format turtle. Turtle and RDF/XML have the union of all graphs.",
)
@click.option(
    "--rdf12",
    "reifiers",
    is_flag=True,
    help="Claims in RDF 1.2, ?claim rdf:reifies <<( ?s ?p ?o )>>: --rdf12 --format trig.",
)
@store_option
@config_option
def export(
    folder: Path,
    profile: str,
    format_name: str,
    reifiers: bool,
    store: Path | None,
    config_file: Path | None,
) -> None:
    """Write the graph to DIR in a standard RDF format.

    \b
    kg export release                    release/agglo-kg.nq
    kg export release --format turtle    release/agglo-kg.ttl
    kg export release --rdf12            claims as RDF 1.2 reifiers
    """
    from kg.export import dump
    from kg.query import open_store

    with open_store(settings(config_file, store=store).store) as reader:
        click.echo(dump(reader.graph, folder, format_name, reifiers=reifiers))
