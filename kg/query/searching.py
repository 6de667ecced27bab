"""Questions in, articles with the sentences that answer them out: a reader's search."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from kg.errors import DocumentMissing, QueryMalformed
from kg.query.answer import Answer
from kg.query.opened import Opened

if TYPE_CHECKING:
    from kg.model import Resolved
    from kg.search import Index
    from kg.search.engine import Hit
    from kg.search.tree import Node

__all__ = ["Searching"]


class Searching(Opened):
    """Full-text search over one generation of a store."""

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
        from kg.search.tree import All
        from kg.search.words import LEVELS

        levels = LEVELS if levels is None else levels
        tree = parse(query, any_word=any_word) if isinstance(query, str) else query
        wanted = plan(tree if within is None else All((tree, within)), levels)
        index = self._ranking(tree) if semantic else self.index
        found = index.search(wanted, limit=limit, offset=offset, sort=sort, facets=facets)
        answers = list(self.answers(found.hits, tree, levels))
        if explain:
            from kg.search.explain import score_parts

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

    def resolved(self, name: str) -> Resolved:
        """The article of that id, IRI, URL or path with all that it says.

        Raises DocumentMissing where the store has none.
        """
        kept = self.find(name)
        if kept is None or kept.removed:
            raise DocumentMissing("no such article in the store", place=name, hint="kg stats")
        return self.articles.resolved(kept.key)

    @cached_property
    def _ids(self) -> dict[str, str]:
        return {kept.key: kept.id for kept in self.articles.known()}
