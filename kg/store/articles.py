"""Resolved articles in and out of the generation's SQLite file, with the state of each source."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from kg.errors import StoreUnusable
from kg.model import Article, Resolved, Source, Wording
from kg.store.answers import Answers
from kg.store.judgements import Judgements
from kg.store.originals import Originals
from kg.store.records import (
    UNPACKING_ERRORS,
    article_bytes,
    article_of,
    resolved_bytes,
    resolved_of,
    source_bytes,
    source_of,
)
from kg.store.schema import make_tables
from kg.store.streams import token_bytes, with_tokens, wording_of

__all__ = ["ArticleStore", "Kept"]


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


_KEPT = """
SELECT identity, id, key, url, location, collection, source_hash, removed FROM articles
"""
# the surest name first: a given id may look like another article's path
_FIND = """
WHERE :name IN (id, key, url, identity, location) OR key = :key OR location = :path
ORDER BY CASE WHEN id = :name THEN 0 WHEN key IN (:name, :key) THEN 1 WHEN identity = :name THEN 2
              WHEN url = :name THEN 3 ELSE 4 END, identity
LIMIT 1
"""
_PUT = """
INSERT OR REPLACE INTO articles (
    identity, id, key, url, location, collection, source_hash, original, source,
    article, tokens, extraction
) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""
_RENEW = "UPDATE articles SET url = ?, article = ?, tokens = ?, extraction = ? WHERE key = ?"
_KEEP_ORIGINAL = "UPDATE articles SET original = ?, source = ? WHERE identity = ?"
_BURY = """
UPDATE articles SET removed = 1, article = NULL, tokens = NULL, extraction = NULL, original = NULL,
                    source = NULL
WHERE key = ?
"""
_SOURCES = "SELECT article, original, source FROM articles WHERE NOT removed ORDER BY key"
_FORGET_ANSWER = """
DELETE FROM answers WHERE address = (SELECT location FROM articles WHERE key = ?)
"""
_ORIGINALS = """
SELECT original FROM articles WHERE original >= :first AND original < :end
UNION SELECT content FROM answers WHERE content >= :first AND content < :end
"""
_BLOBS = "SELECT {} FROM articles WHERE key = ? AND NOT removed"
_ALL = "SELECT article, extraction FROM articles WHERE NOT removed ORDER BY key"


class ArticleStore:
    """The articles of one generation; changes are kept at ``commit``.

    Every method raises StoreUnusable where the file is damaged or the disk is full.
    """

    def __init__(self, path: Path, *, writable: bool = False) -> None:
        """Open the file at *path*; a writable one is made where there is none."""
        self._path = path
        mode = "rwc" if writable else "ro"
        with _told(path):
            address = f"{path.absolute().as_uri()}?mode={mode}"
            # A server's readers go from thread to thread.
            self._connection = sqlite3.connect(address, uri=True, check_same_thread=writable)
            try:
                if writable:
                    make_tables(self._connection)
            except BaseException:
                self._connection.close()
                raise

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def __enter__(self) -> ArticleStore:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def copy_to(self, path: Path) -> None:
        """Write a copy to *path* by SQLite's own backup, since it writes in place."""
        with _told(self._path), closing(sqlite3.connect(path)) as target:
            self._connection.backup(target)

    def commit(self) -> None:
        """Keep the changes made since the last time."""
        with _told(self._path):
            self._connection.commit()

    def known(self) -> Iterator[Kept]:
        """Every source that the store has or has a tombstone of."""
        for row in self._rows(_KEPT + "ORDER BY identity"):
            yield _kept(row)

    def find(self, name: str, base_iri: str) -> Kept | None:
        """The source that *name* tells: an id, key, IRI, URL, identity or path as it was given."""
        name = os.fsencode(name).decode("utf-8", "backslashreplace")  # as kg.read writes paths
        key, path = name.removeprefix(f"{base_iri}doc/"), str(Path(name))
        values = {"name": name, "key": key, "path": path}
        return next(map(_kept, self._rows(_KEPT + _FIND, values)), None)

    def kept(self, identity: str) -> Kept | None:
        """What is known of the source of that identity."""
        return next(map(_kept, self._rows(_KEPT + "WHERE identity = ?", (identity,))), None)

    def of_collection(self, collection: str) -> Iterator[Kept]:
        """Every source that was found in that folder, file, stream or address."""
        for row in self._rows(_KEPT + "WHERE collection = ? ORDER BY identity", (collection,)):
            yield _kept(row)

    def count(self) -> int:
        """How many articles there are, tombstones left out."""
        number: int = next(self._rows("SELECT count(*) FROM articles WHERE NOT removed"))[0]
        return number

    def originals(self, beginning: str) -> set[str]:
        """The hashes that begin so of the bytes of articles' sources and of the web's answers."""
        values = {"first": beginning, "end": f"{beginning}~"}
        return {row[0] for row in self._rows(_ORIGINALS, values)}

    def answers(self, originals: Originals) -> Answers:
        """What the web answered, with its bytes among *originals*."""
        return Answers(self._rows, self._change, originals)

    @property
    def judgements(self) -> Judgements:
        """What people decided about the names and facts of the articles."""
        return Judgements(self._rows, self._change)

    def put(self, source: Source, source_hash: str, resolved: Resolved, original: str) -> None:
        """Keep *resolved* as what *source* says, in the place of what it said before.

        *original* is the hash under which the source's bytes are kept.
        """
        article = resolved.extraction.article
        self._change(
            _PUT,
            source.identity,
            article.id,
            article.key,
            article.metadata.url,
            source.location,
            source.collection,
            source_hash,
            original,
            source_bytes(source),
            *_blobs(resolved),
        )

    def lacks_original(self, identity: str) -> bool:
        """Whether a known source's bytes are not kept, as in a store of format 1."""
        query = "SELECT original FROM articles WHERE identity = ?"
        return next(self._rows(query, (identity,)), (None,))[0] is None

    def keep_original(self, source: Source, original: str) -> None:
        """Remember under which hash the bytes of a known source are kept."""
        self._change(_KEEP_ORIGINAL, original, source_bytes(source), source.identity)

    def renew(self, resolved: Resolved) -> None:
        """Keep a new extraction of an article that the store has."""
        article = resolved.extraction.article
        self._change(_RENEW, article.metadata.url, *_blobs(resolved), article.key)

    def identify(self, resolved: Resolved) -> None:
        """Keep which entities the names of an article are, where all articles tell it anew."""
        key = resolved.extraction.article.key
        self._change(
            "UPDATE articles SET extraction = ? WHERE key = ?", resolved_bytes(resolved), key
        )

    def bury(self, key: str) -> None:
        """Drop an article, what its address answered as well, and leave its tombstone."""
        self._change(_FORGET_ANSWER, key)
        self._change(_BURY, key)

    def forget(self, key: str) -> None:
        """Drop an article or a tombstone without a trace."""
        self._change("DELETE FROM articles WHERE key = ?", key)

    def wording(self, key: str) -> Wording:
        """The words of the article of that key, unmarked; raises StoreUnusable where it is not."""
        article, tokens = self._blobs_of(key, "article, tokens")
        with _told(self._path):
            return wording_of(article_of(article), tokens)

    def resolved(self, key: str) -> Resolved:
        """The article of that key with its tokens and all that it says."""
        article, tokens, extraction = self._blobs_of(key, "article, tokens, extraction")
        with _told(self._path):
            return resolved_of(extraction, with_tokens(article_of(article), tokens))

    def articles(self) -> Iterator[Article]:
        """Every kept article, its tokens left out, by key."""
        for article, _ in self._rows(_ALL):
            with _told(self._path):
                unpacked = article_of(article)
            yield unpacked

    def sources(self, original: Callable[[str], bytes | None]) -> Iterator[Source | Article]:
        """Every kept article's source by key, with the bytes that *original* gives for its hash.

        Where there are none it is the article itself, without tokens.
        """
        for article, name, source in self._rows(_SOURCES):
            content = original(name) if name else None
            with _told(self._path):
                given = article_of(article) if content is None else source_of(source, content)
            yield given

    def all_resolved(self) -> Iterator[Resolved]:
        """Every kept article with all that it says, its tokens left out, by key."""
        for article, extraction in self._rows(_ALL):
            with _told(self._path):
                unpacked = resolved_of(extraction, article_of(article))
            yield unpacked

    def _rows(
        self, query: str, values: Sequence[object] | Mapping[str, object] = ()
    ) -> Iterator[tuple[Any, ...]]:
        with _told(self._path):
            cursor = self._connection.execute(query, values)
        while True:
            with _told(self._path):
                row = cursor.fetchone()
            if row is None:
                return
            yield row

    def _change(self, statement: str, *values: object) -> None:
        with _told(self._path):
            self._connection.execute(statement, values)

    def _blobs_of(self, key: str, columns: str) -> tuple[bytes, ...]:
        row: tuple[bytes, ...] | None = next(self._rows(_BLOBS.format(columns), (key,)), None)
        if row is None:
            raise StoreUnusable(
                f"the article store has no {key}", place=str(self._path), hint="kg build --again"
            )
        return row


@contextmanager
def _told(path: Path) -> Iterator[None]:
    """Tell what SQLite, or unpacking what it gave, could not do with the file at *path*."""
    try:
        yield
    except (sqlite3.Error, *UNPACKING_ERRORS) as error:
        raise StoreUnusable(
            f"the articles cannot be read or written: {error}",
            place=str(path),
            hint="check free space: df -h . ; else build anew into another --store",
        ) from error


def _kept(row: tuple[Any, ...]) -> Kept:
    values = dict(zip((one.name for one in fields(Kept)), row, strict=True))
    return Kept(**{**values, "removed": bool(values["removed"])})


def _blobs(resolved: Resolved) -> tuple[bytes, bytes, bytes]:
    article = resolved.extraction.article
    return article_bytes(article), token_bytes(article), resolved_bytes(resolved)
