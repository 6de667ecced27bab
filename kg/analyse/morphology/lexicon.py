"""A stem comes in, what is known of it goes out: own lists, and counts induced from text."""

import pathlib
from collections.abc import Iterable
from typing import NamedTuple

from kg.analyse.morphology import tables

__all__ = ["Entry", "Lexicon"]


class Entry(NamedTuple):
    """What text says of a stem in one class: how much of it, and how it was used, in percent."""

    weight: float
    bare: int
    capital: int  # -1: never seen inside a sentence
    endings: int


class Lexicon:
    """Stems induced from text; own lists are in ``tables``."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._lines: dict[str, str] = {}
        for line in lines:
            if line[0] == "#":
                continue
            stem, _, rest = line.partition("\t")
            known = self._lines.get(stem)
            self._lines[stem] = rest if known is None else f"{known}\n{rest}"

    @classmethod
    def shipped(cls) -> "Lexicon":
        """The lexicon beside this module, made by ``induce.py``."""
        return cls(pathlib.Path(tables.HERE / "lexicon.tsv").read_text("utf-8").splitlines())

    def find(self, stem: str, group: str) -> Entry | None:
        """What is known of *stem* as a noun-like (N) or verb (V) stem; None if it was not seen."""
        for line in self._lines.get(stem, "").splitlines():
            if line[0] == group:
                _, weight, bare, capital, endings = line.split("\t")
                return Entry(float(weight), int(bare), int(capital), int(endings))
        return None

    def __len__(self) -> int:
        return len(self._lines)
