"""A reader and a name in, the cards of what goes by it out: names, types, facts, evidence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kg.errors import EntityMissing, QueryMalformed
from kg.graph.names import shorten
from kg.graph.union import select
from kg.query.card_queries import (
    BY_LABEL,
    FACTS,
    HELD,
    HOLDING,
    KNOWN,
    LABEL,
    LABELS,
    MENTIONS,
    MERGES,
    NAMED,
    POSTS,
    TYPES,
)
from kg.query.contradictions import Statement, contradictions
from kg.text import cyrillic_readings, is_cyrillic, nfc

if TYPE_CHECKING:
    from pyoxigraph import Literal, NamedNode, Store

__all__ = ["Card", "CardFact", "CardMerge", "CardPost", "called", "card", "label_of"]


@dataclass(frozen=True, slots=True)
class CardFact:
    """A claim about the entity in words, with the sentence and the article that say it.

    Near duplicates of one text are one source: ``article`` is the earliest that says it, and
    ``also_in`` has the others.  ``contradicted_by`` are what other claims say instead, each with
    its modality.
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
    contradicted_by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CardPost:
    """A post and who holds it: since when and until when by the texts, and when it was seen."""

    post: str
    holder: str
    stated_from: str
    stated_to: str
    first_attested: str
    last_attested: str


@dataclass(frozen=True, slots=True)
class CardMerge:
    """Why *name* is taken for a name of the thing: what it was compared with, and the reasons.

    ``judgement`` is the id of a person's, empty where the machine merged.
    """

    name: str
    with_name: str
    because: str
    judgement: str = ""


@dataclass(frozen=True, slots=True, repr=False)
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
    posts: tuple[CardPost, ...] = ()
    merged: tuple[CardMerge, ...] = ()

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.label!r} {len(self.facts)} facts>"

    def _repr_html_(self) -> str:
        """How a notebook shows it."""
        from kg.query.html import card_html

        return card_html(self)


def card(store: Store, name: str) -> list[Card]:
    """The cards of the entities that go by *name*: an IRI, or a label in any language.

    A name in Latin letters is read in Cyrillic where no label has it.  Raises EntityMissing where
    there is none, QueryMalformed for an IRI that cannot be one.
    """
    return [_card(store, iri) for iri in called(store, name)]


def called(store: Store, name: str) -> list[str]:
    """The IRIs of the entities that go by *name*; reads it and raises as ``card`` does."""
    name = " ".join(nfc(name).split())
    found = [_current(store, name.strip("<>"))] if "://" in name else _named(store, name)
    known = [iri for iri in found if _rows(store, KNOWN, iri)[0]["n"].value != "0"]
    if not known:
        raise EntityMissing("no entity of that name or IRI", place=name, hint=_hint(store, name))
    return known


def _named(store: Store, name: str) -> list[str]:
    # Rust's and Python's lower case of İ is i with a dot above, ours is i: Oxigraph's is asked for.
    for spelling in (name, *(() if is_cyrillic(name) else cyrillic_readings(name))):
        found = _values(store, BY_LABEL, spelling.lower())
        if found:
            return found
    return []


def _current(store: Store, iri: str) -> str:
    """The IRI that *iri* was merged into, or itself."""
    rows = _rows(store, NAMED, iri)
    return str(rows[0]["iri"].value) if rows else iri


def _hint(store: Store, name: str) -> str:
    """The names that hold *name*, else where to look for it."""
    from shlex import quote

    if len(name) > 1 and "://" not in name:
        longer = _values(store, HOLDING, name.lower())
        if longer:
            return "is it one of these? " + "; ".join(longer)
    return f"look for it in the texts: kg search {quote(name)}"


def _card(store: Store, iri: str) -> Card:
    from pyoxigraph import NamedNode

    names = tuple(
        (row["label"].value, row["label"].language or "") for row in _rows(store, LABELS, iri)
    )
    types = [row["type"].value for row in _rows(store, TYPES, iri)]
    facts = _rows(store, FACTS, iri)
    claims = _by_source(facts)
    against = contradictions([_statement(rows[0]) for rows in claims])
    return Card(
        iri,
        _label(store, NamedNode(iri)),
        names,
        tuple(shorten(one) for one in types),
        int(_rows(store, MENTIONS, iri)[0]["n"].value),
        tuple(_fact(store, rows, one) for rows, one in zip(claims, against, strict=True)),
        len({_source(row) for row in facts}),
        tuple(dict.fromkeys(_post(store, row) for row in _rows(store, POSTS, iri))),
        tuple(_merge(row) for row in _rows(store, MERGES, iri)),
    )


def _post(store: Store, row: Any) -> CardPost:
    dates = (row[name].value if row[name] else "" for name in ("from", "to", "first", "last"))
    return CardPost(_label(store, row["post"]), _label(store, row["holder"]), *dates)


def _merge(row: Any) -> CardMerge:
    judgement = row["judgement"].value if row["judgement"] else ""
    return CardMerge(row["name"].value, row["with"].value, row["because"].value, judgement)


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


def _statement(row: Any) -> Statement:
    return Statement(
        row["subject"].value,
        shorten(row["predicate"].value),
        row["object"].value,
        _modality(row),
        of_membership=row["member"] is not None,
    )


def _modality(row: Any) -> str:
    return shorten(row["modality"].value).removeprefix("agl:")


def _fact(store: Store, rows: list[Any], against: Sequence[Statement]) -> CardFact:
    row = rows[0]
    value = {name: row[name] for name in _FACT_NAMES}
    title = value["title"].value if value["title"] else ""
    return CardFact(
        _label(store, value["subject"]),
        shorten(value["predicate"].value),
        _label(store, value["object"]),
        _modality(row),
        float(value["confidence"].value),
        value["sentence"].value,
        title,
        value["article"].value,
        tuple(dict.fromkeys(one["article"].value for one in rows[1:])),
        tuple(f"{label_of(store, one.value)} ({one.modality})" for one in against),
    )


def label_of(store: Store, value: str) -> str:
    """What people call the thing of an IRI; any other *value* is told as it is."""
    from pyoxigraph import NamedNode

    return _label(store, NamedNode(value)) if "://" in value else value


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
    rows = _rows(store, LABEL, term.value)
    if rows:
        return str(rows[0]["label"].value)
    held = _rows(store, HELD, term.value)
    if held:  # a membership has no name of its own
        return ", ".join(_label(store, held[0][one]) for one in ("member", "post"))
    return shorten(term.value)


def _rows(store: Store, query: str, iri: str) -> list[Any]:
    """The rows of a SELECT about the thing of an IRI, in the place of ``?thing``."""
    from pyoxigraph import NamedNode

    try:
        return list(select(store, query.replace("?thing", str(NamedNode(iri)))))
    except ValueError as error:
        hint = "an IRI is like https://w3id.org/agglo-kg/id/unit/kato-750000000"
        raise QueryMalformed(f"no IRI: {error}", place=iri, hint=hint) from error


def _values(store: Store, query: str, wanted: str) -> list[str]:
    """The values that a SELECT of one variable finds, with *wanted* in the place of ``?wanted``."""
    from pyoxigraph import Literal

    literal = Literal(wanted.encode(errors="replace").decode())
    return [row[0].value for row in select(store, query.replace("?wanted", str(literal)))]
