"""A store's folder in, readers of its current generation out, while builds publish new ones."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock

from kg.errors import KgError
from kg.query.reader import Reader, open_store
from kg.serve.settings import Settings
from kg.store.generation import Manifest, current_number

__all__ = ["Current"]

_log = logging.getLogger(__name__)


class Current:
    """Readers for requests that run side by side, each of the generation that is current then.

    One that is open goes on with its generation, which is let go of when its last reader is.
    Raises as ``kg.query.reader.open_store`` does where there is nothing to begin with.
    """

    def __init__(self, store: Path, settings: Settings) -> None:
        self.store, self._settings = store, settings
        self._lock, self._opening = Lock(), Lock()
        self._failed: int | None = None
        self._opened = self._open()

    @contextmanager
    def reading(self) -> Iterator[Reader]:
        """A reader for one thread at a time; its graph is shared with others of the generation."""
        self._renew()
        with self._lock:
            opened = self._opened
            reader = opened.lend()
        try:
            yield reader
        finally:
            with self._lock:
                opened.take_back(reader)

    @property
    def manifest(self) -> Manifest:
        """What the generation that is read now says of itself."""
        return self._opened.manifest

    def close(self) -> None:
        """Let go of the generation as soon as the requests that read it have ended."""
        with self._lock:
            self._opened.retire()

    def _open(self) -> _Opened:
        chosen = self._settings
        reader = open_store(self.store, default_graph=chosen.default_graph, outside=chosen.outside)
        try:
            _ = reader.graph, reader.index, reader.articles  # a damaged one is never switched to
        except BaseException:
            reader.close()
            raise
        return _Opened(reader)

    def _renew(self) -> None:
        """Switch to the current generation if it is another; whoever comes meanwhile reads on."""
        number = self._number()
        if number in (self._opened.number, self._failed):
            return
        if not self._opening.acquire(blocking=False):
            return
        try:
            opened = self._open()
            with self._lock:
                before, self._opened = self._opened, opened
                before.retire()
            self._failed = None
            _log.info("generation %s is read in the place of %s", opened.number, before.number)
        except KgError as error:
            self._failed = number
            _log.error(
                "generation %s cannot be read, %s is: %s", number, self._opened.number, error
            )
        finally:
            self._opening.release()

    def _number(self) -> int:
        try:
            return current_number(self.store)
        except KgError:  # it is being replaced, or gone: what is open can be read all the same
            return self._opened.number


class _Opened:
    """One generation with its readers; whoever calls holds the lock."""

    def __init__(self, reader: Reader) -> None:
        self.manifest = reader.generation.manifest
        self.number = self.manifest.number
        self._reader, self._idle, self._lent = reader, list[Reader](), 0
        self._is_retired = False

    def lend(self) -> Reader:
        self._lent += 1
        return self._idle.pop() if self._idle else self._reader.twin()

    def take_back(self, reader: Reader) -> None:
        self._lent -= 1
        self._idle.append(reader)
        self._let_go()

    def retire(self) -> None:
        self._is_retired = True
        self._let_go()

    def _let_go(self) -> None:
        if self._is_retired and not self._lent:
            while self._idle:
                self._idle.pop().close()
            self._reader.close()
