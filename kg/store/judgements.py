"""People's judgements in and out of the generation's SQLite file."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from kg.judgement import Judgement

__all__ = ["Judgements"]

_ALL = "SELECT given, verdict, one, other, author, why FROM judgements ORDER BY given, id"
_PUT = "INSERT OR IGNORE INTO judgements VALUES (?, ?, ?, ?, ?, ?, ?)"
_TABLE = "SELECT name FROM sqlite_master WHERE name = 'judgements'"


class Judgements:
    """What people decided; a store that an older version wrote has none."""

    def __init__(
        self, rows: Callable[..., Iterator[tuple[Any, ...]]], change: Callable[..., None]
    ) -> None:
        self._rows, self._change = rows, change

    def __iter__(self) -> Iterator[Judgement]:
        """Every judgement, the earliest first."""
        if next(self._rows(_TABLE), None):
            for row in list(self._rows(_ALL)):
                yield Judgement(*row)

    def add(self, one: Judgement) -> None:
        """Keep *one*; the same judgement is kept once."""
        self._change(_PUT, one.id, one.when, one.verdict, *one.sides, one.by, one.why)

    def drop(self, id: str) -> None:
        """Forget the judgement of that id, as if it had never been given."""
        self._change("DELETE FROM judgements WHERE id = ?", id)
