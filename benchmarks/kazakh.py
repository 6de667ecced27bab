"""How well and how fast words of UD_Kazakh-KTB are lemmatised, beside what else can be installed.

The analyser is jack-knifed: no sentence is read by weights that saw it.  hunspell-kk (Debian:
``apt-get install hunspell hunspell-kk``) takes part where it is installed: its shortest stem.
kazstem 0.2 (GPL, compared with only) needs a transducer that its package does not bring.
"""

from __future__ import annotations

import shutil
import subprocess
import time
from collections.abc import Callable, Sequence
from functools import partial
from importlib.resources import as_file, files

from kg.analyse.morphology import Analysis, lemma, tag
from kg.analyse.morphology.evaluate import jackknife, score
from kg.analyse.morphology.treebank import Gold, read
from kg.clean import clean
from kg.model import Source
from kg.read import Limits, page, sources

Lemmatiser = Callable[[Sequence[str]], list[str]]


def main() -> None:
    """Print the accuracy of each lemmatiser over KTB, and its pace over the bundled articles."""
    with as_file(files("kg.corpus").joinpath("treebank", "kk_ktb-dev.conllu")) as path:
        sentences = read(path)
    words = [word.form for sentence in sentences for word in sentence]
    print(f"Lemmas of {len(words)} tokens of UD_Kazakh-KTB: accuracy, of inflected words, pair F1")
    for name, lemmatise in _peers().items():
        _print(name, _scored(sentences, lemmatise(words)))
    _print("kg (jack-knifed)", jackknife(sentences))
    texts = _texts()
    count = sum(map(len, texts))
    print(f"\nTokens a second over {count} tokens of the bundled articles, each type new at first")
    for name, lemmatise in _peers().items():
        flat = [word for text in texts for word in text]
        print(f"  {name:34}{count / _seconds(partial(lemmatise, flat)):12,.0f}")
    lemma("қала"), tag(["қала"])  # so that the lexicon is read before the clock starts
    print(f"  {'kg, word by word':34}{count / _seconds(partial(_alone, texts)):12,.0f}")
    print(f"  {'kg, in sentences':34}{count / _seconds(partial(_in_sentences, texts)):12,.0f}")


def _texts() -> list[list[str]]:
    """The words of the bundled articles, line by line."""
    with as_file(files("kg.corpus").joinpath("articles")) as folder:
        found = [one for one in sources([str(folder)], Limits()) if isinstance(one, Source)]
    return [line.split() for one in found for line in clean(page(one)).text.split("\n")]


def _seconds(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def _peers() -> dict[str, Lemmatiser]:
    found: dict[str, Lemmatiser] = {
        "the token itself": list,
        "first five letters": lambda words: [word[:5] for word in words],
    }
    if shutil.which("hunspell"):
        found["hunspell-kk, shortest stem"] = _hunspell
    return found


def _hunspell(words: Sequence[str]) -> list[str]:
    types = sorted(set(words))
    run = subprocess.run(
        ["hunspell", "-s", "-d", "kk_KZ"],
        input="\n".join(types),
        capture_output=True,
        text=True,
        check=True,
    )
    stems: dict[str, str] = {}
    for line in run.stdout.splitlines():
        word, _, stem = line.partition(" ")
        if stem and len(stem) < len(stems.get(word, stem + " ")):
            stems[word] = stem
    return [stems.get(word, word) for word in words]


def _alone(texts: Sequence[Sequence[str]]) -> None:
    for text in texts:
        for word in text:
            lemma(word)


def _in_sentences(texts: Sequence[Sequence[str]]) -> None:
    for text in texts:
        tag(text)


def _scored(sentences: Sequence[Sequence[Gold]], lemmas: Sequence[str]) -> dict[str, float]:
    given = iter(lemmas)
    return score(
        sentences, [[Analysis(next(given), "X", "_") for _ in sentence] for sentence in sentences]
    )


def _print(name: str, figures: dict[str, float]) -> None:
    row = " ".join(f"{figures[one]:8.3f}" for one in ("accuracy", "inflected", "pair_f1"))
    print(f"  {name:34}{row}")


if __name__ == "__main__":
    main()
