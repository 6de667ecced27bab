"""What a build changed in, the index of the new generation out, by the engine that fits its size.

Whoosh is small and pure Python; from ``MOST_FOR_WHOOSH`` articles on, tantivy is worth its start.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Sequence, Set
from dataclasses import dataclass
from pathlib import Path

from kg.model import Resolved
from kg.search.engine import open_writer, origin_of

__all__ = ["MOST_FOR_WHOOSH", "Changes", "engine_for", "goes_on", "update_index"]

MOST_FOR_WHOOSH = 2_000


@dataclass(frozen=True, slots=True)
class Changes:
    """The keys of articles that differ from the index before, and of all that there are now.

    ``read`` gives the article of a key with its tokens.
    """

    changed: Set[str]
    removed: Set[str]
    kept: Sequence[str]
    read: Callable[[str], Resolved]


def engine_for(setting: str, count: int, before: Path | None) -> str:
    """The engine for so many articles.

    ``auto`` goes over from Whoosh to tantivy and never back by itself, so that a store about the
    line does not change with each build; without *before* the count alone decides.
    """
    if setting != "auto":
        return setting
    if before is not None and origin_of(before).engine == "tantivy":
        return "tantivy"
    return "whoosh" if count <= MOST_FOR_WHOOSH else "tantivy"


def update_index(folder: Path, before: Path | None, changes: Changes, setting: str) -> None:
    """Write the index in *folder* as the one *before* with the changes, or else anew.

    It is written anew from the stored articles where there is none before, where another engine or
    format wrote it, and where too much of it was removed.
    """
    engine = engine_for(setting, len(changes.kept), before)
    if before is None or not goes_on(before, engine) or not _copied(folder, before, changes):
        writer = open_writer(folder, engine)
        try:
            for key in sorted(changes.kept):
                writer.put(changes.read(key))
            writer.commit()
        finally:
            writer.cancel()


def goes_on(before: Path, engine: str) -> bool:
    """Whether *engine* can go on with the index *before*."""
    origin = origin_of(before)
    return origin.engine == engine and origin.is_current


def _copied(folder: Path, before: Path, changes: Changes) -> bool:
    """Whether a copy with the changes is the new index; nothing is left where it is not."""
    writer = open_writer(folder, origin_of(before).engine, before)
    try:
        for key in sorted(changes.removed):
            writer.remove(key)
        for key in sorted(changes.changed):
            writer.put(changes.read(key))
        if not writer.is_worn:
            writer.commit()
            return True
    finally:
        writer.cancel()
    shutil.rmtree(folder)
    return False
