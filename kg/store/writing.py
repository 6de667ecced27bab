"""A store's folder in, a private copy to write to out, published as the next generation."""

from __future__ import annotations

import fcntl
import os
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from kg.errors import StoreInUse, StoreMissing, StoreUnusable
from kg.store.generation import Generation, Manifest, current_number, read_manifest

__all__ = ["Draft", "writing"]

_PARTIAL = ".partial"
_KEPT_GENERATIONS = 2  # the current one and the one before it


@dataclass
class Draft:
    """The private copy of a generation while it is written; dropped unless published.

    ``previous`` is the published generation that it began from, None for a new store.
    """

    store: Path
    generation: Generation
    previous: Generation | None
    published: bool = False

    def publish(self, software: str, settings: dict[str, str], counts: dict[str, int]) -> None:
        """Make the copy the store's current generation, all of it by one rename."""
        number = self.generation.manifest.number
        manifest = Manifest(
            number=number, created=_now(), software=software, settings=settings, counts=counts
        )
        partial = self.generation.folder
        (partial / "generation.json").write_text(manifest.text(), "utf-8")
        (partial / "in-use").touch()
        final = partial.with_name(str(number))
        os.rename(partial, final)
        link = self.store / "current.next"
        link.unlink(missing_ok=True)
        link.symlink_to(Path("generations") / str(number))
        os.replace(link, self.store / "current")
        self.published = True
        _collect(self.store, number)


@contextmanager
def writing(store: Path) -> Iterator[Draft]:
    """A draft of the next generation of *store*, for one writer at a time.

    What is not published when the context ends is removed and the store stays as it was.  Raises
    StoreInUse where another process writes, NotAStore or StoreNewer for what is no store of ours,
    StoreUnusable where the folder cannot be written.
    """
    try:
        previous = _previous(store)
        (store / "generations").mkdir(parents=True, exist_ok=True)
        with _locked(store):
            previous = _previous(store)
            draft = _draft(store, previous)
            try:
                yield draft
            finally:
                if not draft.published:
                    shutil.rmtree(draft.generation.folder, ignore_errors=True)
                    _forget_empty(store)
    except OSError as error:
        place = str(error.filename or store)
        hint = "check free space and permissions, for example: df -h . ; ls -ld " + str(store)
        raise StoreUnusable(error.strerror or str(error), place=place, hint=hint) from error


def _previous(store: Path) -> Generation | None:
    if (store / "generations").is_dir() and not (store / "current").is_symlink():
        return None  # a first build that was cut off before it published
    try:
        folder = store / "generations" / str(current_number(store))
    except StoreMissing:
        return None
    return Generation(folder, read_manifest(folder))


def _draft(store: Path, previous: Generation | None) -> Draft:
    for left in (store / "generations").glob(f"*{_PARTIAL}"):
        shutil.rmtree(left)  # of a writer that was killed: we hold the lock, it is gone
    number = previous.manifest.number + 1 if previous else 1
    folder = store / "generations" / f"{number}{_PARTIAL}"
    folder.mkdir()
    return Draft(store, Generation(folder, Manifest(number=number)), previous)


@contextmanager
def _locked(store: Path) -> Iterator[None]:
    handle = os.open(store / "lock", os.O_RDWR | os.O_CREAT, 0o644)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        os.close(handle)
        raise StoreInUse(
            "another process writes to the store",
            place=str(store),
            hint="wait until it is done, or give another --store",
        ) from error
    try:
        yield
    finally:
        os.close(handle)


def _collect(store: Path, current: int) -> None:
    """Remove old generations that no reader holds."""
    for folder in (store / "generations").iterdir():
        if not folder.name.isdigit() or int(folder.name) > current - _KEPT_GENERATIONS:
            continue
        with suppress(FileNotFoundError):
            handle = os.open(folder / "in-use", os.O_RDONLY)
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
                shutil.rmtree(folder)
            except BlockingIOError:
                continue  # somebody reads it; a later publication collects it
            finally:
                os.close(handle)


def _forget_empty(store: Path) -> None:
    """Leave nothing behind where there was no store before."""
    if (store / "current").is_symlink():
        return
    with suppress(OSError):
        (store / "lock").unlink(missing_ok=True)
        (store / "generations").rmdir()
        store.rmdir()


def _now() -> str:
    """The time of publication, or what SOURCE_DATE_EPOCH says it is."""
    seconds = int(os.environ.get("SOURCE_DATE_EPOCH") or time.time())
    return datetime.fromtimestamp(seconds, UTC).isoformat(timespec="seconds")
