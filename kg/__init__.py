"""agglo-kg: Kazakh news in, a knowledge graph with full-text search out.

``kg.open(store)`` opens a store to read; ``kg.build(paths, config)`` makes one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kg.pipeline import annotate, build
    from kg.query import open_store as open

__all__ = ["__version__", "annotate", "build", "open"]

__version__ = "0.1.0"

_LAZY = {
    "annotate": ("kg.pipeline", "annotate"),
    "build": ("kg.pipeline", "build"),
    "open": ("kg.query", "open_store"),
}


def __getattr__(name: str) -> Any:
    """Load what is offered here when it is asked for, so that ``kg --help`` stays quick."""
    if name not in _LAZY:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    module, attribute = _LAZY[name]
    return getattr(import_module(module), attribute)
