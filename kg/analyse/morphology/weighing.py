"""The readings of a word come in, ranked choices go out; and what a sentence says of each.

A log-linear model: the traits of a reading are weighed for its part of speech, what stands around
the word for its part of speech and for its whole tag.
"""

import operator
import pathlib
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from kg.analyse.morphology.analysis import Analysis, Reading

__all__ = ["Choice", "Weights", "best", "in_context", "load", "ranked", "short", "surroundings"]

Weights = Mapping[str, Mapping[str, float]]  # part of speech or tag: trait: weight

_FAR = 4.0  # a reading this much worse alone than the best is not asked about in context
_MOST = 6
_NONE: Mapping[str, float] = {}


class Choice(NamedTuple):
    """A reading with its score alone; *tag* is its part of speech with its features."""

    score: float
    analysis: Analysis
    known: bool
    upos: str
    tag: str


def load(path: pathlib.Path) -> dict[str, dict[str, float]]:
    """Weights from lines of part of speech or tag, trait and weight, tab-separated."""
    found: dict[str, dict[str, float]] = {}
    for line in path.read_text("utf-8").splitlines():
        if line[0] != "#":
            key, trait, weight = line.split("\t")
            if key not in found:
                found[key] = {}
            found[key][trait] = float(weight)
    return found


def ranked(readings: Iterable[Reading], weights: Weights) -> tuple[Choice, ...]:
    """The readings as choices, best first; of equals the first given."""
    choices: dict[Analysis, Choice] = {}
    for score, (analysis, known, _) in sorted(_scored(readings, weights), key=_first, reverse=True):
        if analysis not in choices:
            tag = f"{analysis.upos} {analysis.feats}"
            choices[analysis] = Choice(score, analysis, known, analysis.upos, tag)
    return tuple(choices.values())


def best(readings: Iterable[Reading], weights: Weights) -> Analysis:
    """The first of the ranked readings, sooner."""
    return max(_scored(readings, weights), key=_first)[1].analysis


def _scored(readings: Iterable[Reading], weights: Weights) -> list[tuple[float, Reading]]:
    found = []
    for reading in readings:
        given = weights.get(reading.analysis.upos, _NONE)
        found.append((sum([given[trait] for trait in reading.traits if trait in given]), reading))
    return found


_first = operator.itemgetter(0)


def short(choices: Sequence[Choice]) -> Sequence[Choice]:
    """The choices worth asking the context about."""
    least = choices[0].score - _FAR
    if len(choices) == 1 or choices[1].score < least:
        return choices[:1]
    return [choice for choice in choices[:_MOST] if choice.score >= least]


def surroundings(words: Sequence[str], tags: Sequence[str], place: int) -> tuple[str, ...]:
    """What stands around word *place* of lower-case *words* with *tags*, each padded by two ^."""
    left, right = tags[place + 1], tags[place + 3]
    left_upos, right_upos = left.partition(" ")[0], right.partition(" ")[0]
    return (
        f"-1 {left}",
        f"+1 {right}",
        f"-1w {words[place + 1]}",
        f"+1w {words[place + 3]}",
        f"-2 {tags[place].partition(' ')[0]} {left}",
        f"+2 {right_upos} {tags[place + 4]}",
        f"-+ {left_upos} {right_upos}",
    )


def in_context(choice: Choice, around: Sequence[str], weights: Weights) -> float:
    """The score of *choice* in its surroundings."""
    upos, tag = weights.get(choice.upos, _NONE), weights.get(choice.tag, _NONE)
    score = choice.score
    for trait in around:
        if trait in upos:
            score += upos[trait]
        if trait in tag:
            score += tag[trait]
    return score
