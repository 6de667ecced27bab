"""A cut and what is known of its stem come in, the traits to weigh it by go out."""

import functools
from collections.abc import Sequence

from kg.analyse.morphology import tables
from kg.analyse.morphology.lexicon import Entry
from kg.analyse.morphology.segment import LONGEST, Cut

__all__ = ["LETTERS", "of_capital", "of_cut", "of_lemma", "of_use"]

LETTERS = "unseen letters "  # a trait that weighs by their number
_LENGTHS = [f"{LETTERS}{size}" for size in range(LONGEST + 2)]
_SIZES = [f"size {size}" for size in range(7)]
_SHAPES = {len(ends[0]): {end: f"-{end}" for end in ends} for ends in tables.rows("shapes")}


def of_cut(cut: Cut, entry: Entry | None, listed: bool, given: Sequence[str]) -> list[str]:
    """How well the stem is known, and how well the ending fits it, added to what was *given*."""
    found = [*given, _SIZES[min(len(cut.stem), 6)]]
    if cut.change:
        found.append(cut.change)
    if cut.clash:
        found.append("clash known" if entry or listed else "clash")
    if listed:
        found.append("listed")
    if entry:
        found.append(f"seen {(round(entry.weight) + 1).bit_length()}")
        found.append(f"endings {(entry.endings + 1).bit_length()}")
    else:
        found.append("unseen")
        found.append(_LENGTHS[len(cut.stem)])
    return found


def of_use(entry: Entry | None) -> str:
    """How often the stem stands bare: adjectives mostly do."""
    return f"bare {round(entry.bare / 20) if entry else -1}"


def of_capital(entry: Entry | None, capital: bool) -> str:
    """How often the stem has a capital inside sentences, and whether it has one here."""
    share = entry.capital if entry else -1
    return f"capital {share if share < 0 else round(share / 20)} {capital}"


@functools.lru_cache(maxsize=1 << 15)
def of_lemma(lemma: str) -> tuple[str, ...]:
    """What every reading is weighed by: its class, its lemma (lower case), and how that ends."""
    for size, known in _SHAPES.items():
        shape = known.get(lemma[-size:])
        if shape:
            return ("any", lemma, shape)
    return ("any", lemma)
