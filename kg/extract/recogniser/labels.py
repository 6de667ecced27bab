"""The tags of the recogniser: KazNERD's classes as IOB2, and which tag may follow which."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

__all__ = ["CLASSES", "TAGS", "Stretch", "may_follow", "may_start", "stretches"]

# Yeshpanov, Khassanov, Varol: KazNERD, LREC 2022, table 1.
CLASSES = tuple(
    "ADAGE ART CARDINAL CONTACT DATE DISEASE EVENT FACILITY GPE LANGUAGE LAW LOCATION"
    " MISCELLANEOUS MONEY NON_HUMAN NORP ORDINAL ORGANISATION PERCENTAGE PERSON POSITION PRODUCT"
    " PROJECT QUANTITY TIME".split()
)
TAGS = ("O", *(f"{place}-{name}" for name in CLASSES for place in "BI"))


class Stretch(NamedTuple):
    """Words *first* to *last*, half-open, that are one mention of class *label*."""

    first: int
    last: int
    label: str


def may_follow() -> NDArray[np.bool_]:
    """For each tag and each next tag, whether IOB2 allows the pair: I-GPE only in a GPE."""
    pairs = [[_allowed(before, after) for after in TAGS] for before in TAGS]
    return np.array(pairs)


def may_start() -> NDArray[np.bool_]:
    """For each tag, whether a sentence may begin with it."""
    return np.array([tag[0] != "I" for tag in TAGS])


def stretches(tags: Sequence[str]) -> list[Stretch]:
    """The mentions that *tags* mark, in reading order."""
    found = []
    start, label = -1, ""
    for place, tag in enumerate([*tags, "O"]):
        if start >= 0 and (tag[0] != "I" or tag[2:] != label):
            found.append(Stretch(start, place, label))
            start = -1
        if tag != "O" and start < 0:
            start, label = place, tag[2:]
    return found


def _allowed(before: str, after: str) -> bool:
    return after[0] != "I" or before[2:] == after[2:]
