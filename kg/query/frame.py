"""The rows of a SELECT in, a pandas or polars frame of Python values out."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator
from decimal import Decimal
from importlib import import_module
from importlib.util import find_spec
from typing import Any, Literal

from kg.errors import ExtraMissing, QueryMalformed

__all__ = ["Library", "frame"]

Library = Literal["pandas", "polars"]
_LIBRARIES: tuple[Library, ...] = ("pandas", "polars")
_XSD = "http://www.w3.org/2001/XMLSchema#"
_INTEGERS = ("integer", "int", "long", "short", "byte", "nonNegativeInteger", "positiveInteger")
_VALUES: dict[str, Callable[[str], Any]] = {
    **{f"{_XSD}{name}": int for name in _INTEGERS},
    f"{_XSD}decimal": Decimal,
    f"{_XSD}double": float,
    f"{_XSD}float": float,
    f"{_XSD}boolean": lambda text: text in ("true", "1"),
    f"{_XSD}date": datetime.date.fromisoformat,
    f"{_XSD}dateTime": datetime.datetime.fromisoformat,
}


def frame(solutions: Any, library: Library | None = None) -> Any:
    """A frame with a column for each variable of *solutions*, pyoxigraph's answer to a SELECT.

    Numbers, booleans, days and times become Python's, IRIs and all other literals (a year alone,
    too) their text, what is not bound is None.  Without *library* it is pandas, or polars where
    only that is installed.  Raises ExtraMissing without the library, QueryMalformed for an answer
    that has no rows.
    """
    if not hasattr(solutions, "variables"):
        raise QueryMalformed("a table is of the rows of a SELECT", hint="ask with SELECT ?x ...")
    module = import_module(_installed(library))
    names = [variable.value for variable in solutions.variables]
    columns: dict[str, list[Any]] = {name: [] for name in names}
    for row in _rows(solutions):
        for name, value in zip(names, row, strict=True):
            columns[name].append(value)
    return module.DataFrame(columns)


def _rows(solutions: Any) -> Iterator[tuple[Any, ...]]:
    for solution in solutions:
        yield tuple(map(_value, solution))


def _value(term: Any) -> Any:
    if term is None:
        return None
    datatype = getattr(term, "datatype", None)
    if datatype is None or datatype.value not in _VALUES:
        return getattr(term, "value", None) or str(term)
    try:
        return _VALUES[datatype.value](term.value)
    except (ValueError, ArithmeticError):  # "2024-02-31"^^xsd:date is a term like any other
        return term.value


def _installed(library: Library | None) -> Library:
    for name in (library,) if library else _LIBRARIES:
        if find_spec(name):
            return name
    raise ExtraMissing(
        f"{library or 'pandas'} is not installed", hint="pip install 'agglo-kg[frames]'"
    )
