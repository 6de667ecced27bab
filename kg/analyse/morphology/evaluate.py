"""A treebank comes in, how well words of it are read goes out.

``kg train analyser --folds 10`` prints what ``jackknife`` finds.  For coverage:
``python -m kg.analyse.morphology.evaluate tv_news_sentences.jsonl speeches.jsonl``
"""

import collections
import functools
import sys
from collections.abc import Iterable, Sequence

from kg.analyse.morphology.analyser import Analyser, shipped
from kg.analyse.morphology.analysis import Analysis
from kg.analyse.morphology.induce import INFORMAL, count, induce, sentences
from kg.analyse.morphology.lexicon import Lexicon
from kg.analyse.morphology.reader import Reader
from kg.analyse.morphology.train import train
from kg.analyse.morphology.treebank import Gold

__all__ = ["coverage", "jackknife", "score"]

_OPEN = {"NOUN", "PROPN", "ADJ", "VERB", "ADV"}


def jackknife(gold: Sequence[Sequence[Gold]], folds: int = 10) -> dict[str, float]:
    """Figures over *gold*, each block of ten sentences read by weights that never saw it."""
    lexicon = Lexicon.shipped()
    given: list[Sequence[Analysis]] = [()] * len(gold)
    for fold in range(folds):
        held = [number for number in range(len(gold)) if number // 10 % folds == fold]
        seen = [s for number, s in enumerate(gold) if number // 10 % folds != fold]
        alone, around = train(seen, lexicon)
        analyser = Analyser(Reader(lexicon), alone, functools.partial(dict, around))
        for number in held:
            given[number] = analyser.tag([word.form for word in gold[number]])
    return score(gold, given)


def coverage(texts: Sequence[str], informal: Iterable[str], folds: int = 10) -> float:
    """The share of tokens of tokenised *texts* whose best reading has a known stem.

    Each fold is read with a lexicon induced from the others (and *informal* text): an unknown noun
    or name counts as not covered, and so does anything else that is guessed.
    """
    besides = count(informal)
    hits: collections.Counter[bool] = collections.Counter()
    for fold in range(folds):
        census = count(text for number, text in enumerate(texts) if number % folds != fold)
        census.add(besides, INFORMAL)
        analyser = shipped().reading_by(Reader(Lexicon(induce(census))))
        for text in texts[fold::folds]:
            hits.update(analyser.choices(word)[0].known for word in text.split())
    return hits[True] / max(hits.total(), 1)


def score(
    wanted: Sequence[Sequence[Gold]], given: Sequence[Sequence[Analysis]]
) -> dict[str, float]:
    """Accuracy of lemmas, of inflected words' lemmas, of UPOS and features; pair F1 of types."""
    hits: collections.Counter[str] = collections.Counter()
    gold_lemma: dict[str, str] = {}
    own_lemma: dict[str, str] = {}
    for gold, own in (
        pair for s, g in zip(wanted, given, strict=True) for pair in zip(s, g, strict=True)
    ):
        if gold.upos in {"PUNCT", "SYM"} or not any(map(str.isalpha, gold.form)):
            continue
        right = gold.lemma.lower() == own.lemma.lower()
        hits.update(["words", *["lemma"] * right, *["upos"] * (gold.upos == own.upos)])
        hits.update(["feats"] * (gold.upos == own.upos and gold.feats == own.feats))
        if gold.form.lower() != gold.lemma.lower():
            hits.update(["inflected", *["inflected right"] * right])
        if gold.upos in _OPEN:
            gold_lemma.setdefault(gold.form.lower(), gold.lemma.lower())
            own_lemma.setdefault(gold.form.lower(), own.lemma.lower())
    words = max(hits["words"], 1)
    return {
        "words": hits["words"],
        "accuracy": round(hits["lemma"] / words, 4),
        "inflected": round(hits["inflected right"] / max(hits["inflected"], 1), 4),
        "upos": round(hits["upos"] / words, 4),
        "upos and feats": round(hits["feats"] / words, 4),
        "pair_f1": round(_pairs(gold_lemma, own_lemma), 4),
    }


def _pairs(gold: dict[str, str], own: dict[str, str]) -> float:
    """F1 of "these two types share a lemma", as shared/measure/lemma.py counts it."""
    both = _together((gold[form], own[form]) for form in gold)
    return 2 * both / max(_together(gold.values()) + _together(own.values()), 1)


def _together(groups: Iterable[object]) -> int:
    return sum(size * (size - 1) // 2 for size in collections.Counter(groups).values())


def main() -> None:
    """Print the coverage of the first file named, with what the others lend to the lexicon."""
    path, *rest = sys.argv[1:]
    print(f"coverage {coverage(list(sentences([path])), sentences(rest)):.4f}")


if __name__ == "__main__":
    main()
