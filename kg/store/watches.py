"""Stored searches in and out of the store's folder, with the articles that each has told of.

They stand in ``STORE/watches.json``, beside the generations: a build does not touch them, and a
search that is stored, or run, publishes no generation.
"""

from __future__ import annotations

import fcntl
import json
import os
import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from dataclasses import replace as altered
from pathlib import Path

from kg.errors import StoreUnusable, WatchMissing, WatchRefused
from kg.store.durable import sync_file, sync_folder
from kg.text import nfc

__all__ = ["WATCHES", "Watch", "Watches"]

WATCHES = "watches.json"
_LOCK = "watches.lock"
_FORMAT = 1
_NAME = re.compile(r"[^\W_][\w.-]{0,59}")
_DAMAGED = "take it back from a backup: kg restore DIR; or store the searches anew without it"


@dataclass(frozen=True, slots=True)
class Watch:
    """A search that is stored under a name.

    ``told`` has the key of every article that it need not tell of again, with the time of the
    generation in which it was first told of; '' for those that fitted when the search was stored.
    """

    name: str
    query: str
    any_word: bool = False
    first: str = ""
    last: str = ""
    levels: tuple[str, ...] = ()  # none: all
    since: str = ""  # the time of the generation over which it was stored
    told: Mapping[str, str] = field(default_factory=dict)

    @property
    def asks(self) -> tuple[object, ...]:
        """What it looks for."""
        return self.query, self.any_word, self.first, self.last, self.levels


class Watches:
    """The stored searches of a store; each change is on the disk when its call is over.

    Raises StoreUnusable where the file is damaged or cannot be written.
    """

    def __init__(self, store: Path) -> None:
        self._store, self._path = store, store / WATCHES

    def all(self) -> list[Watch]:
        """Every stored search by its name."""
        try:
            known = json.loads(self._path.read_text("utf-8"))
            if known["format"] != _FORMAT:
                raise ValueError(f"format {known['format']}, not {_FORMAT}")
            return [_checked(one) for one in known["watches"]]
        except FileNotFoundError:
            return []
        except (OSError, ValueError, TypeError, KeyError, RecursionError) as error:
            raise StoreUnusable(
                f"the stored searches cannot be read: {error}",
                place=str(self._path),
                hint=_DAMAGED,
            ) from error

    def get(self, name: str) -> Watch:
        """The search of that name; raises WatchMissing."""
        found = [one for one in self.all() if one.name == nfc(name)]
        if not found:
            raise WatchMissing("no such stored search", place=name, hint="kg watch list")
        return found[0]

    def add(self, watch: Watch) -> None:
        """Store a search under a name of its own; raises WatchRefused."""
        named = altered(watch, name=nfc(watch.name))
        if not _NAME.fullmatch(named.name):
            raise WatchRefused(
                "a name has up to 60 letters, digits, - . _, the first a letter or digit",
                place=watch.name,
                hint=f"kg watch add {_like(watch.name)} ...",
            )
        with self._changing() as known:
            if named.name in known:
                raise WatchRefused(
                    "there is a stored search of that name",
                    place=named.name,
                    hint=f"kg watch remove {named.name}",
                )
            known[named.name] = named

    def remove(self, name: str) -> None:
        """Forget a search and what it told of; raises WatchMissing."""
        with self._changing() as known:
            if nfc(name) not in known:
                raise WatchMissing("no such stored search", place=name, hint="kg watch list")
            del known[nfc(name)]

    def note(self, told: Iterable[tuple[Watch, Mapping[str, str]]]) -> None:
        """Remember of which articles each search told, beside what others noted meanwhile.

        A search that was removed meanwhile, or stored anew with another query, is left alone.
        """
        with self._changing() as known:
            for watch, articles in told:
                now = known.get(watch.name)
                if now is not None and now.asks == watch.asks:
                    known[watch.name] = altered(now, told={**articles, **now.told})

    def replace(self, content: bytes) -> None:
        """Put back what a backup has of the file."""
        with self._locked():
            self._write(content)

    def check_writable(self) -> None:
        """Raise StoreUnusable where nothing could be noted."""
        with self._locked():
            pass

    @contextmanager
    def _changing(self) -> Iterator[dict[str, Watch]]:
        """The searches by name, to change; written where the context ends without an error."""
        with self._locked():
            known = {one.name: one for one in self.all()}
            before = dict(known)
            yield known
            if known != before:
                rows = [asdict(known[name]) for name in sorted(known)]
                file = {"format": _FORMAT, "watches": rows}
                text = json.dumps(file, ensure_ascii=False, indent=1, sort_keys=True)
                self._write(f"{text}\n".encode())

    def _write(self, content: bytes) -> None:
        partial = self._path.with_name(f"{WATCHES}.partial")
        partial.write_bytes(content)
        sync_file(partial)
        os.replace(partial, self._path)
        sync_folder(self._store)

    @contextmanager
    def _locked(self) -> Iterator[None]:
        """Nobody else changes the searches meanwhile; builds need not wait, nor be waited for."""
        try:
            handle = os.open(self._store / _LOCK, os.O_RDWR | os.O_CREAT, 0o644)
            try:
                fcntl.flock(handle, fcntl.LOCK_EX)
                yield
            finally:
                os.close(handle)
        except OSError as error:
            raise StoreUnusable(
                f"the stored searches cannot be written: {error.strerror or error}",
                place=str(error.filename or self._path),
                hint=f"check free space and permissions: df -h . ; ls -ld {self._store}",
            ) from error


def _checked(row: dict[str, object]) -> Watch:
    """A row of the file, which a person may have edited; raises TypeError for a wrong one."""
    watch = Watch(**row)  # type: ignore[arg-type]  # what is wrong is told below
    levels, told = tuple(watch.levels), dict(watch.told)
    texts = (watch.name, watch.query, watch.first, watch.last, watch.since, *levels)
    pairs = (text for pair in told.items() for text in pair)
    if not all(isinstance(one, str) for one in (*texts, *pairs)):
        raise TypeError(f"{watch.name!r} has a value that is no text")
    return altered(watch, levels=levels, told=told)


def _like(name: str) -> str:
    """A name like one that is refused."""
    return re.sub(r"[^\w.-]+", "-", nfc(name)).strip("-._")[:60] or "agglomeration"
