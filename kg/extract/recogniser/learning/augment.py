"""Tagged sentences in, variants of some of them out: other names, other letters."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence

from kg.extract.recogniser.learning.iob import Tagged
from kg.text import lower

__all__ = ["varied"]

_SEED = 11


def varied(tagged: Sequence[Tagged], share: float) -> Iterator[Tagged]:
    """A *share* of the sentences again, half in lower case, half in capitals.

    Headlines are in capitals and comments in lower case; the training sentences never are.
    """
    chance = random.Random(_SEED)  # noqa: S311 - no secret
    chosen = chance.sample(range(len(tagged)), int(len(tagged) * share))
    for number, place in enumerate(sorted(chosen)):
        words, tags = tagged[place]
        change = lower if number % 2 else str.upper
        yield Tagged(tuple(map(change, words)), tags)
