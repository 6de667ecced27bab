"""Rows in, what a person or a pipe reads out: the one place that knows the row formats."""

from __future__ import annotations

import csv
import io
import json
import sys
from collections.abc import Mapping, Sequence
from typing import Any

import click

from kg.cli.table import table_lines
from kg.cli.terminal import columns

__all__ = ["echo_rows"]


def echo_rows(rows: Sequence[Mapping[str, Any]], row_format: str | None) -> None:
    """Print *rows*, all with the same keys, as a table or as JSON lines, CSV or TSV."""
    if row_format == "json":
        for row in rows:
            click.echo(json.dumps(row, ensure_ascii=False))
        return
    if not rows:
        return
    names = list(rows[0])
    cells = [[_cell(row[name]) for name in names] for row in rows]
    if row_format in ("csv", "tsv"):
        click.echo(_separated(names, cells, "," if row_format == "csv" else "\t"), nl=False)
        return
    room = columns() if sys.stdout.isatty() else None
    for line in table_lines(names, cells, room):
        click.echo(line)


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, str | int):
        return str(value)
    if isinstance(value, float):
        return f"{value:.3f}".rstrip("0").rstrip(".")
    return json.dumps(value, ensure_ascii=False)


def _separated(names: list[str], cells: list[list[str]], separator: str) -> str:
    from kg.query.rows import harmless

    output = io.StringIO()
    writer = csv.writer(output, delimiter=separator, lineterminator="\n")
    writer.writerow(names)
    for row in cells:
        writer.writerow(map(harmless, row))
    return output.getvalue()
