"""The bytes of sources in, compressed files beside the generations out, each once by its hash."""

from __future__ import annotations

import os
import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from kg.store.durable import sync_file, sync_folder

__all__ = ["Originals", "content_hash", "packed"]

_PARTIAL = ".partial"
_LEVEL = 4  # pages take 6% more than at 6, in two fifths of the time


def content_hash(content: bytes) -> str:
    """The SHA-256 by which the bytes of a source are kept."""
    from hashlib import sha256  # OpenSSL, which a search has no use for

    return sha256(content).hexdigest()


def packed(content: bytes) -> bytes:
    """*content* as it is kept."""
    return zlib.compress(content, level=_LEVEL)


class Originals:
    """The folder ``STORE/sources``: ``ab/abcdef...`` has what has that hash, compressed.

    All generations share it.  Its methods raise OSError where it cannot be read or written.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._touched: set[Path] = set()  # parts with names that may not be on the disk yet

    def put(self, name: str, content: bytes) -> None:
        """Keep *content*, packed, under the hash *name* of what it unpacks to."""
        path = self.path(name)
        if path.exists() and path.stat().st_size == len(content):
            return
        path.parent.mkdir(parents=True, exist_ok=True)
        partial = path.with_name(path.name + _PARTIAL)
        partial.write_bytes(content)
        sync_file(partial)  # a few milliseconds, in which the workers go on
        os.replace(partial, path)
        self._touched.add(path.parent)

    def sync(self) -> None:
        """Have all that was put outlive a power cut."""
        for part in sorted(self._touched):
            sync_folder(part)
        if self._touched:
            sync_folder(self._folder)
        self._touched.clear()

    def get(self, name: str) -> bytes | None:
        """What has the hash *name*; None where it is missing or damaged."""
        try:
            content = zlib.decompress(self.path(name).read_bytes())
        except (OSError, zlib.error):
            return None
        return content if content_hash(content) == name else None

    def path(self, name: str) -> Path:
        """Where what has the hash *name* is kept."""
        return self._folder / name[:2] / name

    def unreferenced(self, wanted: Callable[[str], set[str]]) -> Iterator[Path]:
        """What nothing points to, and what a killed writer left.

        *wanted* tells, of two letters, the hashes in use that begin with them: a part at a time, so
        that memory stays flat.
        """
        for part in sorted(self._folder.iterdir()) if self._folder.is_dir() else ():
            used = wanted(part.name)
            yield from sorted(path for path in part.iterdir() if path.name not in used)

    def remove(self, paths: Iterable[Path]) -> None:
        """Take away some of the files, and parts that are empty then."""
        for path in paths:
            path.unlink()
            with suppress(OSError):  # it is not empty
                path.parent.rmdir()
