"""The union of all graphs: a triple stands in it once, as long as any graph has it."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.graph import GraphWriter, Names, Quads, open_graph, read_graph
from kg.graph import writer as writing
from kg.graph.names import UNNAMED
from kg.graph.union import (
    asked,
    count,
    make_union,
    named_graphs,
    out_of_union,
    quads,
    triples,
)
from kg.query.changes import Changing

BASE = "https://w3id.org/agglo-kg/"
NAMES = Names(BASE)
ALMATY = f"{BASE}id/unit/kato-750000000"


def said(graph: str, *labels: str) -> Quads:
    """A graph that says of Almaty that it has these names."""
    made = Quads(NAMES.document_graph(graph))
    for label in labels:
        made.text(ALMATY, "skos:prefLabel", label, "kk")
    return made


def asking(store: ox.Store, query: str, *, union: bool = True) -> list[list[Any]]:
    found: Any = store.query(query, **asked(store, union=union))
    return [[term.value for term in row] for row in found]


def in_union(folder: Path) -> list[Any]:
    """How many triples a query finds, how often each."""
    return asking(read_graph(folder), "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }")[0]


def written(folder: Path, copy_of: Path | None, put: Iterable[Quads], *removed: str) -> Path:
    writer = GraphWriter(folder, copy_of)
    for one in removed:
        writer.remove(NAMES.document_graph(one))
    for quads_of_one in put:
        writer.put(quads_of_one)
    writer.close()
    return folder


def test_a_triple_of_three_graphs_counts_once_until_the_last_is_gone(tmp_path: Path) -> None:
    three = [said(graph, "Алматы") for graph in "абв"]
    first = written(tmp_path / "1", None, three)
    assert in_union(first) == ["1"]
    assert count(read_graph(first)) == 3
    second = written(tmp_path / "2", first, [], "а")
    assert in_union(second) == ["1"]
    third = written(tmp_path / "3", second, [said("б", "Верный")], "в")
    assert in_union(third) == ["1"]
    assert in_union(written(tmp_path / "4", third, [], "б")) == ["0"]
    assert in_union(first) == ["1"]


def test_a_join_of_what_many_graphs_say_does_not_multiply(tmp_path: Path) -> None:
    folder = written(tmp_path / "1", None, [said(str(n), "Алматы", "Алма-Ата") for n in range(9)])
    join = "SELECT (COUNT(*) AS ?n) { ?x ?p ?one . ?x ?p ?two }"
    assert asking(read_graph(folder), join) == [["4"]]


def test_a_graph_that_is_put_again_stands_as_it_was_put_last(tmp_path: Path) -> None:
    writer = GraphWriter(tmp_path / "1", None)
    for labels in (("Алматы", "Верный"), ("Алматы",), ("Алма-Ата", "Алматы")):
        writer.put(said("а", *labels))
    writer.put(said("б", "Верный"))
    writer.flush()
    writer.put(said("б", "Тараз"))
    writer.put(said("в", "Тараз"))
    writer.remove(NAMES.document_graph("в"))
    writer.close()
    store = read_graph(tmp_path / "1")
    assert {one.object.value for one in quads(store)} == {"Алма-Ата", "Алматы", "Тараз"}
    assert count(store) == 3
    assert out_of_union(store) == 0


STEPS = st.lists(
    st.tuples(
        st.sampled_from("абвг"),
        st.none() | st.sets(st.sampled_from(["Алматы", "Верный", "Тараз", "Әулиеата", "Алма-Ата"])),
        st.booleans(),
    ),
    max_size=12,
)


@given(STEPS)
@settings(deadline=None, max_examples=40)
def test_after_any_changes_the_union_is_that_of_the_graphs(
    steps: list[tuple[str, set[str] | None, bool]],
) -> None:
    with tempfile.TemporaryDirectory() as name:
        number, expected = 0, dict[str, set[str]]()
        writer = GraphWriter(Path(name, "0"), None)
        for graph, labels, is_published in steps:
            expected[graph] = labels or set()
            if labels is None:
                writer.remove(NAMES.document_graph(graph))
            else:
                writer.put(said(graph, *sorted(labels)))
            if is_published:
                writer.close()
                writer = GraphWriter(Path(name, str(number + 1)), Path(name, str(number)))
                number += 1
        writer.close()
        store = read_graph(Path(name, str(number)))
        labels_now = asking(store, "SELECT ?name { ?x ?p ?name } ORDER BY ?name")
        assert [one for [one] in labels_now] == sorted(set().union(*expected.values()))
        assert count(store) == sum(map(len, expected.values()))
        assert out_of_union(store) == 0
        del store


def test_many_quads_are_written_in_parts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writing, "_QUADS_AT_ONCE", 2)
    folder = written(tmp_path / "1", None, [said(str(n), "Алматы", str(n % 3)) for n in range(7)])
    assert in_union(folder) == ["4"]
    assert out_of_union(read_graph(folder)) == 0


OWN = "https://example.org/notes"
UPDATES = [
    f'INSERT DATA {{ GRAPH <{OWN}> {{ <{ALMATY}> skos:prefLabel "Алматы"@kk, "Верный"@kk }} }}',
    f'DELETE DATA {{ GRAPH <{OWN}> {{ <{ALMATY}> skos:prefLabel "Алматы"@kk }} }}',
    f"DELETE WHERE {{ GRAPH <{OWN}> {{ ?s ?p ?o }} }}",
    f"CLEAR GRAPH <{OWN}>",
    f"DROP GRAPH <{OWN}>",
    f"MOVE <{OWN}> TO <{OWN}/2> ; DROP GRAPH <{OWN}/2>",
]


@pytest.mark.parametrize("place", range(1, len(UPDATES)))
def test_updates_keep_the_union(tmp_path: Path, place: int) -> None:
    store = open_graph(written(tmp_path / "1", None, [said("а", "Алматы")]))
    names = "SELECT ?name { ?x skos:prefLabel ?name } ORDER BY ?name"
    prefix = "PREFIX skos: <http://www.w3.org/2004/02/skos/core#> "
    for update in (UPDATES[0], UPDATES[place]):
        Changing(store, NAMES, True, (), set(), set()).run(update)
        assert out_of_union(store) == 0
        assert asking(store, prefix + names)[0] == ["Алматы"]
    left = [["Алматы"], ["Верный"]] if place == 1 else [["Алматы"]]
    assert asking(store, prefix + names) == left


def test_what_has_no_graphs_name_is_told_under_none(tmp_path: Path) -> None:
    folder = written(tmp_path / "1", None, [said("а", "Алматы")])
    store = open_graph(folder)
    changing = Changing(store, NAMES, False, (), set(), set())
    changing.run("INSERT DATA { <http://x/1> <http://p> 'белгі' }")
    everything = "SELECT ?o { ?s ?p ?o } ORDER BY ?o"
    assert asking(store, everything, union=False) == [["белгі"]]
    assert asking(store, everything) == [["Алматы"], ["белгі"]]
    by_graph = "SELECT ?g ?o { GRAPH ?g { ?s ?p ?o } }"
    for union in (True, False):
        assert asking(store, by_graph, union=union) == [[NAMES.document_graph("а"), "Алматы"]]
        assert asking(store, f"SELECT * {{ GRAPH <{UNNAMED}> {{ ?s ?p ?o }} }}", union=union) == []
    assert [one.value for one in named_graphs(store)] == [NAMES.document_graph("а")]
    assert [one.object.value for one in quads(store) if one.graph_name == ox.DefaultGraph()] == [
        "белгі"
    ]
    del store, changing
    writer = GraphWriter(tmp_path / "2", None)  # as a build from nothing hands it on
    writer.take_over(folder, NAMES)
    writer.close()
    assert asking(read_graph(tmp_path / "2"), everything) == [["белгі"]]
    assert asking(read_graph(tmp_path / "2"), everything, union=False) == [["белгі"]]


def test_a_store_without_the_union_is_asked_as_it_was_and_handed_on(tmp_path: Path) -> None:
    old = ox.Store(str(tmp_path / "old"))
    for graph in "аб":
        old.extend(said(graph, "Алматы"))
    own = ox.Quad(ox.NamedNode("http://x/1"), ox.NamedNode("http://p"), ox.Literal("белгі"))
    old.add(own)
    everything = "SELECT DISTINCT ?o { ?s ?p ?o } ORDER BY ?o"
    assert asking(old, everything) == [["Алматы"], ["белгі"]]
    assert set(quads(old)) == set(old)
    old.flush()
    del old
    writer = GraphWriter(tmp_path / "new", None)
    writer.take_over(tmp_path / "old", NAMES)
    writer.close()
    assert list(quads(read_graph(tmp_path / "new"))) == [own]


def test_what_is_amiss_in_the_union_is_counted(tmp_path: Path) -> None:
    store = open_graph(written(tmp_path / "1", None, [said("а", "Алматы", "Верный")]))
    assert out_of_union(store) == 0
    [quad] = said("а", "Алматы")
    store.remove(ox.Quad(quad.subject, quad.predicate, quad.object))
    store.add(ox.Quad(quad.subject, quad.predicate, ox.Literal("бөтен")))
    assert out_of_union(store) == 2


def test_a_graph_in_memory_is_given_its_union() -> None:
    store = ox.Store()
    store.extend([*said("а", "Алматы"), *said("б", "Алматы")])
    store.add(ox.Quad(ox.NamedNode("http://x/1"), ox.NamedNode("http://p"), ox.Literal("белгі")))
    before = set(store)
    make_union(store)
    assert set(quads(store)) == before
    assert asking(store, "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }") == [["2"]]
    assert out_of_union(store) == 0


def test_the_triples_of_all_graphs_are_told_once(tmp_path: Path) -> None:
    put = [said(name, "Абай", "Алматы") for name in ("a", "b")]
    folder = written(tmp_path / "graph", None, put)
    store = read_graph(folder)
    subject = next(iter(put[0])).subject
    assert len(list(triples(store, subject))) == len({quad.triple for quad in put[0]})
    without = ox.Store()
    without.extend([*put[0], *put[1]])
    assert {one.triple for one in triples(without)} == {one.triple for one in triples(store)}
    assert len(list(triples(without))) == len(list(triples(store)))
