"""Tokens a second of finding names, analysis included, beside a plain spaCy CNN.

The CNN has spaCy's efficiency configuration and random weights: how fast it is does not hang on
what it has learnt.  Both get sentences of the bundled KazNERD part, as words.  A round in two
processes gives each half of them; its ratio to one process is what a second core is worth.
"""

from __future__ import annotations

import os

# One thread a process, as kg's own workers have: numpy would take both cores for the one process.
os.environ.update(OMP_NUM_THREADS="1", OPENBLAS_NUM_THREADS="1", VECLIB_MAXIMUM_THREADS="1")

import time
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from importlib.resources import as_file, files
from multiprocessing import get_context
from typing import Any

import spacy
from spacy.tokens import Doc
from timing import median_of

from kg.analyse import analysed_words
from kg.extract.recogniser import SHIPPED, opened, shipped
from kg.extract.recogniser.learning.iob import read_iob

Work = Callable[[Sequence[Sequence[str]]], int]
_CNN = {
    "model": {
        "@architectures": "spacy.TransitionBasedParser.v2",
        "state_type": "ner",
        "extra_state_tokens": False,
        "hidden_width": 64,
        "maxout_pieces": 2,
        "use_upper": True,
        "tok2vec": {
            "@architectures": "spacy.HashEmbedCNN.v2",
            "pretrained_vectors": None,
            "width": 96,
            "depth": 4,
            "embed_size": 2000,
            "window_size": 1,
            "maxout_pieces": 3,
            "subword_features": True,
        },
    }
}


def main() -> None:
    """Print paces and ratios, and how long the model takes to load."""
    with as_file(files("kg.corpus").joinpath("ner", "KazNERD_IOB2_valid.txt.gz")) as path:
        sentences = [one.words for one in read_iob(path)]
    count = sum(map(len, sentences))
    started = time.perf_counter()
    opened(SHIPPED)
    print(f"The model loads in {time.perf_counter() - started:.2f} s")
    print(f"Tokens a second over {count} tokens, median of three rounds")
    paces = {}
    for name, work in (("kg, analysis and recogniser", named), ("spaCy CNN", by_cnn)):
        one = count / median_of(lambda work=work: work(sentences), 3)
        with ProcessPoolExecutor(2, get_context("spawn")) as pool:
            halves = [(work, sentences[::2]), (work, sentences[1::2])]
            two = count / median_of(lambda pool=pool, halves=halves: _spread(pool, halves), 3)
        paces[name] = one
        print(f"  {name:30}{one:10,.0f}   in two processes{two:10,.0f} {two / one:6.2f} x")
    first, second = paces.values()
    print(f"  kg does {first / second:.2f} times what the CNN does")


def named(sentences: Sequence[Sequence[str]]) -> int:
    """How many mentions the recogniser finds in *sentences*."""
    tokens = [analysed_words([one]).tokens for one in sentences]
    return sum(map(len, shipped().find(tokens)))


def by_cnn(sentences: Sequence[Sequence[str]]) -> int:
    """The same of the CNN, in batches as spaCy's own."""
    language = _cnn()
    docs = (Doc(language.vocab, words=list(one)) for one in sentences)
    return sum(len(doc.ents) for doc in language.pipe(docs))


def _spread(pool: ProcessPoolExecutor, halves: Sequence[tuple[Work, Any]]) -> int:
    return sum(pool.map(_work, halves))


def _work(given: tuple[Work, Sequence[Sequence[str]]]) -> int:
    work, sentences = given
    return work(sentences)


@cache
def _cnn() -> Any:
    language = spacy.blank("xx")
    recogniser: Any = language.add_pipe("ner", config=_CNN)
    for number in range(25):
        recogniser.add_label(f"CLASS{number}")
    language.initialize()
    return language


if __name__ == "__main__":
    main()
