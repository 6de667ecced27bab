"""``kg config``: every setting, its value, and where that came from."""

from __future__ import annotations

from pathlib import Path

import click

from kg.cli.options import config_option, row_format_options, settings, store_option
from kg.cli.output import echo_rows
from kg.config import Config

__all__ = ["config"]


@click.command()
@row_format_options
@store_option
@config_option
def config(row_format: str | None, store: Path | None, config_file: Path | None) -> None:
    """Show each setting with its value and where the value came from.

    Flags beat KG_* variables (KG_STORE, KG_BASE_IRI, ...), which beat kg.toml, which beats the
    defaults.

    \b
    kg config
    KG_WORKERS=2 kg config --json
    """
    chosen = settings(config_file, store=store)
    rows = []
    for name, meaning in Config.names().items():
        value = getattr(chosen, name)
        shown = str(value) if isinstance(value, Path) else value
        row = {"setting": name, "value": shown, "from": chosen.origins[name], "meaning": meaning}
        rows.append(row)
    echo_rows(rows, row_format)
