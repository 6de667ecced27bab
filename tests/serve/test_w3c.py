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


def _graphs(client: httpx.Client) -> list[str]:
    query = "SELECT ?g { GRAPH ?g { } }"
    rows = client.get("/sparql", params={"query": query}).json()["results"]["bindings"]
    return [row["g"]["value"] for row in rows]
