"""Options that several commands share, and the settings that they make."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from kg.config import Config, load

__all__ = [
    "column_option",
    "config_option",
    "row_format_options",
    "settings",
    "store_option",
    "workers_option",
]

Command = Callable[..., Any]

store_option = click.option(
    "--store",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="DIR",
    help="The store's folder: --store ~/kazakh-news. Else KG_STORE, else ./kg-store.",
)
config_option = click.option(
    "--config",
    "config_file",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Settings in TOML: --config my.toml. Else KG_CONFIG, else ./kg.toml if there is one.",
)
workers_option = click.option(
    "--workers",
    type=click.IntRange(min=1),
    metavar="N",
    help="Processes that analyse side by side: --workers 2. The graph is the same with any number.",
)
column_option = click.option(
    "--column",
    "columns",
    multiple=True,
    metavar="NAME=COLUMN",
    callback=lambda _context, _option, given: ",".join(given) or None,
    help="What a column of a CSV is: --column text=Мәтін. NAME is text, title, date, url, id,"
    " publisher, author or license; may be repeated.",
)


def row_format_options(command: Command) -> Command:
    """``--json``, ``--csv`` and ``--tsv``: how a command writes its rows when not as a table."""
    kinds = {
        "json": "One JSON object a line: --json | jq .",
        "csv": "Comma-separated with a header: --csv > rows.csv",
        "tsv": "Tab-separated with a header: --tsv | cut -f1",
    }
    for kind, help_text in reversed(kinds.items()):
        command = click.option(f"--{kind}", "row_format", flag_value=kind, help=help_text)(command)
    return command


def settings(config_file: Path | None = None, **flags: object) -> Config:
    """The settings in force under these flags; those that are None were not given."""
    return load(flags, file=config_file)
