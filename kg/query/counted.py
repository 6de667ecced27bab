"""Results on their way out, counted as they pass: none need be kept to know how many there are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Protocol

from kg.errors import QueryTooLarge

__all__ = ["CountedRows", "CountedTriples", "Writable"]

# What each row of a format begins or ends with.
_SIGNS = {"json": (b'},{"', b'[{"'), "xml": (b"<result>",), "tsv": (b"\n",), "csv": (b"\n",)}


class Writable(Protocol):
    """What results are written to."""

    def write(self, content: bytes, /) -> int:
        """Take *content*."""

    def flush(self) -> None:
        """Pass it on."""


class CountedTriples:
    """Triples that are counted as they pass, so that none need be kept."""

    def __init__(self, triples: Iterable[Any], most: int) -> None:
        self.triples, self.most, self.count = triples, most, 0

    def __iter__(self) -> Iterator[Any]:
        for triple in self.triples:
            self.count += 1
            _check_count(self.count, self.most)
            yield triple


class CountedRows:
    """An output that passes on what is written and counts the rows in it.

    Rows are counted by what ends or begins one and stands nowhere else: XML and TSV have no ``<``
    and line end in a value, JSON writes a quotation mark in a value as ``\\"``, and in CSV an odd
    number of quotation marks stands before a line end in a value.
    """

    def __init__(self, output: Writable, format_name: str, most: int) -> None:
        self.output, self.most = output, most
        self._is_csv = format_name == "csv"
        self._signs = _SIGNS[format_name]
        self._lines = -1 if format_name in ("tsv", "csv") else 0  # the names are no row
        self._tail = b""
        self._is_quoted = False
        self._has_empty = False

    @property
    def count(self) -> int:
        """The rows so far; those of no value are counted as one in JSON."""
        return max(self._lines, int(self._has_empty))

    def write(self, content: bytes) -> int:
        """Pass *content* on."""
        if self._is_csv:
            self._count_quoted(content)
        else:
            self._count(content)
        _check_count(self.count, self.most)
        self.output.write(content)
        return len(content)

    def flush(self) -> None:
        """Pass it on."""
        self.output.flush()

    def _count(self, content: bytes) -> None:
        for sign in self._signs:
            start = max(0, len(self._tail) - len(sign) + 1)
            self._lines += (self._tail[start:] + content).count(sign)
        if not self._has_empty and self._signs[0] == b'},{"':
            self._has_empty = b"[{}" in self._tail + content
        self._tail = (self._tail + content[-8:])[-8:]

    def _count_quoted(self, content: bytes) -> None:
        parts = content.split(b'"')
        self._lines += sum(one.count(b"\n") for one in parts[int(self._is_quoted) :: 2])
        self._is_quoted ^= len(parts) % 2 == 0


def _check_count(count: int, most: int) -> None:
    if count > most:
        raise QueryTooLarge(
            f"there are more than {most:,} rows",
            hint=f"give the query a LIMIT, or allow more: KG_QUERY_ROWS={most * 10}",
        )
