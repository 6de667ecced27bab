"""The names that a package offers in, its ``__getattr__`` that loads each when asked for out."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

__all__ = ["loading"]


def loading(package: str, offered: Mapping[str, Sequence[str]]) -> Callable[[str], Any]:
    """What a *package* takes for its ``__getattr__`` (PEP 562): a part costs who asks for it.

    *offered* has names by the module of the package that they stand in.  No module may be called
    as one of the names: once loaded, it would stand in its place.
    """
    module_of = {name: f"{package}.{module}" for module, names in offered.items() for name in names}

    def __getattr__(name: str) -> Any:
        if name not in module_of:
            raise AttributeError(f"module {package!r} has no attribute {name!r}")
        from importlib import import_module

        return getattr(import_module(module_of[name]), name)

    return __getattr__
