"""Tagged sentences in, some of them again out with other names in the same case.

Dai, Adel, An Analysis of Simple Data Augmentation for Named Entity Recognition, COLING 2020: where
sentences are few, a mention put in for another of its class helps most.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from kg.analyse.morphology.generate import CASES, inflect
from kg.extract.lists import lists
from kg.extract.recogniser.labels import Stretch, stretches
from kg.extract.recogniser.learning.iob import Tagged
from kg.model import Token
from kg.text import lower

__all__ = ["renamed"]

_SEED = 13
_CLASSES = frozenset(
    "PERSON GPE ORGANISATION POSITION LOCATION FACILITY LAW EVENT PROJECT ART".split()
)
_CHANGED = 0.7  # of the mentions of a chosen sentence
_LISTED = 0.5  # of the names of people and places come from the lists
_QUOTES = frozenset('«»“”"')


class _Form(NamedTuple):
    """What a mention must share with another to stand in its place."""

    label: str
    case: str
    possessed: str
    quoted: bool


class _Names:
    """What stands in the place of a mention: mentions of the training part, names of the lists."""

    def __init__(self, tagged: Sequence[Tagged], tokens: Sequence[Sequence[Token]]) -> None:
        own: dict[_Form, set[tuple[str, ...]]] = defaultdict(set)
        for one, read in zip(tagged, tokens, strict=True):
            for stretch in stretches(one.tags):
                own[_form(one, read, stretch)].add(one.words[stretch.first : stretch.last])
        self._own = {form: sorted(names) for form, names in own.items()}
        known = lists()
        self._given = sorted(name.title() for name in known.all_given_names)
        names = {unit.name.partition(" ")[0] for units in known.places.values() for unit in units}
        self._units = sorted(name for name in names if (lower(name),) in known.places)

    def other(self, form: _Form, size: int, chance: random.Random) -> tuple[str, ...] | None:
        """Another name of that *form*; None where there is none."""
        if form.case in CASES and not form.possessed and chance.random() < _LISTED:
            if form.label == "GPE" and size == 1:
                return tuple(inflect(chance.choice(self._units), form.case).split())
            if form.label == "PERSON" and size == 1:
                return (inflect(chance.choice(self._given), form.case),)
        names = self._own.get(form)
        if not names:
            return None
        words = chance.choice(names)
        if form.label == "PERSON" and len(words) == 2 and chance.random() < _LISTED:
            return (chance.choice(self._given), words[1])
        return words


def renamed(
    tagged: Sequence[Tagged], tokens: Sequence[Sequence[Token]], share: float
) -> Iterator[Tagged]:
    """A *share* of the sentences again, *tokens* being theirs, with most names put in anew."""
    chance = random.Random(_SEED)  # noqa: S311 - no secret
    names = _Names(tagged, tokens)
    for one, read in zip(tagged, tokens, strict=True):
        asked = [stretch for stretch in stretches(one.tags) if stretch.label in _CLASSES]
        if asked and chance.random() < share:
            yield _changed(one, read, asked, (names, chance))


def _changed(
    one: Tagged,
    read: Sequence[Token],
    asked: Sequence[Stretch],
    source: tuple[_Names, random.Random],
) -> Tagged:
    names, chance = source
    words, tags = list(one.words), list(one.tags)
    for stretch in reversed(asked):
        if chance.random() >= _CHANGED:
            continue
        first, last, label = stretch
        other = names.other(_form(one, read, stretch), last - first, chance)
        if other:
            words[first:last] = other
            tags[first:last] = [f"B-{label}", *[f"I-{label}"] * (len(other) - 1)]
    return Tagged(tuple(words), tuple(tags))


def _form(one: Tagged, read: Sequence[Token], stretch: Stretch) -> _Form:
    end = read[stretch.last - 1]
    quoted = stretch.first > 0 and one.words[stretch.first - 1] in _QUOTES
    return _Form(stretch.label, end.feature("Case"), end.feature("Person[psor]"), quoted)
