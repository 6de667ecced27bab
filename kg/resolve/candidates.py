"""Name records in, the pairs of them that are worth a comparison out; never all with all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from kg.resolve.body_names import body_name
from kg.resolve.person_names import person_name
from kg.resolve.spelling import rounded, skeleton
from kg.resolve.verdicts import NameRecord, family

__all__ = ["blocks", "keys", "pairs"]

_BLOCK = 40  # names that are all compared with each other
_WINDOW = 8  # in a larger block each name is compared with as many of its neighbours
_WITHOUT_VARIANTS = frozenset({"agl:Event", "agl:Quotation"})

Key = tuple[str, ...]


def pairs(records: Iterable[NameRecord]) -> Iterator[tuple[NameRecord, NameRecord]]:
    """Every two of *records* that share a block, the smaller IRI first, each pair once.

    In a block of more than forty each is compared with eight neighbours in the order of their
    given names or spellings, so the cost grows as n log n however skewed the blocks are.
    """
    seen: set[tuple[str, str]] = set()
    for members in blocks(records).values():
        for one, other in _within(members):
            pair = (one, other) if one.iri < other.iri else (other, one)
            key = (pair[0].iri, pair[1].iri)
            if key not in seen:
                seen.add(key)
                yield pair


def blocks(records: Iterable[NameRecord]) -> dict[Key, list[NameRecord]]:
    """The names that share a surname and initial, a unit and words, a quotation or abbreviation."""
    found: dict[Key, list[NameRecord]] = defaultdict(list)
    for one in records:
        for key in keys(one):
            found[key].append(one)
    return {key: same for key, same in found.items() if len(same) > 1}


def keys(one: NameRecord) -> set[Key]:
    """The blocks that a name is in, none for what has no variants."""
    wide = family(one.type)
    if one.is_of_article or wide in _WITHOUT_VARIANTS:
        return set()
    if one.type == "agl:Person":
        parts = person_name(one.name)
        return {("person", rounded(parts.surname), rounded(parts.initials[:1]))}
    body = body_name(one.name)
    found: set[Key] = {("words", wide, body.unit, body.core)}
    if body.quoted and one.type != "org:Post":
        found |= {("words", wide, body.unit, body.quoted), ("quoted", wide, body.quoted)}
    if body.letters and wide == "agl:Organization":
        found.add(("letters", body.letters))
    return found


def _within(members: Sequence[NameRecord]) -> Iterator[tuple[NameRecord, NameRecord]]:
    if len(members) <= _BLOCK:
        yield from combinations(members, 2)
        return
    ordered = sorted(members, key=_neighbourhood)
    for at, one in enumerate(ordered):
        for other in ordered[at + 1 : at + 1 + _WINDOW]:
            yield one, other


def _neighbourhood(one: NameRecord) -> tuple[str, str, str]:
    if one.type == "agl:Person":
        parts = person_name(one.name)
        return parts.given or parts.initials, parts.patronymic, one.iri
    return skeleton(one.name), one.type, one.iri
