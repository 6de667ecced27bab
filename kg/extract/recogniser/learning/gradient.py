"""Words whose tags are known in, how every weight of the net should change out.

The same net as ``network.scores``, with what dropout leaves of it, and backwards.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from kg.extract.recogniser.chain import Chain, Floats
from kg.extract.recogniser.network import REACH, Places, Weights, gathered, leaky, windows

__all__ = ["Batch", "Gradient", "gradient"]

_LEAK = np.float32(0.1)


class Batch(NamedTuple):
    """Sentences end to end: the attributes of their words (as in ``gathered``), their tags."""

    numbers: NDArray[np.intp]
    ends: NDArray[np.intp]
    lengths: list[int]
    tags: NDArray[np.intp]


class Gradient(NamedTuple):
    """The loss, what it asks of each array, and of which rows of ``rows`` it asks it."""

    loss: float
    arrays: dict[str, Floats]
    touched: NDArray[np.intp]


class _Pass(NamedTuple):
    """What the way forward leaves for the way back: inputs of each layer and what was kept."""

    words: Floats
    kept: list[Floats]
    first: Floats
    hidden: Floats
    inputs: list[Floats]
    inner: list[Floats]
    last: Floats


def gradient(weights: Weights, batch: Batch, dropout: float, rng: np.random.Generator) -> Gradient:
    """The mean loss of the sentences of *batch* and its slope for each weight."""
    places = Places(batch.lengths)
    done = _forward(weights, batch, places, dropout, rng)
    scores = done.last @ weights.out + weights.out_bias
    expected = Chain(weights.follow, weights.start).expected(scores, batch.lengths)
    at, tags = np.arange(places.size), batch.tags
    inner = np.flatnonzero(~places.begins)
    pairs = tags[inner - 1], tags[inner]
    first = tags[places.begins]
    told = scores[at, tags].sum() + weights.start[first].sum() + weights.follow[pairs].sum()
    slope = expected.tags
    slope[at, tags] -= 1
    follow, start = expected.pairs, expected.starts
    np.subtract.at(follow, pairs, 1)
    np.subtract.at(start, first, 1)
    scale = np.float32(1 / len(batch.lengths))
    arrays, touched = _backward(weights, batch, places, done, slope * scale)
    arrays |= {"follow": follow * scale, "start": start * scale}
    return Gradient(float(expected.log_sum - told), arrays, touched)


def _forward(
    weights: Weights, batch: Batch, places: Places, dropout: float, rng: np.random.Generator
) -> _Pass:
    kept: list[Floats] = []

    def drop(values: Floats) -> Floats:
        mask = (rng.random(values.shape, np.float32) >= dropout) / np.float32(1 - dropout)
        kept.append(mask.astype(np.float32))
        return values * kept[-1]

    words = gathered(weights.rows, batch.numbers, batch.ends) + weights.row_bias
    first = windows(drop(leaky(words)), places, REACH)
    hidden = first @ weights.first + weights.first_bias
    last = drop(np.maximum(hidden, 0))
    inputs, inner = [], []
    for layer, bias in zip(weights.layers, weights.layer_biases, strict=True):
        inputs.append(windows(last, places, 1))
        inner.append(inputs[-1] @ layer + bias)
        last = last + drop(np.maximum(inner[-1], 0))
    return _Pass(words, kept, first, hidden, inputs, inner, last)


def _backward(
    weights: Weights, batch: Batch, places: Places, done: _Pass, slope: Floats
) -> tuple[dict[str, Floats], NDArray[np.intp]]:
    arrays = {"out": done.last.T @ slope, "out_bias": slope.sum(0)}
    back = slope @ weights.out.T
    layers, biases = np.zeros_like(weights.layers), np.zeros_like(weights.layer_biases)
    for number in reversed(range(len(layers))):
        inner = back * done.kept[number + 2] * (done.inner[number] > 0)
        layers[number], biases[number] = done.inputs[number].T @ inner, inner.sum(0)
        back = back + _unwindowed(inner @ weights.layers[number].T, places, 1)
    arrays |= {"layers": layers, "layer_biases": biases}
    hidden = np.asarray(back * done.kept[1] * (done.hidden > 0), np.float32)
    arrays |= {"first": done.first.T @ hidden, "first_bias": hidden.sum(0)}
    words = _unwindowed(hidden @ weights.first.T, places, REACH) * done.kept[0]
    words *= np.where(done.words > 0, np.float32(1), _LEAK)
    arrays["row_bias"] = words.sum(0)
    arrays["rows"], touched = _of_rows(words, batch)
    return arrays, touched


def _unwindowed(seen: Floats, places: Places, reach: int) -> Floats:
    """The opposite of ``windows``: what each word's row got from all windows that it is in."""
    width = seen.shape[1] // (2 * reach + 1)
    values = np.zeros((len(seen), width), np.float32)
    for number, step in enumerate(range(-reach, reach + 1)):
        here, there = places.neighbours(step)
        values[there] += seen[here, number * width : (number + 1) * width]
    return values


def _of_rows(words: Floats, batch: Batch) -> tuple[Floats, NDArray[np.intp]]:
    """The slope of each attribute's row that occurs in *batch*, and which rows these are."""
    word = np.repeat(np.arange(len(batch.ends)), np.diff(batch.ends, prepend=0))
    order = np.argsort(batch.numbers, kind="stable")
    numbers = batch.numbers[order]
    starts = np.flatnonzero(np.diff(numbers, prepend=-1))
    return np.add.reduceat(words[word[order]], starts, axis=0), numbers[starts]
