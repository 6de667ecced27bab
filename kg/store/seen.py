"""What a run has met so far, kept on disk: names in, what was told of each out."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from tempfile import gettempdir

from kg.errors import StoreUnusable

__all__ = ["Seen"]


class Seen:
    """The sources of one run by their identity, so many that memory should not hold them all."""

    def __init__(self) -> None:
        # SQLite's own temporary file, which is in memory while it is small
        self._connection = sqlite3.connect("")
        self._connection.execute(
            "CREATE TABLE seen (identity TEXT PRIMARY KEY, location TEXT, hash TEXT,"
            " captured INTEGER) WITHOUT ROWID"
        )

    def close(self) -> None:
        """Forget all of them."""
        self._connection.close()

    def __contains__(self, identity: str) -> bool:
        return self.first(identity) is not None

    def first(self, identity: str) -> tuple[str, str, bool] | None:
        """Location and hash of the first source of that identity, and whether a crawl took it."""
        query = "SELECT location, hash, captured FROM seen WHERE identity = ?"
        with _told(), closing(self._connection.execute(query, (identity,))) as cursor:
            row: tuple[str, str, int] | None = cursor.fetchone()
        return (row[0], row[1], bool(row[2])) if row else None

    def add(
        self, identity: str, location: str, source_hash: str, is_captured: bool = False
    ) -> None:
        """Remember the first source of an identity."""
        row = (identity, location, source_hash, is_captured)
        with _told():
            self._connection.execute("INSERT INTO seen VALUES (?, ?, ?, ?)", row)


@contextmanager
def _told() -> Iterator[None]:
    try:
        yield
    except sqlite3.Error as error:
        raise StoreUnusable(
            f"what was read cannot be noted down: {error}",
            place=gettempdir(),
            hint="check free space: df -h /tmp ; or name another folder: TMPDIR=...",
        ) from error
