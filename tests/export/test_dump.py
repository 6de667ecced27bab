from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib

from kg.errors import ConfigError, StoreUnusable
from kg.export import DUMP_FORMATS, dump
from kg.query import open_store


@pytest.fixture(scope="module")
def graph(store: Path) -> Iterator[ox.Store]:
    with open_store(store) as reader:
        yield reader.graph


@pytest.mark.parametrize("format_name", DUMP_FORMATS)
def test_each_format_parses_back_to_the_same_statements(
    graph: ox.Store, tmp_path: Path, format_name: str
) -> None:
    file = dump(graph, tmp_path / "new" / "folder", format_name)
    suffix, kind, has_graphs = DUMP_FORMATS[format_name]
    assert file == tmp_path / "new" / "folder" / f"agglo-kg.{suffix}"
    read = set(ox.parse(path=str(file), format=getattr(ox.RdfFormat, kind)))
    quads = set(_named(graph))
    if has_graphs:
        assert {_plain(quad) for quad in read} == {_plain(quad) for quad in quads}
    else:
        assert {_plain(quad)[:3] for quad in read} == {_plain(quad)[:3] for quad in quads}
    assert [one.name for one in file.parent.iterdir()] == [file.name]


def _named(graph: ox.Store) -> list[ox.Quad]:
    """What the graphs say, which a build gives names all: the others are their union."""
    return [quad for quad in graph if quad.graph_name != ox.DefaultGraph()]


def _plain(quad: ox.Quad) -> tuple[str, ...]:
    return str(quad.subject), str(quad.predicate), str(quad.object), str(quad.graph_name)


def test_rdflib_reads_what_pyoxigraph_wrote(graph: ox.Store, tmp_path: Path) -> None:
    triples = {_plain(quad)[:3] for quad in graph}
    read = rdflib.Graph().parse(dump(graph, tmp_path, "turtle"))
    assert len(read) == len(triples)


def test_two_dumps_are_the_same_byte_for_byte(graph: ox.Store, tmp_path: Path) -> None:
    for format_name in DUMP_FORMATS:
        one = dump(graph, tmp_path / "1", format_name).read_bytes()
        assert one == dump(graph, tmp_path / "2", format_name).read_bytes(), format_name


def test_a_dump_replaces_an_earlier_one(graph: ox.Store, tmp_path: Path) -> None:
    (tmp_path / "agglo-kg.nq").write_text("ескі")
    assert dump(graph, tmp_path, "nquads").read_bytes().count(b"\n") == len(_named(graph))


def test_a_dump_that_is_cut_off_leaves_the_earlier_one(
    graph: ox.Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "agglo-kg.nq").write_text("ескі")

    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "replace", interrupted)
    with pytest.raises(KeyboardInterrupt):
        dump(graph, tmp_path, "nquads")
    assert [one.name for one in tmp_path.iterdir()] == ["agglo-kg.nq"]
    assert (tmp_path / "agglo-kg.nq").read_text() == "ескі"


def test_a_place_that_cannot_be_written_is_told(graph: ox.Store, tmp_path: Path) -> None:
    (tmp_path / "файл").write_text("бөтен")
    with pytest.raises(StoreUnusable) as raised:
        dump(graph, tmp_path / "файл" / "папка", "nquads")
    assert str(tmp_path) in raised.value.place
    assert raised.value.hint


@pytest.mark.parametrize("format_name", [one for one in DUMP_FORMATS if one != "jsonld"])
def test_claims_can_be_written_as_reifiers_of_rdf_12(
    graph: ox.Store, tmp_path: Path, format_name: str
) -> None:
    file = dump(graph, tmp_path, format_name, reifiers=True)
    read = list(
        ox.parse(path=str(file), format=getattr(ox.RdfFormat, DUMP_FORMATS[format_name][1]))
    )
    rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
    said = {quad for quad in graph if quad.predicate.value == f"{rdf}subject"}
    reified = {
        quad.subject: quad.object for quad in read if quad.predicate.value == f"{rdf}reifies"
    }
    assert len(said) > 20
    assert set(reified) == {quad.subject for quad in said}
    for quad in said:
        term = reified[quad.subject]
        assert isinstance(term, ox.Triple)
        for name, part in zip(("subject", "predicate", "object"), term, strict=True):
            told = graph.quads_for_pattern(quad.subject, ox.NamedNode(rdf + name), None, None)
            assert str(next(iter(told)).object) == str(part)
    others = {quad.predicate.value for quad in read}
    assert not others & {f"{rdf}{name}" for name in ("subject", "predicate", "object")}


def test_json_ld_has_no_reifiers_and_says_so(graph: ox.Store, tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="JSON-LD"):
        dump(graph, tmp_path, "jsonld", reifiers=True)
