"""The W3C tests of the SPARQL protocols as requests to a server, each with what it is to answer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import pyoxigraph as ox

from tests.query.w3c import same

MF = "http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#"
HT = "http://www.w3.org/2011/http#"
CNT = "http://www.w3.org/2011/content#"
UT = "http://www.w3.org/2009/sparql/tests/test-update#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
LABEL = "http://www.w3.org/2000/01/rdf-schema#label"
CODES = {"Created": 201, "OK": 200, "NoContent": 204, "NotFound": 404}
GRAPH_TYPES = ("text/turtle", "application/n-triples", "application/rdf+xml")
ROW_TYPES = ("application/sparql-results+json", "application/sparql-results+xml")


@dataclass(frozen=True)
class Exchange:
    """A request, and what is expected of its answer."""

    method: str
    path: str
    headers: dict[str, str]
    body: bytes
    statuses: frozenset[str]
    format: str
    boolean: bool | None
    location: str
    content: str

    def run(self, client: httpx.Client, headers: dict[str, str], known: dict[str, str]) -> None:
        """Send it, and compare; *known* has the locations that earlier answers told."""
        path = self.path
        for name, value in known.items():
            path = path.replace(name, value)
        answer = client.request(
            self.method, path, content=self.body, headers={**self.headers, **headers}
        )
        told = f"{self.method} {path}: {answer.status_code} {answer.text[:300]}"
        status = answer.status_code
        names = {str(status), f"StatusCode{status // 100}xx"}
        assert not self.statuses or names & self.statuses, told
        self._compare(answer, told)
        if self.location:
            known[self.location] = answer.headers["location"]

    def _compare(self, answer: httpx.Response, told: str) -> None:
        media_type = answer.headers.get("content-type", "").partition(";")[0]
        if self.boolean is not None:
            assert answer.json()["boolean"] is self.boolean, told
        if self.format == "RDF":
            assert media_type in GRAPH_TYPES, told
        elif self.format == "boolean":
            assert media_type in ROW_TYPES, told
        elif self.format == "tabular":
            assert media_type in (*ROW_TYPES, "text/csv", "text/tab-separated-values"), told
        if self.content:
            assert media_type == "text/turtle", told
            assert same(_triples(answer.text), _triples(self.content)), told


@dataclass(frozen=True)
class Test:
    """One test: the graphs that it begins with, and the exchanges one after the other."""

    __test__ = False

    name: str
    graphs: dict[str, Path]
    exchanges: tuple[Exchange, ...]


def tests(manifest: Path) -> Iterator[Test]:
    """Yield the tests of a manifest in their order."""
    graph = _Manifest(manifest)
    [entries] = graph.all(None, f"{MF}entries")
    for entry in graph.members(entries):
        begins = {
            graph.text(one, LABEL): manifest.parent / graph.text(one, f"{UT}graph").split("/")[-1]
            for one in graph.all(entry, f"{UT}graphData")
        }
        action = graph.one(entry, f"{MF}action")
        exchanges = [
            graph.exchange(one)
            for requests in graph.all(action, f"{HT}requests")
            for one in graph.members(requests)
        ]
        yield Test(entry.value.split("#")[-1], begins, tuple(exchanges))


class _Manifest:
    def __init__(self, path: Path) -> None:
        self.store = ox.Store()
        base = f"http://example.org/{path.name}"
        self.store.load(path.read_bytes(), ox.RdfFormat.TURTLE, base_iri=base)

    def all(self, node: Any, predicate: str) -> list[Any]:
        quads = self.store.quads_for_pattern(node, ox.NamedNode(predicate), None)
        return [quad.object for quad in quads]

    def one(self, node: Any, predicate: str) -> Any:
        return next(iter(self.all(node, predicate)), None)

    def text(self, node: Any, predicate: str) -> str:
        found = self.one(node, predicate) if node is not None else None
        return str(found.value) if found is not None else ""

    def members(self, node: Any) -> Iterator[Any]:
        while node is not None and node.value != f"{RDF}nil":
            yield self.one(node, f"{RDF}first")
            node = self.one(node, f"{RDF}rest")

    def exchange(self, node: Any) -> Exchange:
        body, answer = self.one(node, f"{HT}body"), self.one(node, f"{HT}resp")
        statuses = [one.value.split("#")[-1] for one in self.all(answer, f"{MF}expectedStatus")]
        boolean = self.text(answer, f"{MF}expectedBoolean")
        encoding = self.text(body, f"{CNT}characterEncoding") or "utf-8"
        return Exchange(
            self.text(node, f"{HT}methodName"),
            self.text(node, f"{HT}absolutePath").replace("/gsp", "/graphs", 1),
            {
                self.text(one, f"{HT}fieldName"): self.text(one, f"{HT}fieldValue")
                for one in self.members(self.one(node, f"{HT}headers"))
            },
            self.text(body, f"{CNT}chars").encode(encoding),
            frozenset(str(CODES.get(one, one)) for one in statuses),
            self.text(answer, f"{MF}expectedFormat"),
            {"true": True, "false": False}.get(boolean),
            self.text(answer, f"{MF}expectedLocation"),
            self.text(self.one(answer, f"{HT}body"), f"{CNT}chars"),
        )


def _triples(turtle: str) -> list[ox.Quad]:
    return list(ox.parse(turtle, ox.RdfFormat.TURTLE, base_iri="http://example.org/"))
