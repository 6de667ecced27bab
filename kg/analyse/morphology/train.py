"""Treebank sentences come in, the weights of readings go out: alone, and in context.

    python -m kg.analyse.morphology.train kk_ktb-dev.conllu [kk_ktb-train.conllu]

writes ``corpus/morphology/alone.tsv`` and ``context.tsv``.  Both derive from UD_Kazakh-KTB and are
CC BY-SA 4.0, whatever the licence of this module.
"""

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from kg.analyse.morphology import treebank
from kg.analyse.morphology.analysis import Analysis
from kg.analyse.morphology.letters import lower
from kg.analyse.morphology.lexicon import Lexicon
from kg.analyse.morphology.reader import Reader
from kg.analyse.morphology.treebank import Gold
from kg.analyse.morphology.weighing import Weights, context, ranked, short, surroundings

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["Lesson", "fit", "lessons_alone", "lessons_in_context", "train"]

# A word to learn from: the traits of each of its readings, and which readings are right.
Lesson = tuple[list[Sequence[str]], list[bool]]

_ROUNDS = 150
_RATE = 0.15
_FORGET = 30


def train(sentences: Sequence[Sequence[Gold]], lexicon: Lexicon) -> tuple[Weights, Weights]:
    """Weights for a word alone, and those to add in context.

    Each word is met twice, the second time by a reader that has forgotten some of the stems:
    new text has more unknown words than the treebank seems to have.
    """
    readers = [Reader(lexicon), Reader(lexicon, forget=_FORGET)]
    alone = fit([lesson for one in readers for lesson in lessons_alone(sentences, one)], 0.5)
    around = fit(
        [lesson for one in readers for lesson in lessons_in_context(sentences, one, alone)], 0.5
    )
    return alone, around


def lessons_alone(sentences: Sequence[Sequence[Gold]], reader: Reader) -> list[Lesson]:
    """One lesson for each word with a right reading among several."""
    found = []
    for gold in (word for sentence in sentences for word in sentence):
        readings = reader.readings(gold.form)
        right = _right([reading.analysis for reading in readings], gold)
        if any(right) and not all(right):
            found.append(([reading.traits for reading in readings], right))
    return found


def lessons_in_context(
    sentences: Sequence[Sequence[Gold]], reader: Reader, alone: Weights
) -> list[Lesson]:
    """The same, with the score alone given and the surroundings to be weighed."""
    found = []
    for sentence in sentences:
        words = [lower(gold.form) for gold in sentence]
        choices = [ranked(reader.readings(gold.form), alone) for gold in sentence]
        tags = [options[0].tag for options in choices]
        for place, gold in enumerate(sentence):
            options = short(choices[place])
            right = _right([choice.analysis for choice in options], gold)
            if any(right) and not all(right):
                around = surroundings(words, tags, place)
                traits = [[f"={choice.score}", *context(choice, around)] for choice in options]
                found.append((traits, right))
    return found


def _right(analyses: Sequence[Analysis], gold: Gold) -> list[bool]:
    """Which readings agree with the treebank: all of it if one does, else the lemma and UPOS."""
    lemma = [lower(analysis.lemma) == lower(gold.lemma) for analysis in analyses]
    upos = [hit and a.upos == gold.upos for hit, a in zip(lemma, analyses, strict=True)]
    full = [hit and a.feats == gold.feats for hit, a in zip(upos, analyses, strict=True)]
    return full if any(full) else upos if any(upos) else lemma


def fit(lessons: Sequence[Lesson], penalty: float) -> dict[str, float]:
    """Maximum-likelihood weights under a quadratic *penalty*, by full-batch resilient steps."""
    import numpy as np

    numbers: dict[str, int] = {}
    ids, rows, words, right, fixed = [], [], [], [], []
    for word, (readings, hits) in enumerate(lessons):
        for traits, hit in zip(readings, hits, strict=True):
            given = 0.0
            for trait in traits:
                if trait.startswith("="):
                    given = float(trait[1:])
                else:
                    ids.append(numbers.setdefault(trait, len(numbers)))
                    rows.append(len(words))
            words.append(word)
            right.append(hit)
            fixed.append(given)
    arrays = [np.array(column) for column in (ids, rows, words, right)]
    weights = _ascend(*arrays, np.array(fixed), len(numbers), penalty)
    return {
        trait: round(float(weights[number]), 3)
        for trait, number in sorted(numbers.items())
        if abs(weights[number]) >= 0.01
    }


def _ascend(
    ids: Any, rows: Any, words: Any, right: Any, fixed: Any, size: int, penalty: float
) -> "NDArray[Any]":
    import numpy as np

    weights = np.zeros(size)
    square, step = np.zeros(size), np.zeros(size)
    count = len(words)
    for number in range(1, _ROUNDS + 1):
        score = fixed + np.bincount(rows, weights[ids], count)
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


def main() -> None:
    """Train on the treebank files named on the command line, and write the weights."""
    from kg.analyse.morphology.analyser import KTB
    sentences = [sentence for path in sys.argv[1:] for sentence in treebank.read(path)]
    for name, weights in zip(
        ("alone", "context"), train(sentences, Lexicon.shipped()), strict=True
    ):
        head = "# Trained on UD_Kazakh-KTB, and like it CC BY-SA 4.0; see README.md.\n"
        text = "".join(f"{trait}\t{weight:g}\n" for trait, weight in sorted(weights.items()))
        (KTB / f"{name}.tsv").write_text(head + text, "utf-8")


if __name__ == "__main__":
    main()
