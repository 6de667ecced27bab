"""A query in, its results out part by part, from one process that can be ended at any time."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import ExitStack
from dataclasses import dataclass

from kg.query.limited import Limited
from kg.query.limits import Bounds
from kg.query.reader import Reader
from kg.query.sparql import Graphs
from kg.serve.conditions import state_of
from kg.serve.current import Current

__all__ = ["Asked", "Worker"]

_FIRST_BYTES = 1 << 16  # that are waited for, so that an error till then has its status


@dataclass(frozen=True, slots=True)
class Asked:
    """A query, the format of its results, and the graphs that a client asks by the protocol."""

    query: str
    format_name: str = "json"
    graphs: Graphs | None = None


class Worker:
    """A process for queries, for one thread at a time; only ``interrupt`` may come from another."""

    def __init__(self, current: Current, bounds: Bounds) -> None:
        self._current = current
        with current.reading() as reader:
            self._limited = Limited(reader, bounds)
        self._parts: Generator[bytes, None, bool] | None = None
        self._held = ExitStack()
        self.number, self.state = 0, ""  # of the generation that the process has open

    @property
    def is_busy(self) -> bool:
        """Whether there are results that were not fetched yet."""
        return self._parts is not None

    @property
    def is_ready(self) -> bool:
        """Whether a query can be asked without waiting for a process."""
        return self._limited.is_running and not self.is_busy

    def prepare(self) -> None:
        """Drop what is left of a query, and have a process that reads the current generation."""
        self.release()
        with self._current.reading() as reader:
            self._read(reader)
            self._limited.prepare()

    def begin(self, asked: Asked) -> bytes:
        """The first part of the results, all of them where the worker is not busy afterwards.

        Raises as ``Limited.stream`` does.
        """
        try:
            self._read(self._held.enter_context(self._current.reading()))
            self._parts = self._limited.stream(asked.query, asked.format_name, asked.graphs)
            first = bytearray()
            for part in self._parts:
                first += part
                if len(first) >= _FIRST_BYTES:
                    return bytes(first)
            self.release()
        except BaseException:
            self.release()
            raise
        return bytes(first)

    def next(self) -> bytes:
        """The next part of the results, empty at their end; raises as ``begin``."""
        assert self._parts is not None
        part = next(self._parts, b"")
        if not part:
            self.release()
        return part

    def interrupt(self) -> None:
        """End the query that runs, and the process with it."""
        self._limited.interrupt()

    def release(self) -> None:
        """Let go of the generation, and end a query whose results were not all fetched."""
        if self._parts is not None:
            self._parts.close()
            self._parts = None
        self._held.close()

    def end(self) -> None:
        """Let go of all."""
        self.release()
        self._limited.end()

    def _read(self, reader: Reader) -> None:
        self._limited.reader, self.number = reader, reader.generation.manifest.number
        self.state = state_of(reader)
