"""Resolved articles in and out of the generation's SQLite file, with the state of each source."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg.errors import StoreUnusable
from kg.model import Article, Resolved, Source
from kg.store.records import (
    article_bytes,
    article_of,
    resolved_bytes,
    resolved_of,
    token_bytes,
    with_tokens,
)

__all__ = ["ArticleStore", "Kept"]

_SCHEMA = """
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
    extraction BLOB
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS articles_by_id ON articles (id);
CREATE INDEX IF NOT EXISTS articles_by_collection ON articles (collection);
"""


@dataclass(frozen=True, slots=True)
class Kept:
    """What the store knows of a source without unpacking its article.

    A *removed* one is a tombstone: nothing but its names is left.
    """

    identity: str
    id: str
    key: str
    url: str | None
    location: str
    collection: str
    source_hash: str
    removed: bool


_COLUMNS = "identity, id, key, url, location, collection, source_hash, removed"


class ArticleStore:
    """The articles of one generation; changes are kept at ``commit``."""

    def __init__(self, path: Path, *, writable: bool = False) -> None:
        """Open the file at *path*; a writable one is made where there is none."""
        mode = "rwc" if writable else "ro"
        try:
            self._connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode={mode}", uri=True)
            if writable:
                self._connection.executescript(_SCHEMA)
        except sqlite3.Error as error:
            raise StoreUnusable(f"articles cannot be opened: {error}", place=str(path)) from error

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def __enter__(self) -> ArticleStore:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def copy_to(self, path: Path) -> None:
        """Write a copy to *path* by SQLite's own backup, since it writes in place."""
        target = sqlite3.connect(path)
        try:
            self._connection.backup(target)
        finally:
            target.close()

    def commit(self) -> None:
        """Keep the changes made since the last time."""
        self._connection.commit()

    def known(self) -> Iterator[Kept]:
        """Every source that the store has or has a tombstone of."""
        query = f"SELECT {_COLUMNS} FROM articles ORDER BY identity"
        for row in self._connection.execute(query):
            yield _kept(row)

    def find(self, name: str, base_iri: str) -> Kept | None:
        """The source that *name* tells: an id, key, IRI, URL, identity or path as it was given."""
        key = name.removeprefix(f"{base_iri}doc/")
        query = (
            f"SELECT {_COLUMNS} FROM articles WHERE ?1 IN (id, key, url, identity, location)"
            " OR key = ?2 ORDER BY identity LIMIT 1"
        )
        row = self._connection.execute(query, (name, key)).fetchone()
        return _kept(row) if row else None

    def put(self, source: Source, source_hash: str, resolved: Resolved) -> None:
        """Keep *resolved* as what *source* says, in the place of what it said before."""
        article = resolved.extraction.article
        self._connection.execute(
            f"INSERT OR REPLACE INTO articles ({_COLUMNS}, article, tokens, extraction)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, 0, ?, ?, ?)",
            (
                source.identity,
                article.id,
                article.key,
                article.metadata.url,
                source.location,
                source.collection,
                source_hash,
                *_blobs(resolved),
            ),
        )

    def renew(self, resolved: Resolved) -> None:
        """Keep a new extraction of an article that the store has."""
        article = resolved.extraction.article
        self._connection.execute(
            "UPDATE articles SET article = ?, tokens = ?, extraction = ? WHERE key = ?",
            (*_blobs(resolved), article.key),
        )

    def bury(self, key: str) -> None:
        """Drop an article and leave its tombstone."""
        self._connection.execute(
            "UPDATE articles SET removed = 1, article = NULL, tokens = NULL, extraction = NULL"
            " WHERE key = ?",
            (key,),
        )

    def forget(self, key: str) -> None:
        """Drop an article or a tombstone without a trace."""
        self._connection.execute("DELETE FROM articles WHERE key = ?", (key,))

    def article(self, key: str) -> Article:
        """The article of that key with its tokens; raises StoreUnusable where there is none."""
        article, tokens = self._blobs_of(key, "article, tokens")
        return with_tokens(article_of(article), tokens)

    def resolved(self, key: str) -> Resolved:
        """The article of that key with its tokens and all that it says."""
        article, tokens, extraction = self._blobs_of(key, "article, tokens, extraction")
        return resolved_of(extraction, with_tokens(article_of(article), tokens))

    def articles(self) -> Iterator[Article]:
        """Every kept article, its tokens left out, by key."""
        for article, _ in self._kept():
            yield article_of(article)

    def all_resolved(self) -> Iterator[Resolved]:
        """Every kept article with all that it says, its tokens left out, by key."""
        for article, extraction in self._kept():
            yield resolved_of(extraction, article_of(article))

    def _kept(self) -> Iterator[tuple[bytes, bytes]]:
        query = "SELECT article, extraction FROM articles WHERE NOT removed ORDER BY key"
        yield from self._connection.execute(query)

    def _blobs_of(self, key: str, columns: str) -> tuple[bytes, ...]:
        query = f"SELECT {columns} FROM articles WHERE key = ? AND NOT removed"
        row: tuple[bytes, ...] | None = self._connection.execute(query, (key,)).fetchone()
        if row is None:
            raise StoreUnusable(f"the article store has no {key}", hint="kg build --again")
        return row


def _kept(row: tuple[Any, ...]) -> Kept:
    values = dict(zip(_COLUMNS.split(", "), row, strict=True))
    return Kept(**{**values, "removed": bool(values["removed"])})


def _blobs(resolved: Resolved) -> tuple[bytes, bytes, bytes]:
    article = resolved.extraction.article
    return article_bytes(article), token_bytes(article), resolved_bytes(resolved)
