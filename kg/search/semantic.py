"""A question, an index and embeddings in, an index that ranks by both out.

Both scores of an article are told in standard deviations of the best hundred and added up, so
neither has a weight that would have to be tuned, and neither's scale matters.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import EmbeddingsMissing
from kg.search.engine import Found, Hit, Index
from kg.search.plan import Each, Either, Only, Plan
from kg.search.tree import TEXT_FIELDS, Node, Phrase, Verbatim, leaves
from kg.search.words import MARKS

if TYPE_CHECKING:
    from kg.search.embeddings import Embeddings

__all__ = ["Blend", "question"]

_POOL = 500  # articles that words find best, and as many that embeddings do
_PARTS = ("meaning of a passage", "meaning of a sentence", "meaning of three sentences")
_BEST = 100  # of them that tell the scale of a score


def question(tree: Node) -> str:
    """What is asked in words, without fields of exact values, names and marks."""
    words: list[str] = []
    for leaf in leaves(tree):
        if leaf.field in ("", *TEXT_FIELDS):
            words += leaf.words if isinstance(leaf, Phrase | Verbatim) else (leaf.text,)
    return " ".join(word for word in words if word not in MARKS) + "?"  # which the model heeds


@dataclass
class Blend:
    """An index that ranks by what *asked* means as well (see ``kg.search.engine.Index``).

    ``worth`` is what a score of words counts in the last ranking, ``meant`` what their meaning
    added to its hits.
    """

    index: Index
    embeddings: Embeddings
    asked: str
    worth: float = 1.0
    meant: Mapping[str, Mapping[str, float]] = field(default_factory=dict)

    @classmethod
    def of(cls, tree: Node, index: Index, folder: Path) -> Blend:
        """A ranking for one question; raises EmbeddingsMissing where *folder* is none."""
        if not folder.is_dir():
            raise EmbeddingsMissing(
                "the store was built without embeddings",
                place=str(folder.parent),
                hint="make them: KG_SEMANTIC=true kg build --again",
            )
        from kg.search.embeddings import Embeddings

        return cls(index, Embeddings(folder), question(tree))

    def search(
        self,
        plan: Plan,
        *,
        limit: int,
        offset: int = 0,
        sort: str = "relevance",
        facets: bool = False,
    ) -> Found:
        """The articles that fit *plan*; of their words and meanings only the best are compared."""
        if sort != "relevance":
            return self.index.search(plan, limit=limit, offset=offset, sort=sort, facets=facets)
        from kg.search.embedder import embedded_question

        pool = max(_POOL, offset + limit)
        found = self.index.search(plan, limit=pool, facets=facets)
        words = {hit.key: hit.score for hit in found.hits}
        vector = embedded_question(self.asked)
        passages = self.embeddings.passages(vector)
        if found.total > len(words):
            nearest = map(self.embeddings.key, (-passages).argsort(kind="stable")[:pool].tolist())
            others = Either(tuple(Only(key) for key in nearest if key not in words))
            more = self.index.search(Each((plan, others)), limit=pool)
            words |= {hit.key: hit.score for hit in more.hits}
        near = {
            key: (float(passages[row]), *self.embeddings.sentences(row, vector))
            for key, row in self.embeddings.numbers(list(words)).items()
        }
        self.worth, meaning = _unit(words.values()), _unit(map(sum, near.values()))
        self.meant = {
            key: {name: part * meaning for name, part in zip(_PARTS, parts, strict=True)}
            for key, parts in near.items()
        }
        scores = {
            key: round(score * self.worth + sum(self.meant.get(key, {}).values()), 6)
            for key, score in words.items()
        }
        ranked = sorted(scores, key=lambda key: (-scores[key], key))[offset : offset + limit]
        return Found([Hit(key, scores[key]) for key in ranked], found.total, found.facets)

    def knows(self, term: str) -> int:
        """How many articles hold a term in title or body."""
        return self.index.knows(term)

    def begun(self, term: str) -> Sequence[str]:
        """The terms of title or body that begin with *term*, in the order of the alphabet."""
        return self.index.begun(term)

    def keys(self) -> Iterator[str]:
        """The key of every article in the index."""
        return self.index.keys()

    def close(self) -> None:
        """Let go of nothing: who opened the index closes it."""


def _unit(scores: Iterable[float]) -> float:
    """One divided by the standard deviation of the best scores."""
    from statistics import pstdev

    best = sorted(scores, reverse=True)[:_BEST]
    spread = pstdev(best) if best else 0.0
    return 1 / spread if spread > 1e-9 else 1.0
