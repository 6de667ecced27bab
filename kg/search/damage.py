"""Whatever an engine raises for a damaged index in, StoreUnusable out."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kg.errors import StoreUnusable

__all__ = ["checked"]


@contextmanager
def checked(folder: Path) -> Iterator[None]:
    """Whoosh checks nothing that it reads: damage comes out as any exception there is.

    tantivy's panics are no ``Exception``, and their class cannot be imported.
    """
    try:
        yield
    except BaseException as error:
        if not isinstance(error, Exception) and type(error).__name__ != "PanicException":
            raise
        raise StoreUnusable(
            f"the index is damaged: {type(error).__name__} {error}".rstrip(),
            place=str(folder),
            hint="extract it anew: kg build --again",
        ) from error
