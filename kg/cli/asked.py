"""A query or update on the command line in, its text and what it may take out."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from kg.config import Config
    from kg.query.limits import Bounds

__all__ = ["bounds", "file_option", "text_of", "timeout_option"]

Option = Callable[[Callable[..., Any]], Callable[..., Any]]


def file_option(what: str, example: str) -> Option:
    """``--file``: where the query or update stands."""
    return click.option(
        "--file",
        "file",
        type=click.Path(path_type=Path, exists=True, dir_okay=False),
        metavar="F",
        help=f"The {what} stands in a file: --file {example}",
    )


def timeout_option(what: str, example: int) -> Option:
    """``--timeout``: when the query or update is ended."""
    return click.option(
        "--timeout",
        type=float,
        metavar="SECONDS",
        help=f"End {what} that takes longer, exit 3: --timeout {example}",
    )


def bounds(chosen: Config) -> Bounds:
    """What the settings allow one query or update to take."""
    from kg.query.limits import Bounds

    return Bounds(
        chosen.timeout_seconds, chosen.query_bytes, chosen.query_rows, chosen.query_letters
    )


def text_of(what: str, given: str | None, file: Path | None, example: str) -> str:
    """The query or update that was *given*, or that stands in *file* or on standard input."""
    from kg.errors import QueryMalformed

    if (given is None) == (file is None):
        raise click.UsageError(f"give {what}, - or --file F: {example}")
    if file is None and given != "-":
        return str(given)
    try:
        content = file.read_bytes() if file else sys.stdin.buffer.read()
        return content.decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        place = str(file or "standard input")
        raise QueryMalformed(
            f"this is not {what}: {error}", place=place, hint="save it as UTF-8"
        ) from error
