"""IRIs in, what people call them out, remembered: pages name the same things again and again."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from kg.graph.names import expand, shorten
from kg.graph.union import select
from kg.graph.vocabulary import superclasses, vocabulary
from kg.resolve.identity import type_segment

if TYPE_CHECKING:
    from pyoxigraph import Store

__all__ = ["Naming", "Thing", "kind_of", "select"]

_MOST = 100_000  # names that are remembered
_LABELS = """
SELECT ?thing ?label WHERE {
  VALUES ?thing { %s }
  VALUES ?naming { skos:prefLabel rdfs:label dct:title agl:quote }
  ?thing ?naming ?label
} ORDER BY ?thing ?label"""
_KINDS = {  # of the first class that is among the superclasses
    "agl:Person": "person",
    "agl:Organization": "body",
    "agl:Place": "place",
    "org:Post": "post",
    "agl:Instrument": "instrument",
    "agl:Event": "event",
}


@dataclass(frozen=True, slots=True)
class Thing:
    """Something with its name, in *language* (empty where that is not told).

    ``iri`` is empty for a plain value; ``kind`` is person, body, place, post, instrument, event or
    empty.
    """

    iri: str
    label: str
    language: str = ""
    kind: str = ""


class Naming:
    """The names of things in one graph; *known* remembers those that were asked for.

    Threads may share *known*, a dictionary for each graph: at worst two of them look up the same.
    """

    def __init__(self, store: Store, known: dict[str, Mapping[str, str]] | None = None) -> None:
        self._store = store
        self._known = {} if known is None else known

    def learn(self, iris: Collection[str]) -> None:
        """Look up in one query all of *iris* that are not known."""
        missing = sorted({iri for iri in iris if iri not in self._known})
        if not missing:
            return
        found: dict[str, dict[str, str]] = {iri: {} for iri in missing}
        for row in select(self._store, _LABELS % " ".join(f"<{iri}>" for iri in missing)):
            label = row["label"]
            found[row["thing"].value].setdefault(getattr(label, "language", "") or "", label.value)
        if len(self._known) + len(found) > _MOST:
            self._known.clear()
        self._known.update(found)

    def thing(self, term: Any, language: str) -> Thing:
        """The RDF *term* with its name in *language*, else in Kazakh, else in any."""
        if hasattr(term, "datatype"):
            return Thing("", term.value, term.language or "")
        iri = str(term.value)
        labels = self._known.get(iri)
        if labels is None:
            self.learn((iri,))
            labels = self._known.get(iri, {})
        for one in (language, "kk", *labels):
            if one in labels:
                return Thing(iri, labels[one], one, kind_of(iri))
        return Thing(iri, shorten(iri), "", kind_of(iri))


def kind_of(iri: str) -> str:
    """The kind that the type in an IRI of ours, ``<base>id/ministry/...``, is one of."""
    _, has_type, rest = iri.rpartition("/id/")
    return _kinds().get(rest.partition("/")[0], "") if has_type else ""


@cache
def _kinds() -> Mapping[str, str]:
    """The kind of each part of IRIs that tells a type."""
    from pyoxigraph import NamedNode

    a_class = vocabulary().quads_for_pattern(
        None, NamedNode(expand("rdf:type")), NamedNode(expand("owl:Class"))
    )
    names = {shorten(quad.subject.value) for quad in a_class if hasattr(quad.subject, "value")}
    found = {}
    for name in names | {"org:Post"}:
        above = {shorten(one) for one in superclasses(expand(name))} if ":" in name else set()
        kind = next((_KINDS[one] for one in _KINDS if one in above), "")
        if kind and name.startswith(("agl:", "org:")):
            found[type_segment(name)] = kind
    return found
