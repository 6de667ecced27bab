"""Readings of the words of a sentence come in, the likeliest of each word goes out.

A log-linear model over the traits of a reading and, in a sentence, over what stands around it.
"""

import pathlib
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from kg.analyse.morphology.analysis import Analysis, Reading

__all__ = ["Choice", "Weights", "context", "load", "ranked", "surroundings"]

Weights = Mapping[str, float]

_FAR = 6.0  # a reading this much worse alone than the best is not asked about in context
_MOST = 8


class Choice(NamedTuple):
    """A reading with its score alone and the keys by which its surroundings are looked up."""

    score: float
    analysis: Analysis
    known: bool
    upos: str
    tag: str


def load(path: pathlib.Path) -> dict[str, float]:
    """Weights from lines of trait and weight, tab-separated."""
    lines = path.read_text("utf-8").splitlines()
    pairs = (line.rsplit("\t", 1) for line in lines if not line.startswith("#"))
    return {trait: float(weight) for trait, weight in pairs}


def ranked(readings: Iterable[Reading], weights: Weights) -> tuple[Choice, ...]:
    """The readings as choices, best first; of equals the first given."""
    get = weights.get
    choices = [
        Choice(
            sum(get(trait, 0.0) for trait in reading.traits),
            reading.analysis,
            reading.known,
            reading.analysis.upos,
            f"{reading.analysis.upos} {reading.analysis.feats}",
        )
        for reading in readings
    ]
    return tuple(sorted(choices, key=lambda choice: -choice.score))


def short(choices: Sequence[Choice]) -> tuple[Choice, ...]:
    """The choices worth asking the context about."""
    best = choices[0].score
    return tuple(choice for choice in choices[:_MOST] if choice.score > best - _FAR)


def surroundings(words: Sequence[str], tags: Sequence[str], place: int) -> tuple[str, ...]:
    """What stands around word *place*: lower-case *words*, and their *tags* when read alone."""

    def word(at: int) -> str:
        return words[at] if 0 <= at < len(words) else "^"

    def kind(at: int) -> str:
        return tags[at] if 0 <= at < len(tags) else "^"

    left, right = kind(place - 1), kind(place + 1)
    return (
        f"-1 {left}",
        f"+1 {right}",
        f"-1w {word(place - 1)}",
        f"+1w {word(place + 1)}",
        f"-2 {kind(place - 2).partition(' ')[0]} {left}",
        f"+2 {right.partition(' ')[0]} {kind(place + 2)}",
        f"-+ {left.partition(' ')[0]} {right.partition(' ')[0]}",
    )


def context(choice: Choice, around: Sequence[str]) -> list[str]:
    """The traits of *choice* in its surroundings."""
    found = []
    for trait in around:
        found += [f"{choice.upos} {trait}", f"{choice.tag} {trait}"]
    return found
