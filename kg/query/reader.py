"""A store's folder in, a reader of its current generation out, for notebooks and commands."""

from __future__ import annotations

import weakref
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from kg.errors import DocumentMissing, QueryMalformed, StoreUnusable
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
    from kg.search.engine import Hit
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
        from kg.query.update import publish_update

        changes = publish_update(self, update, bounds)
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
        semantic: bool = False,
    ) -> tuple[list[Answer], int, Mapping[str, Sequence[tuple[str, int]]]]:
        """The answers from *offset* on, how many there are in all, and facets if asked for.

        *query* is a text, or a tree such as that of ``similar``.  *within* is a further condition,
        such as ``kg.search.dates.day_range``; *levels* are those on which words match.
        *semantic* ranks by embeddings as well.  Raises QueryMalformed, EmbeddingsMissing.
        """
        from kg.search import parse, plan
        from kg.search.explain import score_parts
        from kg.search.tree import All
        from kg.search.words import LEVELS

        levels = LEVELS if levels is None else levels
        tree = parse(query, any_word=any_word) if isinstance(query, str) else query
        wanted = plan(tree if within is None else All((tree, within)), levels)
        index = self._ranking(tree) if semantic else self.index
        found = index.search(wanted, limit=limit, offset=offset, sort=sort, facets=facets)
        answers = list(self.answers(found.hits, tree, levels))
        if explain:
            answers = [
                replace(answer, parts=score_parts(index, tree, hit.key, levels))
                for answer, hit in zip(answers, found.hits, strict=True)
            ]
        return answers, found.total, found.facets

    def answers(self, hits: Iterable[Hit], tree: Node, levels: Collection[str]) -> Iterator[Answer]:
        """Each hit with its article and the sentences in which *tree* matches on these levels."""
        from kg.query.told import told_for
        from kg.search import reasons

        for hit in hits:
            told = told_for(self.articles, hit.key, tree)
            why = reasons(told, tree, on=levels)
            yield Answer(told.article, self.iri(hit.key), hit.score, why.levels, why.snippets)

    def _ranking(self, tree: Node) -> Index:
        """The index, ranking by how near articles are to what *tree* asks as well."""
        from kg.search.semantic import Blend

        return Blend.of(tree, self.index, self.generation.embeddings)

    def similar(self, name: str) -> Node | None:
        """A query for articles like the one of that id, IRI, URL or path.

        None where it has no word that others have.  Raises DocumentMissing.
        """
        from kg.search.similar import similar_to

        return similar_to(self.resolved(name).extraction.article, self.index)

    def rank(
        self,
        query: str,
        *,
        limit: int,
        any_word: bool,
        levels: Collection[str] | None = None,
        semantic: bool = False,
    ) -> list[tuple[str, float]]:
        """The ids and scores of the best articles, without opening them."""
        from kg.search import parse, plan
        from kg.search.words import LEVELS

        tree = parse(query, any_word=any_word)
        index = self._ranking(tree) if semantic else self.index
        found = index.search(plan(tree, LEVELS if levels is None else levels), limit=limit)
        return [(self._ids[hit.key], hit.score) for hit in found.hits]

    def suggest(
        self, query: str, *, any_word: bool = False, within: Node | None = None
    ) -> list[str]:
        """Queries that the writer of one that found nothing may have meant; each finds something.

        The condition and the way of joining words are those of ``search``.
        """
        from kg.search import parse, plan, suggestions
        from kg.search.tree import All

        def finds(meant: str) -> bool:
            try:
                tree = parse(meant, any_word=any_word)
            except QueryMalformed:
                return False
            wanted = plan(tree if within is None else All((tree, within)))
            return self.index.search(wanted, limit=1).total > 0

        return suggestions(query, self.index, finds)

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
