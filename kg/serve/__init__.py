"""A store in, its pages, its SPARQL endpoint and its data for other programs out, by HTTP."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kg.serve.application import create_application
    from kg.serve.settings import Settings

__all__ = ["Settings", "create_application"]

_MODULE_OF = {"create_application": "kg.serve.application", "Settings": "kg.serve.settings"}


def __getattr__(name: str) -> Any:
    """Load what is offered here when it is asked for: settings need no Starlette."""
    if name not in _MODULE_OF:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_MODULE_OF[name]), name)
