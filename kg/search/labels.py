"""The values of facets in, small numbers to count them by out, and back.

tantivy counts small numbers far faster than text, whose values it looks up one by one.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path

from kg.search.document import FACETS

__all__ = ["LabelNumbers", "Labels"]

_NAME = "labels.json"


class Labels:
    """The labels of an index: those of a facet are numbered from 0 on."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / _NAME

    def of(self, facet: str) -> Sequence[str]:
        """The labels of a facet by number."""
        labels: list[str] = self._read[facet]
        return labels

    @cached_property
    def _read(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = json.loads(self._path.read_text("utf-8"))
        return found


class LabelNumbers:
    """The numbers of labels, of which a new one gets the next."""

    def __init__(self, copy_of: Path | None) -> None:
        """Go on with those of another index, or begin anew."""
        known = Labels(copy_of) if copy_of else None
        self._numbers: dict[str, dict[str, int]] = {
            facet: {label: number for number, label in enumerate(known.of(facet) if known else ())}
            for facet in FACETS
        }

    def of(self, facet: str, labels: Sequence[str]) -> list[int]:
        """The numbers of labels of a facet."""
        numbers = self._numbers[facet]
        return [numbers.setdefault(label, len(numbers)) for label in labels]

    def write(self, folder: Path) -> None:
        """Write all labels to an index; the file of the one before stays as it is."""
        path = folder / _NAME
        path.unlink(missing_ok=True)
        told = {facet: list(numbers) for facet, numbers in self._numbers.items()}
        path.write_text(json.dumps(told, ensure_ascii=False), "utf-8")
