"""``kg``: all commands in one group, errors turned into one line and an exit code."""

from __future__ import annotations

import os
from typing import Any

import click

from kg import __version__
from kg.cli.annotate import annotate
from kg.cli.backup import backup
from kg.cli.build import build
from kg.cli.completion import completion
from kg.cli.config import config
from kg.cli.doctor import doctor
from kg.cli.evaluate import evaluate
from kg.cli.exits import INTERRUPTED, exit_code, report
from kg.cli.export import export
from kg.cli.remove import remove
from kg.cli.restore import restore
from kg.cli.review import review
from kg.cli.search import search
from kg.cli.show import show
from kg.cli.sparql import sparql
from kg.cli.stats import stats
from kg.cli.train import train
from kg.cli.update import update
from kg.cli.validate import validate
from kg.cli.watch import watch
from kg.errors import KgError

__all__ = ["main"]

_CONTEXT = {"help_option_names": ["-h", "--help"], "max_content_width": 100}


class _Commands(click.Group):
    """Lists commands in the order of work, and shows a KgError as what, where and what next."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.commands)

    def invoke(self, ctx: click.Context) -> Any:
        if os.environ.get("NO_COLOR"):
            ctx.color = False
        try:
            return super().invoke(ctx)
        except KgError as error:
            report(error)
            ctx.exit(exit_code(error))
        except KeyboardInterrupt:
            click.echo("kg: interrupted; the store is as it was", err=True)
            ctx.exit(INTERRUPTED)


@click.group(cls=_Commands, context_settings=_CONTEXT)
@click.version_option(__version__, prog_name="kg")
def main() -> None:
    """Kazakh news and reports in, a knowledge graph with full-text search out.

    \b
    kg build                         the sample corpus into ./kg-store
    kg build FOLDER                  your own articles: pages, PDF, Word, tables, archives
    kg build https://.../feed.xml    those that a site's feed lists
    kg search агломерация            articles that hold the word in any of its forms
    kg sparql 'SELECT * { ?akimat a agl:Akimat } LIMIT 5'

    Exit: 0 done or found, 1 nothing found, 2 misuse, 3 failed.
    """


for _command in (
    build,
    remove,
    annotate,
    search,
    watch,
    sparql,
    update,
    show,
    review,
    export,
    validate,
    stats,
    backup,
    restore,
    evaluate,
    train,
    config,
    doctor,
    completion,
):
    main.add_command(_command)
