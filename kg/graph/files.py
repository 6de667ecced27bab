"""An Oxigraph folder in, an open store out, with what is wrong with it said clearly."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from pyoxigraph import DefaultGraph, NamedNode, Quad, Store

from kg.errors import StoreUnusable
from kg.graph.names import UNNAMED
from kg.graph.union import has_union, moved

if TYPE_CHECKING:
    from kg.graph.names import Names

__all__ = ["copy_graph", "open_graph", "own_quads", "read_graph"]

Made = TypeVar("Made")
_UNNAMED = NamedNode(UNNAMED)


def read_graph(folder: Path) -> Store:
    """The graph in *folder*, to read; raises StoreUnusable for a damaged one."""
    return _opened(folder, lambda: Store.read_only(str(folder)))


def open_graph(folder: Path, copy_of: Path | None = None) -> Store:
    """The graph in *folder*, to write: new, or a copy of another whose files it links to.

    One process at a time; Oxigraph lets go of the folder with the last reference to the store.
    Raises StoreUnusable for a damaged one.
    """
    if copy_of is not None:
        copy_graph(copy_of, folder)
    return _opened(folder, lambda: Store(str(folder)))


def copy_graph(source: Path, folder: Path) -> None:
    """Make *folder* a copy of the graph in *source*, whose files it links to."""
    graph = read_graph(source)
    _opened(source, lambda: graph.backup(str(folder)))


def own_quads(graph: Store, names: Names) -> Iterator[Quad]:
    """What people have put into *graph* by updates: all that does not follow from articles."""
    if not has_union(graph):
        yield from moved(graph.quads_for_pattern(None, None, None, DefaultGraph()), _UNNAMED)
    for one in graph.named_graphs():
        if not names.is_derived(one.value):
            yield from graph.quads_for_pattern(None, None, None, one)


def _opened(folder: Path, opening: Callable[[], Made]) -> Made:
    try:
        return opening()
    except (OSError, RuntimeError, ValueError) as error:
        raise StoreUnusable(
            f"the graph cannot be opened: {error}",
            place=str(folder),
            hint="check free space: df -h . ; else kg doctor tells what is damaged",
        ) from error
