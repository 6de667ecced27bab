"""``kg sparql``: questions to the graph."""

from __future__ import annotations

import sys
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any

import click

from kg.cli.exits import NOTHING_FOUND, exit_code, report
from kg.cli.options import config_option, settings, store_option
from kg.cli.output import echo_rows

__all__ = ["sparql"]

_FORMATS = ("table", "json", "xml", "csv", "tsv", "turtle", "nquads", "jsonld", "rdfxml")
_MOST_ROWS = 1000  # of a table for people, which is held in memory


@click.command()
@click.argument("query", required=False)
@click.option(
    "--file",
    "file",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    metavar="F",
    help="The query stands in a file: --file posts.rq",
)
@click.option(
    "--format",
    "format_name",
    type=click.Choice(_FORMATS),
    default="table",
    help="--format csv. SELECT, ASK: table json xml csv tsv; CONSTRUCT, DESCRIBE: turtle nquads"
    " jsonld rdfxml.",
)
@click.option(
    "--timeout",
    type=float,
    metavar="SECONDS",
    help="End a query that takes longer, exit 3: --timeout 5",
)
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
    from kg.query.limits import run_limited

    if (query is None) == (file is None):
        raise click.UsageError("give a QUERY, - or --file F: kg sparql 'ASK { ?s ?p ?o }'")
    text = _text(query, file)
    chosen = settings(config_file, store=store, timeout_seconds=timeout)
    with open_store(chosen.store) as reader:
        code = run_limited(partial(_answer, reader, text, format_name), chosen.timeout_seconds)
    ctx.exit(code)


def _text(query: str | None, file: Path | None) -> str:
    """The query that was given, or that stands in *file* or on standard input."""
    from kg.errors import QueryMalformed

    if file is None and query != "-":
        return str(query)
    try:
        content = file.read_bytes() if file else sys.stdin.buffer.read()
        return content.decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        place = str(file or "standard input")
        raise QueryMalformed(f"no query: {error}", place=place, hint="save it as UTF-8") from error


def _answer(reader: Any, text: str, format_name: str) -> int:
    """Run the query in the child process and print its results; the exit code."""
    from kg.errors import KgError
    from kg.query import write_results

    try:
        found = reader.query(text)
        if format_name == "table":
            answered = _print_table(found)
        else:
            answered = write_results(found, sys.stdout.buffer, format_name)
        return 0 if answered else NOTHING_FOUND
    except KgError as error:
        report(error)
        return exit_code(error)


def _print_table(found: Any) -> bool:
    import pyoxigraph as ox

    from kg.query import write_results

    if isinstance(found, ox.QueryBoolean):
        click.echo("yes" if found else "no")
        return bool(found)
    if isinstance(found, ox.QueryTriples):
        return write_results(found, sys.stdout.buffer, "turtle")
    names = [variable.value for variable in found.variables]
    # By place: a row of no variable is a row as well, and so is one of none bound.
    rows = [dict(zip(names, map(_shown, row), strict=True)) for row in islice(found, _MOST_ROWS)]
    echo_rows(rows, None)
    if next(found, None) is not None:
        click.echo(f"The first {_MOST_ROWS} rows; for all: --format tsv", err=True)
    return bool(rows)


def _shown(term: Any) -> str:
    import pyoxigraph as ox

    from kg.graph.names import shorten

    if isinstance(term, ox.NamedNode):
        return shorten(term.value)
    return term.value if isinstance(term, ox.Literal) else str(term or "")
