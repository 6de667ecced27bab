"""Word forms come in, their best readings go out: alone (cached by type) or in a sentence."""

import functools
import pathlib
from collections.abc import Sequence

from kg.analyse.morphology.analysis import Analysis
from kg.analyse.morphology.letters import lower
from kg.analyse.morphology.lexicon import Lexicon
from kg.analyse.morphology.reader import Reader, capitals
from kg.analyse.morphology.segment import LONGEST
from kg.analyse.morphology.weighing import (
    Choice,
    Weights,
    context,
    load,
    ranked,
    short,
    surroundings,
)

__all__ = ["KTB", "Analyser", "analyses", "lemma", "shipped", "tag"]

_TYPES = 1 << 16  # word types remembered

_ROOT = pathlib.Path(__file__).parents[3]
# In a checkout the folder stands beside kg/; installed, it is kg/corpus.
KTB = next(
    (
        path
        for path in (_ROOT / "corpus/morphology", _ROOT / "kg/corpus/morphology")
        if path.exists()
    ),
    _ROOT / "corpus/morphology",
)


class Analyser:
    """A reader with its weights."""

    def __init__(self, reader: Reader, alone: Weights, around: Weights) -> None:
        self._reader, self._alone, self._around = reader, alone, around
        self._remembered = functools.lru_cache(maxsize=_TYPES)(self._choices)

    def choices(self, word: str) -> tuple[Choice, ...]:
        """The readings of *word* alone, best first."""
        return self._remembered(word) if len(word) <= LONGEST else self._choices(word)

    def _choices(self, word: str) -> tuple[Choice, ...]:
        return ranked(self._reader.readings(word), self._alone)

    def tag(self, words: Sequence[str]) -> tuple[Analysis, ...]:
        """The best reading of each of *words*, a sentence."""
        choices = [self.choices(word) for word in words]
        low = [lower(word) for word in words]
        tags = [options[0].tag for options in choices]
        found = []
        for place, options in enumerate(choices):
            some = short(options)
            if len(some) > 1:
                around = surroundings(low, tags, place)
                scores = [
                    choice.score
                    + sum(self._around.get(trait, 0.0) for trait in context(choice, around))
                    for choice in some
                ]
                found.append(some[scores.index(max(scores))].analysis)
            else:
                found.append(some[0].analysis)
        return tuple(found)


@functools.cache
def shipped() -> Analyser:
    """The analyser with the lexicon and the weights that ship; loaded once."""
    reader = Reader(Lexicon.shipped())
    return Analyser(reader, load(KTB / "alone.tsv"), _Later(KTB / "context.tsv"))


class _Later(dict[str, float]):
    """Weights that are read when first asked for: the lemma path never asks."""

    def __init__(self, path: pathlib.Path) -> None:
        self._path: pathlib.Path | None = path

    def get(self, key: str, default: float = 0.0) -> float:  # type: ignore[override]
        if self._path is not None:
            path, self._path = self._path, None
            self.update(load(path))
        return dict.get(self, key, default)


def analyses(word: str) -> tuple[Analysis, ...]:
    """Every reading of *word*, best first; at least one, whatever the string."""
    return tuple(choice.analysis for choice in shipped().choices(word))


@functools.lru_cache(maxsize=_TYPES)
def _lemma(word: str) -> str:
    return capitals(word, shipped().choices(word)[0].analysis.lemma)


def lemma(word: str) -> str:
    """The dictionary form of *word*, with the capitals of *word*: Алматының is Алматы."""
    return _lemma(word) if len(word) <= LONGEST else word


def tag(words: Sequence[str]) -> tuple[Analysis, ...]:
    """The best reading of each word of a sentence, in order."""
    return shipped().tag(words)
