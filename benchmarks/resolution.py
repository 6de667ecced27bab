"""Mentions a second of telling who is who over all articles, and how that grows.

    python benchmarks/resolution.py                 # 1,000,000 mentions of 50,000 entities
    python benchmarks/resolution.py --mentions 100000 --entities 5000

Names are drawn from the authority lists: persons of given name and surname, bodies of a unit and a
kind of office, in the spellings that articles use.  Beside it: exact matching of the names, and
rapidfuzz (``pip install rapidfuzz``) over all candidates, on a part and extrapolated.  Seconds are
those of the processor, which other work on the machine changes less.
"""

from __future__ import annotations

import argparse
import random
import resource
import time
from collections.abc import Iterator, Sequence
from hashlib import sha256
from importlib.util import find_spec

from kg.authority import authority
from kg.extract.lists import lists
from kg.model import Article, Extraction, Metadata, Referent
from kg.resolve import Telling, resolution, telling
from kg.text import fold

BASE = "https://w3id.org/agglo-kg/"
_OF_ARTICLE = 20  # mentions
_STEPS = (8, 4, 2, 1)  # parts of all mentions, for the growth
_FUZZY = 300  # names that rapidfuzz compares with all others
_FIELDS = (
    "білім",
    "денсаулық сақтау",
    "қаржы",
    "құрылыс",
    "мәдениет",
    "спорт",
    "жолаушылар көлігі",
)
_OFFICES = ("басқармасы", "бөлімі", "департаменті", "инспекциясы")


def main() -> None:
    """Print paces, memory and growth, and the same for the two others."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--mentions", type=int, default=1_000_000)
    parser.add_argument("--entities", type=int, default=50_000)
    parser.add_argument("--seed", type=int, default=20261122)
    asked = parser.parse_args()
    draw = random.Random(asked.seed)
    things = entities(asked.entities, draw)
    print(f"{asked.mentions:,} mentions of {len(things):,} entities, {_OF_ARTICLE} an article")
    resolution([telling(next(articles(things, _OF_ARTICLE, draw)), BASE)], (), BASE)  # loads lists
    print(f"{'mentions':>10} {'CPU s':>8} {'mentions/s':>10} {'MiB':>6}")
    for part in _STEPS:
        print_resolution(things, asked.mentions // part, random.Random(asked.seed))
    names = [name.name for one in articles(things, asked.mentions, draw) for name in one.referents]
    print_exact(names)
    print_fuzzy(sorted(set(names)), len(names))


def print_resolution(things: Sequence[Sequence[Referent]], count: int, draw: random.Random) -> None:
    """One row: the seconds for *count* mentions, told article by article, and the peak so far."""
    making = 0.0

    def tellings() -> Iterator[Telling]:
        nonlocal making
        made = articles(things, count, draw)
        while True:
            started = time.process_time()
            article = next(made, None)
            making += time.process_time() - started
            if article is None:
                return
            yield telling(article, BASE)

    started = time.process_time()
    known = resolution(tellings(), (), BASE)
    taken = time.process_time() - started - making
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(
        f"{count:10,} {taken:8.1f} {count / taken:10,.0f} {peak:6,}"
        f"   {len(known.merges):,} merged, {len(known.doubts):,} doubts",
        flush=True,
    )


def print_exact(names: Sequence[str]) -> None:
    """The pace of a dictionary of the names as they are written."""
    started = time.process_time()
    numbers: dict[str, int] = {}
    for name in names:
        numbers.setdefault(name, len(numbers))
    taken = time.process_time() - started
    print(f"exact matching: {len(names) / taken:,.0f} mentions/s, {len(numbers):,} entities")


def print_fuzzy(names: Sequence[str], mentions: int) -> None:
    """The pace of rapidfuzz that compares each name with all others, from a few of them."""
    if find_spec("rapidfuzz") is None:
        print("rapidfuzz: not installed (pip install rapidfuzz)")
        return
    from rapidfuzz import fuzz, process

    some = names[:: max(1, len(names) // _FUZZY)]
    started = time.process_time()
    for name in some:
        process.extract(name, names, scorer=fuzz.token_sort_ratio, limit=5, score_cutoff=85)
    taken = (time.process_time() - started) / len(some) * len(names)
    print(
        f"rapidfuzz over all {len(names):,} names: {taken:,.0f} s (from {len(some)} of them), "
        f"{mentions / taken:,.0f} mentions/s"
    )


def entities(count: int, draw: random.Random) -> list[list[Referent]]:
    """*count* things, each with the names that articles call it by: four of five are persons."""
    given = sorted(lists().all_given_names)
    fathers = [name for name in given if name[-1] not in "аәеоөуүыія"]
    units = sorted(unit.name for unit in authority().units.values() if unit.kind != "country")
    found: dict[str, list[Referent]] = {}
    while len(found) < count:
        if len(found) % 5 < 4:
            names = _person(draw.choice(given), draw.choice(fathers), draw.choice(given), draw)
            kind = "agl:Person"
        else:
            office = f"{draw.choice(_FIELDS)} {draw.choice(_OFFICES)}"
            names = _body(draw.choice(units), office, draw.randrange(1, 30))
            kind = "agl:Organization"
        found.setdefault(names[0], [Referent(kind, name) for name in names])
    return list(found.values())


def _person(name: str, father: str, surname: str, draw: random.Random) -> list[str]:
    own, family = name.capitalize(), f"{surname.capitalize()}{draw.choice(('ов', 'ев', 'беков'))}"
    return [
        f"{own} {family}",
        f"{own} {father.capitalize()}ұлы {family}",
        f"{own[0]}. {family}",
        fold(f"{own} {family}").title(),
    ]


def _body(unit: str, office: str, number: int) -> list[str]:
    return [f"{unit} {office} №{number}", f"{unit}ның {office} №{number}"]


def articles(
    things: Sequence[Sequence[Referent]], mentions: int, draw: random.Random
) -> Iterator[Extraction]:
    """Articles of twenty mentions; few things are in many of them, as in news."""
    for number in range(max(1, mentions // _OF_ARTICLE)):
        told = [
            draw.choice(things[int(len(things) * draw.random() ** 2)]) for _ in range(_OF_ARTICLE)
        ]
        key = sha256(str(number).encode()).hexdigest()[:16]
        yield Extraction(Article(key, key, key, "", Metadata()), (), tuple(told), ())


if __name__ == "__main__":
    main()
