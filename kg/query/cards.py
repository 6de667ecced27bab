"""A reader and a name in, the cards of what goes by it out: names, types, facts, evidence."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kg.errors import EntityMissing, QueryMalformed
from kg.graph.names import PREFIXES, shorten
from kg.text import cyrillic_readings, is_cyrillic, nfc

if TYPE_CHECKING:
    from pyoxigraph import Literal, NamedNode, Store

__all__ = ["Card", "CardFact", "card"]

_LABELLED = "VALUES ?naming { skos:prefLabel skos:altLabel } ?thing ?naming ?label ."
_BY_LABEL = f"""
SELECT DISTINCT ?thing WHERE {{
  {_LABELLED} FILTER(LCASE(STR(?label)) = ?wanted)
}} ORDER BY ?thing"""
_HOLDING = f"""
SELECT DISTINCT ?label WHERE {{
  {_LABELLED} FILTER(LCASE(LANG(?label)) != "kk-latn" && CONTAINS(LCASE(STR(?label)), ?wanted))
}} ORDER BY STRLEN(STR(?label)) ?label LIMIT 5"""
_KNOWN = "SELECT (COUNT(*) AS ?n) WHERE { ?thing rdf:type ?type }"
_LABELS = f"SELECT DISTINCT ?naming ?label WHERE {{ {_LABELLED} }} ORDER BY DESC(?naming) ?label"
_TYPES = "SELECT DISTINCT ?type WHERE { ?thing rdf:type ?type } ORDER BY ?type"
_FACTS = """
SELECT DISTINCT ?subject ?predicate ?object ?modality ?confidence ?sentence ?title ?article ?first
WHERE {
  { ?claim rdf:subject ?thing } UNION { ?claim rdf:object ?thing }
  ?claim rdf:subject ?subject ; rdf:predicate ?predicate ; rdf:object ?object ;
         agl:modality ?modality ; agl:confidence ?confidence ; agl:supportedBy ?evidence .
  ?evidence nif:anchorOf ?sentence ; agl:inArticle ?article .
  OPTIONAL { ?article dct:title ?title }
  OPTIONAL { ?article dct:isVersionOf ?first }
} ORDER BY BOUND(?first) ?article ?sentence ?predicate ?subject ?object"""
_MENTIONS = "SELECT (COUNT(*) AS ?n) WHERE { ?mention agl:refersTo ?thing }"
_LABEL = """
SELECT ?label WHERE {
  ?thing skos:prefLabel|rdfs:label ?label
  BIND(IF(LANG(?label) = "kk", 1, IF(LANG(?label) = "ru", 2, 3)) AS ?rank)
} ORDER BY ?rank ?label LIMIT 1"""


@dataclass(frozen=True, slots=True)
class CardFact:
    """A claim about the entity in words, with the sentence and the article that say it.

    Near duplicates of one text are one source: ``article`` is the earliest that says it, and
    ``also_in`` has the others.
    """

    subject: str
    predicate: str
    object: str
    modality: str
    confidence: float
    sentence: str
    title: str
    article: str
    also_in: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Card:
    """All that the graph knows of one entity.

    ``sources`` counts the articles that its facts come from, near duplicates as one.
    """

    iri: str
    label: str
    names: tuple[tuple[str, str], ...]
    types: tuple[str, ...]
    mentions: int
    facts: tuple[CardFact, ...]
    sources: int = 0


def card(store: Store, name: str) -> list[Card]:
    """The cards of the entities that go by *name*: an IRI, or a label in any language.

    A name in Latin letters is read in Cyrillic where no label has it.  Raises EntityMissing where
    there is none, QueryMalformed for an IRI that cannot be one.
    """
    name = " ".join(nfc(name).split())
    found = [name.strip("<>")] if "://" in name else _named(store, name)
    cards = [_card(store, iri) for iri in found if _rows(store, _KNOWN, iri)[0]["n"].value != "0"]
    if not cards:
        raise EntityMissing("no entity of that name or IRI", place=name, hint=_hint(store, name))
    return cards


def _named(store: Store, name: str) -> list[str]:
    # Rust's and Python's lower case of İ is i with a dot above, ours is i: Oxigraph's is asked for.
    for spelling in (name, *(() if is_cyrillic(name) else cyrillic_readings(name))):
        found = _values(store, _BY_LABEL, spelling.lower())
        if found:
            return found
    return []


def _hint(store: Store, name: str) -> str:
    """The names that hold *name*, else where to look for it."""
    from shlex import quote

    if len(name) > 1 and "://" not in name:
        longer = _values(store, _HOLDING, name.lower())
        if longer:
            return "is it one of these? " + "; ".join(longer)
    return f"look for it in the texts: kg search {quote(name)}"


def _card(store: Store, iri: str) -> Card:
    from pyoxigraph import NamedNode

    names = tuple(
        (row["label"].value, row["label"].language or "") for row in _rows(store, _LABELS, iri)
    )
    types = [row["type"].value for row in _rows(store, _TYPES, iri)]
    facts = _rows(store, _FACTS, iri)
    return Card(
        iri,
        _label(store, NamedNode(iri)),
        names,
        tuple(shorten(one) for one in types),
        int(_rows(store, _MENTIONS, iri)[0]["n"].value),
        tuple(_fact(store, rows) for rows in _by_source(facts)),
        len({_source(row) for row in facts}),
    )


def _by_source(facts: list[Any]) -> list[list[Any]]:
    """The rows of each fact, those of one source together, that of its first article first.

    One article that says a fact in several sentences has a row for each.
    """
    found: dict[tuple[object, ...], list[Any]] = {}
    said: Counter[tuple[object, ...]] = Counter()
    for row in facts:
        what = (_source(row), *(str(row[name]) for name in _SAYS))
        said[*what, row["article"].value] += 1
        found.setdefault((*what, said[*what, row["article"].value]), []).append(row)
    return sorted(found.values(), key=lambda rows: str(rows[0]["article"].value))


def _source(row: Any) -> str:
    """The article that a row's article is a version of, or else itself."""
    return str((row["first"] or row["article"]).value)


def _fact(store: Store, rows: list[Any]) -> CardFact:
    row = rows[0]
    value = {name: row[name] for name in _FACT_NAMES}
    title = value["title"].value if value["title"] else ""
    return CardFact(
        _label(store, value["subject"]),
        shorten(value["predicate"].value),
        _label(store, value["object"]),
        shorten(value["modality"].value).removeprefix("agl:"),
        float(value["confidence"].value),
        value["sentence"].value,
        title,
        value["article"].value,
        tuple(dict.fromkeys(one["article"].value for one in rows[1:])),
    )


_SAYS = ("subject", "predicate", "object", "modality")
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


def _label(store: Store, term: NamedNode | Literal) -> str:
    """What people call a thing; a literal's text is its own."""
    from pyoxigraph import NamedNode

    if not isinstance(term, NamedNode):
        return term.value
    rows = _rows(store, _LABEL, term.value)
    return str(rows[0]["label"].value) if rows else shorten(term.value)


def _rows(store: Store, query: str, iri: str) -> list[Any]:
    """The rows of a SELECT about the thing of an IRI, in the place of ``?thing``."""
    from pyoxigraph import NamedNode

    try:
        return _select(store, query.replace("?thing", str(NamedNode(iri))))
    except ValueError as error:
        hint = "an IRI is like https://w3id.org/agglo-kg/id/unit/kato-750000000"
        raise QueryMalformed(f"no IRI: {error}", place=iri, hint=hint) from error


def _values(store: Store, query: str, wanted: str) -> list[str]:
    """The values that a SELECT of one variable finds, with *wanted* in the place of ``?wanted``."""
    from pyoxigraph import Literal

    literal = Literal(wanted.encode(errors="replace").decode())
    return [row[0].value for row in _select(store, query.replace("?wanted", str(literal)))]


def _select(store: Store, query: str) -> list[Any]:
    """The rows of a SELECT over the union of all graphs."""
    found: Any = store.query(query, prefixes=PREFIXES, use_default_graph_as_union=True)
    return list(found)
