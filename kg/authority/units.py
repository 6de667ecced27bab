"""The lists of units in, units with their former names, parents and seats out."""

from __future__ import annotations

from importlib.resources.abc import Traversable

from kg.authority.checks import (
    check_known,
    check_successors,
    check_tree,
    indexed,
    no_overlap,
    no_twins,
)
from kg.authority.entries import Former, Unit
from kg.authority.rows import Row, list_rows

__all__ = ["REPUBLIC", "agglomerations", "formers", "members", "of_the_republic", "units"]

REPUBLIC = "unit-qazaqstan-respublikasy"
_LISTS = ("units.csv", "world.csv")
_COLUMNS = ("name_ru", "name_en", "other_names", "wikidata", "kato", "lat", "lon", "parent")
_TIMES = ("valid_from", "valid_to", "note")


def units(folder: Traversable, names: list[Former]) -> dict[str, Unit]:
    """Each unit by its code; its other names hold those of *names*, its former ones, too.

    Raises ListError for a code that stands twice, a parent or successor that is no unit, parents
    that form a cycle, and two units of one parent, kind, name and time without a note.
    """
    rows: list[Row] = []
    for name in _LISTS:
        optional = (*_COLUMNS, *_TIMES, *(("successor",) if name == "units.csv" else ()))
        rows += list_rows(folder, name, ("code", "kind", "name_kk", "source"), optional)
    by_code = indexed(rows)
    check_tree(by_code)
    check_successors(by_code)
    no_twins(rows, ("name_kk", "kind", "parent"))
    former: dict[str, list[str]] = {}
    for one in names:
        former.setdefault(one.code, []).append(one.value)
    return {code: _unit(row, former.get(code, [])) for code, row in by_code.items()}


def _unit(row: Row, former: list[str]) -> Unit:
    others = dict.fromkeys((*row.several("other_names"), *former))
    return Unit(
        code=row["code"],
        kind=row["kind"],
        name=row["name_kk"],
        name_ru=row["name_ru"],
        name_en=row["name_en"],
        other_names=tuple(others),
        parent=row["parent"],
        wikidata=row["wikidata"],
        kato=row["kato"],
        latitude=row["lat"],
        longitude=row["lon"],
        source=row["source"],
        ambiguous="short name is" in row["note"],
        valid_from=row["valid_from"],
        valid_to=row["valid_to"],
        successors=_successors(row),
    )


def _successors(row: Row) -> tuple[str, ...]:
    return row.several("successor") if "successor" in row.cells else ()


def of_the_republic(known: dict[str, Unit]) -> dict[str, Unit]:
    """The oblasts, districts and cities of Kazakhstan among the *known* units, former ones too."""
    return {code: unit for code, unit in known.items() if _root(unit, known) == REPUBLIC != code}


def _root(unit: Unit, known: dict[str, Unit]) -> str:
    while unit.parent:
        unit = known[unit.parent]
    return unit.code


def agglomerations(folder: Traversable, known: dict[str, Unit]) -> dict[str, Unit]:
    """Each agglomeration by its code, its core as its parent."""
    columns = ("name_ru", "name_en", "note")
    rows = list_rows(folder, "agglomerations.csv", ("code", "name_kk", "core", "source"), columns)
    by_code = indexed(rows)
    check_known(rows, "core", known)
    return {
        code: Unit(
            code=code,
            kind="agglomeration",
            name=row["name_kk"],
            name_ru=row["name_ru"],
            name_en=row["name_en"],
            parent=row["core"],
            source=row["source"],
        )
        for code, row in by_code.items()
    }


def members(
    folder: Traversable, known: dict[str, Unit], whole: dict[str, Unit]
) -> dict[str, tuple[str, ...]]:
    """The units that each agglomeration includes by law, in the order of the list."""
    found: dict[str, tuple[str, ...]] = {}
    rows = list_rows(folder, "agglomeration_members.csv", ("agglomeration", "unit", "source"))
    check_known(rows, "agglomeration", whole)
    check_known(rows, "unit", known)
    for row in rows:
        before = found.get(row["agglomeration"], ())
        if row["unit"] in before:
            raise row.fault(f"{row['unit']} is in it already", "a unit is a member once")
        found[row["agglomeration"]] = (*before, row["unit"])
    return found


def formers(folder: Traversable, name: str, column: str) -> tuple[list[Former], list[Row]]:
    """What *column* of the list *name* says of units for a time, and the rows for later checks.

    Raises ListError for two values of one unit at one time without a note, names apart: a unit may
    have gone by several.
    """
    times = (*_TIMES, "name_ru") if column == "name_kk" else _TIMES
    rows = list_rows(folder, name, ("code", column, "source"), times)
    if column != "name_kk":
        no_overlap(rows, ("code",), f"a unit has one {column} at a time")
    found = [
        Former(
            row["code"],
            row[column],
            row["valid_from"],
            row["valid_to"],
            row["source"],
            row.cells.get("name_ru", ""),
        )
        for row in rows
    ]
    return found, rows
