"""Scores of tags in, the likeliest tags of whole sentences and their probabilities out.

A linear-chain conditional random field (Lafferty, McCallum, Pereira, 2001).  Sentences are laid
side by side, so that a step is done for all of them at once.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from kg.extract.recogniser.labels import TAGS, may_follow, may_start

__all__ = ["Chain", "Expected", "Floats"]

Floats = NDArray[np.float32]
_NEVER = np.float32(-1e4)
_TINY = np.float32(1e-30)
_INSIDE = np.array([place for place, tag in enumerate(TAGS) if tag[0] == "I"])
_BEGIN = _INSIDE - 1  # B-GPE stands before I-GPE
_FREE = np.array([place for place, tag in enumerate(TAGS) if tag[0] != "I"])


class Expected(NamedTuple):
    """What the model expects: the log of the sum over all taggings, and how often what occurs.

    ``tags`` has a row a word, ``pairs`` sums over places, ``starts`` over sentences.
    """

    log_sum: float
    tags: Floats
    pairs: Floats
    starts: Floats


class Chain:
    """The scores of tag after tag, and of first tags; what IOB2 forbids is impossible."""

    def __init__(self, follow: Floats, start: Floats) -> None:
        self._follow = np.where(may_follow(), follow, _NEVER).astype(np.float32)
        self._start = np.where(may_start(), start, _NEVER).astype(np.float32)

    def best(self, scores: Floats, lengths: Sequence[int]) -> list[NDArray[np.intp]]:
        """The best tag of each word, a row a sentence; *scores* has a row a word."""
        laid, _ = _laid(scores, lengths)
        count, longest, tags = laid.shape
        back = np.zeros((longest, count, tags), np.int16)
        total = laid[:, 0] + self._start
        ends = np.zeros((count, tags), np.float32)
        sizes = np.asarray(lengths)
        for place in range(1, longest):
            ends[sizes == place] = total[sizes == place]
            total, back[place] = self._step(total)
            total += laid[:, place]
        ends[sizes == longest] = total[sizes == longest]
        return [self._traced(back[:, i], ends[i], size) for i, size in enumerate(lengths)]

    def _step(self, total: Floats) -> tuple[Floats, NDArray[np.intp]]:
        """The best total for each next tag, and the tag before that it comes from.

        I-GPE can only come from B-GPE and I-GPE, so that all tags are tried for the others alone.
        """
        best = np.empty_like(total)
        before = np.empty(total.shape, np.intp)
        paths = total[:, None, :] + self._follow.T[None, _FREE]
        before[:, _FREE] = paths.argmax(2)
        best[:, _FREE] = np.take_along_axis(paths, before[:, _FREE][:, :, None], 2)[:, :, 0]
        begun = total[:, _BEGIN] + self._follow[_BEGIN, _INSIDE]
        inside = total[:, _INSIDE] + self._follow[_INSIDE, _INSIDE]
        before[:, _INSIDE] = np.where(begun >= inside, _BEGIN, _INSIDE)
        best[:, _INSIDE] = np.maximum(begun, inside)
        return best, before

    def expected(self, scores: Floats, lengths: Sequence[int]) -> Expected:
        """The probability of each tag at each word, with what learning needs beside it."""
        laid, inside = _laid(scores, lengths)
        highest = laid.max(2, keepdims=True)
        power, follow = np.exp(laid - highest), np.exp(self._follow)
        ahead, scale = self._ahead(power, inside, follow)
        behind, pairs = self._behind(power, inside, follow, ahead, scale)
        tags = ahead * behind
        tags /= np.maximum(tags.sum(2, keepdims=True), _TINY)
        log_sum = (np.log(np.maximum(scale, _TINY)) + highest[:, :, 0])[inside].sum()
        return Expected(float(log_sum), tags[inside], pairs, tags[:, 0].sum(0))

    def _ahead(
        self, power: Floats, inside: NDArray[np.bool_], follow: Floats
    ) -> tuple[Floats, Floats]:
        ahead, scale = np.zeros_like(power), np.ones(inside.shape, np.float32)
        current = power[:, 0] * np.exp(self._start)
        for place in range(power.shape[1]):
            if place:
                current = (ahead[:, place - 1] @ follow) * power[:, place]
            total = np.maximum(current.sum(1), _TINY)
            here = inside[:, place]
            scale[:, place] = np.where(here, total, 1)
            kept = ahead[:, place - 1]
            ahead[:, place] = np.where(here[:, None], current / total[:, None], kept)
        return ahead, scale

    @staticmethod
    def _behind(
        power: Floats, inside: NDArray[np.bool_], follow: Floats, ahead: Floats, scale: Floats
    ) -> tuple[Floats, Floats]:
        behind, pairs = np.ones_like(power), np.zeros_like(follow)
        for place in range(power.shape[1] - 2, -1, -1):
            here = inside[:, place + 1, None]
            coming = power[:, place + 1] * behind[:, place + 1] / scale[:, place + 1, None]
            behind[:, place] = np.where(here, coming @ follow.T, 1)
            pairs += (ahead[:, place] * here).T @ coming
        return behind, pairs * follow

    @staticmethod
    def _traced(back: NDArray[np.int16], ends: Floats, size: int) -> NDArray[np.intp]:
        tags = np.zeros(size, np.intp)
        tags[-1] = ends.argmax()
        for place in range(size - 1, 0, -1):
            tags[place - 1] = back[place, tags[place]]
        return tags


def _laid(scores: Floats, lengths: Sequence[int]) -> tuple[Floats, NDArray[np.bool_]]:
    """*scores* as sentences x places x tags, and which places are inside their sentence."""
    inside = np.arange(max(lengths))[None] < np.asarray(lengths)[:, None]
    laid = np.zeros((*inside.shape, scores.shape[1]), np.float32)
    laid[inside] = scores
    return laid, inside
