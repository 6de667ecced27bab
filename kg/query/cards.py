"""A reader and a name in, the cards of what goes by it out: names, types, facts, evidence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kg.errors import EntityMissing
from kg.graph.names import PREFIXES, shorten
from kg.text import lower

if TYPE_CHECKING:
    from pyoxigraph import Literal, NamedNode, Store, Variable

__all__ = ["Card", "CardFact", "card"]

_BY_LABEL = """
SELECT DISTINCT ?thing WHERE {
  VALUES ?naming { skos:prefLabel skos:altLabel }
  ?thing ?naming ?label .
  FILTER(LCASE(STR(?label)) = ?wanted)
} ORDER BY ?thing"""
_KNOWN = "SELECT (COUNT(*) AS ?n) WHERE { ?thing rdf:type ?type }"
_LABELS = """
SELECT DISTINCT ?naming ?label WHERE {
  VALUES ?naming { skos:prefLabel skos:altLabel } ?thing ?naming ?label
} ORDER BY DESC(?naming) ?label"""
_TYPES = "SELECT DISTINCT ?type WHERE { ?thing rdf:type ?type } ORDER BY ?type"
_FACTS = """
SELECT DISTINCT ?subject ?predicate ?object ?modality ?confidence ?sentence ?title ?article
WHERE {
  { ?claim rdf:subject ?thing } UNION { ?claim rdf:object ?thing }
  ?claim rdf:subject ?subject ; rdf:predicate ?predicate ; rdf:object ?object ;
         agl:modality ?modality ; agl:confidence ?confidence ; agl:supportedBy ?evidence .
  ?evidence nif:anchorOf ?sentence ; agl:inArticle ?article .
  OPTIONAL { ?article dct:title ?title }
} ORDER BY ?article ?sentence ?predicate ?subject ?object"""
_MENTIONS = "SELECT (COUNT(*) AS ?n) WHERE { ?mention agl:refersTo ?thing }"
_LABEL = "SELECT ?label WHERE { ?thing skos:prefLabel ?label FILTER(LANG(?label) = 'kk') } LIMIT 1"


@dataclass(frozen=True, slots=True)
class CardFact:
    """A claim about the entity in words, with the sentence and the article that say it."""

    subject: str
    predicate: str
    object: str
    modality: str
    confidence: float
    sentence: str
    title: str
    article: str


@dataclass(frozen=True, slots=True)
class Card:
    """All that the graph knows of one entity."""

    iri: str
    label: str
    names: tuple[tuple[str, str], ...]
    types: tuple[str, ...]
    mentions: int
    facts: tuple[CardFact, ...]


def card(store: Store, name: str) -> list[Card]:
    """The cards of the entities that go by *name*: an IRI, or a label in any language.

    Raises EntityMissing where there is none.
    """
    found = [name] if "://" in name else _named(store, name)
    cards = [_card(store, iri) for iri in found if _rows(store, _KNOWN, iri)[0]["n"].value != "0"]
    if not cards:
        hint = f"look for it in the texts: kg search '{name}'"
        raise EntityMissing("no entity of that name or IRI", place=name, hint=hint)
    return cards


def _named(store: Store, name: str) -> list[str]:
    from pyoxigraph import Literal, Variable

    wanted = Literal(lower(name))
    rows = _select(store, _BY_LABEL, Variable("wanted"), wanted)
    return [row["thing"].value for row in rows]


def _card(store: Store, iri: str) -> Card:
    names = tuple(
        (row["label"].value, row["label"].language or "") for row in _rows(store, _LABELS, iri)
    )
    kazakh = [label for label, language in names if language == "kk"]
    types = [row["type"].value for row in _rows(store, _TYPES, iri)]
    return Card(
        iri,
        _label(store, iri) if kazakh else iri,
        names,
        tuple(shorten(one) for one in types),
        int(_rows(store, _MENTIONS, iri)[0]["n"].value),
        tuple(_fact(store, row) for row in _rows(store, _FACTS, iri)),
    )


def _fact(store: Store, row: Any) -> CardFact:
    value = {name: row[name] for name in _FACT_NAMES}
    title = value["title"].value if value["title"] else ""
    return CardFact(
        _label(store, value["subject"].value),
        shorten(value["predicate"].value),
        _label(store, value["object"].value),
        shorten(value["modality"].value).removeprefix("agl:"),
        float(value["confidence"].value),
        value["sentence"].value,
        title,
        value["article"].value,
    )


_FACT_NAMES = (
    "subject",
    "predicate",
    "object",
    "modality",
    "confidence",
    "sentence",
    "title",
    "article",
)


def _label(store: Store, value: str) -> str:
    if "://" not in value:
        return value
    rows = _rows(store, _LABEL, value)
    return str(rows[0]["label"].value) if rows else shorten(value)


def _rows(store: Store, query: str, iri: str) -> list[Any]:
    from pyoxigraph import NamedNode, Variable

    return _select(store, query, Variable("thing"), NamedNode(iri))


def _select(store: Store, query: str, variable: Variable, value: NamedNode | Literal) -> list[Any]:
    """The rows of a SELECT over the union of all graphs with one variable bound."""
    found: Any = store.query(
        query,
        prefixes=PREFIXES,
        use_default_graph_as_union=True,
        substitutions={variable: value},
    )
    return list(found)
