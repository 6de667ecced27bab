"""How long a search inside SPARQL takes: text:query joined with three patterns, over N articles.

    python benchmarks/text_query.py 2000                 writes a store of generated articles
    python benchmarks/text_query.py 100000 --store DIR   keeps it in DIR, and uses it again

Beside it the parts of which it consists: the search alone, the same join with the hits written into
the query by hand, and the join without a search.
"""

from __future__ import annotations

import argparse
import statistics
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from generated import articles, searches
from generated_store import write_store

import kg
from kg.graph.union import count
from kg.query import Reader

_ROUNDS = 200
_LIMIT = 20
_PATTERNS = "?doc dct:title ?title ; agl:mentions ?thing . ?thing skos:prefLabel ?name"


def main() -> None:
    """Print the percentiles of each kind of query."""
    arguments = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    arguments.add_argument("number", type=int)
    arguments.add_argument("--store", type=Path)
    arguments.add_argument("--limit", type=int, default=_LIMIT)
    arguments.add_argument("--rounds", type=int, default=_ROUNDS)
    arguments.add_argument("--cpu", action="store_true", help="count time of the processor only")
    given = arguments.parse_args()
    with TemporaryDirectory() as folder:
        store = given.store or Path(folder) / "store"
        if not store.exists():
            write_store(store, articles(given.number), given.number)
        with kg.open(store) as reader:
            clock = time.process_time if given.cpu else time.perf_counter
            measure(reader, given.limit, given.rounds, clock)


def measure(reader: Reader, limit: int, rounds: int, clock: Callable[[], float]) -> None:
    """Every kind of query over the same searches, in turn so that a slow spell hits all alike."""
    kinds: dict[str, Callable[[str], object]] = {
        "search alone": lambda one: reader.rank(one, limit=limit, any_word=False),
        "hits by hand, 3 patterns": lambda one: by_hand(reader, one, limit),
        "text:query, 3 patterns": lambda one: asked(reader, "(?doc ?score)", one, limit),
        "text:query with snippets": lambda one: asked(reader, "(?doc ?score ?snippet)", one, limit),
    }
    asked_for = list(searches(rounds))
    times: dict[str, list[float]] = {kind: [] for kind in kinds}
    rows = 0
    for warm in (True, False):
        for _, search in asked_for[:5] if warm else asked_for:
            for kind, run in kinds.items():
                started = clock()
                found = run(search)
                if not warm:
                    times[kind].append(clock() - started)
                    rows += len(found) if isinstance(found, list) else 0
    print(f"{reader.articles.count()} articles, {count(reader.graph)} quads, limit {limit}, "
          f"{len(asked_for)} searches, {rows} rows")  # fmt: skip
    show(times)
    of_kind: dict[str, list[float]] = {}
    for (kind, _), taken in zip(asked_for, times["text:query, 3 patterns"], strict=True):
        of_kind.setdefault(kind, []).append(taken)
    print("text:query, 3 patterns, by kind of search")
    show(of_kind)


def asked(reader: Reader, subject: str, search: str, limit: int) -> list[object]:
    """The rows of a join with ``text:query``."""
    quoted = search.replace("\\", "\\\\").replace('"', '\\"')
    query = f'SELECT * {{ {subject} text:query ("{quoted}" {limit}) . {_PATTERNS} }}'
    return list(reader.query(query))


def by_hand(reader: Reader, search: str, limit: int) -> list[object]:
    """The rows of the same join, with the hits of a search written into the query."""
    from kg.search import parse, plan

    hits = reader.index.search(plan(parse(search)), limit=limit).hits
    rows = " ".join(f"(<{reader.iri(hit.key)}> {hit.score:.4f})" for hit in hits)
    return list(reader.query(f"SELECT * {{ VALUES (?doc ?score) {{ {rows} }} {_PATTERNS} }}"))


def show(times: dict[str, list[float]]) -> None:
    """A table of percentiles in milliseconds."""
    for kind, taken in times.items():
        p50, p95 = (_percentile(taken, one) for one in (50, 95))
        print(f"  {kind:28} p50 {p50:8.2f} ms  p95 {p95:8.2f} ms")


def _percentile(taken: Sequence[float], percent: int) -> float:
    if len(taken) < 2:
        return taken[0] * 1000
    return statistics.quantiles(taken, n=100, method="inclusive")[percent - 1] * 1000


if __name__ == "__main__":
    main()
