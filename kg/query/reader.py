"""A store's folder in, a reader of its current generation out, for notebooks and commands."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.errors import DocumentMissing
from kg.model import Article, Extraction, Resolved
from kg.search import Index, Snippet, open_index, parse, plan, reasons, suggestions
from kg.search.explain import score_parts
from kg.search.marks import asks_for_marks
from kg.search.similar import similar_to
from kg.search.tree import All, Node
from kg.search.words import LEVELS
from kg.store import ArticleStore, Generation, Kept, open_generation

if TYPE_CHECKING:
    from pyoxigraph import Store
    from rdflib import Dataset

__all__ = ["Answer", "Reader", "open_store"]


@dataclass(frozen=True, slots=True)
class Answer:
    """One hit of a search, with the sentences that show why; ``parts`` are those of its score."""

    article: Article
    iri: str
    score: float
    matched: Mapping[str, Sequence[str]]
    snippets: Sequence[Snippet]
    parts: Mapping[str, float] = field(default_factory=dict)


@contextmanager
def open_store(store: Path | str) -> Iterator[Reader]:
    """A reader of the store's current generation; builds that end meanwhile do not disturb it.

    Raises StoreMissing, NotAStore, StoreNewer or StoreUnusable.
    """
    with open_generation(Path(store)) as generation:
        reader = Reader(generation)
        try:
            yield reader
        finally:
            reader.close()


class Reader:
    """One generation of a store: its articles, its index and its graph, opened as they are used."""

    def __init__(self, generation: Generation) -> None:
        self.generation = generation
        self.base_iri = generation.manifest.settings["base_iri"]

    @cached_property
    def articles(self) -> ArticleStore:
        """The article store."""
        return ArticleStore(self.generation.articles)

    @cached_property
    def index(self) -> Index:
        """The search index."""
        return open_index(self.generation.index)

    @cached_property
    def graph(self) -> Store:
        """The graph as a read-only pyoxigraph store; loads pyoxigraph."""
        from pyoxigraph import Store

        return Store.read_only(str(self.generation.graph))

    def dataset(self) -> Dataset:
        """The graph as an ``rdflib.Dataset`` whose default graph is the union; loads rdflib."""
        import rdflib
        from oxrdflib import OxigraphStore

        return rdflib.Dataset(store=OxigraphStore(store=self.graph), default_union=True)

    def query(self, query: str) -> Any:
        """pyoxigraph's results of a SPARQL query over the union of all graphs.

        The contract's prefixes need no declaration.  Raises QueryMalformed or QueryRefused.
        """
        from kg.query.sparql import results

        return results(self.graph, query)

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
        levels: Collection[str] = LEVELS,
        explain: bool = False,
    ) -> tuple[list[Answer], int, Mapping[str, Sequence[tuple[str, int]]]]:
        """The answers from *offset* on, how many there are in all, and facets if asked for.

        *query* is a text, or a tree such as that of ``similar``.  *within* is a further condition,
        such as ``kg.search.dates.day_range``; *levels* are those on which words match.  Raises
        QueryMalformed.
        """
        tree = parse(query, any_word=any_word) if isinstance(query, str) else query
        wanted = plan(tree if within is None else All((tree, within)), levels)
        found = self.index.search(wanted, limit=limit, offset=offset, sort=sort, facets=facets)
        answers = []
        for hit in found.hits:
            extraction = self._told(hit.key, tree)
            why = reasons(extraction, tree, on=levels)
            parts = score_parts(self.index, tree, hit.key, levels) if explain else {}
            answers.append(
                Answer(
                    extraction.article,
                    self.iri(hit.key),
                    hit.score,
                    why.levels,
                    why.snippets,
                    parts,
                )
            )
        return answers, found.total, found.facets

    def _told(self, key: str, tree: Node) -> Extraction:
        """The article, with its mentions only where marks are asked for: they take as long."""
        if asks_for_marks(tree):
            return self.articles.resolved(key).extraction
        return Extraction(self.articles.article(key))

    def similar(self, name: str) -> Node | None:
        """A query for articles like the one of that id, IRI, URL or path.

        None where it has no word that others have.  Raises DocumentMissing.
        """
        return similar_to(self.resolved(name).extraction.article, self.index)

    def rank(
        self, query: str, *, limit: int, any_word: bool, levels: Collection[str] = LEVELS
    ) -> list[tuple[str, float]]:
        """The ids and scores of the best articles, without opening them."""
        wanted = plan(parse(query, any_word=any_word), levels)
        found = self.index.search(wanted, limit=limit)
        return [(self._ids[hit.key], hit.score) for hit in found.hits]

    def suggest(self, query: str) -> list[str]:
        """What the writer of a query that found nothing may have meant."""
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

    def close(self) -> None:
        """Let go of all that was opened."""
        opened = vars(self)
        if "index" in opened:
            self.index.close()
        if "articles" in opened:
            self.articles.close()
        opened.pop("graph", None)  # Oxigraph closes with the last reference

    @cached_property
    def _ids(self) -> dict[str, str]:
        return {kept.key: kept.id for kept in self.articles.known()}
