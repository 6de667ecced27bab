"""Programs that people use ask the server without anything being done for them."""

from __future__ import annotations

import httpx
import pytest
import rdflib
from rdflib.plugins.stores.sparqlstore import SPARQLStore, SPARQLUpdateStore
from SPARQLWrapper import (
    CSV,
    JSON,
    JSONLD,
    N3,
    POST,
    POSTDIRECTLY,
    RDFXML,
    TSV,
    TURTLE,
    XML,
    SPARQLWrapper,
)
from SPARQLWrapper.SPARQLExceptions import QueryBadFormed

from tests.serve.conftest import TOKEN

TITLES = "SELECT ?title { ?x a agl:Article ; dct:title ?title } ORDER BY ?title LIMIT 3"
TRIPLES = "CONSTRUCT { ?x dct:title ?t } { ?x a agl:Article ; dct:title ?t }"


@pytest.fixture
def wrapper(client: httpx.Client) -> SPARQLWrapper:
    return SPARQLWrapper(str(client.base_url.join("/sparql")))


@pytest.mark.parametrize("method", ["GET", POST])
@pytest.mark.parametrize("directly", [False, True])
def test_sparqlwrapper_asks_by_every_way(
    wrapper: SPARQLWrapper, method: str, directly: bool
) -> None:
    wrapper.setQuery(TITLES)
    wrapper.setMethod(method)
    wrapper.setReturnFormat(JSON)
    if directly:
        wrapper.setRequestMethod(POSTDIRECTLY)
    rows = wrapper.queryAndConvert()["results"]["bindings"]
    assert len(rows) == 3


@pytest.mark.parametrize("kind", [JSON, XML, CSV, TSV])
def test_sparqlwrapper_gets_rows_in_every_format(wrapper: SPARQLWrapper, kind: str) -> None:
    wrapper.setQuery(TITLES)
    wrapper.setReturnFormat(kind)
    found = wrapper.queryAndConvert()
    if kind == XML:
        assert len(found.getElementsByTagName("result")) == 3
    elif kind == JSON:
        assert len(found["results"]["bindings"]) == 3
    else:
        assert len(found.decode().splitlines()) == 4


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph:DeprecationWarning")  # of its own
@pytest.mark.parametrize("kind", [TURTLE, N3, RDFXML, JSONLD])
def test_sparqlwrapper_gets_graphs_in_every_format(wrapper: SPARQLWrapper, kind: str) -> None:
    wrapper.setQuery(TRIPLES)
    wrapper.setReturnFormat(kind)
    found = wrapper.queryAndConvert()
    graph = found if isinstance(found, rdflib.Graph) else rdflib.Graph().parse(data=found)
    assert len(graph) == 5


def test_sparqlwrapper_is_told_what_is_wrong(wrapper: SPARQLWrapper) -> None:
    wrapper.setQuery("SELECT { }")
    with pytest.raises(QueryBadFormed):
        wrapper.query()


def test_sparqlwrapper_updates_with_a_token(wrapper: SPARQLWrapper) -> None:
    wrapper.setQuery("CREATE SILENT GRAPH <https://example.org/wrapped>")
    wrapper.setMethod(POST)
    wrapper.setCredentials("any", TOKEN)
    assert wrapper.query().response.status == 200


def test_an_rdflib_graph_reads_the_server(client: httpx.Client) -> None:
    graph = rdflib.Graph(SPARQLStore(str(client.base_url.join("/sparql"))))
    agl = rdflib.Namespace("https://w3id.org/agglo-kg/ontology#")
    articles = set(graph.subjects(rdflib.RDF.type, agl.Article))
    assert len(articles) == 5
    [count] = graph.query("SELECT (COUNT(*) AS ?n) { ?x a agl:Article }", initNs={"agl": agl})
    assert int(count[0]) == 5
    assert len(list(graph.query(TRIPLES))) == 5


def test_an_rdflib_dataset_reads_and_writes_named_graphs(
    client: httpx.Client, writing: dict[str, str]
) -> None:
    endpoint = str(client.base_url.join("/sparql"))
    store = SPARQLUpdateStore(endpoint, endpoint, headers=writing, context_aware=True)
    notes = rdflib.URIRef("https://example.org/rdflib")
    graph = rdflib.Graph(store, identifier=notes)
    said = (notes, rdflib.RDFS.comment, rdflib.Literal("қаралды", lang="kk"))
    graph.add(said)
    assert said in graph
    graph.remove((notes, None, None))
    assert said not in graph
