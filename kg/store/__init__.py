"""The store's folder: generations of graph, index and articles, published together or not at all.

``STORE/current`` links to ``generations/N``.  A writer fills a private copy and publishes it by one
rename of the link; readers keep the generation that they opened until they let go of it.
``STORE/sources`` has the bytes of the sources, which all generations share; ``STORE/watches.json``
the stored searches.
"""

from typing import TYPE_CHECKING

from kg.lazy import loading

if TYPE_CHECKING:
    from kg.store.articles import ArticleStore, Kept
    from kg.store.backups import Copied, backup, restore
    from kg.store.draft import SOURCES, Draft, number_of, writing
    from kg.store.generation import (
        FORMAT,
        Generation,
        current_number,
        open_generation,
        read_manifest,
        renewal,
    )
    from kg.store.originals import Originals, content_hash, packed
    from kg.store.repair import clear, hold, is_writable, leftovers, relink
    from kg.store.seen import Seen
    from kg.store.watches import WATCHES, Watch, Watches

__all__ = [
    "FORMAT",
    "SOURCES",
    "WATCHES",
    "ArticleStore",
    "Copied",
    "Draft",
    "Generation",
    "Kept",
    "Originals",
    "Seen",
    "Watch",
    "Watches",
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

__getattr__ = loading(
    __name__,
    {
        "articles": ("ArticleStore", "Kept"),
        "backups": ("Copied", "backup", "restore"),
        "draft": ("SOURCES", "Draft", "number_of", "writing"),
        "generation": (
            *("FORMAT", "Generation", "current_number", "open_generation", "read_manifest"),
            "renewal",
        ),
        "originals": ("Originals", "content_hash", "packed"),
        "repair": ("clear", "hold", "is_writable", "leftovers", "relink"),
        "seen": ("Seen",),
        "watches": ("WATCHES", "Watch", "Watches"),
    },
)
