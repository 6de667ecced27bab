"""A folder of tantivy's in, another with the same segments out, or one that it can open."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

__all__ = ["link_segments", "lockable", "unlock"]

_LOCKS = (".tantivy-meta.lock", ".tantivy-writer.lock")


def link_segments(source: Path, folder: Path) -> None:
    """Let *folder* hold the files of another index.

    tantivy never changes a segment once written; it replaces its two lists of files by renaming.
    """
    for file in source.iterdir():
        if file.name not in _LOCKS:
            os.link(file, folder / file.name)


@contextmanager
def lockable(folder: Path) -> Iterator[Path]:
    """*folder* to open an index from, which tantivy does not without a lock file beside it.

    Where it can only be read, a folder of links to its files, which need not outlive the opening.
    """
    if os.access(folder, os.W_OK):
        try:
            yield folder
        finally:
            unlock(folder)
        return
    from tempfile import TemporaryDirectory

    with TemporaryDirectory(prefix="kg-index-") as links:
        for file in folder.absolute().iterdir():
            Path(links, file.name).symlink_to(file)
        yield Path(links)


def unlock(folder: Path) -> None:
    """Remove the files of tantivy's locks; the store has its own, and generations never change."""
    for name in _LOCKS:
        (folder / name).unlink(missing_ok=True)
