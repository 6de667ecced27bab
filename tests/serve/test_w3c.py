"""The W3C tests of SPARQL protocol, graph store protocol and service description pass."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import httpx
import pyoxigraph as ox
import pytest

from tests.query.w3c import OnDisk
from tests.serve import w3c
from tests.serve.conftest import Serving

SUITE = Path("data/standards/w3c-sparql11")
SD = "http://www.w3.org/ns/sparql-service-description#"


@pytest.fixture(scope="session")
def suite(shared: Path) -> Path:
    """The tests, whose licence does not let them stand in this repository."""
    if not (shared / SUITE).is_dir():
        pytest.skip(f"no W3C tests in {shared / SUITE}")
    return shared / SUITE


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory, serving: Serving) -> Iterator[httpx.Client]:
    """A server of a store without any article."""
    store = OnDisk(tmp_path_factory.mktemp("w3c")).store(ox.Store())
    with serving(store, default_graph="named") as client:
        yield client


@pytest.mark.parametrize(
    ("manifest", "count"),
    [
        ("protocol/manifest.ttl", 34),
        ("graph-store-protocol/manifest-direct.ttl", 4),
        ("graph-store-protocol/manifest-indirect.ttl", 9),
    ],
)
def test_each_test_of_a_manifest_passes(
    manifest: str, count: int, suite: Path, empty: httpx.Client, writing: dict[str, str]
) -> None:
    listed = list(w3c.tests(suite / manifest))
    assert len(listed) == count
    failed = {}
    for test in listed:
        cleared = empty.post("/sparql", data={"update": "CLEAR ALL"}, headers=writing)
        assert cleared.status_code == 200
        for name in _graphs(empty):
            empty.delete("/graphs", params={"graph": name}, headers=writing)
        for name, file in test.graphs.items():
            headers = {**writing, "Content-Type": "application/n-triples"}
            content = file.read_bytes()
            empty.put("/graphs", params={"graph": name}, content=content, headers=headers)
        try:
            known: dict[str, str] = {}
            for exchange in test.exchanges:
                exchange.run(empty, writing, known)
        except AssertionError as error:
            failed[test.name] = str(error)
    assert not failed


def test_the_service_description_is_rdf_about_this_endpoint_and_conforms_to_its_schema(
    shared: Path, suite: Path, empty: httpx.Client
) -> None:
    """The three tests of ``service-description/manifest.ttl``, which are told in words."""
    answer = empty.get("/sparql", headers={"Accept": "text/turtle"})
    assert answer.headers["content-type"].startswith("text/turtle")
    described = ox.Store()
    described.load(answer.content, ox.RdfFormat.TURTLE)
    endpoint = ox.NamedNode(str(empty.base_url.join("/sparql")))
    assert list(described.quads_for_pattern(None, ox.NamedNode(f"{SD}endpoint"), endpoint))
    listed = (suite / "service-description" / "manifest.ttl").read_text("utf-8")
    assert listed.count("mf:ServiceDescriptionTest") == 3
    schema = shared / "data/standards/w3c-ns/sparql-service-description.ttl"
    described.load(schema.read_bytes(), ox.RdfFormat.TURTLE)
    rdfs = "PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>"
    unknown = f"""{rdfs} SELECT ?p {{ ?s ?p ?o FILTER(STRSTARTS(STR(?p), "{SD}"))
        FILTER NOT EXISTS {{ ?p a ?kind }} }}"""
    untyped = f"""{rdfs} SELECT * {{ ?s ?p ?o . ?p rdfs:range ?range . ?range a rdfs:Class
        FILTER(STRSTARTS(STR(?range), "{SD}") && ?p != rdfs:range)
        FILTER NOT EXISTS {{ ?o a/rdfs:subClassOf* ?range }} }}"""
    misplaced = f"""{rdfs} SELECT * {{ ?s ?p ?o . ?p rdfs:domain ?domain
        FILTER(STRSTARTS(STR(?domain), "{SD}"))
        FILTER NOT EXISTS {{ ?s a/rdfs:subClassOf* ?domain }} }}"""
    for query in (unknown, untyped, misplaced):
        assert not [str(row) for row in described.query(query)]  # type: ignore[union-attr]


def _graphs(client: httpx.Client) -> list[str]:
    query = "SELECT ?g { GRAPH ?g { } }"
    rows = client.get("/sparql", params={"query": query}).json()["results"]["bindings"]
    return [row["g"]["value"] for row in rows]
