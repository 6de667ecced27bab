"""Tagged sentences in, lessons for the net out, and the attributes that it is to know."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

import numpy as np

from kg.analyse import analysed_words
from kg.extract.lists import lists
from kg.extract.recogniser.attributes import word_attributes
from kg.extract.recogniser.labels import TAGS
from kg.extract.recogniser.learning.fit import Lesson
from kg.extract.recogniser.learning.iob import Tagged
from kg.extract.recogniser.phrases import noun_phrases
from kg.extract.recogniser.surroundings import sentence_attributes
from kg.model import Token

__all__ = ["analysed_tokens", "known_attributes", "lessons", "sentence"]

_LEAST = 2  # times that an attribute must be met to be known
_NUMBER = {tag: number for number, tag in enumerate(TAGS)}


def analysed_tokens(words: Sequence[str]) -> tuple[Token, ...]:
    """A sentence of words as the tokens that the recogniser reads."""
    return analysed_words([words]).tokens


def sentence(tokens: Sequence[Token]) -> list[list[str]]:
    """All attributes of each of *tokens*, a sentence."""
    around = sentence_attributes(tokens, lists(), list(noun_phrases(tokens, lists())))
    return [
        word_attributes(token, lists()) + found for token, found in zip(tokens, around, strict=True)
    ]


def known_attributes(described: Sequence[Sequence[Sequence[str]]]) -> dict[str, int]:
    """The numbers of the attributes that occur at least twice in *described* sentences."""
    counts = Counter(one for words in described for found in words for one in found)
    kept = sorted(one for one, count in counts.items() if count >= _LEAST)
    return {one: number for number, one in enumerate(kept)}


def lessons(
    tagged: Sequence[Tagged],
    described: Sequence[Sequence[Sequence[str]]],
    known: Mapping[str, int],
) -> list[Lesson]:
    """A lesson for each sentence, *described* by its attributes, of which *known* ones count."""
    return [
        Lesson(
            [np.array([known[one] for one in found if one in known], np.intp) for found in words],
            np.array([_NUMBER[tag] for tag in one.tags]),
        )
        for one, words in zip(tagged, described, strict=True)
    ]
