"""A reader in, the corpus at a glance out: how much there is, what is new, what is named most."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.graph.names import Names, expand
from kg.graph.union import triples

if TYPE_CHECKING:
    from kg.query.answer import Answer
    from kg.query.reader import Reader

__all__ = ["KINDS", "Bar", "Glance", "Named", "glance"]

KINDS = {  # what is counted, with its class
    "bodies": "agl:Organization",
    "people": "agl:Person",
    "places": "agl:Place",
    "agglomerations": "agl:Agglomeration",
    "instruments": "agl:Instrument",
    "events": "agl:Event",
}
_MOST_NAMED, _NEWEST = 8, 8
_MOST_BARS = 60
_LABELS = "SELECT ?label WHERE { <%s> skos:prefLabel ?label } ORDER BY ?label"
_SOURCES = "SELECT (COUNT(DISTINCT ?publisher) AS ?n) WHERE { ?article dct:publisher ?publisher }"
_DATES = """
SELECT ?month (COUNT(*) AS ?n) WHERE {
  ?article a agl:Article ; dct:issued ?issued BIND(SUBSTR(STR(?issued), 1, 7) AS ?month)
} GROUP BY ?month ORDER BY ?month"""


@dataclass(frozen=True, slots=True)
class Named:
    """A thing with its names by language, and in how many articles it is named."""

    iri: str
    labels: Mapping[str, str]
    articles: int


@dataclass(frozen=True, slots=True)
class Bar:
    """A month or year, and how many articles are of it."""

    period: str
    articles: int


@dataclass(frozen=True, slots=True)
class Glance:
    """The corpus at a glance.

    ``bars`` are months, years where there are more than sixty, without gaps; articles that tell
    no month are in no month.
    """

    counts: Mapping[str, int]
    named: Mapping[str, Sequence[Named]]
    newest: Sequence[Answer]
    bars: Sequence[Bar]


def glance(reader: Reader) -> Glance:
    """What the generation holds; takes seconds where there are very many articles."""
    from kg.search.tree import All

    known = reader.generation.manifest.counts
    counts = {"articles": known.get("articles", 0), "facts": known.get("facts", 0)}
    mentioned = _mentioned(reader)
    named: dict[str, Sequence[Named]] = {}
    for kind, name in KINDS.items():
        things = _things(reader, name, mentioned)
        counts[kind] = len(things)
        most = sorted(things & mentioned.keys(), key=lambda one: (-mentioned[one], one))
        named[kind] = [_named(reader, iri, mentioned[iri]) for iri in most[:_MOST_NAMED]]
    counts["sources"] = int(next(iter(reader.query(_SOURCES)))["n"].value)
    newest, _, _ = reader.search(All(()), limit=_NEWEST, sort="newest")
    return Glance(counts, named, newest, _bars(reader))


def _mentioned(reader: Reader) -> Counter[str]:
    """In how many articles each thing is named: one pass, which SPARQL takes far longer for."""
    from pyoxigraph import NamedNode

    quads = triples(reader.graph, predicate=NamedNode(expand("agl:mentions")))
    return Counter(one.object.value for one in quads if isinstance(one.object, NamedNode))


def _things(reader: Reader, name: str, mentioned: Mapping[str, int]) -> set[str]:
    """The things of a class that articles tell of: those of the lists only if they are named."""
    from pyoxigraph import NamedNode

    entities = NamedNode(Names(reader.base_iri).graph("entities"))
    kind = (NamedNode(expand("rdf:type")), NamedNode(expand(name)))
    found = {
        quad.subject.value
        for quad in reader.graph.quads_for_pattern(None, *kind, entities)
        if isinstance(quad.subject, NamedNode)
    }
    every = triples(reader.graph, None, *kind)
    return found.union(
        quad.subject.value
        for quad in every
        if isinstance(quad.subject, NamedNode) and quad.subject.value in mentioned
    )


def _named(reader: Reader, iri: str, articles: int) -> Named:
    labels: dict[str, str] = {}
    for row in reader.query(_LABELS % iri):
        labels.setdefault(row["label"].language or "", row["label"].value)
    return Named(iri, labels or {"": iri}, articles)


def _bars(reader: Reader) -> list[Bar]:
    told = [(row["month"].value, int(row["n"].value)) for row in reader.query(_DATES)]
    months = {month: count for month, count in told if len(month) == 7}
    if not told:
        return []
    spread = list(_periods(min(months), max(months))) if months else []
    if spread and len(spread) <= _MOST_BARS:
        return [Bar(month, months.get(month, 0)) for month in spread]
    years: dict[str, int] = {}
    for month, count in told:
        years[month[:4]] = years.get(month[:4], 0) + count
    first, last = int(min(years)), int(max(years))
    return [Bar(f"{year:04}", years.get(f"{year:04}", 0)) for year in range(first, last + 1)][
        -_MOST_BARS:
    ]


def _periods(first: str, last: str) -> list[str]:
    begin, end = (int(one[:4]) * 12 + int(one[5:]) - 1 for one in (first, last))
    return [f"{month // 12:04}-{month % 12 + 1:02}" for month in range(begin, end + 1)]
