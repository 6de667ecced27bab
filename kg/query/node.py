"""A node of the graph in, what is said of it out, without the cost of planning a query."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from kg.graph.names import expand
from kg.graph.union import triples

if TYPE_CHECKING:
    from pyoxigraph import NamedNode, Store

__all__ = ["Node", "pointing"]


class Node:
    """The triples of one subject over all graphs; predicates are told as ``agl:post``.

    *only* the predicates that are given are read, all where none is.
    """

    def __init__(self, store: Store, term: Any, only: Sequence[str] = ()) -> None:
        from pyoxigraph import NamedNode

        self.term = term
        self._known: dict[str, dict[Any, None]] = {}
        wanted: list[NamedNode | None] = [NamedNode(expand(one)) for one in only]
        for name in wanted or [None]:
            for quad in triples(store, term, name):
                self._known.setdefault(quad.predicate.value, {})[quad.object] = None

    @property
    def predicates(self) -> list[str]:
        """The IRIs of what is said of it, sorted."""
        return sorted(self._known)

    def all(self, name: str) -> list[Any]:
        """The objects of a predicate, which may be an IRI, too."""
        return list(self._known.get(name if "://" in name else expand(name), ()))

    def one(self, name: str) -> Any:
        """One object of a predicate, or None."""
        return next(iter(self.all(name)), None)

    def text(self, name: str) -> str:
        """The value of one object, empty where there is none."""
        term = self.one(name)
        return term.value if term is not None else ""


def pointing(store: Store, name: str, term: Any) -> Iterator[NamedNode]:
    """The subjects of which the predicate *name* says *term*, each once."""
    from pyoxigraph import NamedNode

    seen = set()
    for quad in triples(store, None, NamedNode(expand(name)), term):
        if isinstance(quad.subject, NamedNode) and quad.subject not in seen:
            seen.add(quad.subject)
            yield quad.subject
