"""JSON that a client sent in, what it asks out: queries of both versions, and data extensions."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from starlette.exceptions import HTTPException

__all__ = [
    "BATCH",
    "Condition",
    "Extension",
    "Wanted",
    "batch",
    "decoded",
    "draft_batch",
    "extension",
]

BATCH = 50  # queries at a time
_CANDIDATES, _MOST_CANDIDATES = 10, 50
_CONDITIONS, _VALUES, _LETTERS = 20, 50, 500
_IDS, _PROPERTIES = 500, 50  # of one data extension
_QUANTIFIERS = ("any", "all", "none")


@dataclass(frozen=True, slots=True)
class Condition:
    """That a property has any, all or none of these values: names, texts, numbers or ids."""

    property: str
    values: tuple[str, ...]
    quantifier: str = "any"
    is_required: bool = False


@dataclass(frozen=True, slots=True)
class Wanted:
    """One query: each of *names* may be the thing's name; without any, conditions find it.

    What has one of *ids* is meant.  *types* are as clients write them; without any, all will do.
    """

    names: tuple[str, ...] = ()
    ids: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    conditions: tuple[Condition, ...] = ()
    limit: int = _CANDIDATES


@dataclass(frozen=True, slots=True)
class Extension:
    """Whose values of which properties are wanted, of each property at most so many."""

    ids: tuple[str, ...]
    properties: tuple[tuple[str, int], ...]


def decoded(content: str | bytes) -> Any:
    """The JSON of *content*; raises the 400 of what is none."""
    try:
        return json.loads(content)
    except (ValueError, RecursionError) as error:
        raise HTTPException(400, f"this is no JSON: {error}"[:300]) from None


def batch(content: Any) -> dict[str, Wanted]:
    """The queries of a batch of version 0.2 by their keys; raises 400, 413."""
    queries = _of(dict, content, "a batch is an object of queries")
    _at_most(BATCH, queries, "queries")
    return {key: _query(one) for key, one in queries.items()}


def draft_batch(content: Any) -> list[Wanted]:
    """The queries of a batch of the draft of 1.0, in their order; raises 400, 413."""
    body = _of(dict, content, "a batch is an object with queries")
    queries = _of(list, body.get("queries"), "queries are an array")
    _at_most(BATCH, queries, "queries")
    return [_draft_query(one) for one in queries]


def extension(content: Any) -> Extension:
    """A data extension query, which both versions write alike; raises 400, 413."""
    body = _of(dict, content, "a data extension is an object")
    ids = _of(list, body.get("ids"), "ids are an array")
    properties = _of(list, body.get("properties"), "properties are an array")
    _at_most(_IDS, ids, "ids")
    _at_most(_PROPERTIES, properties, "properties")
    return Extension(
        tuple(_of(str, one, "an id is a string") for one in ids),
        tuple(_extended(one) for one in properties),
    )


def _query(content: Any) -> Wanted:
    query = _of(dict, content, "a query is an object")
    name = _text(query.get("query", ""), "query")
    types = query.get("type") or ()
    conditions = _of(list, query.get("properties") or [], "properties are an array")
    _at_most(_CONDITIONS, conditions, "properties")
    if not name and not conditions:
        raise HTTPException(400, "a query has a query or properties")
    return Wanted(
        names=(name,) if name else (),
        types=_types([types] if isinstance(types, str | dict) else types),
        conditions=tuple(_condition(one, "pid", "v") for one in conditions),
        limit=_limit(query),
    )


def _draft_query(content: Any) -> Wanted:
    query = _of(dict, content, "a query is an object")
    conditions = _of(list, query.get("conditions"), "conditions are an array")
    _at_most(_CONDITIONS, conditions, "conditions")
    if not conditions:
        raise HTTPException(400, "a query has conditions")
    values: dict[str, list[str]] = {"name": [], "id": []}
    others = []
    for one in conditions:
        kind = _of(dict, one, "a condition is an object").get("matchType")
        if kind == "property":
            others.append(_condition(one, "propertyId", "propertyValue"))
        elif kind in ("name", "id"):
            values[kind] += _values(one.get("propertyValue"))
        else:
            raise HTTPException(400, "matchType is name, id or property")
    return Wanted(
        tuple(values["name"]),
        tuple(values["id"]),
        _types([query["type"]] if query.get("type") else ()),
        tuple(others),
        _limit(query),
    )


def _condition(content: Any, name: str, value: str) -> Condition:
    given = _of(dict, content, "a property is an object")
    quantifier = given.get("matchQuantifier", "any")
    if quantifier not in _QUANTIFIERS:
        raise HTTPException(400, f"matchQuantifier is one of {', '.join(_QUANTIFIERS)}")
    return Condition(
        _text(given.get(name), name),
        tuple(_values(given.get(value))),
        quantifier,
        given.get("required") is True,
    )


def _values(content: Any) -> list[str]:
    """What is to be matched; of an entity its id."""
    found = []
    given = content if isinstance(content, list) else [content]
    _at_most(_VALUES, given, "values")
    for one in given:
        value = one.get("id") if isinstance(one, dict) else one
        if not isinstance(value, str | int | float):
            raise HTTPException(400, "a value is a string, a number, a boolean or has an id")
        found.append(str(value).lower() if isinstance(value, bool) else str(value))
    return [one for one in found if one]


def _types(content: Any) -> tuple[str, ...]:
    """Types as ids; some clients send objects that have one."""
    given = _of(list, list(content), "types are an array")
    _at_most(_VALUES, given, "types")
    ids = (one.get("id") if isinstance(one, Mapping) else one for one in given)
    return tuple(_of(str, one, "a type is a string") for one in ids if one)


def _extended(content: Any) -> tuple[str, int]:
    given = _of(dict, content, "a property is an object")
    settings = given.get("settings")
    most = settings.get("limit") if isinstance(settings, dict) else None
    try:
        limit = max(0, int(most or 0))
    except (TypeError, ValueError, OverflowError):
        raise HTTPException(400, "limit is a number") from None
    return _text(given.get("id"), "id"), limit


def _limit(query: Mapping[str, Any]) -> int:
    limit = query.get("limit") or _CANDIDATES
    if isinstance(limit, bool) or not isinstance(limit, int | float) or not limit > 0:
        raise HTTPException(400, "limit is a positive number")
    return int(min(max(limit, 1), _MOST_CANDIDATES))


def _text(content: Any, name: str) -> str:
    """A text; no name has as many letters as would be cut."""
    text: str = _of(str, content, f"{name} is a string")
    return text.strip()[:_LETTERS]


def _of(kind: type, content: Any, otherwise: str) -> Any:
    if not isinstance(content, kind):
        raise HTTPException(400, otherwise)
    return content


def _at_most(most: int, content: Iterable[Any], what: str) -> None:
    if len(list(content)) > most:
        raise HTTPException(413, f"there are at most {most} {what} at a time")
