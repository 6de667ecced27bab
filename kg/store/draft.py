"""A store's folder in, a private copy to write to out, published as the next generation."""

from __future__ import annotations

import fcntl
import os
import shutil
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from kg.errors import ConfigError, StoreInUse, StoreMissing, StoreOlder, StoreUnusable
from kg.store.articles import ArticleStore
from kg.store.durable import sync_folder, sync_tree
from kg.store.generation import (
    FORMAT,
    Generation,
    Manifest,
    current_number,
    older,
    read_manifest,
    renewal,
)
from kg.store.originals import Originals

__all__ = [
    "SOURCES",
    "Draft",
    "link_to",
    "locked",
    "number_of",
    "unpublished",
    "unreferenced",
    "writing",
]

PARTIAL = ".partial"
SOURCES = "sources"
_KEPT_GENERATIONS = 2  # the current one and the one before it


@dataclass
class Draft:
    """The private copy of a generation while it is written; dropped unless published.

    ``previous`` is the published generation that it began from, None for a new store;
    ``originals`` the bytes of sources, which all generations share.
    """

    store: Path
    generation: Generation
    previous: Generation | None
    originals: Originals
    published: bool = False

    def publish(
        self,
        software: str,
        settings: dict[str, str],
        counts: dict[str, int],
        format_number: int = FORMAT,
    ) -> None:
        """Make the copy the store's current generation, all of it by one rename.

        What the link leads to is on the disk before the link is, and the link is before anything
        old goes: a power cut leaves this generation or the last one, whole.
        """
        number = self.generation.manifest.number
        manifest = Manifest(format_number, number, _now(), software, settings, counts)
        partial = self.generation.folder
        (partial / "generation.json").write_text(manifest.text(), "utf-8")
        (partial / "in-use").touch()
        sync_tree(partial)
        self.originals.sync()
        os.rename(partial, self._final)
        sync_folder(self._final.parent)
        link_to(self.store, number)
        self.published = True
        sync_folder(self.store)
        _collect(self.store, number)
        _collect_originals(self.store)

    def drop(self) -> None:
        """Leave nothing of the copy behind, unless it has just become the current generation."""
        shutil.rmtree(self.generation.folder, ignore_errors=True)
        with suppress(OSError):
            (self.store / "current.next").unlink(missing_ok=True)
        with suppress(FileNotFoundError):
            if self._final.samefile(self.store / "current"):
                return  # interrupted right after the rename of the link
        shutil.rmtree(self._final, ignore_errors=True)
        _collect_originals(self.store)

    @property
    def _final(self) -> Path:
        return self.store / "generations" / str(self.generation.manifest.number)


@contextmanager
def writing(store: Path, *, renewing: bool = False) -> Iterator[Draft]:
    """A draft of the next generation of *store*, for one writer at a time.

    What is not published when the context ends is removed and the store stays as it was.  Raises
    StoreInUse where another process writes, NotAStore or StoreNewer for what is no store of ours,
    StoreOlder for one of an older version unless the writer is *renewing* all of it, StoreUnusable
    where the folder cannot be written.
    """
    missing: list[Path] = []
    try:
        _previous(store, renewing)  # nothing is made where something else lies
        missing = [one for one in (store, *store.parents) if not one.exists()]
        store.mkdir(parents=True, exist_ok=True)
        with locked(store):
            (store / "generations").mkdir(exist_ok=True)
            previous = _previous(store, renewing)
            try:
                for one in missing:
                    sync_folder(one.parent)
                draft = _draft(store, previous)
                try:
                    yield draft
                finally:
                    if not draft.published:
                        draft.drop()
            finally:
                if not previous and not (store / "current").is_symlink():
                    _forget(store, missing)
    except OSError as error:
        with suppress(OSError):  # they hold something
            for folder in missing:
                folder.rmdir()
        place = str(error.filename or store)
        hint = f"check free space and permissions, for example: df -h . ; ls -ld {store}"
        raise StoreUnusable(error.strerror or str(error), place=place, hint=hint) from error


def link_to(store: Path, number: int) -> None:
    """Make a generation the current one; what it holds, and its name, are on the disk already."""
    link = store / "current.next"
    link.unlink(missing_ok=True)
    link.symlink_to(Path("generations") / str(number))
    sync_folder(store)
    os.replace(link, store / "current")


def _previous(store: Path, renewing: bool) -> Generation | None:
    try:
        folder = store / "generations" / str(current_number(store))
    except StoreMissing:
        return None
    manifest = read_manifest(folder)
    if manifest.format < FORMAT and not renewing:
        raise StoreOlder(older(manifest), place=str(store), hint=renewal(store))
    return Generation(folder, manifest)


def _draft(store: Path, previous: Generation | None) -> Draft:
    number = int(previous.folder.name) + 1 if previous else 1
    generations = store / "generations"
    for folder in unpublished(store, number - 1):  # we hold the lock: who left it is gone
        shutil.rmtree(folder)
    folder = generations / f"{number}{PARTIAL}"
    folder.mkdir()
    originals = Originals(store / SOURCES)
    return Draft(store, Generation(folder, Manifest(number=number)), previous, originals)


def unpublished(store: Path, current: int) -> list[Path]:
    """The folders of generations that were never published, or half collected."""
    return sorted(
        folder
        for folder in (store / "generations").iterdir()
        if folder.name.endswith(PARTIAL) or number_of(folder) > current
    )


def number_of(folder: Path) -> int:
    """The number of the generation in *folder*; 0 where it is none."""
    return int(folder.name) if folder.name.isascii() and folder.name.isdigit() else 0


@contextmanager
def locked(store: Path) -> Iterator[None]:
    """Nobody else writes to *store* while the context lasts; raises StoreInUse."""
    handle = _lock(store)
    try:
        yield
    finally:
        os.close(handle)


def _lock(store: Path) -> int:
    """An open file that no other process has locked; its lock goes when it is closed."""
    path = store / "lock"
    while True:
        handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            os.close(handle)
            raise StoreInUse(
                "another process writes to the store",
                place=str(store),
                hint="wait until it is done, or give another --store",
            ) from error
        if _is_file_at(handle, path):
            return handle
        os.close(handle)  # a first build that failed has just taken the file away


def _is_file_at(handle: int, path: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(handle), path.stat())
    except FileNotFoundError:
        return False


def _collect(store: Path, current: int) -> None:
    """Remove old generations that no reader holds; what fails here a later publication mends."""
    for folder in (store / "generations").iterdir():
        if not 0 < number_of(folder) <= current - _KEPT_GENERATIONS:
            continue
        with suppress(OSError):  # BlockingIOError: somebody reads it
            handle = os.open(folder / "in-use", os.O_RDONLY)
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
                # a folder that is half gone must not look like a generation
                shutil.rmtree(folder.rename(folder.with_name(f"{folder.name}{PARTIAL}")))
            finally:
                os.close(handle)


def unreferenced(store: Path) -> list[Path]:
    """The bytes of sources that no generation points to, not even one that is only read.

    Only who holds the lock may call it: a writer puts them before it points to them.
    """
    with ExitStack() as opened:
        generations = [
            opened.enter_context(ArticleStore(Generation(folder, Manifest()).articles))
            for folder in (store / "generations").iterdir()
            if number_of(folder)
        ]

        def wanted(beginning: str) -> set[str]:
            return set().union(*(one.originals(beginning) for one in generations))

        return list(Originals(store / SOURCES).unreferenced(wanted))


def _collect_originals(store: Path) -> None:
    """Remove the bytes of sources that nothing points to; a later publication mends a failure."""
    with suppress(OSError, StoreUnusable):
        Originals(store / SOURCES).remove(unreferenced(store))


def _forget(store: Path, missing: list[Path]) -> None:
    """Take away what a first build made that did not come to its end."""
    with suppress(OSError):
        (store / "lock").unlink(missing_ok=True)
        shutil.rmtree(store / SOURCES, ignore_errors=True)
        (store / "generations").rmdir()
        for folder in missing:
            folder.rmdir()


def _now() -> str:
    """The time of publication, or what SOURCE_DATE_EPOCH says it is."""
    stated = os.environ.get("SOURCE_DATE_EPOCH")
    try:
        seconds = int(stated or time.time())
        return datetime.fromtimestamp(seconds, UTC).isoformat(timespec="seconds")
    except (ValueError, OverflowError) as error:
        raise ConfigError(
            f"{stated!r} is no number of seconds since 1970",
            place="SOURCE_DATE_EPOCH",
            hint="for example: SOURCE_DATE_EPOCH=$(git log -1 --format=%ct)",
        ) from error
