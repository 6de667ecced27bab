"""Errors of the library in, one line for people and an exit code for scripts out."""

from __future__ import annotations

import click

from kg.cli.terminal import one_line
from kg.errors import (
    ConfigError,
    DocumentMissing,
    EntityMissing,
    JudgementMalformed,
    JudgementMissing,
    KgError,
    QueryError,
    QueryTimeout,
    QueryTooLarge,
    WatchMissing,
    WatchRefused,
)

__all__ = ["FAILED", "INTERRUPTED", "MISUSE", "NOTHING_FOUND", "exit_code", "report"]

NOTHING_FOUND, MISUSE, FAILED = 1, 2, 3
INTERRUPTED = 130  # as shells have it for Ctrl-C


def report(error: KgError) -> None:
    """Print what went wrong, where, and what to do next, on standard error."""
    click.echo(f"kg: {one_line(str(error))}", err=True)
    if error.hint:
        click.echo(f"    {one_line(error.hint)}", err=True)


def exit_code(error: KgError) -> int:
    """The exit code that tells a script what kind of failure it was."""
    if isinstance(error, DocumentMissing | EntityMissing | JudgementMissing | WatchMissing):
        return NOTHING_FOUND
    is_misuse = isinstance(
        error, ConfigError | JudgementMalformed | QueryError | WatchRefused
    ) and not isinstance(error, QueryTimeout | QueryTooLarge)
    return MISUSE if is_misuse else FAILED
