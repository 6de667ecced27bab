"""A CSV list in, its rows out, each with its place for errors to name."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib.resources import files
from importlib.resources.abc import Traversable

from kg.authority.periods import date_fault
from kg.errors import ListError

__all__ = ["AUTHORITY_FOLDER", "Row", "list_rows", "text_rows"]

AUTHORITY_FOLDER: Traversable = files("kg.corpus").joinpath("authority")
_DATES = ("valid_from", "valid_to")
_FORMS = {
    "kato": (re.compile(r"[0-9]{9}"), "a KATO code has 9 digits"),
    "wikidata": (re.compile(r"Q[1-9][0-9]*"), "a Wikidata id is Q and a number"),
    "geonames": (re.compile(r"[1-9][0-9]*"), "a GeoNames id is a number"),
    "lat": (re.compile(r"-?[0-9]{1,2}(\.[0-9]+)?"), "a latitude is in degrees, such as 43.25"),
    "lon": (re.compile(r"-?[0-9]{1,3}(\.[0-9]+)?"), "a longitude is in degrees, such as 76.91"),
}


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a list; a cell that is not known is the empty string."""

    file: str
    line: int
    cells: dict[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells[column]

    @property
    def place(self) -> str:
        """``units.csv:12``."""
        return f"{self.file}:{self.line}"

    def several(self, column: str) -> tuple[str, ...]:
        """The parts of a cell that holds several, separated by semicolons."""
        return tuple(part.strip() for part in self[column].split(";") if part.strip())

    def fault(self, message: str, hint: str) -> ListError:
        """The error that says what is wrong with this row, and which rule it breaks."""
        return ListError(message, place=self.place, hint=hint)


def list_rows(
    folder: Traversable, name: str, needed: Iterable[str], optional: Iterable[str] = ()
) -> list[Row]:
    """All rows of the list *name*, with their dates and identifiers checked.

    *needed* cells may not be empty; *optional* columns have to stand in the header only.  Raises
    ListError for a list that is absent, a column or cell that is missing, a row with too few or
    too many cells, an identifier of another form, and a date that is none.
    """
    try:
        text = folder.joinpath(name).read_text("utf-8")
    except OSError as error:
        raise ListError("the list is missing", place=name, hint="install agglo-kg anew") from error
    except UnicodeDecodeError as error:
        raise ListError("not UTF-8", place=name, hint="save the list as UTF-8") from error
    found = list(text_rows(text, name, tuple(needed), tuple(optional)))
    for row in found:
        _check_forms(row)
    return found


def text_rows(
    text: str, name: str, needed: tuple[str, ...], optional: tuple[str, ...] = ()
) -> Iterator[Row]:
    """Each row of a list's *text*; raises ListError as ``list_rows`` does for columns and cells."""
    reader = csv.DictReader(text.splitlines())
    header = reader.fieldnames or ()
    for column in (*needed, *optional):
        if column not in header:
            raise ListError(
                f"column {column} is missing",
                place=f"{name}:1",
                hint="corpus/README.md tells the columns of each list",
            )
    for cells in reader:
        row = Row(name, reader.line_num, cells)
        empty = [column for column in needed if not cells[column]]
        if empty:
            raise row.fault(f"column {', '.join(empty)} is missing", "the cell may not be empty")
        if None in cells or None in cells.values():
            number = "more" if None in cells else "fewer"
            hint = "compare the row with the header; a cell with a comma stands in quotes"
            raise row.fault(f"{number} cells than columns", hint)
        yield row


def _check_forms(row: Row) -> None:
    """Raise ListError for an identifier of another form, or a date that is none."""
    for column, (form, rule) in _FORMS.items():
        value = row.cells.get(column)
        if value and not form.fullmatch(value):
            raise row.fault(f"{column} {value!r} is not well formed", rule)
    for column in _DATES:
        value = row.cells.get(column)
        if value and (fault := date_fault(value)):
            raise row.fault(
                f"{column} {value!r} is no date: {fault}", "2014, 2014-08 or 2014-08-06"
            )
    begin, end = (row.cells.get(column, "") for column in _DATES)
    if begin and end:
        shared = min(len(begin), len(end))
        if end[:shared] < begin[:shared]:
            raise row.fault(
                f"valid_to {end} is before valid_from {begin}", "an end follows its beginning"
            )
