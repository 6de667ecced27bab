"""Updates are published whole or not at all, and what they write outlives builds."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox
import pytest

import kg
from kg.config import Config
from kg.errors import (
    KgError,
    QueryMalformed,
    QueryRefused,
    QueryTimeout,
    QueryTooLarge,
    StoreInUse,
    UpdateInvalid,
)
from kg.pipeline import build, remove
from kg.query.limits import Bounds
from kg.store import writing

NOTES = "GRAPH <https://example.org/notes>"
COMMENT = f"INSERT {{ {NOTES} {{ ?x rdfs:comment 'оқылды' }} }} WHERE {{ ?x a agl:Article }}"
COUNT = f"SELECT (COUNT(*) AS ?n) {{ {NOTES} {{ ?s ?p ?o }} }}"
# A body's jurisdiction is a unit, says ontology/shapes.ttl.
BROKEN = (
    f"INSERT DATA {{ {NOTES} {{ <https://example.org/body> a agl:Akimat ; agl:jurisdiction 5 }} }}"
)


@pytest.fixture
def own(store: Path, tmp_path: Path) -> Path:
    """A store of one's own to change."""
    return Path(shutil.copytree(store, tmp_path / "store", symlinks=True))


def notes(reader: kg.query.Reader) -> int:
    [[count]] = reader.query(COUNT)
    return int(count.value)


def state(store: Path) -> tuple[str, set[str]]:
    with kg.open(store) as reader:
        return (store / "current").readlink().name, set(map(str, reader.graph))


def test_a_reader_sees_what_it_has_written_and_others_keep_what_they_opened(own: Path) -> None:
    with kg.open(own) as reader, kg.open(own) as other:
        before = reader.generation.manifest
        changes = reader.update(COMMENT)
        assert (changes.inserted, changes.deleted) == (5, 0)
        assert changes.graphs == ("https://example.org/notes",)
        assert changes.generation == reader.generation.manifest.number == before.number + 1
        assert (notes(reader), notes(other)) == (5, 0)
        assert reader.generation.manifest.settings == before.settings
        assert reader.generation.manifest.counts == before.counts
        assert reader.search("мектеп")[1] == 1
        assert reader.resolved("council")
        assert reader.update(f"DELETE WHERE {{ {NOTES} {{ ?s ?p ?o }} }}").deleted == 5
        assert notes(reader) == 0
        with kg.open(own) as latest:
            assert latest.generation.folder == reader.generation.folder


def test_what_changes_nothing_publishes_nothing(own: Path) -> None:
    before = state(own)
    with kg.open(own) as reader:
        changes = reader.update(f"DELETE WHERE {{ {NOTES} {{ ?s ?p ?o }} }}")
    assert (changes.inserted, changes.deleted, changes.graphs) == (0, 0, ())
    assert state(own) == before


@pytest.mark.parametrize(
    ("update", "error", "bounds"),
    [
        ("INSERT DATA {", QueryMalformed, Bounds()),
        ("INSERT DATA { <http://x> a agl:Akimat }", QueryRefused, Bounds()),
        (f"{COMMENT} ; CLEAR ALL", QueryRefused, Bounds()),
        (f"{COMMENT} ; {BROKEN}", UpdateInvalid, Bounds()),
        (
            f"{COMMENT} ; INSERT {{ {NOTES} {{ ?a ?b ?c }} }} WHERE"
            " { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(CONCAT(STR(?c), STR(?f), STR(?i)) = 'жоқ') }",
            QueryTimeout,
            Bounds(seconds=2),
        ),
        (
            f"INSERT {{ {NOTES} {{ ?a ?b ?f }} }} WHERE {{ ?a ?b ?c . ?d ?e ?f }}",
            QueryTooLarge,
            Bounds(memory_bytes=110_000_000),
        ),
        (
            f"INSERT {{ {NOTES} {{ ?a ?b ?c }} }} WHERE {'{' * 50_000}{'}' * 50_000}",
            QueryTooLarge,
            Bounds(),
        ),
    ],
    ids=["syntax", "no graph", "derived", "shapes", "time", "memory", "nested"],
)
def test_an_update_that_fails_leaves_the_store_as_it_was(
    own: Path, update: str, error: type[KgError], bounds: Bounds
) -> None:
    before = state(own)
    with kg.open(own) as reader:
        with pytest.raises(error) as raised:
            reader.update(update, bounds)
        assert raised.value.hint
        assert notes(reader) == 0
    assert state(own) == before
    assert len(list((own / "generations").iterdir())) == 1


def test_what_breaks_the_shapes_is_told_with_its_node(own: Path) -> None:
    with kg.open(own) as reader, pytest.raises(UpdateInvalid) as raised:
        reader.update(BROKEN)
    assert "https://example.org/body" in raised.value.message
    assert "jurisdiction" in raised.value.message


def test_a_blank_node_that_breaks_the_shapes_is_found(own: Path) -> None:
    name = "skos:prefLabel 'Жұмыс тобы'@kk"
    with kg.open(own) as reader:
        reader.update(f"INSERT DATA {{ {NOTES} {{ _:a {name} . <http://x/c> dct:relation _:a }} }}")
        for told in ("[] a agl:Akimat", f"_:b a agl:Akimat ; {name} ; agl:jurisdiction 5"):
            before = state(own)
            with pytest.raises(UpdateInvalid, match="_:"):
                reader.update(f"INSERT DATA {{ {NOTES} {{ {told} }} }}")
            assert state(own) == before


def test_who_loses_its_type_is_missed_by_those_that_need_it(own: Path) -> None:
    unit, other = "GRAPH <https://example.org/units>", "GRAPH <https://example.org/bodies>"
    with kg.open(own) as reader:
        reader.update(
            f"INSERT DATA {{ {unit} {{ <http://x/u> a agl:AdministrativeUnit ;"
            " skos:prefLabel 'Талғар ауданы'@kk }"
            f" {other} {{ <http://x/b> a agl:Akimat ; agl:jurisdiction <http://x/u> ;"
            " skos:prefLabel 'Талғар ауданының әкімдігі'@kk } }"
        )
        with pytest.raises(UpdateInvalid, match="http://x/b"):
            reader.update(f"DELETE WHERE {{ {unit} {{ ?u a ?type }} }}")


def test_two_writers_are_told(own: Path) -> None:
    with writing(own), kg.open(own) as reader, pytest.raises(StoreInUse):
        reader.update(COMMENT)


def test_the_graph_without_a_name_can_be_one_s_own(own: Path) -> None:
    with kg.open(own, default_graph="named") as reader:
        changes = reader.update("INSERT DATA { <http://x> rdfs:comment 'атаусыз' }")
        assert (changes.inserted, changes.graphs) == (1, ("",))
        assert bool(reader.query("ASK { <http://x> rdfs:comment 'атаусыз' }"))
        with pytest.raises(UpdateInvalid):
            reader.update("INSERT DATA { <http://x> a agl:Akimat ; agl:jurisdiction 5 }")


def rebuilt(store: Config, _: Path) -> None:
    build([], store, again=True)


def removed(store: Config, _: Path) -> None:
    remove(["council"], store)


def grown(store: Config, folder: Path) -> None:
    text = "Талғар ауданында жаңа көпір салынды. Көпірді аудан әкімдігі тапсырды."
    (folder / "bridge.txt").write_text(text, "utf-8")
    build([str(folder)], store)


@pytest.mark.parametrize("deed", [rebuilt, removed, grown], ids=lambda deed: deed.__name__)
def test_graphs_of_one_s_own_outlive_builds_and_removals(
    own: Path, tmp_path: Path, deed: Callable[[Config, Path], None]
) -> None:
    with kg.open(own, default_graph="named") as reader:
        reader.update(COMMENT.replace("WHERE {", "WHERE { GRAPH ?g {") + "}")
        reader.update("INSERT DATA { <http://x> rdfs:comment 'атаусыз' }")
    (tmp_path / "more").mkdir()
    deed(Config(store=own), tmp_path / "more")
    with kg.open(own, default_graph="named") as reader:
        assert notes(reader) == 5
        assert bool(reader.query("ASK { <http://x> rdfs:comment 'атаусыз' }"))
        assert ox.NamedNode("https://example.org/notes") in list(reader.graph.named_graphs())
