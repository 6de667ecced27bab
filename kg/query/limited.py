"""A reader and limits in, queries out that a process of their own answers and that can be ended."""

from __future__ import annotations

from collections.abc import Generator
from functools import lru_cache
from pathlib import Path

from kg.query.apart import Output
from kg.query.counted import Writable
from kg.query.guard import checked
from kg.query.limits import Apart, Bounds
from kg.query.reader import DefaultGraph, Reader
from kg.query.sparql import Graphs, write_results
from kg.store.generation import Generation, read_manifest

__all__ = ["Limited"]

_START_SECONDS = 60.0  # however little a query may take
_Opened = tuple[Path, DefaultGraph, tuple[str, ...]]


class Limited:
    """Queries to what *reader* reads, one at a time, each ended where it takes too much.

    Another ``reader`` may be set between two queries: the process goes on.
    """

    def __init__(self, reader: Reader, bounds: Bounds | None = None) -> None:
        self.reader, self._apart = reader, Apart(bounds or Bounds())

    def __enter__(self) -> Limited:
        return self

    def __exit__(self, *_: object) -> None:
        self._apart.end()

    @property
    def is_running(self) -> bool:
        """Whether its process is there, as it is after ``prepare`` and until a query is ended."""
        return self._apart.is_running

    def prepare(self) -> None:
        """Start the process, and open in it what the reader reads: the first query is quicker."""
        for _ in self._apart.run(_open, self._opened(), seconds=_START_SECONDS):
            pass

    def interrupt(self) -> None:
        """End the query that runs, from another thread; it raises QueryTooLarge there."""
        self._apart.interrupt()

    def end(self) -> None:
        """End the process; the next query starts another."""
        self._apart.end()

    def stream(
        self, query: str, format_name: str = "json", graphs: Graphs | None = None
    ) -> Generator[bytes, None, bool]:
        """Yield the results of *query* as they come; returns whether there was an answer.

        *graphs* are those that are asked in the place of what the query says.  Where it is closed
        early the query is ended.  Raises what ``Reader.query`` and
        ``kg.query.sparql.write_results`` do, and QueryTimeout and QueryTooLarge, also when a part
        of the results has been given.
        """
        reader, bounds = self.reader, self._apart.bounds
        checked(query, reader.outside, bounds.letters)
        answered = yield from self._apart.run(
            _answer, self._opened(), query, format_name, bounds.rows, graphs
        )
        return bool(answered)

    def write(self, query: str, output: Writable, format_name: str = "json") -> bool:
        """Write the results of *query* to *output*; True where there was an answer."""
        parts = self.stream(query, format_name)
        while True:
            try:
                output.write(next(parts))
            except StopIteration as end:
                return bool(end.value)
            finally:
                output.flush()

    def _opened(self) -> _Opened:
        reader = self.reader
        return reader.generation.folder, reader.default_graph, reader.outside


def _answer(
    output: Output,
    opened: _Opened,
    query: str,
    format_name: str,
    rows: int,
    graphs: Graphs | None,
) -> bool:
    return write_results(_reader(*opened).query(query, graphs), output, format_name, rows)


def _open(_: Output, opened: _Opened) -> None:
    _reader(*opened).query("ASK { }")


@lru_cache(maxsize=1)
def _reader(folder: Path, default_graph: DefaultGraph, outside: tuple[str, ...]) -> Reader:
    """The process's own reader; the one that asks holds the generation."""
    generation = Generation(folder, read_manifest(folder))
    return Reader(generation, default_graph=default_graph, outside=outside)
