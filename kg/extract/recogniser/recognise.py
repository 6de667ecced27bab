"""Analysed sentences in, the names and numbers that the model finds in them out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import NamedTuple

import numpy as np

from kg.extract.lists import lists
from kg.extract.recogniser.attributes import word_attributes
from kg.extract.recogniser.chain import Chain, Floats
from kg.extract.recogniser.confidence import evidence
from kg.extract.recogniser.labels import TAGS, Stretch, stretches
from kg.extract.recogniser.leanings import leanings
from kg.extract.recogniser.model import Model, read_model
from kg.extract.recogniser.network import Places, gathered, scores
from kg.extract.recogniser.phrases import Phrase, noun_phrases
from kg.extract.recogniser.surroundings import sentence_attributes
from kg.model import Token

__all__ = ["SHIPPED", "Found", "Recogniser", "opened", "shipped"]

# A path and not importlib.resources: the model is read by name, and once.
SHIPPED = Path(str(import_module("kg.corpus").__file__)).parent / "mentions"
_LONGEST = 500  # words of a sentence that are tagged at once
_TOGETHER = 64  # sentences that are laid side by side
_REMEMBERED = 1 << 15  # words whose sums are kept; 800 bytes each
Sure = tuple[Stretch, list[float]]


class Found(NamedTuple):
    """Words *first* to *last* of a sentence, half-open, are a mention of class *label*."""

    first: int
    last: int
    label: str
    confidence: float


class Recogniser:
    """Finds mentions with the nets of a model, which vote by the mean of their scores."""

    def __init__(self, model: Model) -> None:
        self._model, self._lists = model, lists()
        self._confidence = model.calibration.confidence
        nets = model.nets
        self._rows = np.concatenate([net.rows for net in nets], axis=1)
        self._width = nets[0].rows.shape[1]
        follow = np.mean([net.follow for net in nets], axis=0)
        self._chain = Chain(follow, np.mean([net.start for net in nets], axis=0))
        self._size = self._rows.shape[1]
        self._known: dict[tuple[str, str, str, str], int] = {}
        self._sums_of_words = np.empty((_REMEMBERED, self._size), np.float32)

    def find(self, sentences: Sequence[Sequence[Token]]) -> Iterator[list[Found]]:
        """The mentions of each of *sentences*, in reading order."""
        for named in self.sure(sentences):
            yield [Found(*one, self._confidence(evidence(one, told))) for one, told in named]

    def sure(self, sentences: Sequence[Sequence[Token]]) -> Iterator[list[Sure]]:
        """The mentions of each of *sentences* with the probabilities of their words' tags.

        A sentence of more than 500 words is tagged in pieces.
        """
        cut = [_pieces(sentence) for sentence in sentences]
        pieces = [piece for one in cut for piece in one]
        # Sentences of like length are laid side by side, so that little is laid for nothing.
        order = sorted(range(len(pieces)), key=lambda i: len(pieces[i]))
        found: list[list[Sure]] = [[] for _ in pieces]
        for begin in range(0, len(order), _TOGETHER):
            chosen = order[begin : begin + _TOGETHER]
            for i, one in zip(chosen, self._of([pieces[i] for i in chosen]), strict=True):
                found[i] = one
        following = iter(found)
        for own in cut:
            yield [
                (Stretch(first + number * _LONGEST, last + number * _LONGEST, label), told)
                for number in range(len(own))
                for (first, last, label), told in next(following)
            ]

    def scores(self, sentences: Sequence[Sequence[Token]]) -> tuple[Floats, list[int]]:
        """The score of each tag at each word of *sentences*, end to end, and their lengths."""
        lengths = [len(sentence) for sentence in sentences]
        phrases = [list(noun_phrases(one, self._lists)) for one in sentences]
        words, places, width = self._sums(sentences, phrases), Places(lengths), self._width
        total = sum(
            scores(net, words[:, number * width : (number + 1) * width], places)
            for number, net in enumerate(self._model.nets)
        )
        mean = np.asarray(total, np.float32) / np.float32(len(self._model.nets))
        return mean + leanings(sentences, phrases), lengths

    def _of(self, sentences: Sequence[Sequence[Token]]) -> Iterator[list[Sure]]:
        told, lengths = self.scores(sentences)
        best = self._chain.best(told, lengths)
        probabilities = self._chain.expected(told, lengths).tags
        ends = np.cumsum(lengths)
        for end, tags in zip(ends, best, strict=True):
            own = probabilities[end - len(tags) : end][np.arange(len(tags)), tags].tolist()
            named = stretches([TAGS[tag] for tag in tags])
            yield [(one, own[one.first : one.last]) for one in named]

    def _sums(
        self, sentences: Sequence[Sequence[Token]], phrases: Sequence[Sequence[Phrase]]
    ) -> Floats:
        """For each word, the sum of the rows of its attributes."""
        tokens = [token for sentence in sentences for token in sentence]
        if len(self._known) + len(tokens) > _REMEMBERED:
            self._known.clear()
            self._sums_of_words = np.empty((max(len(tokens), _REMEMBERED), self._size), np.float32)
        at = [self._word(token) for token in tokens]
        around: list[int] = []
        ends = []
        for sentence, its in zip(sentences, phrases, strict=True):
            for found in sentence_attributes(sentence, self._lists, its):
                around += self._numbers(found)
                ends.append(len(around))
        return self._sums_of_words[at] + gathered(self._rows, np.array(around, int), np.array(ends))

    def _word(self, token: Token) -> int:
        """The row of ``_sums_of_words`` that has the sum of what *token* has wherever it stands."""
        key = (token.text, token.lemma, token.upos, token.feats)
        place = self._known.get(key)
        if place is None:
            place = self._known[key] = len(self._known)
            numbers = self._numbers(word_attributes(token, self._lists))
            self._sums_of_words[place] = self._rows[numbers].sum(0)
        return place

    def _numbers(self, found: Iterable[str]) -> list[int]:
        numbers = self._model.attributes
        return [numbers[one] for one in found if one in numbers]


def opened(folder: Path | None = None) -> Recogniser:
    """The recogniser of a model folder, else the shipped one; raises ModelUnusable."""
    return Recogniser(read_model(folder)) if folder else shipped()


@cache
def shipped() -> Recogniser:
    """The recogniser that comes with the package, loaded once."""
    return Recogniser(read_model(SHIPPED))


def _pieces(sentence: Sequence[Token]) -> list[Sequence[Token]]:
    return [sentence[at : at + _LONGEST] for at in range(0, len(sentence), _LONGEST)]
