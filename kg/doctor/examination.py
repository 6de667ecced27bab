"""Settings in, what all checks find out."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from kg.doctor.contents import content_findings
from kg.doctor.finding import WRONG, Finding
from kg.doctor.folder import folder_findings
from kg.doctor.installation import installation
from kg.store import open_generation

__all__ = ["examine", "store_findings"]


def examine(store: Path) -> Iterator[Finding]:
    """What is right and wrong with the installation, then with *store*; nothing is changed.

    Reads all of the store: the bytes of each source, each article, the index and the graph.
    """
    yield from installation()
    yield from store_findings(store)


def store_findings(store: Path) -> Iterator[Finding]:
    """The folder first; what the current generation holds only where it can be opened."""
    folder = list(folder_findings(store))
    yield from folder
    if not any(one.state == WRONG and one.part in ("store", "generation") for one in folder):
        with open_generation(store) as generation:
            yield from content_findings(store, generation)
