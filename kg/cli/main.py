"""``kg``: all commands in one group, errors turned into one line and an exit code."""

from __future__ import annotations

import atexit
import gc
import os
from collections.abc import Iterator, Mapping
from importlib import import_module
from typing import Any

import click

from kg import __version__
from kg.cli.exits import INTERRUPTED, exit_code, report
from kg.errors import KgError

__all__ = ["main"]

_CONTEXT = {"help_option_names": ["-h", "--help"], "max_content_width": 100}
# What is left at the end goes with the process: to look for cycles in it takes longer than to ask
# a query.
atexit.register(gc.freeze)

# In the order of work.  A command is the function of its name in the module of its name.
_NAMES = (
    *("build", "remove", "annotate", "search", "watch", "sparql", "update", "show", "review"),
    *(
        "export",
        "serve",
        "mcp",
        "validate",
        "stats",
        "backup",
        "restore",
        "evaluate",
        "train",
        "config",
    ),
    *("doctor", "completion"),
)


class _Commands(Mapping[str, click.Command]):
    """The commands by name; each is loaded when it is asked for."""

    def __getitem__(self, name: str) -> click.Command:
        if name not in _NAMES:
            raise KeyError(name)
        command: click.Command = getattr(import_module(f"kg.cli.{name}"), name)
        return command

    def __iter__(self) -> Iterator[str]:
        return iter(_NAMES)

    def __len__(self) -> int:
        return len(_NAMES)


class _Group(click.Group):
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


@click.group(cls=_Group, commands=_Commands(), context_settings=_CONTEXT)
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
