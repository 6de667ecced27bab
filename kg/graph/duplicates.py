"""The signatures of all articles in, which articles say nearly the same out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from kg.clean.duplicates import HASHES, similarity
from kg.graph.names import Names
from kg.graph.quads import Quads

__all__ = ["THRESHOLD", "Signed", "duplicate_quads", "groups", "pairs"]

THRESHOLD = 0.7
"""The share of runs of five words that two near duplicates have in common, or more: a reprint with
a quarter of new text, not two reports of one template in which every twentieth word differs."""

_BAND = 5  # bytes of a signature that must be the same for two texts to be compared at all:
# of 25 bands of 5, one is the same in 99% of the pairs that are .7 alike, and in 23% of the .4 ones
_MOST_ALIKE = 50  # texts that are the same: each more is linked to the first, not to each other
_MOST_IN_BAND = 1000  # texts with a band in common; more of them share a template, no report


@dataclass(frozen=True, slots=True)
class Signed:
    """What near duplicates are told by: an article's key, date and signature."""

    key: str
    date: str
    signature: bytes


def duplicate_quads(quads: Quads, names: Names, articles: Sequence[Signed]) -> None:
    """Add to *quads* every pair both ways, and from each later article of a group to the first."""
    found = sorted(pairs(articles))
    for one, other in found:
        quads.link(names.document(one), "agl:nearDuplicateOf", names.document(other))
        quads.link(names.document(other), "agl:nearDuplicateOf", names.document(one))
    for first, *later in groups(articles, found):
        for key in later:
            quads.link(names.document(key), "dct:isVersionOf", names.document(first))


def pairs(articles: Iterable[Signed]) -> set[tuple[str, str]]:
    """The keys of every two near duplicates, the smaller key first; a function of the set.

    Where more than fifty texts are the same, as error pages are, each is paired with the first.
    """
    alike: dict[bytes, list[str]] = defaultdict(list)
    for article in sorted(articles, key=_age):
        if article.signature:
            alike[article.signature].append(article.key)
    found: set[tuple[str, str]] = set()
    for keys in alike.values():
        found.update(_ordered(one, other) for one in _few(keys) for other in keys if one != other)
    for text, other_text in _near(list(alike)):
        for one in _few(alike[text]):
            found.update(_ordered(one, other) for other in _few(alike[other_text]))
    return found


def groups(articles: Sequence[Signed], found: Sequence[tuple[str, str]]) -> Iterator[list[str]]:
    """The keys of the articles that *found* connects, the earliest of each group first."""
    group_of: dict[str, list[str]] = {}
    for one, other in found:
        joined = group_of.get(one, [one])
        added = group_of.get(other, [other])
        if joined is not added:
            joined += added
            group_of.update(dict.fromkeys(joined, joined))
    ages = {one.key: _age(one) for one in articles if one.key in group_of}
    for group in {id(one): one for one in group_of.values()}.values():
        yield sorted(group, key=ages.__getitem__)


def _near(signatures: Sequence[bytes]) -> Iterator[tuple[bytes, bytes]]:
    """Every two different signatures whose texts are alike enough."""
    compared: set[tuple[bytes, bytes]] = set()
    for at in range(0, HASHES, _BAND):
        same: dict[bytes, list[bytes]] = defaultdict(list)
        for one in signatures:
            same[one[at : at + _BAND]].append(one)
        for sharing in same.values():
            if 1 < len(sharing) <= _MOST_IN_BAND:
                compared.update(combinations(sorted(sharing), 2))
    return (pair for pair in compared if similarity(*pair) >= THRESHOLD)


def _few(keys: list[str]) -> list[str]:
    """All of *keys*, the earliest first, or that one alone where they are too many."""
    return keys if len(keys) <= _MOST_ALIKE else keys[:1]


def _ordered(one: str, other: str) -> tuple[str, str]:
    return (one, other) if one < other else (other, one)


def _age(article: Signed) -> tuple[str, str]:
    """What sorts articles by date, an imprecise one at its end, none last; then by key."""
    date = article.date
    return (date + "-12-31"[len(date) - 4 :] if date else "9999-12-31", article.key)
