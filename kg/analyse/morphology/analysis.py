"""What is said of a word form: one analysis; and a reading, an analysis with what speaks for it."""

from dataclasses import dataclass
from typing import NamedTuple

__all__ = ["Analysis", "Reading"]


@dataclass(frozen=True, slots=True)
class Analysis:
    """Lemma, universal part of speech and features (UD FEATS, sorted; ``_`` for none)."""

    lemma: str
    upos: str
    feats: str


class Reading(NamedTuple):
    """An analysis; whether its stem is *known*; the traits by which it is weighed."""

    analysis: Analysis
    known: bool
    traits: tuple[str, ...]
