"""Whoosh's modules, imported without what they name and never use here.

``whoosh.compat`` and ``whoosh.reading`` want ``urllib.request`` (ssl, http, email) and the package
``cached_property`` (asyncio), which take longer to import than a search takes; ``whoosh.query``
wants the inflection of English, hundreds of regular expressions.
"""

from __future__ import annotations

import functools
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType

__all__ = ["fields", "index", "matching", "numeric", "query", "spans"]


def _variations(word: str) -> set[str]:
    """The forms of an English word, for whoever asks Whoosh itself for them."""
    from whoosh.lang.morph_en import variations  # type: ignore[import-untyped]

    found: set[str] = variations(word)
    return found


@contextmanager
def _stand_ins() -> Iterator[None]:
    """Modules with just the names that Whoosh imports, for as long as that takes."""
    wanted = {
        "cached_property": ("cached_property", functools.cached_property),
        "urllib.request": ("urlretrieve", None),
        "whoosh.lang.morph_en": ("variations", _variations),
    }
    put = [name for name in wanted if name not in sys.modules]
    for name in put:
        stand_in = ModuleType(name)
        setattr(stand_in, *wanted[name])
        sys.modules[name] = stand_in
    try:
        yield
    finally:
        for name in put:
            del sys.modules[name]


with _stand_ins():
    from whoosh import fields, index, matching, query  # type: ignore[import-untyped]
    from whoosh.query import spans  # type: ignore[import-untyped]
    from whoosh.util import numeric  # type: ignore[import-untyped]
