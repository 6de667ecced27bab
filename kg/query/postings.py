"""Keys and numbers in, the numbers that stand under a key out: twelve bytes for each."""

from __future__ import annotations

from array import array
from collections.abc import Hashable
from typing import Any

__all__ = ["Gathering", "Postings"]

_BITS = (1 << 64) - 1


class Gathering:
    """What becomes Postings: add, then ``postings``."""

    def __init__(self) -> None:
        self._keys, self._numbers = array("Q"), array("I")

    def add(self, key: Hashable, number: int) -> None:
        """Put *number*, below 2 to the 32nd, under *key*."""
        self._keys.append(hash(key) & _BITS)
        self._numbers.append(number)

    def postings(self) -> Postings:
        """All that was added."""
        import numpy as np

        keys = np.frombuffer(self._keys, np.uint64) if self._keys else np.empty(0, np.uint64)
        numbers = np.frombuffer(self._numbers, np.uint32) if self._keys else keys[:0]
        order = np.argsort(keys, kind="stable")
        return Postings(keys[order], numbers[order])


class Postings:
    """Numbers under the hash of a key: whoever asks makes sure that what they find is meant."""

    def __init__(self, keys: Any, numbers: Any) -> None:
        self._keys, self._numbers = keys, numbers

    def of(self, key: Hashable) -> Any:
        """The numbers under *key*, a numpy array, in the order in which they were added."""
        import numpy as np

        wanted = np.uint64(hash(key) & _BITS)
        first = np.searchsorted(self._keys, wanted, "left")
        return self._numbers[first : np.searchsorted(self._keys, wanted, "right")]
