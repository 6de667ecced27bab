"""A description in, the bytes of it in a media type out; and which suffix stands for which type."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Sequence

import pyoxigraph as ox

from kg.graph.names import PREFIXES
from kg.query.rows import harmless
from kg.serve.described import Description, names_by_iri
from kg.serve.jsonld import jsonld

__all__ = ["DATA", "SUFFIXES", "represented"]

_Writer = Callable[[Description, str], bytes]
_COLUMNS = ("subject", "predicate", "object", "language", "datatype", "subject_name", "object_name")


def _with(kind: ox.RdfFormat) -> _Writer:
    def written(one: Description, _: str) -> bytes:
        return ox.serialize(one.triples(), format=kind, prefixes=PREFIXES) or b""

    return written


def _jsonld(one: Description, context: str) -> bytes:
    return jsonld(one.triples(), context)


def _csv(one: Description, _: str) -> bytes:
    """A line for each statement, with what people call both of its ends."""
    triples = one.triples()
    names = names_by_iri(one.labels, "kk")
    output = io.StringIO()
    writer = csv.writer(output, lineterminator="\r\n")
    writer.writerow(_COLUMNS)
    for triple in triples:
        value = triple.object
        literal = value if isinstance(value, ox.Literal) else None
        ends = (_text(triple.subject), _text(value))
        typed = literal.datatype.value if literal and not literal.language else ""
        line = (
            ends[0],
            triple.predicate.value,
            ends[1],
            literal.language if literal else "",
            typed,
        )
        called = (names.get(ends[0], ""), "" if literal else names.get(ends[1], ""))
        writer.writerow([harmless(cell or "") for cell in (*line, *called)])
    return output.getvalue().encode()


def _text(term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple) -> str:
    return (
        f"_:{term.value}" if isinstance(term, ox.BlankNode) else getattr(term, "value", str(term))
    )


# The first of those that a client likes equally is what it gets.
_FORMATS: Sequence[tuple[str, str, _Writer]] = (
    ("ttl", "text/turtle", _with(ox.RdfFormat.TURTLE)),
    ("jsonld", "application/ld+json", _jsonld),
    ("nt", "application/n-triples", _with(ox.RdfFormat.N_TRIPLES)),
    ("rdf", "application/rdf+xml", _with(ox.RdfFormat.RDF_XML)),
    ("json", "application/json", _jsonld),
    ("csv", "text/csv", _csv),
)
DATA = {media_type: written for _, media_type, written in _FORMATS}
SUFFIXES = {"html": "text/html", **{suffix: media_type for suffix, media_type, _ in _FORMATS}}


def represented(one: Description, media_type: str, context: str) -> bytes:
    """*one* in that type of ``DATA``; JSON-LD names its context by the address *context*."""
    return DATA[media_type](one, context)
