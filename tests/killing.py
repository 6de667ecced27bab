"""Writers killed at any moment beside readers: how many in, what they saw out.

    python -m tests.killing 200

A process of its own, since writers are forked from it: it has loaded spaCy and has no threads.
"""

from __future__ import annotations

import multiprocessing
import os
import random
import signal
import sys
import tempfile
import time
import traceback
from collections.abc import Callable
from dataclasses import replace
from multiprocessing.synchronize import Event
from pathlib import Path
from typing import Any

from kg.config import Config
from kg.query import open_store
from tests.small_world import (
    NAMES,
    VERSIONS,
    World,
    agreed,
    delete,
    insert,
    let_in,
    prepare,
    take_out,
    write,
)

FORK = multiprocessing.get_context("fork")  # so that spaCy is loaded once
READERS = 4
OWN = "SELECT ?s { GRAPH <https://example.org/own> { ?s ?p ?o } }"

Deed = tuple[str, Callable[[Config], None], World]


def deed(world: World, draw: random.Random) -> Deed:
    """Something that a writer may do, and what the store holds once that is published."""
    kind = draw.choice(["write", "write", "afresh", "remove", "restore", "insert", "delete"])
    present, gone = sorted(world.articles), sorted(world.removed)
    if kind == "remove" and len(present) > 1:
        name = draw.choice(present)
        kept = {one: version for one, version in world.articles.items() if one != name}
        after = replace(world, articles=kept, removed=world.removed | {name})
        return kind, lambda config: take_out(config, name), after
    if kind == "restore" and gone:
        name = draw.choice(gone)
        after = replace(world, removed=world.removed - {name})
        return kind, lambda config: let_in(config, name), after
    if kind == "delete" and world.own:
        triple = draw.choice(sorted(world.own))
        return kind, lambda config: delete(config, triple), replace(world, own=world.own - {triple})
    if kind in ("insert", "delete"):
        triple = f"<https://example.org/{draw.randrange(10**6)}> a <https://example.org/Note>"
        after = replace(world, own=world.own | {triple})
        return "insert", lambda config: insert(config, triple), after
    free = [one for one in NAMES if one not in world.removed]
    written = {one: draw.randrange(VERSIONS) for one in draw.sample(free, min(2, len(free)))}
    after = replace(world, articles={**world.articles, **written})
    afresh = kind == "afresh"
    return kind, lambda config: write(config, written, afresh=afresh), after


def read_on(store: Path, stop: Event, told: Any) -> None:
    """Open the store again and again; tell how often, or what went wrong."""
    rounds = newest = 0
    try:
        while not stop.is_set():
            with open_store(store) as reader:
                number = reader.generation.manifest.number
                assert number >= newest, f"generation {number} after {newest}"
                texts = agreed(reader)
                stop.wait(random.uniform(0, 0.5))
                assert agreed(reader) == texts, "a generation changed while it was read"
            newest, rounds = number, rounds + 1
        told.put((rounds, ""))
    except BaseException:
        told.put((rounds, traceback.format_exc()))


def look(store: Path, told: Any) -> None:
    """What the store holds now: generation, texts, own triples."""
    try:
        with open_store(store) as reader:
            own = len(list(reader.query(OWN)))
            told.put((reader.generation.manifest.number, agreed(reader), own, ""))
    except BaseException:
        told.put((0, [], 0, traceback.format_exc()))


def looked(store: Path) -> tuple[int, list[str], int]:
    """The same, found out by a process of its own: this one forks and may have no threads."""
    told = FORK.SimpleQueue()
    process = FORK.Process(target=look, args=(store, told))
    process.start()
    number, texts, own, fault = told.get()
    process.join()
    assert not fault, fault
    return number, texts, own


class Killer:
    """Starts writers and kills them at moments that are spread over the time that one takes."""

    def __init__(self, config: Config, draw: random.Random) -> None:
        self.config, self.draw, self.usual = config, draw, 1.0

    def kill(self, what: Deed) -> bool:
        """Start a writer, and kill it before, or right after, it publishes; whether it lived."""
        before, started = self._link(), time.monotonic()
        writer = FORK.Process(target=what[1], args=(self.config,))
        writer.start()
        if self.draw.random() < 0.2:
            while self._link() == before and writer.exitcode is None:
                writer.join(0.001)
            writer.join(self.draw.uniform(0, 0.03))
        else:
            writer.join(self.draw.uniform(0, 1.1 * self.usual))
        writer.kill()
        writer.join()
        assert writer.exitcode in (0, -signal.SIGKILL), f"{what[0]} failed: {writer.exitcode}"
        if writer.exitcode == 0:
            self.usual += 0.3 * (time.monotonic() - started - self.usual)
        return writer.exitcode != 0

    def _link(self) -> str:
        return os.readlink(self.config.store / "current")


def kill_many(kills: int, killer: Killer, world: World) -> tuple[dict[str, int], int]:
    """Kill so many writers that are at work; how many of each kind, and how many too late."""
    killed: dict[str, int] = {}
    published = 0
    store = killer.config.store
    number, _, _ = looked(store)
    while sum(killed.values()) < kills:
        what = deed(world, killer.draw)
        was_killed = killer.kill(what)
        now, texts, own = looked(store)
        assert now in (number, number + 1), f"generation {now} after {number}"
        if now > number:
            world = what[2]
        assert (texts, own) == (world.texts(), len(world.own)), what[0]
        killed[what[0]] = killed.get(what[0], 0) + was_killed
        published += was_killed and now > number
        number = now
    return killed, published


def main(kills: int, folder: Path) -> None:
    """Kill so many writers beside four readers; fails where anybody notices."""
    prepare()
    draw, config = random.Random(20261122), Config(store=folder / "қойма")
    world = World(dict.fromkeys(NAMES[:3], 0))
    first = FORK.Process(target=write, args=(config, world.articles))
    first.start()
    first.join()
    stop, told = FORK.Event(), FORK.SimpleQueue()
    readers = [
        FORK.Process(target=read_on, args=(config.store, stop, told)) for _ in range(READERS)
    ]
    for one in readers:
        one.start()
    try:
        killed, published = kill_many(kills, Killer(config, draw), world)
    finally:
        stop.set()
        ends = [told.get() for _ in readers]
        for one in readers:
            one.join()
    assert not [fault for _, fault in ends if fault], ends
    rounds = sum(count for count, _ in ends)
    kinds = ", ".join(f"{count} {kind}" for kind, count in sorted(killed.items()))
    print(f"{kills} kills ({kinds}), {published} right after publication;")
    print(f"{READERS} readers, {rounds} readings: none failed, graph, index and articles agreed;")
    print("after each kill the store opened on the last published generation")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as name:
        main(int(sys.argv[1]), Path(name))
