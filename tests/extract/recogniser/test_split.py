"""The dev part: nothing in it is nearly in the training part."""

from __future__ import annotations

from collections import defaultdict

import pytest

from kg.extract.recogniser.learning.iob import Tagged
from kg.extract.recogniser.learning.split import (
    NEAR,
    folds,
    likeness,
    near_duplicates,
    shingles,
    split,
)


@pytest.mark.slow
def test_no_dev_sentence_is_a_near_duplicate_of_a_training_one(kaznerd: list[Tagged]) -> None:
    train, dev = split(kaznerd)
    assert len(train) + len(dev) == len(kaznerd)
    assert 0.1 <= len(dev) / len(kaznerd) <= 0.15
    told = [shingles(one.words) for one in train]
    holders = defaultdict(list)
    for place, own in enumerate(told):
        for shingle in own:
            holders[shingle].append(place)
    for one in dev:
        own = shingles(one.words)
        sharing = {place for shingle in own for place in holders[shingle]}
        assert max((likeness(own, told[place]) for place in sharing), default=0) < NEAR, one.words


@pytest.mark.parametrize(
    ("one", "other", "together"),
    [
        ("Зауытта үш жүз адам еңбек етеді .", "Зауытта 300 адам еңбек етеді .", True),
        ("Бұл туралы Қуат хабарлады бізге .", "Бұл туралы Асқар хабарлады бізге .", True),
        ("Бүгін жаңбыр жауады .", "Зауытта 300 адам еңбек етеді .", False),
    ],
)
def test_a_changed_word_or_number_leaves_a_near_duplicate(
    one: str, other: str, together: bool
) -> None:
    tagged = [Tagged(tuple(text.split()), ("O",) * len(text.split())) for text in (one, other)]
    groups = near_duplicates(tagged)
    assert (groups[0] == groups[1]) is together


def test_the_same_sentences_are_split_the_same(kaznerd: list[Tagged]) -> None:
    some = kaznerd[:300]
    assert folds(some, 4) == folds(some, 4)
    assert sorted(one for part in folds(some, 4) for one in part) == sorted(some)
