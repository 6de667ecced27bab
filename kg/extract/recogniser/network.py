"""What is known of words in, the score of each tag at each word out: a small convolution net.

A word is the sum of its attributes' rows.  A first layer sees two words to each side, the layers
behind it one more each; Collobert and others, Natural Language Processing (almost) from Scratch,
2011, with residual layers.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields

import numpy as np
from numpy.typing import NDArray

from kg.extract.recogniser.chain import Floats

__all__ = ["REACH", "Places", "Weights", "gathered", "leaky", "scores", "windows"]

REACH = 2  # words to each side that the first layer sees
_LEAK = np.float32(0.1)


@dataclass
class Weights:
    """The arrays of one net.

    ``rows`` has a row an attribute; ``layers`` and ``layer_biases`` are those behind the first;
    ``follow`` and ``start`` are the chain's.
    """

    rows: Floats
    row_bias: Floats
    first: Floats
    first_bias: Floats
    layers: Floats
    layer_biases: Floats
    out: Floats
    out_bias: Floats
    follow: Floats
    start: Floats

    def named(self) -> dict[str, Floats]:
        """The arrays by name."""
        return {one.name: getattr(self, one.name) for one in fields(self)}


class Places:
    """Where the words of sentences laid end to end may look: never into another sentence."""

    def __init__(self, lengths: Sequence[int]) -> None:
        sizes = np.asarray(lengths)
        starts = np.cumsum(sizes) - sizes
        self.size = int(sizes.sum())
        at = np.arange(self.size)
        before = at - np.repeat(starts, sizes)
        after = np.repeat(starts + sizes, sizes) - 1 - at
        self.begins = before == 0
        self._inside = {
            step: (before >= -step if step < 0 else after >= step)
            for step in range(-REACH, REACH + 1)
        }

    def neighbours(self, step: int) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
        """The words that have a word *step* places on in their sentence, and those words."""
        here = np.flatnonzero(self._inside[step])
        return here, here + step


def windows(values: Floats, places: Places, reach: int) -> Floats:
    """Each row of *values* with those up to *reach* places before and behind it beside it."""
    count, width = values.shape
    seen = np.zeros((count, (2 * reach + 1) * width), np.float32)
    for number, step in enumerate(range(-reach, reach + 1)):
        here, there = places.neighbours(step)
        seen[here, number * width : (number + 1) * width] = values[there]
    return seen


def gathered(rows: Floats, numbers: NDArray[np.intp], ends: NDArray[np.intp]) -> Floats:
    """The sums of *rows* by word: those of word i are ``numbers[ends[i - 1]:ends[i]]``."""
    starts = np.concatenate([[0], ends[:-1]])
    sums = np.zeros((len(ends), rows.shape[1]), np.float32)
    filled = np.flatnonzero(ends > starts)
    if len(filled):
        sums[filled] = np.add.reduceat(rows[numbers], starts[filled], axis=0)
    return sums


def leaky(values: Floats) -> Floats:
    """*values*, the negative ones made small."""
    return np.asarray(np.maximum(values, _LEAK * values), np.float32)


def scores(weights: Weights, words: Floats, places: Places) -> Floats:
    """The score of each tag at each word; *words* are the sums of the attributes' rows."""
    inner = windows(leaky(words + weights.row_bias), places, REACH) @ weights.first
    inner = np.maximum(inner + weights.first_bias, 0)
    for layer, bias in zip(weights.layers, weights.layer_biases, strict=True):
        inner = inner + np.maximum(windows(inner, places, 1) @ layer + bias, 0)
    return np.asarray(inner @ weights.out + weights.out_bias, np.float32)
