"""Queries and updates as SPARQL 1.1 Protocol has them, asked as its W3C tests ask, and more."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote, urlencode

import httpx
import pyoxigraph as ox
import pytest

from tests.query.w3c import OnDisk
from tests.serve.conftest import Serving

DATA = "https://example.org/data/"
ONE, TWO, THREE = (f"{DATA}{n}" for n in (1, 2, 3))
DOCUMENT = "http://xmlns.com/foaf/0.1/Document"
FORM = "application/x-www-form-urlencoded"
QUERY, UPDATE = "application/sparql-query", "application/sparql-update"
IN_DEFAULT = f"ASK {{ <{ONE}> a ?type . <{TWO}> a ?type }}"
IN_NAMED = f"ASK {{ GRAPH ?g {{ <{ONE}> a ?type }} GRAPH ?h {{ <{TWO}> a ?type }} }}"
JSON = "application/sparql-results+json"


@pytest.fixture(scope="module")
def three(tmp_path_factory: pytest.TempPathFactory, serving: Serving) -> Iterator[httpx.Client]:
    """A server of three graphs, each of which says of its name that it is a document."""
    before = ox.Store()
    for name in (ONE, TWO, THREE):
        node, kind = ox.NamedNode(name), ox.NamedNode(DOCUMENT)
        before.add(ox.Quad(node, ox.NamedNode(_type()), kind, node))
    store = OnDisk(tmp_path_factory.mktemp("three")).store(before)
    with serving(store, default_graph="named") as client:
        yield client


def _type() -> str:
    return "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"


def path(*pairs: tuple[str, str]) -> str:
    return f"/sparql?{urlencode(pairs)}" if pairs else "/sparql"


DEFAULT_BOTH = (("default-graph-uri", ONE), ("default-graph-uri", TWO))
NAMED_BOTH = (("named-graph-uri", ONE), ("named-graph-uri", TWO))


@pytest.mark.parametrize(
    ("method", "address", "kind", "body", "expected"),
    [
        ("GET", path(("query", "ASK {}")), "", "", True),
        ("GET", path(("query", "ASK {}"), ("default-graph-uri", f"{DATA}0")), "", "", True),
        ("POST", path(), FORM, urlencode({"query": "ASK {}"}), True),
        ("POST", path(), QUERY, "ASK {}", True),
        ("POST", path(), f"{QUERY}; charset=UTF-8", "ASK {}", True),
        ("GET", path(("query", IN_DEFAULT), *DEFAULT_BOTH), "", "", True),
        ("GET", path(("query", IN_DEFAULT), *NAMED_BOTH), "", "", False),
        ("GET", path(("query", IN_DEFAULT)), "", "", False),
        ("POST", path(*DEFAULT_BOTH), QUERY, IN_DEFAULT, True),
        ("POST", path(), FORM, urlencode([("query", IN_DEFAULT), *DEFAULT_BOTH]), True),
        ("GET", path(("query", IN_NAMED), *NAMED_BOTH), "", "", True),
        ("GET", path(("query", IN_NAMED), *DEFAULT_BOTH), "", "", False),
        ("POST", path(*NAMED_BOTH), QUERY, IN_NAMED, True),
        (
            "POST",
            path(("default-graph-uri", THREE), *NAMED_BOTH),
            QUERY,
            IN_NAMED.replace("ASK {", f"ASK {{ <{THREE}> a ?t"),
            True,
        ),
        ("POST", path(*NAMED_BOTH), QUERY, IN_NAMED.replace("ASK", f"ASK FROM <{THREE}>"), True),
    ],
    ids=(
        "get absent form direct charset default-get default-as-named default-none default-direct"
        " default-form named-get named-as-default named-direct both over-from"
    ).split(),
)
def test_a_query_asks_the_graphs_that_its_request_names(
    three: httpx.Client, method: str, address: str, kind: str, body: str, expected: bool
) -> None:
    headers = {"Content-Type": kind} if kind else {}
    answer = three.request(method, address, content=body, headers=headers)
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"] == JSON
    assert answer.json()["boolean"] is expected


@pytest.mark.parametrize(
    ("method", "address", "kind", "body", "status"),
    [
        ("PUT", path(("query", "ASK {}")), FORM, b"", 405),
        ("GET", path(("query", "ASK {}"), ("query", "SELECT * {}")), "", b"", 400),
        ("POST", path(), "text/plain", b"ASK {}", 415),
        ("POST", path(), "", b"query=ASK%20%7B%7D", 415),
        ("POST", path(), "", b"ASK {}", 415),
        ("POST", path(), f"{QUERY}; charset=UTF-16", "ASK {}".encode("utf-16"), 415),
        ("POST", path(), QUERY, "ASK {}".encode("utf-16"), 400),
        ("POST", path(), FORM, b"query=ASK%20%7B%7D%FF", 400),
        ("GET", path(("query", "ASK {")), "", b"", 400),
        ("GET", path(("query", "")), "", b"", 400),
        ("GET", path(("query", "ASK {}"), ("default-graph-uri", "no iri")), "", b"", 400),
        ("GET", path(("update", "CLEAR ALL")), "", b"", 400),
        ("POST", path(), FORM, b"update=CLEAR%20NAMED&update=CLEAR%20DEFAULT", 400),
        ("POST", path(), FORM, b"update=CLEAR%20NAMED&query=ASK%20%7B%7D", 400),
        ("POST", path(), FORM, b"", 400),
        ("POST", path(), "text/plain", b"CLEAR NAMED", 415),
        ("POST", path(), "", b"update=CLEAR%20NAMED", 415),
        ("POST", path(), f"{UPDATE}; charset=UTF-16", "CLEAR NAMED".encode("utf-16"), 415),
        ("POST", path(), FORM, b"update=CLEAR%20XYZ", 400),
        ("POST", path(("query", "ASK {}")), UPDATE, b"CLEAR NAMED", 400),
        (
            "POST",
            path(("using-named-graph-uri", ONE)),
            UPDATE,
            b"WITH <https://example.org/a> DELETE { ?s ?p 1 } INSERT { ?s ?p 2 } WHERE { ?s ?p 1 }",
            400,
        ),
        ("GET", path(("query", "CLEAR ALL")), "", b"", 403),
        ("POST", path(), UPDATE, b"LOAD <file:///etc/passwd> INTO GRAPH <https://a.example/>", 403),
        ("POST", path(), UPDATE, b"LOAD <http://127.0.0.1/> INTO GRAPH <https://a.example/>", 403),
        ("GET", path(("query", "ASK { SERVICE <http://127.0.0.1/> { } }")), "", b"", 403),
        ("GET", path(("query", "ASK FROM <file:///etc/passwd> { ?s ?p ?o }")), "", b"", 403),
    ],
    ids=(
        "method two-queries text-plain no-type-form no-type-direct utf-16 utf-16-unsaid bad-form"
        " syntax empty no-iri update-by-get two-updates both-kinds neither update-text-plain"
        " update-no-type update-utf-16 update-syntax two-places dataset-conflict"
        " update-as-query load-file load-host service file"
    ).split(),
)
def test_what_is_wrong_has_the_right_status(
    three: httpx.Client,
    writing: dict[str, str],
    method: str,
    address: str,
    kind: str,
    body: bytes,
    status: int,
) -> None:
    headers = {**writing, **({"Content-Type": kind} if kind else {})}
    answer = three.request(method, address, content=body, headers=headers)
    assert answer.status_code == status, answer.text


ROWS = "SELECT ?s { GRAPH ?s { ?s ?p ?o } } ORDER BY ?s"
TRIPLES = "CONSTRUCT { ?s ?p ?o } { GRAPH ?s { ?s ?p ?o } }"


@pytest.mark.parametrize(
    ("query", "accept", "kind", "beginning"),
    [
        (ROWS, "", JSON, '{"head":{"vars":["s"]}'),
        (ROWS, "application/sparql-results+xml", "application/sparql-results+xml", "<?xml"),
        (ROWS, "text/csv", "text/csv; charset=utf-8", "s\r\n"),
        (ROWS, "text/tab-separated-values", "text/tab-separated-values; charset=utf-8", "?s\n"),
        (ROWS, "text/html,application/xml;q=0.9,*/*;q=0.8", "application/xml", "<?xml"),
        (ROWS, "text/csv;q=0.5, application/json;q=0.4", "text/csv; charset=utf-8", "s\r\n"),
        ("ASK {}", "application/sparql-results+xml", "application/sparql-results+xml", "<?xml"),
        (TRIPLES, "", "text/turtle; charset=utf-8", "@prefix"),
        (TRIPLES, "application/n-triples", "application/n-triples", "<https"),
        (TRIPLES, "application/rdf+xml", "application/rdf+xml", "<?xml"),
        (TRIPLES, "application/ld+json", "application/ld+json", "[{"),
        (TRIPLES, "application/n-quads", "application/n-quads", "<https"),
        (TRIPLES, "application/trig", "application/trig", "@prefix"),
        (f"DESCRIBE <{ONE}>", "text/*", "text/turtle; charset=utf-8", ""),
    ],
    ids=(
        "json xml csv tsv browser weights ask turtle ntriples rdfxml jsonld nquads trig describe"
    ).split(),
)
def test_results_come_in_the_format_that_is_liked_most(
    three: httpx.Client, query: str, accept: str, kind: str, beginning: str
) -> None:
    answer = three.get("/sparql", params={"query": query}, headers={"Accept": accept})
    assert answer.status_code == 200
    assert answer.headers["content-type"] == kind
    assert answer.text.startswith(beginning)
    assert "Accept" in answer.headers["vary"]


def test_a_link_may_name_the_format(three: httpx.Client) -> None:
    answer = three.get("/sparql", params={"query": ROWS, "format": "csv"})
    assert answer.text.split() == ["s", ONE, TWO, THREE]


def test_what_nobody_can_give_is_not_acceptable(three: httpx.Client) -> None:
    answer = three.get("/sparql", params={"query": ROWS}, headers={"Accept": "image/png"})
    assert answer.status_code == 406
    assert JSON in answer.text


def test_all_sites_may_ask(three: httpx.Client) -> None:
    origin = {"Origin": "https://yasgui.example"}
    answer = three.get("/sparql", params={"query": "ASK {}"}, headers=origin)
    assert answer.headers["access-control-allow-origin"] == "*"
    wanted = {"Access-Control-Request-Method": "POST", "Access-Control-Request-Headers": "accept"}
    assert three.options("/sparql", headers={**origin, **wanted}).status_code == 200


def test_who_knows_the_answer_is_told_so_until_the_store_changes(
    three: httpx.Client, writing: dict[str, str]
) -> None:
    asked: dict[str, Any] = {"params": {"query": ROWS}}
    for encoding in ("identity", "gzip"):
        headers = {"Accept-Encoding": encoding}
        tag = three.get("/sparql", headers=headers, **asked).headers["etag"]
        again = three.get("/sparql", headers={**headers, "If-None-Match": tag}, **asked)
        assert again.status_code == 304
        assert not again.content
    other = {"If-None-Match": tag, "Accept": "text/csv"}
    assert three.get("/sparql", headers=other, **asked).status_code == 200
    update = "INSERT DATA { GRAPH <https://example.org/x> { <https://example.org/x> a 1 } }"
    changed = three.post("/sparql", data={"update": update}, headers=writing)
    assert changed.text == "1 inserted, 0 deleted\n"
    assert three.get("/sparql", headers={"If-None-Match": tag}, **asked).status_code == 200


def test_chance_has_no_tag(three: httpx.Client) -> None:
    answer = three.get("/sparql", params={"query": "SELECT (RAND() AS ?x) { }"})
    assert "etag" not in answer.headers


def test_an_update_asks_the_graphs_that_its_request_names(
    three: httpx.Client, writing: dict[str, str]
) -> None:
    target = f"{DATA}found"
    update = f"INSERT {{ GRAPH <{target}> {{ ?s a 2 }} }} WHERE {{ ?s a <{DOCUMENT}> }}"
    answer = three.post(
        path(("using-graph-uri", ONE), ("using-graph-uri", TWO)),
        content=update,
        headers={**writing, "Content-Type": UPDATE},
    )
    assert answer.status_code == 200, answer.text
    query = f"SELECT ?s {{ GRAPH <{target}> {{ ?s ?p ?o }} }} ORDER BY ?s"
    rows = three.get("/sparql", params={"query": query, "format": "csv"}).text.split()
    assert rows == ["s", ONE, TWO]


def test_a_relative_iri_begins_at_the_endpoint(three: httpx.Client) -> None:
    answer = three.get("/sparql", params={"query": "CONSTRUCT { <s> <p> 1 } {}"})
    assert f"<{three.base_url.join('/s')}>" in answer.text


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 401),
        ({"Authorization": "Bearer nobody"}, 403),
        ({"Authorization": "Basic nobody"}, 403),
        ({"Cookie": "kg_token=nobody"}, 403),
    ],
    ids=["none", "bearer", "basic", "cookie"],
)
def test_nobody_writes_without_a_token(
    three: httpx.Client, headers: dict[str, str], status: int
) -> None:
    update = "INSERT DATA { GRAPH <https://example.org/y> { <https://example.org/y> a 1 } }"
    answer = three.post("/sparql", data={"update": update}, headers=headers)
    assert answer.status_code == status
    assert ("www-authenticate" in answer.headers) == (status == 401)


def test_a_page_of_another_site_cannot_write_with_what_the_browser_knows(
    three: httpx.Client,
) -> None:
    from kg.serve.tokens import cookie_value
    from tests.serve.conftest import TOKEN

    update = {"update": "CREATE SILENT GRAPH <https://example.org/z>"}
    cookie = {"Cookie": f"kg_token={cookie_value(TOKEN)}"}
    for elsewhere in ({"Origin": "https://evil.example"}, {"Sec-Fetch-Site": "cross-site"}):
        headers = {**cookie, **elsewhere}
        assert three.post("/sparql", data=update, headers=headers).status_code == 403
        basic = httpx.BasicAuth("any", TOKEN)
        assert three.post("/sparql", data=update, headers=elsewhere, auth=basic).status_code == 403
    assert three.post("/sparql", data=update, headers=cookie).status_code == 200


def test_derived_graphs_cannot_be_written(client: httpx.Client, writing: dict[str, str]) -> None:
    graph = "https://w3id.org/agglo-kg/graph/entities"
    update = f"INSERT DATA {{ GRAPH <{graph}> {{ <{graph}> a 1 }} }}"
    answer = client.post("/sparql", data={"update": update}, headers=writing)
    assert answer.status_code == 403
    assert graph in answer.text


def test_text_is_searched_over_http(client: httpx.Client) -> None:
    query = 'SELECT ?title { (?doc ?score) text:query ("мектеп" 5) . ?doc dct:title ?title }'
    rows = client.get("/sparql", params={"query": query}).json()["results"]["bindings"]
    assert [row["title"]["value"] for row in rows] == ["Мектеп ашылды"]


def test_large_results_come_whole(client: httpx.Client) -> None:
    query = "SELECT ?s ?p ?o { ?s ?p ?o }"
    rows = client.get("/sparql", params={"query": query}).json()["results"]["bindings"]
    count = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
    [row] = client.get("/sparql", params={"query": count}).json()["results"]["bindings"]
    assert len(rows) == int(row["n"]["value"]) > 10_000


def test_an_error_in_a_query_is_told_with_its_line(client: httpx.Client) -> None:
    told = client.get("/sparql", params={"query": "SELECT *\n{ ?s ?p }"}).text
    assert "2:" in told


def test_the_service_describes_itself(three: httpx.Client) -> None:
    answer = three.get("/sparql")
    graph = ox.Store()
    graph.load(answer.content, ox.RdfFormat.TURTLE)
    sd = "PREFIX sd: <http://www.w3.org/ns/sparql-service-description#>"
    endpoint = str(three.base_url.join("/sparql"))
    assert graph.query(f"{sd} ASK {{ ?s a sd:Service ; sd:endpoint <{endpoint}> }}")
    assert graph.query(f"{sd} ASK {{ ?s sd:supportedLanguage sd:SPARQL11Update }}")
    names = "sd:defaultDataset/sd:namedGraph/sd:name"
    assert graph.query(f"{sd} ASK {{ ?s {names} <{ONE}> }}")
    for media_type in ("application/rdf+xml", "application/ld+json", "application/n-triples"):
        found = three.get("/sparql", headers={"Accept": media_type})
        assert found.headers["content-type"] == media_type
    assert "<textarea" in three.get("/sparql", headers={"Accept": "text/html"}).text


def test_a_query_in_letters_needs_no_escapes(client: httpx.Client) -> None:
    query = quote("ASK { ?s dct:title 'Мектеп ашылды'@kk }", safe=" {}?:'@")
    assert json.loads(client.get(f"/sparql?query={query}").content)["boolean"] is True
