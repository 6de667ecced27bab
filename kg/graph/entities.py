"""All resolved articles in, the quads of the entities graph out: what follows from all together."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from pyoxigraph import Literal, NamedNode

from kg.graph.duplicates import Signed, duplicate_quads
from kg.graph.memberships import memberships
from kg.graph.names import Names, expand
from kg.graph.quads import Quads
from kg.graph.vocabulary import superclasses
from kg.model import Resolved
from kg.text import to_latin

__all__ = ["entity_quads"]


def entity_quads(
    articles: Iterable[Resolved], base_iri: str, threshold: float, listed: Quads
) -> Quads:
    """Types with their superclasses, labels, when each post was seen held, near duplicates.

    What the authority lists tell about, *listed*, goes by the name that they prefer.  A function
    of the set of *articles*: their order does not matter.  Holds one record for each entity in
    memory, and of each article 125 bytes.
    """
    types: dict[str, Counter[str]] = defaultdict(Counter)
    labels: dict[str, Counter[str]] = defaultdict(Counter)
    others: dict[str, set[str]] = defaultdict(set)
    seen: dict[str, set[str]] = defaultdict(set)
    signed: list[Signed] = []
    for resolved in articles:
        for entity in resolved.entities:
            types[entity.iri][entity.type] += 1
            labels[entity.iri][entity.label] += 1
            others[entity.iri].update(entity.other_labels)
        article = resolved.extraction.article
        date = article.metadata.date
        signed.append(Signed(article.key, date or "", article.signature))
        for one in memberships(resolved, base_iri, threshold):
            seen[one.iri].update([date] if date else [])
    named = _kazakh_names(listed)
    names = Names(base_iri)
    quads = Quads(names.graph("entities"))
    for iri in sorted(types):
        label = named.get(iri) or _commonest(labels[iri])
        _describe(quads, iri, _commonest(types[iri]), label, others[iri] | set(labels[iri]))
    for iri in sorted(seen):
        dates = sorted(seen[iri])
        quads.date(iri, "agl:firstAttested", dates[0] if dates else None)
        quads.date(iri, "agl:lastAttested", dates[-1] if dates else None)
    duplicate_quads(quads, names, signed)
    return quads


def _commonest(counted: Counter[str]) -> str:
    """The value that most articles give, of equals the first in the alphabet."""
    return min(counted, key=lambda value: (-counted[value], value))


def _kazakh_names(listed: Quads) -> dict[str, str]:
    """The Kazakh name that the lists prefer, by IRI."""
    return {
        quad.subject.value: quad.object.value
        for quad in listed
        if quad.predicate.value == expand("skos:prefLabel")
        and isinstance(quad.object, Literal)
        and quad.object.language == "kk"
        and isinstance(quad.subject, NamedNode)
    }


def _describe(quads: Quads, iri: str, kind: str, label: str, names: set[str]) -> None:
    quads.link(iri, "rdf:type", *superclasses(expand(kind)))
    quads.text(iri, "skos:prefLabel", label, "kk")
    quads.text(iri, "skos:prefLabel", to_latin(label), "kk-Latn")
    for other in sorted(names - {label}):
        quads.text(iri, "skos:altLabel", other, "kk")
