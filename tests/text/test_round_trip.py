"""Cyrillic -> Latin 2021 -> Cyrillic over the words of the corpus, and the losses by kind."""

from __future__ import annotations

import json
import re
from collections import Counter
from importlib.resources import files
from pathlib import Path

import pytest

from kg.text import is_cyrillic, lower, nfc, to_cyrillic, to_latin

PIECES = [
    line.split("\t")
    for line in files("kg.text").joinpath("loanwords.tsv").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]
KINDS = ("ь", "ъ", "э", "ц", "ч", "һ", "ё", "я", "ю")


def _words(text: str) -> list[str]:
    return [lower(word) for word in re.findall(r"[^\W\d_]+", nfc(text)) if is_cyrillic(word)]


def _corpus_words(corpus: Path) -> Counter[str]:
    found: Counter[str] = Counter()
    for path in sorted(corpus.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            for value in json.loads(line).values():
                found.update(_words(value) if isinstance(value, str) else ())
    return found


def _returns(word: str) -> bool:
    return lower(to_cyrillic(to_latin(word) + " ū")[:-2]) == word  # ū: known to be of 2021


def _kind(word: str) -> str:
    return next((letter for letter in KINDS if letter in word), "и, й or a word like another")


def test_at_least_99_in_100_words_of_the_corpus_come_back(shared: Path) -> None:
    words = _corpus_words(shared / "data" / "corpus")
    lost = {word for word in words if not _returns(word)}
    running = sum(words[word] for word in lost) / words.total()
    print(f"\n{len(words)} words: {1 - len(lost) / len(words):.4f}, running {1 - running:.4f}")
    print("lost by kind:", dict(Counter(map(_kind, lost)).most_common()))
    assert len(lost) <= 0.01 * len(words)
    assert running <= 0.01


@pytest.mark.parametrize(("piece", "example"), PIECES)
def test_the_example_of_each_loan_word_comes_back(piece: str, example: str) -> None:
    for word in _words(example):
        assert _returns(word)


@pytest.mark.parametrize(
    "word",
    [
        "үйі",
        "тиіс",
        "қоян",
        "баю",
        "демократия",
        "материал",
        "кетсе",
        "бақытсыз",
        "патша",
        "суретші",
        "ащы",
        "заманауи",
        "медицина",
        "чемпион",
        "бюджет",
        "яғни",
        "модель",
        "моделі",
    ],
)
def test_native_rules_and_loan_words_live_together(word: str) -> None:
    assert _returns(word)
