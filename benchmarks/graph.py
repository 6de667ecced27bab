"""One million quads as this project writes them: load, queries, ``kg sparql`` and memory.

    python benchmarks/graph.py                      # 1,000,000 quads
    python benchmarks/graph.py --quads 100000

The quads are those of generated articles (``generated_quads.py``).  Beside ours, in one run: the
same quads given to Oxigraph at once; the same queries asked of pyoxigraph on the same folder (the
questions of ``ontology/queries`` that have an answer here, and four of the engines' own
benchmarks); an empty Python; rdflib with the same quads in memory.
"""

from __future__ import annotations

import argparse
import io
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from importlib.resources import files
from pathlib import Path

import pyoxigraph as ox
from generated import BASE
from generated_quads import made
from timing import print_ratios, process_seconds

import kg
from kg.errors import QueryTimeout
from kg.export import dump
from kg.graph import GraphWriter, Quads
from kg.graph.names import PREFIXES
from kg.graph.union import count as quads_in
from kg.query import Reader
from kg.query.limits import Bounds
from kg.store import ArticleStore, writing

_LOADS = 3  # each way, in turn
_MOST_SECONDS = 8.0  # a query that takes longer would take most of the time of all
_ROUNDS, _SLOW, _ROUNDS_OF_SLOW = 9, 0.5, 3  # a query that takes longer is asked less often
_TITLE = "Алматыда ҚР-да агломерацияны басқару моделі таныстырылды"  # in ontology/queries

_PERSONS = """SELECT ?x (COUNT(?d) AS ?n) { ?x a agl:Person . ?d agl:mentions ?x
FILTER EXISTS { ?x agl:holds ?post } } GROUP BY ?x ORDER BY DESC(?n) ?x"""
_OWN = {
    "a person's posts": "SELECT ?post ?name { <PERSON> agl:holds ?post ."
    ' ?post skos:prefLabel ?name FILTER (LANG(?name) = "kk") }',
    "co-mentions, grouped": "SELECT ?other (COUNT(?article) AS ?n) { ?article agl:mentions"
    " <PERSON> , ?other } GROUP BY ?other ORDER BY DESC(?n) ?other LIMIT 20",
    "two hops": "SELECT (COUNT(DISTINCT ?far) AS ?n) { ?one agl:mentions <PERSON> , ?near ."
    " ?two agl:mentions ?near , ?far }",
    "full-scan aggregate": "SELECT ?p (COUNT(*) AS ?n) { ?s ?p ?o } GROUP BY ?p ORDER BY DESC(?n)",
}

# What a process of its own takes: argv[1] is the store or the N-Quads file, the rest are queries.
_MEMORY = """
import re, sys
from pathlib import Path
{opening}
rows = [len(list(ask(query))) for query in sys.argv[2:]]
print(re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())[1], *rows)
"""
_OURS = "import kg; ask = kg.open(sys.argv[1]).query"
_RDFLIB = """
import rdflib
dataset = rdflib.Dataset(default_union=True)
dataset.parse(sys.argv[1], format="nquads")
ask = dataset.query
"""


def main() -> None:
    """Print pace, ratios and memory."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--quads", type=int, default=1_000_000)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        graphs, title = made(asked.quads)
        store = folder / "store"
        print_loads(graphs, folder, store)
        del graphs
        with kg.open(store) as reader:
            queries = questions(reader, title)
            print_queries(reader, queries)
            written = dump(reader.graph, folder, "nquads")
            print_processes(store, reader, queries["a person's posts"])
        print_memory(store, written, [queries[one] for one in _OWN if one != "two hops"])


def print_loads(graphs: list[Quads], folder: Path, store: Path) -> None:
    """Write the quads our way, into *store* in the end, and at once; print the paces."""
    plain = [quad for one in graphs for quad in one]
    text = ox.serialize(plain, format=ox.RdfFormat.N_QUADS)
    ways: dict[str, Callable[[Path], None]] = {
        "GraphWriter, graph by graph": partial(_write_ours, graphs),
        "pyoxigraph, bulk_extend of all": lambda path: _write_plain(
            path, lambda graph: graph.bulk_extend(plain)
        ),
        "pyoxigraph, bulk_load of N-Quads": lambda path: _write_plain(
            path, lambda graph: graph.bulk_load(text, format=ox.RdfFormat.N_QUADS)
        ),
    }
    times: dict[str, list[float]] = {name: [] for name in ways}
    for number in range(_LOADS):
        for place, (name, way) in enumerate(ways.items()):
            path = folder / f"load-{number}-{place}"
            started = time.perf_counter()
            way(path)
            times[name].append(time.perf_counter() - started)
    with writing(store) as draft:
        _write_ours(graphs, draft.generation.graph)
        draft.generation.index.mkdir()
        with ArticleStore(draft.generation.articles, writable=True) as kept:
            kept.commit()
        size = sum(one.stat().st_size for one in draft.generation.graph.iterdir())
        draft.publish("benchmark", {"base_iri": BASE}, {})
    with kg.open(store) as reader:
        count = quads_in(reader.graph)
    medians = {name: statistics.median(taken) for name, taken in times.items()}
    print_ratios(f"Load of {count:,} quads, {size / 1e6:,.0f} MB on disk",
                 medians, "pyoxigraph, bulk_extend of all")  # fmt: skip
    for name, taken in medians.items():
        print(f"  {name:42} {count / taken:10,.0f} quads/s", flush=True)


def _write_ours(graphs: list[Quads], folder: Path) -> None:
    writer = GraphWriter(folder, None)
    for one in graphs:
        writer.put(one)
    writer.close()


def _write_plain(folder: Path, write: Callable[[ox.Store], None]) -> None:
    graph = ox.Store(str(folder))
    write(graph)
    graph.flush()


def questions(reader: Reader, title: str) -> dict[str, str]:
    """The queries by name, about things that this graph has; those without a row are left out."""
    persons = list(_bare(reader.graph, _PERSONS))
    person = persons[len(persons) // 20]["x"]  # known, but not the best known
    found = {name: query.replace("<PERSON>", str(person)) for name, query in _OWN.items()}
    folder = files("kg.ontology").joinpath("queries")
    left_out: dict[str, list[str]] = {"without a row here": [], "too slow here": []}
    with reader.limited(Bounds(seconds=_MOST_SECONDS)) as limited:
        for one in sorted(folder.iterdir(), key=lambda file: file.name):
            name, _, kind = one.name.rpartition(".")
            query = one.read_text("utf-8").replace(_TITLE, title.replace('"', '\\"'))
            try:
                if kind == "rq" and limited.write(query, io.BytesIO()):
                    found[name] = query
                elif kind == "rq":
                    left_out["without a row here"].append(name)
            except QueryTimeout:
                left_out["too slow here"].append(name)
    for why, names in left_out.items():
        print(f"\n{why}: {', '.join(names)}", flush=True)
    return found


def _bare(graph: ox.Store, query: str) -> ox.QuerySolutions:
    found = graph.query(query, prefixes=PREFIXES)
    assert isinstance(found, ox.QuerySolutions)
    return found


def print_queries(reader: Reader, queries: dict[str, str]) -> None:
    """The p50 of each query, asked bare and our ways in turn, and the ratios."""
    print(f"\n{'p50, ms, and times the bare one':40} rows    bare    .query       json .limited")
    ratios: list[tuple[float, float]] = []
    with reader.limited() as limited, tempfile.TemporaryFile() as out:
        for name, query in queries.items():
            ways: tuple[Callable[[], object], ...] = (
                lambda query=query: list(_bare(reader.graph, query)),
                lambda query=query: list(reader.query(query)),
                lambda query=query: _bare(reader.graph, query).serialize(
                    out, format=ox.QueryResultsFormat.JSON
                ),
                lambda query=query: limited.write(query, out),
            )
            bare, ours, plain, apart = _medians(ways)
            ratios.append((ours / bare, apart / plain))
            rows = len(list(reader.query(query)))
            print(f"  {name:36} {rows:6} {bare * 1e3:7.1f} {ours * 1e3:7.1f} {ours / bare:5.2f}"
                  f" {plain * 1e3:7.1f} {apart * 1e3:7.1f} {apart / plain:5.2f}",
                  flush=True)  # fmt: skip
    for name, taken in zip((".query", ".limited"), zip(*ratios, strict=True), strict=True):
        print(f"  {name}: median ratio {statistics.median(taken):.2f}, worst {max(taken):.2f}")


def _medians(ways: tuple[Callable[[], object], ...]) -> list[float]:
    """The median seconds of each way, in turn, after one round that does not count."""
    started = time.perf_counter()
    for way in ways:
        way()
    is_slow = time.perf_counter() - started > _SLOW * len(ways)
    times: list[list[float]] = [[] for _ in ways]
    for _ in range(_ROUNDS_OF_SLOW if is_slow else _ROUNDS):
        for way, taken in zip(ways, times, strict=True):
            started = time.perf_counter()
            way()
            taken.append(time.perf_counter() - started)
    return [statistics.median(taken) for taken in times]


def print_processes(store: Path, reader: Reader, query: str) -> None:
    """``kg sparql`` as a whole process, and what of it is not the query."""
    command = [str(Path(sys.executable).parent / "kg"), "sparql", query, "--store", str(store)]
    seconds = process_seconds(
        {
            "python -c pass": [sys.executable, "-c", "pass"],
            "python -c 'import pyoxigraph'": [sys.executable, "-c", "import pyoxigraph"],
            "kg sparql, a person's posts": command,
        }
    )
    print_ratios("Whole processes", seconds, "python -c pass")
    asking = _medians((lambda: list(_bare(reader.graph, query)),))[0]
    over = seconds["kg sparql, a person's posts"] - asking
    print(f"  kg sparql over its query: {over:.3f} s", flush=True)


def print_memory(store: Path, dump: Path, queries: list[str]) -> None:
    """The peak of a process that opens the store and asks, and of one with rdflib."""
    prologue = "".join(f"PREFIX {prefix}: <{iri}>\n" for prefix, iri in PREFIXES.items())
    held = {}
    for name, opening, given in (("ours", _OURS, store), ("rdflib in memory", _RDFLIB, dump)):
        program = _MEMORY.format(opening=opening)
        command = [sys.executable, "-c", program, str(given), *(prologue + q for q in queries)]
        done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
        held[name], *rows = map(int, done.stdout.split())
        print(f"{name}: {held[name] / 1e3:,.0f} MB at its peak; rows {rows}", flush=True)
    print(f"  ours is {held['ours'] / held['rdflib in memory']:.2f} of rdflib's")


if __name__ == "__main__":
    main()
