"""Stored searches in, the articles that they have not told of yet out.

An article is told of once: when it first fits.  What it becomes later, and what is made of it anew,
tells nothing new; one that is changed so that it fits at last does.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kg.errors import QueryMalformed
from kg.store.watches import Watch, Watches

if TYPE_CHECKING:
    from kg.query.answer import Answer
    from kg.query.reader import Reader
    from kg.search.engine import Hit
    from kg.search.tree import Node

__all__ = ["Fit", "add_watch", "answers_of", "fitting", "note_told"]

_ALL = 1 << 31  # hits: an article left out would never be told of


@dataclass(frozen=True, slots=True)
class Fit:
    """An article that fits a stored search.

    ``told`` is the time of the generation in which it is told of first; '' where it fitted when
    the search was stored.
    """

    watch: Watch
    hit: Hit
    told: str
    is_new: bool


def add_watch(reader: Reader, watch: Watch) -> int:
    """Store *watch*, which tells of what fits from now on; how many articles fit already.

    Raises QueryMalformed, WatchRefused, StoreUnusable.
    """
    begun = replace(watch, told={}, since=reader.generation.manifest.created)
    known = dict.fromkeys((fit.hit.key for fit in fitting(reader, begun)), "")
    Watches(reader.store).add(replace(begun, told=known))
    return len(known)


def fitting(reader: Reader, watch: Watch) -> list[Fit]:
    """Every article that fits *watch*, best first."""
    from kg.search import plan

    found = reader.index.search(plan(_tree(watch), _levels(watch)), limit=_ALL)
    now = reader.generation.manifest.created
    return [
        Fit(watch, hit, watch.told.get(hit.key, now), hit.key not in watch.told)
        for hit in found.hits
    ]


def answers_of(reader: Reader, fits: Iterable[Fit]) -> Iterator[tuple[Fit, Answer]]:
    """Each of *fits* with its article, and the sentences that show why."""
    for fit in fits:
        hits = reader.answers([fit.hit], _tree(fit.watch), _levels(fit.watch))
        yield from ((fit, answer) for answer in hits)


def note_told(reader: Reader, fits: Iterable[Fit]) -> None:
    """Remember that these were told of, so that they are not told of again."""
    told: dict[str, tuple[Watch, dict[str, str]]] = {}
    for fit in fits:
        told.setdefault(fit.watch.name, (fit.watch, {}))[1][fit.hit.key] = fit.told
    Watches(reader.store).note(told.values())


def _tree(watch: Watch) -> Node:
    """What is looked for; raises QueryMalformed."""
    from kg.search import parse
    from kg.search.dates import within
    from kg.search.tree import All

    try:
        tree = parse(watch.query, any_word=watch.any_word)
    except QueryMalformed as error:
        place = f"{watch.name}: {error.place}" if error.place else watch.name
        raise QueryMalformed(error.message, place=place, hint=error.hint) from error
    days = within(watch.first, watch.last)
    return tree if days is None else All((tree, days))


def _levels(watch: Watch) -> tuple[str, ...]:
    from kg.search.words import LEVELS

    return watch.levels or LEVELS
