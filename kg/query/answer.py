"""What a search finds: an article with the sentences that show why."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.model import Article
    from kg.search import Snippet

__all__ = ["Answer"]


@dataclass(frozen=True, slots=True, repr=False)
class Answer:
    """One hit of a search, with the sentences that show why; ``parts`` are those of its score.

    The article may be without its tokens, which ``Reader.resolved`` gives.
    """

    article: Article
    iri: str
    score: float
    matched: Mapping[str, Sequence[str]]
    snippets: Sequence[Snippet]
    parts: Mapping[str, float] = field(default_factory=dict)

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.article.metadata.title!r} {self.score:.2f}>"

    def _repr_html_(self) -> str:
        """How a notebook shows it."""
        from kg.query.html import answer_html

        return answer_html(self)
