"""Pairs of names that are one thing or only look alike: ``pairs.csv``, written and read by people.

``where_a`` and ``where_b`` name the sentences of pairs that are taken from running text, there in
citation form: ``KazNERD 228`` is the 228th sentence of the bundled part, ``speeches`` and
``encyclopedia`` are followed by the id of a passage.  The other pairs are written by rule from the
authority lists.  A post is one that the person of that name holds, a date that of the article.
"""

from __future__ import annotations

import csv
import gzip
from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from pathlib import Path

from kg.model import Article, Extraction, Fact, Metadata, Referent
from kg.resolve import resolution, resolve, telling

BASE = "https://w3id.org/agglo-kg/"
KAZNERD = Path(__file__).parents[2] / "corpus" / "ner" / "KazNERD_IOB2_valid.txt.gz"
ACCURACY = 0.95
ENDING = 3  # letters of a word that its citation form may have otherwise: институты, институтының

Pair = dict[str, str]


@cache
def table() -> tuple[Pair, ...]:
    with (Path(__file__).parent / "pairs.csv").open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))


def article(pair: Pair, side: str) -> Extraction:
    """An article that says nothing but one name of *pair*, and the post that goes with it."""
    key = sha256(side.encode()).hexdigest()[:16]
    referents = [Referent(pair[f"type_{side}"], pair[f"name_{side}"])]
    facts: tuple[Fact, ...] = ()
    if pair[f"post_{side}"]:
        referents.append(Referent("org:Post", pair[f"post_{side}"]))
        facts = (Fact(0, "agl:holds", 1, 0, 1),)
    metadata = Metadata(date=pair[f"date_{side}"] or None)
    return Extraction(Article(key, key, key, "мәтін", metadata), (), tuple(referents), facts)


def are_one(pair: Pair) -> bool:
    told = [article(pair, side) for side in "ab"]
    known = resolution([telling(one, BASE) for one in told], (), BASE)
    one, other = (known.applied(resolve(said, BASE)).entities[0].iri for said in told)
    return one == other


@cache
def errors() -> tuple[str, ...]:
    return tuple(
        f"{pair['name_a']} | {pair['name_b']}: same is {pair['same']} ({pair['kind']})"
        for pair in table()
        if are_one(pair) != (pair["same"] == "yes")
    )


def test_nineteen_of_twenty_pairs_are_told_rightly() -> None:
    accuracy = 1 - len(errors()) / len(table())
    report = "\n".join((f"accuracy {accuracy:.3f} of {len(table())} pairs", *errors()))
    print(report)
    assert accuracy >= ACCURACY, report


def test_half_of_three_hundred_pairs_are_near_misses_and_half_are_from_running_text() -> None:
    found = [pair for pair in table() if pair["where_a"] and pair["where_b"]]
    misses = [pair for pair in table() if pair["same"] == "no"]
    assert len(table()) >= 300
    assert len(found) >= 150
    assert 0.4 <= len(misses) / len(table()) <= 0.6
    assert {pair["same"] for pair in table()} == {"yes", "no"}


def test_no_pair_is_there_twice() -> None:
    shown = [
        frozenset({pair["name_a"], pair["name_b"]}) | {pair["date_a"], pair["where_a"]}
        for pair in table()
    ]
    assert len(shown) == len(set(shown))


def sentences() -> Iterator[list[str]]:
    words: list[str] = []
    with gzip.open(KAZNERD, "rt", encoding="utf-8") as file:
        for line in file:
            if line.strip():
                words.append(line.split()[0].lower())
            elif words:
                yield words
                words = []
    if words:
        yield words


def test_the_sentences_that_the_pairs_name_have_their_words() -> None:
    known = dict(enumerate(sentences(), start=1))
    missing = []
    for pair in table():
        for side in "ab":
            corpus, _, number = pair[f"where_{side}"].partition(" ")
            if corpus != "KazNERD":
                continue
            said = " ".join(known[int(number)])
            for word in pair[f"name_{side}"].lower().replace("«", "").replace("»", "").split():
                stem = word[: max(2, len(word) - ENDING)]
                if stem not in said:
                    missing.append((number, word))
    assert missing == []
