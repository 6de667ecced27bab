"""A store's folder in, a reader of its current generation out, for notebooks and commands."""

from __future__ import annotations

import weakref
from collections.abc import Collection, Mapping, Sequence
from contextlib import ExitStack, closing
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from kg.errors import DocumentMissing, StoreUnusable
from kg.query.answer import Answer
from kg.store.generation import Generation, open_generation

if TYPE_CHECKING:
    from pyoxigraph import Store
    from rdflib import Dataset

    from kg.model import Resolved
    from kg.query.cards import Card
    from kg.query.frame import Library
    from kg.query.limited import Limited
    from kg.query.limits import Bounds
    from kg.query.marked import MarkedArticle
    from kg.query.sparql import Graphs
    from kg.query.update import Changes
    from kg.search import Index
    from kg.search.tree import Node
    from kg.store import ArticleStore, Kept

__all__ = ["Answer", "DefaultGraph", "Reader", "open_store"]

DefaultGraph = Literal["union", "named"]


def open_store(
    store: Path | str, *, default_graph: DefaultGraph = "union", outside: Sequence[str] = ()
) -> Reader:
    """A reader of the store's current generation; builds that end meanwhile do not disturb it.

    A context manager, or plainly an object that lets go when it is closed or forgotten.  A query
    without GRAPH asks the *default_graph*: the union of all, or the one that has no name.
    *outside* are the addresses that SERVICE and LOAD may ask.  Raises StoreMissing, NotAStore,
    StoreNewer or StoreUnusable.
    """
    folder = Path(store)
    held = ExitStack()
    try:
        generation = held.enter_context(open_generation(folder))
        return Reader(generation, held, default_graph=default_graph, outside=outside)
    except BaseException:
        held.close()
        raise


class Reader:
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

    def __enter__(self) -> Reader:
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

    def twin(self) -> Reader:
        """Another reader of this generation, for another thread; the graph is one for both.

        This one holds the generation for both, so it is closed last.
        """
        other = Reader(self.generation, default_graph=self.default_graph, outside=self.outside)
        vars(other)["graph"] = self.graph
        return other

    def dataset(self) -> Dataset:
        """The graph as a read-only ``rdflib.Dataset`` with this default graph; loads rdflib."""
        from kg.query.dataset import dataset

        return dataset(self)

    def query(self, query: str, graphs: Graphs | None = None) -> Any:
        """pyoxigraph's results of a SPARQL query, run here and without limits: see ``limited``.

        *graphs* are those that are asked in the place of what the query says.  The contract's
        prefixes need no declaration.  Raises QueryMalformed or QueryRefused.
        """
        from kg.query.guard import checked
        from kg.query.sparql import results

        text = checked(query, self.outside)
        union = self.default_graph == "union"
        return results(self.graph, text, union=union, searched=self, graphs=graphs)

    def limited(self, bounds: Bounds | None = None) -> Limited:
        """Queries in a process of their own, within *bounds*: a context manager.

        For more than one query at a time, as on a server, have more than one of these.
        """
        from kg.query.limited import Limited

        return Limited(self, bounds)

    def update(self, update: str, bounds: Bounds | None = None) -> Changes:
        """Change graphs of your own by SPARQL Update, and read the generation that this publishes.

        Raises QueryMalformed, QueryRefused, UpdateInvalid, QueryTimeout, QueryTooLarge, StoreInUse,
        StoreUnusable; the store is then as it was.
        """
        from kg.query.limits import Apart, Bounds
        from kg.query.update import publish_update

        with closing(Apart(bounds or Bounds())) as apart:
            changes = publish_update(self, update, apart)
        self._renew()
        return changes

    def _renew(self) -> None:
        """Read the store's current generation from now on."""
        held = ExitStack()
        generation = held.enter_context(open_generation(self.store))
        self.close()
        for name in ("articles", "index", "_ids"):
            vars(self).pop(name, None)
        self._take(generation, held)

    def search(
        self,
        query: str | Node,
        *,
        limit: int = 10,
        offset: int = 0,
        sort: str = "relevance",
        any_word: bool = False,
        within: Node | None = None,
        facets: bool = False,
        levels: Collection[str] | None = None,
        explain: bool = False,
    ) -> tuple[list[Answer], int, Mapping[str, Sequence[tuple[str, int]]]]:
        """The answers from *offset* on, how many there are in all, and facets if asked for.

        *query* is a text, or a tree such as that of ``similar``.  *within* is a further condition,
        such as ``kg.search.dates.day_range``; *levels* are those on which words match.  Raises
        QueryMalformed.
        """
        from kg.query.told import told_for
        from kg.search import parse, plan, reasons
        from kg.search.explain import score_parts
        from kg.search.tree import All
        from kg.search.words import LEVELS

        levels = LEVELS if levels is None else levels
        tree = parse(query, any_word=any_word) if isinstance(query, str) else query
        wanted = plan(tree if within is None else All((tree, within)), levels)
        found = self.index.search(wanted, limit=limit, offset=offset, sort=sort, facets=facets)
        answers = []
        for hit in found.hits:
            told = told_for(self.articles, hit.key, tree)
            why = reasons(told, tree, on=levels)
            parts = score_parts(self.index, tree, hit.key, levels) if explain else {}
            answers.append(
                Answer(
                    told.article,
                    self.iri(hit.key),
                    hit.score,
                    why.levels,
                    why.snippets,
                    parts,
                )
            )
        return answers, found.total, found.facets

    def similar(self, name: str) -> Node | None:
        """A query for articles like the one of that id, IRI, URL or path.

        None where it has no word that others have.  Raises DocumentMissing.
        """
        from kg.search.similar import similar_to

        return similar_to(self.resolved(name).extraction.article, self.index)

    def rank(
        self, query: str, *, limit: int, any_word: bool, levels: Collection[str] | None = None
    ) -> list[tuple[str, float]]:
        """The ids and scores of the best articles, without opening them."""
        from kg.search import parse, plan
        from kg.search.words import LEVELS

        wanted = plan(parse(query, any_word=any_word), LEVELS if levels is None else levels)
        found = self.index.search(wanted, limit=limit)
        return [(self._ids[hit.key], hit.score) for hit in found.hits]

    def suggest(self, query: str) -> list[str]:
        """What the writer of a query that found nothing may have meant."""
        from kg.search import parse, suggestions

        return suggestions(query, parse(query), self.index)

    def iri(self, key: str) -> str:
        """The IRI of the article of that key."""
        return f"{self.base_iri}doc/{key}"

    def resolved(self, name: str) -> Resolved:
        """The article of that id, IRI, URL or path with all that it says.

        Raises DocumentMissing where the store has none.
        """
        kept = self.find(name)
        if kept is None or kept.removed:
            raise DocumentMissing("no such article in the store", place=name, hint="kg stats")
        return self.articles.resolved(kept.key)

    def find(self, name: str) -> Kept | None:
        """What the store knows of the article of that id, IRI, URL or path."""
        return self.articles.find(name, self.base_iri)

    def table(self, query: str, library: Library | None = None) -> Any:
        """The rows of a SELECT as a pandas or polars frame, see ``kg.query.frame``."""
        from kg.query.frame import frame

        return frame(self.query(query), library)

    def entity(self, name: str) -> list[Card]:
        """The cards of what goes by *name*, a label or an IRI; raises EntityMissing."""
        from kg.query.cards import card

        return card(self.graph, name)

    def article(self, name: str) -> MarkedArticle:
        """The article of that id, IRI, URL or path, shown with its names and facts marked.

        Raises DocumentMissing where the store has none.
        """
        from kg.query.marked import MarkedArticle

        return MarkedArticle(self.resolved(name))

    def close(self) -> None:
        """Let go of all that was opened."""
        self._letting_go()
        vars(self).pop("graph", None)  # Oxigraph closes with the last reference

    def _opened(self) -> ExitStack:
        if not self._letting_go.alive:
            raise StoreUnusable("the reader is closed", hint="open it again: kg.open(store)")
        return self._held

    @cached_property
    def _ids(self) -> dict[str, str]:
        return {kept.key: kept.id for kept in self.articles.known()}
