"""A connection to an article store's file in, its tables out."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite3 import Connection

__all__ = ["make_tables"]

_TABLES = """
CREATE TABLE IF NOT EXISTS articles (
    identity TEXT PRIMARY KEY,
    id TEXT NOT NULL,
    key TEXT NOT NULL UNIQUE,
    url TEXT,
    location TEXT NOT NULL,
    collection TEXT NOT NULL,
    source_hash TEXT NOT NULL,
    removed INTEGER NOT NULL DEFAULT 0,
    article BLOB,
    tokens BLOB,
    extraction BLOB,
    original TEXT,
    source BLOB
);
CREATE TABLE IF NOT EXISTS answers (
    address TEXT PRIMARY KEY,
    content_type TEXT NOT NULL,
    etag TEXT NOT NULL,
    last_modified TEXT NOT NULL,
    content TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS judgements (
    id TEXT PRIMARY KEY,
    given TEXT NOT NULL,
    verdict TEXT NOT NULL,
    one TEXT NOT NULL,
    other TEXT NOT NULL,
    author TEXT NOT NULL,
    why TEXT NOT NULL
) WITHOUT ROWID;
"""
_INDEXES = """
CREATE INDEX IF NOT EXISTS articles_by_id ON articles (id);
CREATE INDEX IF NOT EXISTS articles_by_collection ON articles (collection);
CREATE INDEX IF NOT EXISTS articles_by_original ON articles (original) WHERE original NOT NULL;
"""
_SINCE_FORMAT_2 = {"original": "TEXT", "source": "BLOB"}


def make_tables(connection: Connection) -> None:
    """Make what is missing, also in the private copy of a store that an older version wrote."""
    connection.executescript(_TABLES)
    known = {row[1] for row in connection.execute("PRAGMA table_info(articles)")}
    for column, kind in _SINCE_FORMAT_2.items():
        if column not in known:
            connection.execute(f"ALTER TABLE articles ADD COLUMN {column} {kind}")
    connection.executescript(_INDEXES)
