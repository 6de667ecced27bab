"""The store's folder: generations of graph, index and articles, published together or not at all.

``STORE/current`` links to ``generations/N``.  A writer fills a private copy and publishes it by one
rename of the link; readers keep the generation that they opened until they let go of it.
``STORE/sources`` has the bytes of the sources, which all generations share.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kg.store.articles import ArticleStore, Kept
    from kg.store.backup import Copied, backup, restore
    from kg.store.generation import (
        FORMAT,
        Generation,
        current_number,
        open_generation,
        read_manifest,
        renewal,
    )
    from kg.store.leftovers import clear, hold, is_writable, leftovers, relink
    from kg.store.originals import Originals, content_hash, packed
    from kg.store.seen import Seen
    from kg.store.writing import SOURCES, Draft, number_of, writing

__all__ = [
    "FORMAT",
    "SOURCES",
    "ArticleStore",
    "Copied",
    "Draft",
    "Generation",
    "Kept",
    "Originals",
    "Seen",
    "backup",
    "clear",
    "content_hash",
    "current_number",
    "hold",
    "is_writable",
    "leftovers",
    "number_of",
    "open_generation",
    "packed",
    "read_manifest",
    "relink",
    "renewal",
    "restore",
    "writing",
]

_LAZY = {
    "articles": (
        "ArticleStore",
        "Kept",
    ),
    "backup": (
        "Copied",
        "backup",
        "restore",
    ),
    "generation": (
        "FORMAT",
        "Generation",
        "current_number",
        "open_generation",
        "read_manifest",
        "renewal",
    ),
    "leftovers": (
        "clear",
        "hold",
        "is_writable",
        "leftovers",
        "relink",
    ),
    "originals": (
        "Originals",
        "content_hash",
        "packed",
    ),
    "seen": ("Seen",),
    "writing": (
        "SOURCES",
        "Draft",
        "number_of",
        "writing",
    ),
}
_MODULE_OF = {name: f"{__name__}.{module}" for module, names in _LAZY.items() for name in names}


def __getattr__(name: str) -> Any:
    """Load what is offered here when it is asked for: a query of the graph needs little of it."""
    if name not in _MODULE_OF:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_MODULE_OF[name]), name)
