"""The graph as an ``rdflib.Dataset``: no warnings, no writes, no files, no network."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Literal

import pytest
import rdflib
from rdflib.graph import DATASET_DEFAULT_GRAPH_ID
from rdflib.plugins.sparql import prepareQuery

import kg
from kg.errors import QueryMalformed, QueryRefused
from kg.graph.names import UNNAMED

AGL = rdflib.Namespace("https://w3id.org/agglo-kg/ontology#")
ENTITIES = rdflib.URIRef("https://w3id.org/agglo-kg/graph/entities")
TITLES = "SELECT ?title { ?x a agl:Article ; dct:title ?title }"


@pytest.fixture(params=["union", "named"])
def dataset(request: pytest.FixtureRequest, store: Path) -> Iterator[rdflib.Dataset]:
    with kg.open(store, default_graph=request.param) as reader:
        yield reader.dataset()


@pytest.fixture
def union(store: Path) -> rdflib.Dataset:
    return kg.open(store).dataset()  # which alone keeps the reader


def test_it_reads_what_the_graph_has(union: rdflib.Dataset) -> None:
    assert isinstance(union, rdflib.Dataset)
    articles = set(union.subjects(rdflib.RDF.type, AGL.Article))
    assert len(articles) == 5
    assert len(list(union.quads((None, rdflib.RDF.type, AGL.Article, None)))) == 5
    assert len(list(union.query(TITLES))) == 5
    assert len(list(union.triples((None, rdflib.RDF.type, AGL.Article)))) == 5
    assert ENTITIES in {graph.identifier for graph in union.graphs()}
    assert len(union.graph(ENTITIES)) > 0
    assert (None, rdflib.RDF.type, AGL.Article) in union


def test_the_default_graph_of_its_queries_is_the_reader_s(dataset: rdflib.Dataset) -> None:
    assert len(list(dataset.query(TITLES))) == (5 if dataset.default_union else 0)
    named = "SELECT ?title { GRAPH ?g { ?x a agl:Article ; dct:title ?title } }"
    assert len(list(dataset.query(named))) == 5
    of_one = f"SELECT ?x FROM <{ENTITIES}> {{ ?x a agl:Article }}"
    assert len(list(dataset.query(of_one))) == 0


def test_a_triple_of_several_graphs_is_one_and_has_all_their_names(union: rdflib.Dataset) -> None:
    triples = list(union.triples((None, None, None)))
    assert len(triples) == len(set(triples)) == len(union)
    quads = list(union.quads((None, None, None, None)))
    assert {quad[:3] for quad in quads} == set(triples)
    assert len(quads) == len(set(quads)) > len(triples)
    assert {quad[3] for quad in quads} <= {graph.identifier for graph in union.graphs()}
    [[count]] = union.query("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }")  # type: ignore[misc]
    assert count.toPython() == len(triples)


@pytest.mark.parametrize("default_graph", ["union", "named"])
def test_the_graph_without_name_has_rdflib_s_name_for_it(
    store: Path, tmp_path: Path, default_graph: Literal["union", "named"]
) -> None:
    own = Path(shutil.copytree(store, tmp_path / "store", symlinks=True))
    with kg.open(own, default_graph="named") as writer:
        writer.update("INSERT DATA { <http://x/1> <http://x/p> 'белгі' }")
    with kg.open(own, default_graph=default_graph) as reader:
        dataset = reader.dataset()
        [note] = dataset.triples((None, rdflib.URIRef("http://x/p"), None))
        [quad] = dataset.quads((None, rdflib.URIRef("http://x/p"), None, None))
        assert quad[:3] == note
        assert quad[3] in (None, DATASET_DEFAULT_GRAPH_ID)
        names = {str(graph.identifier) for graph in dataset.graphs()}
        found = {str(row[0]) for row in dataset.query("SELECT DISTINCT ?g { GRAPH ?g { } }")}
        assert str(ENTITIES) in found & names
        assert UNNAMED not in found | names
        assert len(dataset.default_graph) == 1
        del dataset


def test_literals_equal_those_that_people_write(union: rdflib.Dataset) -> None:
    source = rdflib.Literal("school.txt")
    assert source in set(union.objects(None, rdflib.DCTERMS.source))
    [article] = union.subjects(rdflib.DCTERMS.source, source)
    [row] = union.query("SELECT ?x ?s { ?x dct:source ?s }", initBindings={"x": article})
    assert row[1] == source  # type: ignore[index]
    with pytest.raises(QueryMalformed, match=r"variable \?x"):
        union.query("SELECT ?s { ?x dct:source ?s }", initBindings={"x": article})
    graph = union.query("CONSTRUCT { ?x dct:source ?s } WHERE { ?x dct:source ?s }").graph
    assert graph is not None
    assert (article, rdflib.DCTERMS.source, source) in graph


def test_a_prepared_query_is_answered_by_the_store(union: rdflib.Dataset) -> None:
    prepared = prepareQuery(TITLES, initNs={"agl": AGL, "dct": rdflib.DCTERMS})
    assert len(list(union.query(prepared))) == 5
    assert union.query("ASK { ?x a agl:Article }").askAnswer


OUTSIDE = (
    "SELECT * FROM <file:///etc/passwd> { ?s ?p ?o }",
    "SELECT * FROM NAMED <http://127.0.0.1:9/> { GRAPH ?g { ?s ?p ?o } }",
    "SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
)


@pytest.mark.parametrize("query", OUTSIDE)
def test_no_way_of_asking_leads_outside(dataset: rdflib.Dataset, query: str) -> None:
    ways: tuple[Callable[[], Any], ...] = (
        lambda: dataset.query(query),
        lambda: dataset.query(prepareQuery(query)),
        lambda: dataset.query(query, DEBUG=True),
        lambda: dataset.graph(ENTITIES).query(query),
    )
    for way in ways:
        with pytest.raises(QueryRefused):
            list(way())


def test_it_changes_nothing(dataset: rdflib.Dataset) -> None:
    triple = (rdflib.URIRef("http://x"), rdflib.RDF.type, AGL.Article)
    ways: tuple[Callable[[], Any], ...] = (
        lambda: dataset.add(triple),
        lambda: dataset.remove((None, None, None)),
        lambda: dataset.update("INSERT DATA { GRAPH <http://x> { <http://x> a agl:Article } }"),
        lambda: dataset.update("LOAD <file:///etc/passwd>"),
        lambda: dataset.remove_graph(dataset.graph(ENTITIES)),
        lambda: dataset.addN([(*triple, dataset.graph(ENTITIES))]),
    )
    for way in ways:
        with pytest.raises(QueryRefused, match="only reads") as raised:
            way()
        assert "kg update" in raised.value.hint


def test_a_syntax_error_is_told_as_everywhere(dataset: rdflib.Dataset) -> None:
    with pytest.raises(QueryMalformed, match="not SPARQL"):
        dataset.query("SELECT")


def test_a_search_of_texts_is_refused_and_says_where_it_is_answered(union: rdflib.Dataset) -> None:
    prefix = "PREFIX text: <http://jena.apache.org/text#>"
    with pytest.raises(QueryRefused, match="text:query") as raised:
        union.query(f"{prefix} SELECT * {{ ?doc text:query 'әкім' }}")
    assert "kg.open(store).query" in raised.value.hint
    assert not list(union.query(f"{prefix} SELECT * {{ ?doc ?p 'text:query' }}"))
