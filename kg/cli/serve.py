"""``kg serve``: the store for the web."""

from __future__ import annotations

import logging
import os
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.asked import bounds
from kg.cli.options import config_option, settings, store_option

if TYPE_CHECKING:
    from kg.config import Config
    from kg.serve import Settings

__all__ = ["serve"]


@click.command()
@click.option("--host", metavar="HOST", help="Where to listen: --host 0.0.0.0, all interfaces.")
@click.option("--port", type=int, metavar="N", help="The port to listen at: --port 8080")
@click.option(
    "--base-url",
    metavar="URL",
    help="The address that the world knows: --base-url https://kg.example.kz/. Without it links"
    " stay on the host that was asked.",
)
@click.option(
    "--token-file",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    metavar="FILE",
    help="Tokens of those who may write, one a line: --token-file /etc/kg/tokens. Else KG_TOKEN;"
    " without any nobody may.",
)
@click.option(
    "--queries",
    type=click.IntRange(min=1),
    metavar="N",
    help="SPARQL queries that run side by side, each in a process: --queries 4",
)
@click.option(
    "--default-graph",
    type=click.Choice(["union", "named"]),
    default="union",
    help="What a query without GRAPH asks: --default-graph union, of all graphs; or the one"
    " that has no name.",
)
@click.option(
    "--only-licensed-texts",
    is_flag=True,
    help="Show no whole text without a licence that allows it: --only-licensed-texts",
)
@store_option
@config_option
def serve(
    host: str | None,
    port: int | None,
    base_url: str | None,
    token_file: Path | None,
    queries: int | None,
    default_graph: str,
    only_licensed_texts: bool,
    store: Path | None,
    config_file: Path | None,
) -> None:
    """Serve pages, search, a SPARQL endpoint and linked data over HTTP.

    What a build publishes meanwhile is served at once. Ctrl-C or SIGTERM ends it when the requests
    that run have ended, within ten seconds. Behind a proxy that speaks HTTPS give --base-url.

    \b
    kg serve
    kg serve --port 8080 --base-url https://kg.example.kz/
    """
    chosen = settings(
        config_file, store=store, host=host, port=port, base_url=base_url, queries=queries
    )
    from kg.serve.application import create_application
    from kg.serve.server import run

    _log_to_stderr()
    served = replace(
        _settings(chosen, _tokens(token_file), default_graph),
        only_licensed_texts=only_licensed_texts,
    )
    run(create_application(chosen.store, served), served, chosen.host, chosen.port)


def _settings(chosen: Config, tokens: tuple[str, ...], default_graph: str) -> Settings:
    from kg.serve import Settings

    return Settings(
        base_url=chosen.base_url,
        tokens=tokens,
        default_graph="named" if default_graph == "named" else "union",
        outside=tuple(chosen.outside.split()),
        bounds=bounds(chosen),
        queries=chosen.queries,
        engine=chosen.engine,
        wikidata=chosen.wikidata,
    )


def _tokens(file: Path | None) -> tuple[str, ...]:
    lines = file.read_text("utf-8") if file else os.environ.get("KG_TOKEN", "")
    return tuple(line.strip() for line in lines.splitlines() if line.strip())


def _log_to_stderr() -> None:
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s %(message)s")
