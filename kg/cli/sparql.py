"""``kg sparql``: questions to the graph."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click

from kg.cli.asked import bounds, file_option, text_of, timeout_option
from kg.cli.exits import NOTHING_FOUND
from kg.cli.options import config_option, settings, store_option
from kg.cli.output import echo_rows

__all__ = ["sparql"]

_FORMATS = (
    *("table", "json", "xml", "csv", "tsv"),
    *("turtle", "ntriples", "nquads", "trig", "jsonld", "rdfxml"),
)


@click.command()
@click.argument("query", required=False)
@file_option("query", "posts.rq")
@click.option(
    "--format",
    "format_name",
    type=click.Choice(_FORMATS),
    default="table",
    help="--format csv. SELECT, ASK: table json xml csv tsv; CONSTRUCT, DESCRIBE: turtle ntriples"
    " nquads trig jsonld rdfxml.",
)
@timeout_option("a query", 5)
@store_option
@config_option
@click.pass_context
def sparql(
    ctx: click.Context,
    query: str | None,
    file: Path | None,
    format_name: str,
    timeout: float | None,
    store: Path | None,
    config_file: Path | None,
) -> None:
    """Ask the graph in SPARQL 1.1; read-only, without network. QUERY may be - for standard input.

    The default graph is the union of all; GRAPH ?g tells which article said it. The prefixes agl:
    skos: org: schema: dct: nif: prov: and their like need no declaration. A table has at most 1000
    rows, the other formats have all. Exit 1 if there is no row, no triple, or ASK says no.

    \b
    kg sparql 'SELECT ?name { ?x a agl:Akimat ; skos:prefLabel ?name }'
    kg sparql --file question.rq --format csv
    """
    from kg.query import open_store

    text = text_of("a QUERY", query, file, "kg sparql 'ASK { ?s ?p ?o }'")
    chosen = settings(config_file, store=store, timeout_seconds=timeout)
    with (
        open_store(chosen.store, outside=chosen.outside.split()) as reader,
        reader.limited(bounds(chosen)) as limited,
    ):
        output = _Table() if format_name == "table" else sys.stdout.buffer
        answered = limited.write(text, output, format_name)
        if isinstance(output, _Table):
            output.show()
    ctx.exit(0 if answered else NOTHING_FOUND)


class _Table:
    """What a query answers for people to read: a table, yes or no, or triples as Turtle."""

    def __init__(self) -> None:
        self._content = bytearray()
        self._is_json: bool | None = None

    def write(self, content: bytes) -> int:
        """Keep rows, which are few, and pass on triples, which may be many."""
        if self._is_json is None:
            self._is_json = content.startswith((b"[", b"true", b"false"))
        if self._is_json:
            self._content += content
        else:
            sys.stdout.buffer.write(content)
        return len(content)

    def flush(self) -> None:
        """Pass on what can be."""
        sys.stdout.buffer.flush()

    def show(self) -> None:
        """Print what was kept."""
        from kg.query.sparql import MOST_SHOWN

        if not self._content:
            return
        head, *rows = map(json.loads, self._content.splitlines())
        if isinstance(head, bool):
            click.echo("yes" if head else "no")
            return
        # By place: a row of no variable is a row as well, and so is one of none bound.
        echo_rows([dict(zip(head, row, strict=True)) for row in rows[:MOST_SHOWN]], None)
        if len(rows) > MOST_SHOWN:
            click.echo(f"The first {MOST_SHOWN} rows; for all: --format tsv", err=True)
