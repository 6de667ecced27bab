"""Word forms come in, their best readings go out: alone (cached by type) or in a sentence."""

import functools
import importlib
import pathlib
from collections.abc import Callable, Sequence

from kg.analyse.morphology.analysis import Analysis
from kg.analyse.morphology.letters import lower
from kg.analyse.morphology.lexicon import Lexicon
from kg.analyse.morphology.reader import Reader, capitals
from kg.analyse.morphology.segment import LONGEST
from kg.analyse.morphology.weighing import (
    Choice,
    Weights,
    best,
    in_context,
    load,
    ranked,
    short,
    surroundings,
)

__all__ = ["KTB", "Analyser", "analyses", "lemma", "shipped", "tag"]

_TYPES = 1 << 16  # word types remembered

# A path and not importlib.resources, which takes longer to import than the lexicon to read.
KTB = pathlib.Path(str(importlib.import_module("kg.corpus").__file__)).parent / "morphology"


class Analyser:
    """A reader with its weights."""

    def __init__(self, reader: Reader, alone: Weights, around: Callable[[], Weights]) -> None:
        self._reader, self._alone, self._load = reader, alone, around
        self._remembered = functools.lru_cache(maxsize=_TYPES)(self._short)

    @functools.cached_property
    def around(self) -> Weights:
        """The weights of surroundings, read when first asked for: the lemma path never asks."""
        return self._load()

    def reading_by(self, reader: Reader) -> "Analyser":
        """An analyser with the same weights and another *reader*."""
        return Analyser(reader, self._alone, self._load)

    def choices(self, word: str) -> tuple[Choice, ...]:
        """The readings of *word* alone, best first."""
        return ranked(self._reader.readings(word), self._alone)

    def best(self, word: str) -> Analysis:
        """The first of the choices."""
        return best(self._reader.readings(word), self._alone)

    def _short(self, word: str) -> Sequence[Choice]:
        return short(self.choices(word))

    def tag(self, words: Sequence[str]) -> tuple[Analysis, ...]:
        """The best reading of each of *words*, a sentence."""
        choices = [
            self._remembered(word) if len(word) <= LONGEST else self._short(word) for word in words
        ]
        low = ["^", "^", *map(lower, words), "^", "^"]
        tags = ["^", "^", *[options[0].tag for options in choices], "^", "^"]
        found = []
        for place, options in enumerate(choices):
            chosen, *others = options
            if others:
                around = surroundings(low, tags, place)
                most = in_context(chosen, around, self.around)
                for choice in others:
                    score = in_context(choice, around, self.around)
                    if score > most:
                        chosen, most = choice, score
            found.append(chosen.analysis)
        return tuple(found)


@functools.cache
def shipped() -> Analyser:
    """The analyser with the lexicon and the weights that ship; loaded once."""
    around = functools.partial(load, KTB / "context.tsv")
    return Analyser(Reader(Lexicon.shipped()), load(KTB / "alone.tsv"), around)


def analyses(word: str) -> tuple[Analysis, ...]:
    """Every reading of *word*, best first; at least one, whatever the string."""
    return tuple(choice.analysis for choice in shipped().choices(word))


@functools.lru_cache(maxsize=_TYPES)
def _lemma(word: str) -> str:
    return capitals(word, shipped().best(word).lemma)


def lemma(word: str) -> str:
    """The dictionary form of *word*, with the capitals of *word*: Алматының is Алматы."""
    return _lemma(word) if len(word) <= LONGEST else word


def tag(words: Sequence[str]) -> tuple[Analysis, ...]:
    """The best reading of each word of a sentence, in order."""
    return shipped().tag(words)
