"""A table with a header in (CSV or TSV), one source a row out."""

from __future__ import annotations

import codecs
import csv
import io
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import cast

from kg.errors import SourceEmpty, SourceError, SourceMalformed
from kg.model import Source
from kg.read.columns import known_columns
from kg.read.decode import text_of
from kg.read.opened import Opened
from kg.read.records import record_source
from kg.read.rows import Row, rows

__all__ = ["MEDIA_TYPES", "SUFFIXES", "members"]

SUFFIXES = (".csv", ".tsv")
MEDIA_TYPES = ("text/csv", "text/tab-separated-values")

_BEGIN_BYTES = 65_536
_ENCODINGS = (
    *("utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"),
    *("kz1048", "cp1251", "koi8-r", "iso8859-5", "cp866", "mac-cyrillic"),
)
_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_DELIMITERS = ",;\t|"
_DAY_FIRST = re.compile(r"([0-9]{1,2})\.([0-9]{1,2})\.([0-9]{4})(?=$|[ ,T])")


def members(opened: Opened) -> Iterator[Source | SourceError]:
    """Each row as a source, known by its id, its URL, or its place in the table from 1.

    Which column is the text, the title ... its name in the header tells, or ``limits.columns``;
    other columns are not read.  A broken row is one error, and the next ones are read.
    """
    try:
        yield from _members(opened)
    except SourceError as error:
        yield error


def _members(opened: Opened) -> Iterator[Source | SourceError]:
    stream = io.BufferedReader(cast(io.RawIOBase, opened.stream), _BEGIN_BYTES)
    begin = stream.peek(_BEGIN_BYTES)
    encoding = _encoding(begin, opened.location)
    first_line = begin.decode(encoding, "ignore").lstrip("\ufeff\r\n").partition("\n")[0]
    delimiter = max(_DELIMITERS, key=lambda one: len(_cells(first_line, one)))
    with io.TextIOWrapper(stream, encoding, "replace", newline="") as text:
        found = rows(text, delimiter, opened.limits.source_bytes, opened.location)
        yield from _sources(found, opened)


def _sources(found: Iterator[Row | SourceError], opened: Opened) -> Iterator[Source | SourceError]:
    header = next(found, None)
    if isinstance(header, SourceError):
        raise header
    cells = header.cells if header else []
    columns = known_columns(cells, opened.limits.columns, opened.location)
    number = 0
    for number, row in enumerate(found, 1):
        try:
            if isinstance(row, SourceError):
                raise row
            yield _source(row, number, len(cells), columns, opened)
        except SourceError as error:
            yield error
    if not number:
        raise SourceEmpty("a header and no row", place=opened.location, hint="remove it")


def _encoding(begin: bytes, place: str) -> str:
    """The encoding in which these first bytes are the text that ``kg.read.decode`` finds."""
    if begin.count(0) * 20 < len(begin):  # a stray one costs its row; UTF-16 has many
        begin = begin.replace(b"\0", b"")
        whole = begin[: begin.rfind(b"\n") + 1] or begin
    else:
        whole = begin[: len(begin) // 4 * 4] if len(begin) == _BEGIN_BYTES else begin
    text = text_of(whole, place).lstrip("\ufeff")
    for encoding in _ENCODINGS:
        if encoding == "utf-16" and not whole.startswith(_MARKS):
            continue  # a stream of it must begin with its mark
        if whole.decode(encoding, "replace").lstrip("\ufeff") == text:
            return encoding
    return "utf-8-sig"


def _cells(line: str, delimiter: str) -> list[str]:
    try:
        return next(csv.reader([line], delimiter=delimiter), [])
    except csv.Error:
        return []


def _source(row: Row, number: int, width: int, columns: dict[str, int], opened: Opened) -> Source:
    """The row as a record; raises SourceMalformed where its cells are not those of the header."""
    place = f"{opened.location}:{row.line}"
    if len(row.cells) < width or any(row.cells[width:]):
        what = f"{len(row.cells)} cells where the header has {width}"
        raise SourceMalformed(what, place=place, hint="quote the cells that hold the delimiter")
    values = {purpose: row.cells[at].strip() for purpose, at in columns.items()}
    values["date"] = _day_last(values.get("date", ""))
    given = {purpose: value for purpose, value in values.items() if value or purpose == "text"}
    line = json.dumps(given, ensure_ascii=False).encode("utf-8", "surrogatepass")
    source = record_source(line, place, opened.collection)
    return replace(source, identity=source.identity or f"{opened.name}#{number}")


def _day_last(date: str) -> str:
    """The date in ISO 8601 where it is written as Kazakh and Russian programs write: 26.02.2014."""
    match = _DAY_FIRST.match(date)
    if not match:
        return date
    day, month, year = match.groups()
    return f"{year}-{month:0>2}-{day:0>2}"
