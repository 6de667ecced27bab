"""The lists of bodies and organisations in, bodies by their code out."""

from __future__ import annotations

from importlib.resources.abc import Traversable

from kg.authority.checks import check_known, check_successors, indexed, no_twins
from kg.authority.entries import Body, Unit
from kg.authority.rows import list_rows

__all__ = ["bodies"]

_LISTS = ("bodies.csv", "organisations.csv")
_COLUMNS = ("name_ru", "name_en", "other_names", "jurisdiction")
_TIMES = ("valid_from", "valid_to", "successor", "note")


def bodies(folder: Traversable, units: dict[str, Unit]) -> dict[str, Body]:
    """Each body by its code.

    Raises ListError for a code that stands twice, a jurisdiction that is no unit, a successor that
    is no body, and two bodies of one name, kind and time without a note.
    """
    needed = ("code", "type", "name_kk", "source")
    rows = [row for name in _LISTS for row in list_rows(folder, name, needed, (*_COLUMNS, *_TIMES))]
    by_code = indexed(rows)
    check_known(rows, "jurisdiction", units)
    check_successors(by_code)
    no_twins(rows, ("name_kk", "type", "jurisdiction"))
    return {
        code: Body(
            code=code,
            type=f"agl:{row['type']}",
            name=row["name_kk"],
            name_ru=row["name_ru"],
            name_en=row["name_en"],
            other_names=row.several("other_names"),
            jurisdiction=row["jurisdiction"],
            source=row["source"],
            valid_from=row["valid_from"],
            valid_to=row["valid_to"],
            successors=row.several("successor"),
        )
        for code, row in by_code.items()
    }
