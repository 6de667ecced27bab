"""Tagged sentences in, a training and a dev part out that no near duplicates connect.

KazNERD has many sentences twice, with figures for number words or a word changed: at random they
would fall on both sides, and the dev figures would tell what was learnt by heart.
"""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import pairwise

from kg.analyse.numbers import numbers
from kg.extract.recogniser.learning.iob import Tagged
from kg.text import lower

__all__ = ["NEAR", "folds", "likeness", "near_duplicates", "shingles", "split"]

Shingles = frozenset[str | tuple[str, str]]

NEAR = 0.4  # Jaccard of shingles from which on two sentences are near duplicates
_DEV_SHARE = 0.12
_SEED = 7
_COMMON = 400  # sentences; a shingle in more of them connects none but the short
_SHORT = 8


def split(sentences: Sequence[Tagged]) -> tuple[list[Tagged], list[Tagged]]:
    """Training and dev part; every group of near duplicates is in one of them, whole."""
    parts = folds(sentences, round(1 / _DEV_SHARE))
    return [one for part in parts[1:] for one in part], parts[0]


def folds(sentences: Sequence[Tagged], count: int) -> list[list[Tagged]]:
    """*count* parts of about one size, each in the order of *sentences*, of whole groups."""
    groups: dict[int, list[int]] = defaultdict(list)
    for place, group in enumerate(near_duplicates(sentences)):
        groups[group].append(place)
    shuffled = sorted(groups)
    random.Random(_SEED).shuffle(shuffled)  # noqa: S311 - no secret
    parts: list[list[int]] = [[] for _ in range(count)]
    for group in shuffled:
        min(parts, key=len).extend(groups[group])
    return [[sentences[place] for place in sorted(part)] for part in parts]


def near_duplicates(sentences: Sequence[Tagged]) -> list[int]:
    """For each sentence the number of its group: near duplicates share one, through others too."""
    told = [shingles(one.words) for one in sentences]
    group = list(range(len(sentences)))

    def root(place: int) -> int:
        while group[place] != place:
            group[place] = group[group[place]]
            place = group[place]
        return place

    holders: dict[object, list[int]] = defaultdict(list)
    for place, own in enumerate(told):
        shared: Counter[int] = Counter()
        for shingle in sorted(own, key=str):
            if len(own) < _SHORT or len(holders[shingle]) <= _COMMON:
                shared.update(holders[shingle])
            holders[shingle].append(place)
        for other in sorted(shared):
            if likeness(own, told[other]) >= NEAR:
                group[root(place)] = root(other)
    return [root(place) for place in range(len(sentences))]


def likeness(one: Shingles, other: Shingles) -> float:
    """How much of the shingles two sentences share (Jaccard)."""
    shared = len(one & other)
    return shared / max(len(one) + len(other) - shared, 1)


def shingles(words: Sequence[str]) -> Shingles:
    """The words and pairs of words of a sentence in lower case, every number as ``#``."""
    masked = _masked(words)
    return frozenset([*masked, *pairwise(masked)])


def _masked(words: Sequence[str]) -> list[str]:
    spans = [(one.start, one.end) for one in numbers(" ".join(words))]
    found: list[str] = []
    start = 0
    for word in words:
        end = start + len(word)
        if any(first < end and start < last for first, last in spans) or _has_digit(word):
            if found[-1:] != ["#"]:
                found.append("#")
        elif any(map(str.isalnum, word)):
            found.append(lower(word))
        start = end + 1
    return found


def _has_digit(word: str) -> bool:
    return any(map(str.isdigit, word))
