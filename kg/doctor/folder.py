"""A store's folder in; what is wrong with its links, leftovers, rights and room out."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

from kg.doctor.finding import FINE, MEND, NOTE, WRONG, Finding
from kg.errors import NotAStore, StoreError, StoreInUse, StoreMissing, StoreUnusable
from kg.store import (
    FORMAT,
    Generation,
    Watches,
    current_number,
    is_writable,
    leftovers,
    number_of,
    read_manifest,
    renewal,
)

__all__ = ["folder_findings", "newest_whole", "whole"]

_LEAST_BYTES = 100_000_000  # that should be free, however small the store is


def folder_findings(store: Path) -> Iterator[Finding]:
    """The link to the current generation, what it leads to, leftovers, rights and free space."""
    current = _current(store)
    yield current
    if current.state == WRONG:
        return
    yield from _generation(store)
    yield _leftovers(store)
    yield from _watches(store)
    yield _rights(store)
    yield _room(store)


def whole(store: Path, number: int) -> Generation | None:
    """The generation of that number, if nothing of it is missing."""
    folder = store / "generations" / str(number)
    try:
        generation = Generation(folder, read_manifest(folder))
    except StoreError:
        return None
    return generation if all(one.exists() for one in generation.parts) else None


def newest_whole(store: Path, below: int | None = None) -> Generation | None:
    """The newest generation of which nothing is missing; with *below*, of those before it."""
    generations = store / "generations"
    numbers = {number_of(one) for one in generations.iterdir()} if generations.is_dir() else set()
    wanted = (one for one in numbers if one and (below is None or one < below))
    return next(filter(None, (whole(store, one) for one in sorted(wanted, reverse=True))), None)


def _current(store: Path) -> Finding:
    """Whether ``current`` leads to a generation."""
    try:
        number = current_number(store)
    except (StoreMissing, NotAStore) as error:
        found = newest_whole(store)
        if found is None or (store / "current").exists():
            return Finding("store", WRONG, str(error), error.hint)
        return Finding("store", WRONG, f"nothing leads to {found.folder.name}", MEND, "relink")
    except StoreError as error:
        return Finding("store", WRONG, str(error), MEND, "relink")
    if whole(store, number):
        return Finding("store", FINE, f"{store}, generation {number}")
    damage = f"generation {number} is damaged or gone"
    found = newest_whole(store)
    if found is None:
        return Finding("store", WRONG, damage, "kg restore DIR, or kg build into another --store")
    return Finding("store", WRONG, f"{damage}; {found.folder.name} is whole", MEND, "relink")


def _generation(store: Path) -> Iterator[Finding]:
    """Format of the current generation, and the file by which readers hold it."""
    try:
        folder = store / "generations" / str(current_number(store))
        manifest = read_manifest(folder)
    except StoreError:
        return  # told already
    if manifest.format < FORMAT:
        said = f"{manifest.format}, while {FORMAT} is written now: the store is only read"
        yield Finding("format", WRONG, said, renewal(store))
    if not (folder / "in-use").exists():
        said = "the file is missing by which readers hold it"
        yield Finding("generation", WRONG, said, MEND, "hold")


def _leftovers(store: Path) -> Finding:
    """What killed writers left; while one is at work nothing is known to be left."""
    try:
        found = leftovers(store)
    except StoreInUse as error:
        return Finding("leftovers", NOTE, error.message)
    except OSError as error:
        return Finding("leftovers", NOTE, f"not looked for: {error.strerror}")
    if not found:
        return Finding("leftovers", FINE, "none")
    names = ", ".join(str(one.relative_to(store)) for one in found[:3])
    more = f" and {len(found) - 3} more" if len(found) > 3 else ""
    return Finding("leftovers", WRONG, f"of a killed writer: {names}{more}", MEND, "clear")


def _watches(store: Path) -> Iterator[Finding]:
    """Whether the stored searches can be read, where there are any."""
    try:
        known = Watches(store).all()
    except StoreUnusable as error:
        yield Finding("watches", WRONG, str(error), error.hint)
    else:
        if known:
            yield Finding("watches", FINE, f"{len(known)} stored searches")


def _rights(store: Path) -> Finding:
    if is_writable(store):
        return Finding("rights", FINE, "read and write")
    return Finding("rights", NOTE, "only read: no build is possible", f"chmod -R u+rwX {store}")


def _room(store: Path) -> Finding:
    """Whether a build finds room for a generation as large as the current one."""
    files = (Path(at, one) for at, _, names in os.walk(store / "current") for one in names)
    needed = max(_LEAST_BYTES, sum(map(_size, files)))
    free = shutil.disk_usage(store).free
    said = f"{free / 1e6:,.0f} MB are free, a build may need {needed / 1e6:,.0f} MB"
    return Finding(
        "room", FINE if free >= needed else WRONG, said, "" if free >= needed else "df -h"
    )


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0
