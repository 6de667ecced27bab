"""Quads in, the graph of a generation out while it is written: whole named graphs at a time."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Any

from kg.errors import StoreUnusable
from kg.graph.files import open_graph, own_quads, read_graph
from kg.graph.names import Names
from kg.graph.quads import Quads

__all__ = ["GraphWriter"]

_QUADS_AT_ONCE = 50_000
_log = logging.getLogger(__name__)


class GraphWriter:
    """The graph in a folder: new, or a copy of another whose files it links to.

    Raises StoreUnusable for a damaged one.
    """

    def __init__(self, folder: Path, copy_of: Path | None) -> None:
        self._store: Any = open_graph(folder, copy_of=copy_of)
        self._is_copy = copy_of is not None
        self._waiting: list[Any] = []

    def put(self, quads: Quads) -> None:
        """Write a graph in the place of what it was, at the latest with ``flush``."""
        self.remove(quads.graph.value)
        self._waiting += quads
        if len(self._waiting) >= _QUADS_AT_ONCE:
            self.flush()

    def remove(self, graph: str) -> None:
        """Drop the graph of that IRI."""
        from pyoxigraph import NamedNode

        if self._is_copy:
            self._store.remove_graph(NamedNode(graph))

    def take_over(self, old: Path, names: Names) -> None:
        """Copy what people wrote into graphs of their own: no build can make that anew."""
        try:
            self._store.bulk_extend(own_quads(read_graph(old), names))
        except (StoreUnusable, OSError) as error:
            _log.warning("graphs of your own are lost, if there were any: %s: kg restore", error)

    def flush(self) -> None:
        """Write what waits."""
        self._store.bulk_extend(self._waiting)
        self._waiting = []

    def close(self) -> None:
        """Write all to disk and let go of the folder."""
        self.flush()
        self._store.flush()
        self.cancel()

    def cancel(self) -> None:
        """Let go of the folder: Oxigraph does with the last reference."""
        self._store, self._waiting = None, []
