"""Mentions of which it is known whether they are right in, a calibration out."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from kg.extract.recogniser.confidence import Calibration

__all__ = ["calibrated"]

_PENALTY = 1.0
_ROUNDS = 30


def calibrated(told: Sequence[Sequence[float]], right: Sequence[bool]) -> Calibration:
    """The logistic regression of *right* on *told* (``evidence``), by Newton's steps.

    The penalty draws the weights of rare classes to nothing, so that they go with all others.
    Without a mention to learn from, all are as sure as unsure.
    """
    if not told:
        return Calibration(())
    rows, wanted = np.array(told), np.array(right, float)
    weights = np.zeros(rows.shape[1])
    penalty = np.full(rows.shape[1], _PENALTY)
    for _ in range(_ROUNDS):
        guess = 1 / (1 + np.exp(-np.clip(rows @ weights, -30, 30)))
        slope = rows.T @ (wanted - guess) - penalty * weights
        bend = (rows * (guess * (1 - guess))[:, None]).T @ rows + np.diag(penalty)
        weights = weights + np.linalg.solve(bend, slope)
    return Calibration(tuple(float(round(one, 6)) for one in weights))
