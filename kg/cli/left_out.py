"""What a build left out in, lines for people or JSON lines for programs out."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, TextIO

import click

from kg.cli.terminal import one_line

if TYPE_CHECKING:
    from kg.model import Skipped

__all__ = ["echo_left_out", "write_left_out"]

_SHOWN = 20  # sources that are named on a terminal, if no more
_SHOWN_OF_A_KIND = 3  # at least; where there are many kinds, each is to be seen


def echo_left_out(word: str, left_out: Sequence[Skipped]) -> bool:
    """Name each of *left_out* on standard error, by kind; of many the first. Whether all were."""
    kinds: dict[str, list[Skipped]] = {}
    for one in left_out:
        kinds.setdefault(one.kind, []).append(one)
    rooms = _rooms({kind: len(listed) for kind, listed in kinds.items()})
    for kind, listed in kinds.items():
        _echo_kind(word, listed[: rooms[kind]])
        if more := len(listed) - rooms[kind]:
            click.echo(f"... and {more} more of this kind ({kind})", err=True)
    return sum(rooms.values()) == len(left_out)


def write_left_out(left_out: Sequence[Skipped], file: TextIO) -> None:
    """Write each of *left_out* as an object with location, kind, reason and hint on a line."""
    for one in left_out:
        known = asdict(one)
        row = {name: known[name] for name in ("location", "kind", "reason", "hint")}
        file.write(json.dumps(row, ensure_ascii=False) + "\n")


def _rooms(counts: dict[str, int]) -> dict[str, int]:
    """How many of each kind are shown: what small kinds leave over is there for large ones."""
    rooms, left = {}, _SHOWN
    for number, kind in enumerate(sorted(counts, key=lambda one: counts[one])):
        share = max(_SHOWN_OF_A_KIND, left // (len(counts) - number))
        rooms[kind] = min(counts[kind], share)
        left -= rooms[kind]
    return rooms


def _echo_kind(word: str, listed: Sequence[Skipped]) -> None:
    """Those with one hint stand together above it, so that it is given once."""
    hints: dict[str, list[Skipped]] = {}
    for one in listed:
        hints.setdefault(one.hint, []).append(one)
    for hint, together in hints.items():
        for one in together:
            click.echo(one_line(f"{word} {one.location}: {one.reason}"), err=True)
        if hint:
            click.echo(f"    {one_line(hint)}", err=True)
