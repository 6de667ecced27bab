"""Rows that were read in, a ListError for the first rule about several of them that is broken."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Mapping

from kg.authority.periods import overlap
from kg.authority.rows import Row

__all__ = [
    "check_known",
    "check_successors",
    "check_tree",
    "indexed",
    "no_overlap",
    "no_twins",
]


def indexed(rows: Iterable[Row]) -> dict[str, Row]:
    """The rows by their code; raises ListError where a code stands twice."""
    found: dict[str, Row] = {}
    for row in rows:
        if (first := found.setdefault(row["code"], row)) is not row:
            raise row.fault(
                f"code {row['code']} stands at {first.place} too", "each code stands once"
            )
    return found


def check_known(rows: Iterable[Row], column: str, known: Container[str]) -> None:
    """Raise ListError for a row whose *column* is neither empty nor one of the *known* codes."""
    for row in rows:
        if row[column] and row[column] not in known:
            raise row.fault(
                f"{column} {row[column]} is in no list", "add its row, or correct the code"
            )


def check_tree(rows: Mapping[str, Row]) -> None:
    """Raise ListError for a parent that no list has, and for parents that form a cycle."""
    check_known(rows.values(), "parent", rows)
    rooted: set[str] = set()
    for first in rows:
        path: dict[str, None] = {}
        code = first
        while code and code not in rooted:
            if code in path:
                above = list(path)
                cycle = " > ".join([*above[above.index(code) :], code])
                raise rows[code].fault(f"cycle of parents: {cycle}", "a unit never lies in itself")
            path[code] = None
            code = rows[code]["parent"]
        rooted.update(path)


def check_successors(rows: Mapping[str, Row]) -> None:
    """Raise ListError for a successor that no list has, and for one that ended before it began."""
    for row in rows.values():
        for code in row.several("successor") if "successor" in row.cells else ():
            if code not in rows:
                hint = "add its row, or correct the code"
                raise row.fault(f"successor {code} is in no list", hint)
            if code == row["code"]:
                raise row.fault(f"{code} succeeds itself", "a renaming goes into names.csv")
            began, ended = row["valid_from"], rows[code]["valid_to"]
            if began and ended and ended[:4] < began[:4]:
                raise row.fault(
                    f"successor {code} ended in {ended}, before {row['code']} began in {began}",
                    "what succeeds comes later",
                )


def no_twins(rows: Iterable[Row], columns: tuple[str, ...]) -> None:
    """Raise ListError for two rows that agree in *columns*, at one time, without a note."""
    no_overlap(rows, columns, "two things of one name and kind are told apart in a note")


def no_overlap(rows: Iterable[Row], columns: tuple[str, ...], rule: str) -> None:
    """Raise ListError for rows that agree in *columns* and overlap in time, without a note.

    Linear for what never overlaps more than a few others: rows are compared within a group.
    """
    groups: dict[tuple[str, ...], list[Row]] = defaultdict(list)
    for row in rows:
        groups[tuple(row[column] for column in columns)].append(row)
    for key, group in groups.items():
        for i, row in enumerate(group):
            for other in group[:i]:
                if row["note"] or other["note"] or not overlap(_period(row), _period(other)):
                    continue
                raise row.fault(f"{', '.join(key)} at the time of {other.place}, no note", rule)


def _period(row: Row) -> tuple[str, str]:
    return row["valid_from"], row["valid_to"]
