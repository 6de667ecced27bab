"""A generation of a store in, its articles, index and graph out, opened as they are used."""

from __future__ import annotations

import weakref
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal, Self

from kg.errors import StoreUnusable
from kg.store.generation import Generation

if TYPE_CHECKING:
    from pyoxigraph import Store

    from kg.search import Index
    from kg.store import ArticleStore, Kept

__all__ = ["DefaultGraph", "Opened"]

DefaultGraph = Literal["union", "named"]


class Opened:
    """One generation of a store: its articles, its index and its graph, opened as they are used.

    *held* is what to let go of in the end.
    """

    def __init__(
        self,
        generation: Generation,
        held: ExitStack | None = None,
        *,
        default_graph: DefaultGraph = "union",
        outside: Sequence[str] = (),
    ) -> None:
        if default_graph not in ("union", "named"):
            raise ValueError(f"default_graph is union or named, not {default_graph!r}")
        self.default_graph, self.outside = default_graph, tuple(outside)
        self._take(generation, held or ExitStack())

    def _take(self, generation: Generation, held: ExitStack) -> None:
        self.generation = generation
        self.store = generation.folder.parent.parent
        self.base_iri = generation.manifest.settings["base_iri"]
        self._held = held
        self._letting_go = weakref.finalize(self, held.close)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @cached_property
    def articles(self) -> ArticleStore:
        """The article store."""
        from kg.store import ArticleStore

        return self._opened().enter_context(ArticleStore(self.generation.articles))

    @cached_property
    def index(self) -> Index:
        """The search index."""
        from kg.search import open_index

        index = open_index(self.generation.index)
        self._opened().callback(index.close)
        return index

    @cached_property
    def graph(self) -> Store:
        """The graph as a read-only pyoxigraph store; loads pyoxigraph."""
        from kg.graph.files import read_graph

        self._opened()
        return read_graph(self.generation.graph)

    @cached_property
    def _whole(self) -> Mapping[str, Any]:
        """How pyoxigraph is told to ask the default graph and the others."""
        from kg.graph.union import asked

        return asked(self.graph, union=self.default_graph == "union")

    def find(self, name: str) -> Kept | None:
        """What the store knows of the article of that id, IRI, URL or path."""
        return self.articles.find(name, self.base_iri)

    def iri(self, key: str) -> str:
        """The IRI of the article of that key."""
        return f"{self.base_iri}doc/{key}"

    def close(self) -> None:
        """Let go of all that was opened."""
        self._letting_go()
        vars(self).pop("graph", None)  # Oxigraph closes with the last reference

    def _opened(self) -> ExitStack:
        if not self._letting_go.alive:
            raise StoreUnusable("the reader is closed", hint="open it again: kg.open(store)")
        return self._held
