"""Quads in, the graph of a generation out while it is written: whole named graphs at a time."""

from __future__ import annotations

import logging
from itertools import chain
from pathlib import Path
from typing import Any

from pyoxigraph import NamedNode

from kg.errors import StoreUnusable
from kg.graph.files import open_graph, own_quads, read_graph
from kg.graph.names import Names
from kg.graph.quads import Quads
from kg.graph.union import leave_union, with_union

__all__ = ["GraphWriter"]

_QUADS_AT_ONCE = 50_000
_log = logging.getLogger(__name__)


class GraphWriter:
    """The graph in a folder: new, or a copy of another whose files it links to.

    The union of all graphs follows each change.  Raises StoreUnusable for a damaged one.
    """

    def __init__(self, folder: Path, copy_of: Path | None) -> None:
        self._store: Any = open_graph(folder, copy_of=copy_of)
        self._waiting: dict[str, set[Any]] = {}
        self._count = 0

    def put(self, quads: Quads) -> None:
        """Write a graph in the place of what it was, at the latest with ``flush``."""
        old, new = self._said(quads.graph), set(quads)
        for quad in old - new:
            self._store.remove(quad)
        leave_union(self._store, old - new)
        self._waiting[quads.graph.value] = new - old
        self._count += len(new - old)
        if self._count >= _QUADS_AT_ONCE:
            self.flush()

    def remove(self, graph: str) -> None:
        """Drop the graph of that IRI."""
        self._waiting.pop(graph, None)
        node = NamedNode(graph)
        gone = self._said(node)
        self._store.remove_graph(node)
        leave_union(self._store, gone)

    def take_over(self, old: Path, names: Names) -> None:
        """Copy what people wrote into graphs of their own: no build can make that anew."""
        try:
            self._store.bulk_extend(with_union(own_quads(read_graph(old), names)))
        except (StoreUnusable, OSError) as error:
            _log.warning("graphs of your own are lost, if there were any: %s: kg restore", error)

    def flush(self) -> None:
        """Write what waits."""
        self._store.bulk_extend(with_union(chain.from_iterable(self._waiting.values())))
        self._waiting, self._count = {}, 0

    def close(self) -> None:
        """Write all to disk and let go of the folder."""
        self.flush()
        self._store.flush()
        self.cancel()

    def cancel(self) -> None:
        """Let go of the folder: Oxigraph does with the last reference."""
        self._store, self._waiting = None, {}

    def _said(self, graph: NamedNode) -> set[Any]:
        """What the graph says by now, without what waits."""
        return set(self._store.quads_for_pattern(None, None, None, graph))
