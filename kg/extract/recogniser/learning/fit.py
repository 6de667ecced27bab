"""Tagged sentences in, the weights of one net out, the same for the same seed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from kg.extract.recogniser.chain import Floats
from kg.extract.recogniser.labels import TAGS
from kg.extract.recogniser.learning.gradient import Batch, gradient
from kg.extract.recogniser.network import REACH, Weights

__all__ = ["Lesson", "Settings", "fit"]

Progress = Callable[[str], None]


class Lesson(NamedTuple):
    """One sentence: the numbers of each word's attributes, and each word's tag."""

    words: list[NDArray[np.intp]]
    tags: NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class Settings:
    """How a net is shaped and trained; chosen on the dev part, see the model card."""

    width: int = 80
    hidden: int = 128
    layers: int = 2
    epochs: int = 9
    sentences: int = 24  # in a batch
    rate: float = 2e-3
    decay: float = 1e-2
    dropout: float = 0.3
    forgotten: float = 0.15  # share of a word's attributes that are left out at random
    unread: float = 0.15  # share of words whose letters are left out, so that the context tells
    seed: int = 1


def fit(
    lessons: Sequence[Lesson], of_letters: NDArray[np.bool_], settings: Settings, progress: Progress
) -> Weights:
    """Weights of a net, learnt from *lessons*; *of_letters* tells it of each attribute.

    Adam with decoupled decay (Loshchilov, Hutter, 2019); the rate rises for 100 steps and falls to
    nothing.
    """
    rng = np.random.default_rng(settings.seed)
    weights = _initial(len(of_letters), settings, rng)
    steps = _Steps(weights, settings)
    each = -(-len(lessons) // settings.sentences)
    for epoch in range(settings.epochs):
        loss = 0.0
        for batch in _batches(lessons, of_letters, settings, rng):
            found = gradient(weights, batch, settings.dropout, rng)
            loss += found.loss
            steps.take(found.arrays, found.touched, settings.epochs * each)
        progress(f"epoch {epoch + 1} of {settings.epochs}: loss {loss / len(lessons):.3f}")
    return weights


def _initial(attributes: int, settings: Settings, rng: np.random.Generator) -> Weights:
    def drawn(*shape: int, scale: float) -> Floats:
        return (rng.standard_normal(shape) * scale).astype(np.float32)

    def zeros(*shape: int) -> Floats:
        return np.zeros(shape, np.float32)

    width, hidden, layers = settings.width, settings.hidden, settings.layers
    seen = (2 * REACH + 1) * width
    return Weights(
        rows=drawn(attributes, width, scale=0.1),
        row_bias=zeros(width),
        first=drawn(seen, hidden, scale=(2 / seen) ** 0.5),
        first_bias=zeros(hidden),
        layers=drawn(layers, 3 * hidden, hidden, scale=0.5 * (2 / (3 * hidden)) ** 0.5),
        layer_biases=zeros(layers, hidden),
        out=drawn(hidden, len(TAGS), scale=0.5 * (2 / hidden) ** 0.5),
        out_bias=zeros(len(TAGS)),
        follow=zeros(len(TAGS), len(TAGS)),
        start=zeros(len(TAGS)),
    )


def _batches(
    lessons: Sequence[Lesson],
    of_letters: NDArray[np.bool_],
    settings: Settings,
    rng: np.random.Generator,
) -> Iterator[Batch]:
    order = rng.permutation(len(lessons))
    for begin in range(0, len(order), settings.sentences):
        chosen = [lessons[i] for i in order[begin : begin + settings.sentences]]
        words = [numbers for lesson in chosen for numbers in lesson.words]
        sizes = np.array([len(numbers) for numbers in words])
        numbers = np.concatenate(words)
        kept = rng.random(len(numbers)) >= settings.forgotten
        word = np.repeat(np.arange(len(words)), sizes)
        unread = rng.random(len(words)) < settings.unread
        kept &= ~(unread[word] & of_letters[numbers])
        ends = np.cumsum(np.bincount(word[kept], minlength=len(words)))
        tags = np.concatenate([lesson.tags for lesson in chosen])
        yield Batch(numbers[kept], ends, [len(lesson.tags) for lesson in chosen], tags)


class _Steps:
    """The steps that Adam takes, with what it remembers of those before."""

    _BETAS = (0.9, 0.999)
    _WARM = 100

    def __init__(self, weights: Weights, settings: Settings) -> None:
        self._weights, self._settings = weights.named(), settings
        self._slopes = {name: np.zeros_like(one) for name, one in self._weights.items()}
        self._squares = {name: np.zeros_like(one) for name, one in self._weights.items()}
        self._taken = 0

    def take(self, slopes: dict[str, Floats], touched: NDArray[np.intp], of: int) -> None:
        """Change the weights by *slopes*; those of ``rows`` only where they were *touched*."""
        self._taken += 1
        one, two = self._BETAS
        even = (1 - two**self._taken) ** 0.5 / (1 - one**self._taken)
        rate = self._settings.rate * min(1, self._taken / self._WARM) * (1 - self._taken / (of + 1))
        for name, slope in slopes.items():
            part = touched if name == "rows" else slice(None)
            first = self._slopes[name][part] * one + (1 - one) * slope
            second = self._squares[name][part] * two + (1 - two) * slope * slope
            self._slopes[name][part], self._squares[name][part] = first, second
            values = self._weights[name]
            change = rate * even * first / (np.sqrt(second) + 1e-8)
            if values.ndim > 1 and name not in ("follow", "layer_biases"):
                change = change + rate * self._settings.decay * values[part]
            values[part] -= change.astype(np.float32)
