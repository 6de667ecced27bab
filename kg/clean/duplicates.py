"""A text in, its signature out, by which texts that are nearly the same find each other.

MinHash (Broder 1997) of the text's runs of five words, one byte for each of 125 hashes (Li and
König 2010).  Five words tell a reprint from a report of the same template: a reprint changes in
one place, so most runs stay; a template changes a word here and there, and each takes five runs.
Only whole-number arithmetic modulo 2^32 and 2^64, so that a signature is the same on every machine.

datasketch would do the same, but asks for SciPy, which is larger than all of this project.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from kg.text import lower

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

__all__ = ["HASHES", "signature", "similarity"]

HASHES = 125
_RUN = 5  # words
_AT_ONCE = 2048  # runs hashed together, so that a book takes no more memory than an article
_PRIME = 0x9E3779B97F4A7C15  # 2^64 divided by the golden ratio, odd
_LETTERS_AT_ONCE = 100_000
_LAST_CODE = 0x2FFF  # behind it stand the letters of East Asia
_PLACES = 64  # a longer word begins anew


def signature(text: str) -> bytes:
    """The signature of *text*, of ``HASHES`` bytes; empty for a text without words."""
    import numpy as np

    lowered = lower(text)
    pieces = range(0, len(lowered), _LETTERS_AT_ONCE)
    found = [_words(lowered[start : start + _LETTERS_AT_ONCE]) for start in pieces]
    words = np.concatenate(found) if found else np.empty(0, np.uint64)
    if not len(words):
        return b""
    runs = _runs(words)
    factors, addends = _permutations()
    least = np.full(HASHES, np.iinfo(np.uint32).max, np.uint32)
    for start in range(0, len(runs), _AT_ONCE):
        some = runs[start : start + _AT_ONCE, np.newaxis]
        np.minimum(least, (some * factors + addends).min(axis=0), out=least)
    return least.astype(np.uint8).tobytes()


def similarity(one: bytes, other: bytes) -> float:
    """The share of runs of words that two texts have in common, estimated (Jaccard, 0 to 1).

    The error is .04 at most in two cases of three.
    """
    same = sum(map(int.__eq__, one, other)) / HASHES
    return max(0.0, (same - 1 / 256) / (1 - 1 / 256))  # one byte in 256 is the same by chance


def _words(text: str) -> NDArray[np.uint64]:
    """A hash for each word: the sum of its letters, each times the number of its place."""
    import numpy as np

    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
    in_word = _letters()[np.minimum(codes, _LAST_CODE)]
    starts = np.flatnonzero(in_word & ~np.concatenate(([False], in_word[:-1])))
    if not len(starts):
        return np.empty(0, np.uint64)
    numbers = _place_numbers()
    lengths = np.diff(starts, append=len(codes))  # each with the marks behind the word
    places = np.arange(starts[0], len(codes)) - np.repeat(starts, lengths)
    weighted = codes[starts[0] :] * numbers[places % len(numbers)]
    weighted[~in_word[starts[0] :]] = 0
    return np.add.reduceat(weighted, starts - starts[0])


def _runs(words: NDArray[np.uint64]) -> NDArray[np.uint32]:
    """A hash for each run of words that stand together; of a shorter text, for all of it."""
    import numpy as np

    length = min(_RUN, len(words))
    count = len(words) - length + 1
    hashes = np.zeros(count, np.uint64)
    for i in range(length):
        hashes = hashes * np.uint64(_PRIME) + words[i : i + count]
    return (_mixed(hashes) >> np.uint64(32)).astype(np.uint32)


def _mixed(values: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """*values* scattered evenly, equal ones alike (SplitMix64: Steele, Lea and Flood 2014)."""
    import numpy as np

    values = (values ^ (values >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    values = (values ^ (values >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return values ^ (values >> np.uint64(31))


@cache
def _letters() -> NDArray[np.bool_]:
    """Whether each character can stand in a word; those beyond the last count as the last one."""
    import numpy as np

    return np.array([chr(code).isalnum() for code in range(_LAST_CODE)] + [True])


@cache
def _place_numbers() -> NDArray[np.uint64]:
    """A number for each place in a word, always the same ones."""
    import numpy as np

    return _mixed(np.arange(1, _PLACES + 1, dtype=np.uint64) * np.uint64(_PRIME))


@cache
def _permutations() -> tuple[NDArray[np.uint32], NDArray[np.uint32]]:
    """An odd factor and an addend for each hash, always the same ones."""
    import numpy as np

    numbers = np.arange(1, 2 * HASHES + 1, dtype=np.uint64) * np.uint64(_PRIME)
    drawn = (_mixed(numbers) >> np.uint64(32)).astype(np.uint32)
    return drawn[:HASHES] | np.uint32(1), drawn[HASHES:]
