"""Candidates, suggestions and values in, the JSON that clients are told out."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from kg.query.named_things import CLASSES, broader
from kg.serve.failures import Overloaded
from kg.serve.language import said
from kg.serve.reconcile.candidates import Candidate, Matching
from kg.serve.reconcile.properties import PROPERTIES, Property, of_class, property_of, values
from kg.serve.reconcile.source import Source
from kg.serve.reconcile.wanted import Extension, Wanted
from kg.text import lower

if TYPE_CHECKING:
    from pyoxigraph import Literal, NamedNode

__all__ = ["cells", "found", "proposals", "suggested", "type_told"]

_SUGGESTIONS = 20
_CELLS = 100  # values of one property that a cell gets
_SECONDS = 30.0  # that a batch may take
_NUMBER = "http://www.w3.org/2001/XMLSchema#"


def found(source: Source, wanted: Sequence[Wanted], *, named: bool) -> list[list[dict[str, Any]]]:
    """The candidates of each query; the draft of 1.0 has features *named*.  Raises Overloaded."""
    matching, ends = Matching(source.reader, source.naming), time.monotonic() + _SECONDS
    told = []
    for one in wanted:
        if time.monotonic() > ends:
            raise Overloaded("the batch takes too long; send fewer queries at a time")
        told.append([_candidate(source, each, named) for each in matching.candidates(one)])
    return told


def _candidate(source: Source, one: Candidate, named: bool) -> dict[str, Any]:
    thing, things = one.match.thing, source.naming.things
    features: dict[str, bool | float] = {
        "name": one.match.score,
        "shared_words": round(100 * one.match.words, 1),
        "same_name": one.match.is_exact,
        "listed": one.match.is_listed,
        "articles": things.articles[thing],
        **{f"property:{name}": fits for name, fits in one.conditions.items()},
    }
    return {
        "id": source.id(things.iris[thing]),
        "name": source.name(thing),
        "description": source.description(thing),
        "score": one.score,
        "match": one.is_match,
        "features": [
            {"id": name, **({"name": _feature(source, name)} if named else {}), "value": value}
            for name, value in features.items()
        ],
        "type": source.types(thing),
    }


def _feature(source: Source, name: str) -> str:
    if name.startswith("property:"):
        return PROPERTIES[name.removeprefix("property:")].name(source.language)
    return said(source.language, f"reconcile.feature_{name}")


def type_told(source: Source, kind: str) -> dict[str, Any]:
    """A class with what it is a kind of."""
    above = broader(kind)
    return {**source.type(kind), **({"broader": [type_told(source, above[0])]} if above else {})}


def suggested(source: Source, what: str, prefix: str, cursor: int) -> list[dict[str, Any]]:
    """The entities, types or properties whose name may begin so, from *cursor* on."""
    part = slice(cursor, cursor + _SUGGESTIONS)
    if what == "type":
        named = {kind: source.type(kind)["name"] for kind in CLASSES}
        return [type_told(source, kind) for kind in _begun(named, prefix)[part]]
    if what == "property":
        named = {one.id: one.name(source.language) for one in PROPERTIES.values()}
        return [_property(source, PROPERTIES[one]) for one in _begun(named, prefix)[part]]
    things = source.naming.things
    return [
        {
            "id": source.id(things.iris[thing]),
            "name": source.name(thing),
            "description": source.description(thing),
            "notable": source.types(thing)[:1],
        }
        for thing in source.naming.beginning(prefix)[part]
    ]


def proposals(source: Source, kind: str, limit: int) -> list[dict[str, Any]]:
    """The properties that things of the class may have."""
    return [_property(source, one) for one in of_class(kind)[: limit or None]]


def cells(
    source: Source, wanted: Extension
) -> tuple[list[dict[str, Any]], dict[str, dict[str, list[dict[str, Any]]]]]:
    """The columns of a data extension, and the values of each by id and property."""
    known = {name: property_of(name) for name, _ in wanted.properties}
    columns = [
        {"id": name, "name": name} if one is None else {**_column(source, one), "id": name}
        for name, one in known.items()
    ]
    rows: dict[str, dict[str, list[dict[str, Any]]]] = {}
    for given in wanted.ids:
        thing = source.naming.thing(given)
        rows[given] = {
            name: _values(source, thing, known[name], limit) for name, limit in wanted.properties
        }
    return columns, rows


def _values(
    source: Source, thing: int | None, wanted: Property | None, limit: int
) -> list[dict[str, Any]]:
    if thing is None or wanted is None:
        return []
    stated = values(source.reader.graph, source.naming.things.iris[thing], wanted)
    told = [_value(source, one) for one in stated]
    return [one for one in told if one][: min(limit, _CELLS) or _CELLS]


def _value(source: Source, value: NamedNode | Literal) -> dict[str, Any]:
    """A value for a cell.  A date stays a text: the API has none without a time of the day."""
    from pyoxigraph import NamedNode

    if isinstance(value, NamedNode):
        if value.value in source.naming.things.number:
            return {"id": source.id(value.value), "name": source.value_name(value.value)}
        return {"str": source.value_name(value.value)}
    kind = value.datatype.value.removeprefix(_NUMBER)
    if kind == "integer":
        return {"int": int(value.value)}
    if kind in ("decimal", "double"):
        return {"float": float(value.value)}
    return {"str": value.value}


def _property(source: Source, one: Property) -> dict[str, Any]:
    told = {"id": one.id, "name": one.name(source.language)}
    return {**told, "description": source.type(one.domain)["name"]} if one.domain else told


def _column(source: Source, one: Property) -> dict[str, Any]:
    told: dict[str, Any] = {"id": one.id, "name": one.name(source.language)}
    return {**told, "type": source.type(one.target)} if one.target else told


def _begun(named: Mapping[str, str], prefix: str) -> list[str]:
    """The ids of which a word of the name, or the id, begins so; all for an empty prefix."""
    begun = lower(prefix).strip()

    def begins(one: str) -> bool:
        texts = (lower(named[one]), *lower(named[one]).split(), lower(one))
        return any(text.startswith(begun) for text in (*texts, lower(one).partition(":")[2]))

    return [one for one in named if begins(one)]
