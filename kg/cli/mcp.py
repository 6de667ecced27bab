"""``kg mcp``: the store for assistants."""

from __future__ import annotations

from pathlib import Path

import click

from kg.cli.asked import bounds, timeout_option
from kg.cli.options import config_option, settings, store_option

__all__ = ["mcp"]


@click.command()
@timeout_option("a query", 5)
@store_option
@config_option
def mcp(timeout: float | None, store: Path | None, config_file: Path | None) -> None:
    """Serve the store to an assistant by the Model Context Protocol, on standard input and output.

    The assistant's program starts it. Its tools only read: search, entity, sparql, evidence,
    article; what a build publishes meanwhile is read at once. Needs pip install 'agglo-kg[mcp]'.

    \b
    kg mcp
    kg mcp --store ~/kazakh-news --timeout 20
    """
    chosen = settings(config_file, store=store, timeout_seconds=timeout)
    from kg.serve.current import Current
    from kg.serve.mcp import create_server
    from kg.serve.settings import Settings
    from kg.serve.tools import Tools

    served = Settings(bounds=bounds(chosen))
    current = Current(chosen.store, served)
    tools = Tools(current, served)
    try:
        create_server(tools).run()
    finally:
        tools.close()
        current.close()
