"""A reader in, the corpus at a glance out: how much there is, what is new, what is named most."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.query.answer import Answer
    from kg.query.reader import Reader

__all__ = ["KINDS", "Bar", "Glance", "Named", "glance"]

KINDS = {  # what is counted; a class counts the things that articles tell of
    "bodies": "agl:Organization",
    "people": "agl:Person",
    "places": "agl:Place",
    "agglomerations": "agl:Agglomeration",
    "instruments": "agl:Instrument",
    "events": "agl:Event",
}
_MOST_NAMED, _NEWEST = 8, 8
_MOST_BARS = 60
_TOLD = """
  { ?article agl:mentions ?thing }
  UNION { ?claim rdf:subject|rdf:object ?thing ; prov:wasAttributedTo ?article .
          ?article a agl:Article }"""  # who speaks or signs may be told without a name in the text
_COUNT = f"SELECT (COUNT(DISTINCT ?thing) AS ?n) WHERE {{ ?thing a %s . {_TOLD} }}"
_NAMED = f"""
SELECT ?thing ?n ?label WHERE {{
  {{ SELECT ?thing (COUNT(DISTINCT ?article) AS ?n) WHERE {{ ?thing a %s . {_TOLD} }}
    GROUP BY ?thing ORDER BY DESC(?n) ?thing LIMIT %d }}
  ?thing skos:prefLabel ?label
}} ORDER BY DESC(?n) ?thing ?label"""
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
    counts |= {kind: _number(reader, _COUNT % name) for kind, name in KINDS.items()}
    counts["sources"] = _number(reader, _SOURCES)
    newest, _, _ = reader.search(All(()), limit=_NEWEST, sort="newest")
    named = {kind: _named(reader, name) for kind, name in KINDS.items()}
    return Glance(counts, named, newest, _bars(reader))


def _number(reader: Reader, query: str) -> int:
    return int(next(iter(reader.query(query)))["n"].value)


def _named(reader: Reader, name: str) -> list[Named]:
    counts: dict[str, int] = {}
    labels: dict[str, dict[str, str]] = {}
    for row in reader.query(_NAMED % (name, _MOST_NAMED)):
        iri, label = row["thing"].value, row["label"]
        counts[iri] = int(row["n"].value)
        labels.setdefault(iri, {}).setdefault(label.language or "", label.value)
    return [Named(iri, labels[iri], count) for iri, count in counts.items()]


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
