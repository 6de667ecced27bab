"""A whole build, two workers, against the mention stage alone on two; memory; how cost grows.

    python benchmarks/conveyor.py 2000              # articles; also built: a tenth of them
    python benchmarks/conveyor.py 20000

Articles are sentences of the bundled, licensed texts, drawn anew for each; the same ones for the
same number.  A few are built first and do not count: the first build of a program starts its
workers and reads its lists.  The mention stage is all that comes before a name is found: page,
text, analysis, recogniser.  Memory is that of this process and its workers together, looked at
twice a second.
"""

from __future__ import annotations

import argparse
import os
import random
import subprocess
import tempfile
import time
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from threading import Event, Thread

from drawn import SAMPLE, Mentions, write_articles

from kg.config import Config
from kg.model import Source
from kg.pipeline import build
from kg.read import Limits, sources
from kg.search.engine import ENGINES
from kg.workers import spread

_WORKERS = 2
_OF_MENTIONS = 2_000  # articles of which the pace of the mention stage is taken
_FIRST = 20  # articles of the build that does not count


@dataclass
class Built:
    """What one build took."""

    articles: int
    reading: float
    publishing: float
    facts: int

    @property
    def seconds(self) -> float:
        """From the first byte to the published generation."""
        return self.reading + self.publishing


def main() -> None:
    """Print pace, share, growth and memory."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("articles", type=int, nargs="?", default=2_000)
    parser.add_argument("--seed", type=int, default=8)
    parser.add_argument("--engine", choices=("auto", *ENGINES), default=Config.engine)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        file = folder / "articles.jsonl"
        write_articles(file, asked.articles, random.Random(asked.seed))
        tenth = max(asked.articles // 10, 1)
        list(spread(Mentions(), [SAMPLE] * _WORKERS, _WORKERS))  # workers start and load
        alone = mention_pace(file, min(asked.articles, _OF_MENTIONS))
        print(f"mention stage alone, {_WORKERS} workers: {alone:.1f} articles/s", flush=True)
        built(file, min(_FIRST, tenth), folder / "first", asked.engine)
        small = built(file, tenth, folder / "small", asked.engine)
        with watched() as memory:
            large = built(file, asked.articles, folder / "large", asked.engine)
        for one in (small, large):
            print_build(one, alone)
        growth = (large.seconds / large.articles) / (small.seconds / small.articles)
        print(f"an article of {large.articles} costs {growth:.2f} times one of {small.articles}")
        print(f"peak memory of all processes: {memory.peak / 1e3:,.0f} MB")


def mention_pace(file: Path, count: int) -> float:
    """Articles a second of the mention stage, their reading included."""
    found = (one for one in sources([str(file)], Limits()) if isinstance(one, Source))
    started = time.perf_counter()
    done = sum(1 for _ in spread(Mentions(), islice(found, count), _WORKERS))
    return done / (time.perf_counter() - started)


def built(file: Path, count: int, store: Path, engine: str) -> Built:
    """Build the first *count* of *file*: how long until the last was written, and from then on."""
    seen, some = [0.0], store.with_suffix(".jsonl")
    with file.open(encoding="utf-8") as lines:
        some.write_text("".join(islice(lines, count)), "utf-8")

    def note(_: str) -> None:
        seen[0] = time.perf_counter()

    started = time.perf_counter()
    config = Config(store=store, workers=_WORKERS, engine=engine)
    summary = build([str(some)], config, progress=note)
    assert summary.read == count, summary.skipped[:3]
    return Built(count, seen[0] - started, time.perf_counter() - seen[0], summary.facts)


def print_build(one: Built, alone: float) -> None:
    """A line on one build."""
    pace = one.articles / one.seconds
    print(
        f"{one.articles:>7} articles, {one.facts} facts: {one.seconds:.1f} s, of which publication"
        f" {one.publishing:.1f} s; {pace:.1f} articles/s,"
        f" {pace / alone:.0%} of the mention stage alone"
    )


class watched:
    """Looks at the memory of this process and its children while the context lasts."""

    def __init__(self) -> None:
        self.peak, self._end = 0, Event()
        self._thread = Thread(target=self._look)

    def __enter__(self) -> watched:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._end.set()
        self._thread.join()

    def _look(self) -> None:
        while not self._end.wait(0.5):
            self.peak = max(self.peak, kilobytes())


def kilobytes() -> int:
    """What this process and its children hold in memory."""
    listed = subprocess.run(
        ["ps", "-A", "-o", "pid=,ppid=,rss="], check=True, capture_output=True, text=True
    )
    rows = [tuple(map(int, line.split())) for line in listed.stdout.splitlines()]
    return sum(rss for pid, parent, rss in rows if os.getpid() in (pid, parent))


if __name__ == "__main__":
    main()
