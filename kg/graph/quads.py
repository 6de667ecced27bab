"""Shortened names and Python values in, RDF quads of one graph out."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, serialize

from kg.graph.names import expand

__all__ = ["Quads", "date_literal"]

_DATE_TYPES = {4: "xsd:gYear", 7: "xsd:gYearMonth", 10: "xsd:date"}


class Quads(list[Quad]):
    """The quads of one named graph, in the order in which they were added."""

    def __init__(self, graph: str) -> None:
        super().__init__()
        self.graph = NamedNode(graph)

    def link(self, subject: str, predicate: str, *objects: str) -> None:
        """Say that *subject*, an IRI, has each of *objects*, IRIs or shortened names."""
        for one in objects:
            node = NamedNode(one if "://" in one else expand(one))
            self._add(subject, predicate, node)

    def subjects(self) -> set[str]:
        """The IRIs that the quads say something of."""
        return {quad.subject.value for quad in self if isinstance(quad.subject, NamedNode)}

    def without(self, others: Iterable[Quad]) -> Quads:
        """Those whose triple is none of *others*, which stand in another graph."""
        said, left = {quad.triple for quad in others}, Quads(self.graph.value)
        left += (quad for quad in self if quad.triple not in said)
        return left

    def digest(self) -> str:
        """The SHA-256 of all that they say, in the order in which it was said."""
        return sha256(serialize(self, format=RdfFormat.N_QUADS) or b"").hexdigest()

    def text(
        self, subject: str, predicate: str, value: str | None, language: str | None = None
    ) -> None:
        """Say it with a plain or language-tagged text; nothing is said for None and ''."""
        if value:
            self._add(subject, predicate, Literal(value, language=language))

    def value(self, subject: str, predicate: str, value: str, datatype: str) -> None:
        """Say it with a typed literal."""
        self._add(subject, predicate, Literal(value, datatype=NamedNode(expand(datatype))))

    def date(self, subject: str, predicate: str, value: str | None) -> None:
        """Say it with a date as precise as it is given; nothing is said for None."""
        if value:
            self._add(subject, predicate, date_literal(value))

    def decimal(self, subject: str, predicate: str, value: float) -> None:
        """Say it with a number, as Oxigraph writes it, so that a dump and an annotation agree."""
        written = f"{value:.3f}".rstrip("0").rstrip(".")  # 0.9, not 0.90
        self.value(subject, predicate, written, "xsd:decimal")

    def term(self, subject: str, predicate: str, value: NamedNode | Literal) -> None:
        """Say it with a term that is made already; nothing is said for an empty text."""
        if value.value:
            self._add(subject, predicate, value)

    def _add(self, subject: str, predicate: str, value: NamedNode | Literal) -> None:
        self.append(Quad(NamedNode(subject), NamedNode(expand(predicate)), value, self.graph))


def date_literal(value: str) -> Literal:
    """``2014``, ``2014-02`` or ``2014-02-26`` as xsd:gYear, xsd:gYearMonth or xsd:date."""
    return Literal(value, datatype=NamedNode(expand(_DATE_TYPES[len(value)])))
