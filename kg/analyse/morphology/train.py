"""Treebank sentences come in, the weights of readings go out: alone, and in context.

``kg train analyser`` writes ``corpus/morphology/alone.tsv`` and ``context.tsv`` with it.  Both
derive from UD_Kazakh-KTB and are CC BY-SA 4.0, whatever the licence of this module.
"""

import pathlib
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from kg.analyse.morphology.analysis import Analysis
from kg.analyse.morphology.letters import lower
from kg.analyse.morphology.lexicon import Lexicon
from kg.analyse.morphology.reader import Reader
from kg.analyse.morphology.segment import LONGEST
from kg.analyse.morphology.traits import LETTERS
from kg.analyse.morphology.treebank import Gold
from kg.analyse.morphology.weighing import Weights, ranked, short, surroundings

if TYPE_CHECKING:
    from numpy.typing import NDArray

    _Array = NDArray[Any]

__all__ = ["Lesson", "fit", "lessons_alone", "lessons_in_context", "train", "write"]


class Lesson(NamedTuple):
    """A word to learn from: of each reading, what weighs in, what it scored so far, if it is right.

    What weighs in is a trait, and the part of speech or tag for which it does.
    """

    traits: list[list[tuple[str, str]]]
    scores: list[float]
    right: list[bool]


_HEAD = "# Trained on UD_Kazakh-KTB, and like it CC BY-SA 4.0; see README.md.\n"
_ROUNDS = 150
_PENALTY_ALONE = 0.5
_PENALTY_AROUND = 2.0  # surroundings are many and each is rare
_RATE = 0.15
_FORGET = 30
_LEAST = 0.04


def train(sentences: Sequence[Sequence[Gold]], lexicon: Lexicon) -> tuple[Weights, Weights]:
    """Weights for a word alone, and those to add in context.

    Each word is met twice, the second time by a reader that has forgotten some of the stems:
    new text has more unknown words than the treebank seems to have.
    """
    readers = [Reader(lexicon), Reader(lexicon, forget=_FORGET)]
    alone = fit(
        [lesson for one in readers for lesson in lessons_alone(sentences, one)], _PENALTY_ALONE
    )
    around = fit(
        [lesson for one in readers for lesson in lessons_in_context(sentences, one, alone)],
        _PENALTY_AROUND,
    )
    return alone, around


def lessons_alone(sentences: Sequence[Sequence[Gold]], reader: Reader) -> list[Lesson]:
    """One lesson for each word with a right reading among several."""
    found = []
    for gold in (word for sentence in sentences for word in sentence):
        readings = reader.readings(gold.form)
        right = _right([reading.analysis for reading in readings], gold)
        if any(right) and not all(right):
            traits = [[(one.analysis.upos, trait) for trait in one.traits] for one in readings]
            found.append(Lesson(traits, [0.0] * len(right), right))
    return found


def lessons_in_context(
    sentences: Sequence[Sequence[Gold]], reader: Reader, alone: Weights
) -> list[Lesson]:
    """The same, with the score alone given and the surroundings to be weighed."""
    found = []
    for sentence in sentences:
        words = ["^", "^", *[lower(gold.form) for gold in sentence], "^", "^"]
        choices = [ranked(reader.readings(gold.form), alone) for gold in sentence]
        tags = ["^", "^", *[options[0].tag for options in choices], "^", "^"]
        for place, gold in enumerate(sentence):
            options = short(choices[place])
            right = _right([choice.analysis for choice in options], gold)
            if any(right) and not all(right):
                around = surroundings(words, tags, place)
                traits = [
                    [(key, trait) for trait in around for key in (choice.upos, choice.tag)]
                    for choice in options
                ]
                found.append(Lesson(traits, [choice.score for choice in options], right))
    return found


def _right(analyses: Sequence[Analysis], gold: Gold) -> list[bool]:
    """Which readings agree with the treebank: all of it if one does, else the lemma and UPOS.

    None, where only a lemma agrees: there the treebank cuts what makes a new word (маңызды).
    """
    lemma = [lower(analysis.lemma) == lower(gold.lemma) for analysis in analyses]
    upos = [hit and a.upos == gold.upos for hit, a in zip(lemma, analyses, strict=True)]
    full = [hit and a.feats == gold.feats for hit, a in zip(upos, analyses, strict=True)]
    return full if any(full) else upos


def fit(lessons: Sequence[Lesson], penalty: float) -> dict[str, dict[str, float]]:
    """Maximum-likelihood weights under a quadratic *penalty*."""
    import numpy as np

    numbers: dict[tuple[str, str], int] = {}
    ids: list[int] = []
    rows: list[int] = []
    words: list[int] = []
    for word, lesson in enumerate(lessons):
        for traits in lesson.traits:
            for key, written in traits:
                size = int(written[len(LETTERS) :]) if written.startswith(LETTERS) else 1
                trait = LETTERS if written.startswith(LETTERS) else written
                ids += [numbers.setdefault((key, trait), len(numbers))] * size
                rows += [len(words)] * size
            words.append(word)
    weights = _ascend(
        np.array(ids),
        np.array(rows),
        np.array(words),
        np.array([hit for lesson in lessons for hit in lesson.right]),
        np.array([score for lesson in lessons for score in lesson.scores]),
        penalty,
    )
    found: dict[str, dict[str, float]] = {}
    for (key, trait), number in sorted(numbers.items()):
        weight = float(weights[number])
        if trait == LETTERS:
            each = {f"{LETTERS}{size}": round(size * weight, 2) for size in range(1, LONGEST + 2)}
            found.setdefault(key, {}).update(each)
        elif abs(weight) >= _LEAST:
            found.setdefault(key, {})[trait] = round(weight, 2)
    return found


def _ascend(
    ids: "_Array",
    rows: "_Array",
    words: "_Array",
    right: "_Array",
    scores: "_Array",
    penalty: float,
) -> "_Array":
    """Weights of traits *ids* of reading *rows* of *words*, found by Adam's steps over all."""
    import numpy as np

    size = int(ids.max()) + 1
    weights = np.zeros(size)
    square, step = np.zeros(size), np.zeros(size)
    count = len(words)
    for number in range(1, _ROUNDS + 1):
        score = scores + np.bincount(rows, weights[ids], count)
        score -= np.maximum.reduceat(score, np.flatnonzero(np.diff(words, prepend=-1)))[words]
        power = np.exp(score)
        every = power / np.bincount(words, power)[words]
        good = power * right
        good = good / np.bincount(words, good)[words]
        slope = np.bincount(ids, (good - every)[rows], size) - penalty * weights
        step = 0.9 * step + 0.1 * slope
        square = 0.99 * square + 0.01 * slope**2
        scaled = step / (1 - 0.9**number) / (np.sqrt(square / (1 - 0.99**number)) + 1e-8)
        weights += _RATE * scaled * (1 - number / (_ROUNDS + 1))
    return weights


def write(sentences: Sequence[Sequence[Gold]], folder: pathlib.Path) -> None:
    """Train on all of *sentences* and write ``alone.tsv`` and ``context.tsv`` into *folder*."""
    names = ("alone", "context")
    for name, weights in zip(names, train(sentences, Lexicon.shipped()), strict=True):
        lines = [
            f"{key}\t{trait}\t{weight:g}\n"
            for key, traits in sorted(weights.items())
            for trait, weight in sorted(traits.items())
        ]
        (folder / f"{name}.tsv").write_text(_HEAD + "".join(lines), "utf-8")
