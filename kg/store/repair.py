"""A store's folder in; what killed writers left in it, and what readers lack, mended, out."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from kg.errors import StoreUnusable
from kg.store.draft import link_to, locked, unpublished, unreferenced
from kg.store.durable import sync_folder
from kg.store.generation import current_number

__all__ = ["clear", "hold", "is_writable", "leftovers", "relink"]


def leftovers(store: Path) -> list[Path]:
    """Generations that were never published, a link, and bytes of sources that nothing needs.

    Raises StoreInUse while somebody writes: nothing is known to be left then.
    """
    with locked(store):
        return _found(store)


def clear(store: Path) -> list[Path]:
    """Remove what ``leftovers`` finds."""
    with locked(store):
        found = _found(store)
        for path in found:
            if path.is_dir() and not path.is_symlink():
                shutil.rmtree(path)
            else:
                path.unlink()
        return found


def hold(store: Path) -> None:
    """Make the file by which readers hold the current generation."""
    with locked(store):
        folder = store / "generations" / str(current_number(store))
        (folder / "in-use").touch()
        sync_folder(folder)


def relink(store: Path, number: int) -> None:
    """Make another whole generation the current one."""
    with locked(store):
        link_to(store, number)
        sync_folder(store)


def is_writable(store: Path) -> bool:
    """Whether a build may make files in all of the store's folders."""
    folders = (store, store / "generations", store / "sources")
    return all(os.access(one, os.W_OK | os.X_OK) for one in folders if one.exists())


def _found(store: Path) -> list[Path]:
    found = unpublished(store, current_number(store))
    link = store / "current.next"
    found += [link] if link.is_symlink() else []
    try:
        return found + unreferenced(store)
    except StoreUnusable:  # articles that cannot be read point to nothing for sure
        return found
