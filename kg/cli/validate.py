"""``kg validate``: whether the graph is as the ontology's shapes say."""

from __future__ import annotations

import json
import os
import re
from contextlib import ExitStack
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.exits import NOTHING_FOUND
from kg.cli.options import config_option, settings, store_option
from kg.cli.terminal import one_line

if TYPE_CHECKING:
    from kg.query import Violation

__all__ = ["validate"]

_LANGUAGES = ("kk", "ru", "en")
_WORDS = {  # languages -> what stands before node, path, value
    "kk": ("түйін", "қасиет", "мән"),
    "ru": ("узел", "свойство", "значение"),
    "en": ("node", "property", "value"),
}


@click.command()
@click.argument("file", required=False, type=click.Path(path_type=Path, dir_okay=False))
@click.option(
    "--lang",
    "language",
    type=click.Choice(_LANGUAGES),
    help="The language of the report: --lang kk. Else that of the locale, else English.",
)
@click.option(
    "--format",
    "format_name",
    type=click.Choice(["text", "json"]),
    default="text",
    help="--format json: one object a line, with the message in all languages.",
)
@click.option(
    "--limit",
    type=click.IntRange(min=1),
    metavar="N",
    help="Stop after N violations: --limit 20. Else all are shown.",
)
@store_option
@config_option
@click.pass_context
def validate(
    ctx: click.Context,
    file: Path | None,
    language: str | None,
    format_name: str,
    limit: int | None,
    store: Path | None,
    config_file: Path | None,
) -> None:
    """Check the graph against the ontology's shapes (SHACL).

    Every violation is told in words, with the article and the sentence behind it. FILE is checked
    instead of the store: .ttl .nt .nq .trig .rdf .jsonld; nothing is fetched for it. Exit 0 if all
    is as it must be, 1 if not, 3 if it could not be checked.

    \b
    kg validate
    kg validate mine.ttl --lang ru
    kg validate --format json | jq .shape
    """
    from kg.query import open_store, violations
    from kg.query.rdf_file import open_file

    with ExitStack() as opened:
        if file is not None:
            graph = open_file(file)
        else:
            graph = opened.enter_context(open_store(settings(config_file, store=store).store)).graph
        found = violations(graph, limit=limit)
        del graph  # Oxigraph closes with the last reference
    for one in found:
        click.echo(_json(one) if format_name == "json" else _words(one, language or _of_locale()))
    shown = "violations" if len(found) != 1 else "violation"
    click.echo(f"{len(found)} {shown}" + (", the first" if limit == len(found) else ""), err=True)
    ctx.exit(NOTHING_FOUND if found else 0)


def _of_locale() -> str:
    """The language that the person's locale asks messages to be in, if there are any in it."""
    name = next(filter(None, map(os.environ.get, ("LC_ALL", "LC_MESSAGES", "LANG"))), "")
    return name[:2] if name[:2] in _LANGUAGES else "en"


def _json(one: Violation) -> str:
    return json.dumps(asdict(one), ensure_ascii=False)


def _words(one: Violation, language: str) -> str:
    """The violation for people: what is wrong, of what, and who says it where."""
    from kg.graph.names import shorten

    message = one.messages.get(language) or next(iter(one.messages.values()), one.shape)
    short = re.compile(r"<([^<>]*)>")
    values = (one.focus, one.path, one.value)
    lines = [message]
    for word, value in zip(_WORDS[language], values, strict=True):
        if value:
            plain = short.sub(lambda found: shorten(found[1]), value)
            lines.append(f"  {word:<10}{one_line(plain)}")
    for evidence in one.evidence:
        if evidence.sentence:
            lines.append(f"  «{one_line(evidence.sentence)}»")
        lines.append(f"    {one_line(evidence.title)} ({one_line(evidence.source)})")
    return "\n".join(lines) + "\n"
