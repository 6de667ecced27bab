"""How many names are matched in a second, and what their index takes.

    python benchmarks/reconcile.py 200000

Of so many made-up persons and bodies, names of Kazakhstan's kind; asked are some of them, as tables
write them: as they are, with initials, in Latin letters, in the genitive, with a slip of the pen.
"""

from __future__ import annotations

import random
import resource
import sys
import time

import pyoxigraph as ox

from kg.extract.lists import lists
from kg.graph.names import expand
from kg.query.alike import is_sure
from kg.query.naming import Naming
from kg.text import genitive, to_latin

BASE = "https://w3id.org/agglo-kg/"
_BODIES = ("«{}» ЖШС", "{} ауылдық округінің әкімдігі", "№{} мектеп-гимназия", "{} ауруханасы")


def people(count: int, chance: random.Random) -> list[str]:
    """Names of persons: given name and surname."""
    given = sorted(one.capitalize() for one in lists().all_given_names if "-" not in one)
    endings = ("ов", "ева", "ұлы", "баев", "бекова", "ин")
    return [
        f"{chance.choice(given)} {chance.choice(given).rstrip('аеиоуыіяь')}{chance.choice(endings)}"
        for _ in range(count)
    ]


def bodies(count: int, chance: random.Random) -> list[str]:
    """Names of companies, akimats, schools and hospitals."""
    names = people(count, chance)
    return [chance.choice(_BODIES).format(one.replace(" ", "-")) for one in names]


def graph(names: dict[str, list[str]]) -> ox.Store:
    """A graph in memory of things with these names, by class."""
    store, label, kind = ox.Store(), expand("skos:prefLabel"), expand("rdf:type")
    quads = []
    for of, all_of in names.items():
        for number, name in enumerate(all_of):
            thing = ox.NamedNode(f"{BASE}id/{of.lower()}/{number}")
            quads.append(ox.Quad(thing, ox.NamedNode(kind), ox.NamedNode(expand(f"agl:{of}"))))
            for text, language in ((name, "kk"), (to_latin(name), "kk-latn")):
                quads.append(
                    ox.Quad(thing, ox.NamedNode(label), ox.Literal(text, language=language))
                )
    store.bulk_extend(quads)
    return store


def written(name: str, chance: random.Random) -> str:
    """A name as a table may have it."""
    at = chance.randrange(1, len(name) - 1)
    first, _, last = name.partition(" ")
    return chance.choice(
        (
            name,
            f"{first[0]}. {last}" if last else name,
            to_latin(name),
            genitive(name),
            name[:at] + name[at + 1 :],
        )
    )


def memory() -> float:
    """Megabytes that this process holds now."""
    with open("/proc/self/statm", "rb") as file:
        return int(file.read().split()[1]) * resource.getpagesize() / 1e6


def main(things: int) -> None:
    """Print the figures for a graph of so many things."""
    chance = random.Random(9)
    names = {"Person": people(things // 2, chance), "Organization": bodies(things // 2, chance)}
    store = graph(names)
    before, began = memory(), time.process_time()
    naming = Naming(store, BASE)
    took = time.process_time() - began
    print(f"{len(naming.things.iris):,} things, {len(naming.things.names):,} names: {took:.1f} s,")
    print(f"{memory() - before:.0f} MB with what parsing remembers")
    asked = [
        written(chance.choice(all_of), chance) for all_of in names.values() for _ in range(500)
    ]
    chance.shuffle(asked)
    times, sure = [], 0
    for name in asked:
        began = time.process_time()
        found = naming.matches(name)
        times.append(time.process_time() - began)
        behind = found[1].score if len(found) > 1 else 0.0
        sure += bool(found) and is_sure(found[0].score, behind)
    times.sort()
    print(f"{len(times) / sum(times):.0f} queries/s, p50 {times[500] * 1000:.1f} ms,", end=" ")
    print(f"p95 {times[950] * 1000:.1f} ms; {sure} of {len(asked)} are sure and alone")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 200_000)
