"""Graphs as the SPARQL 1.1 Graph Store Protocol has them, in the steps of its W3C tests."""

from __future__ import annotations

from collections.abc import Iterator

import httpx
import pyoxigraph as ox
import pytest

from tests.query.w3c import OnDisk, same
from tests.serve.conftest import Serving

TURTLE = {"Content-Type": "text/turtle; charset=utf-8"}
PREFIXES = "@prefix foaf: <http://xmlns.com/foaf/0.1/> . "
FIRST = f'{PREFIXES} <#it> a foaf:Person ; foaf:account [ foaf:accountName "Айгүл" ] .'
SECOND = f'{PREFIXES} <#it> a foaf:Person ; foaf:account [ foaf:accountName "Ержан" ] .'
MORE = f'{PREFIXES} <#it> foaf:familyName "Серікова" .'
EVEN_MORE = f'{PREFIXES} <#it> foaf:givenName "Айгүл" .'
NAME = "https://example.org/graphs/қазан"


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory, serving: Serving) -> Iterator[httpx.Client]:
    store = OnDisk(tmp_path_factory.mktemp("graphs")).store(ox.Store())
    with serving(store, default_graph="named") as client:
        yield client


def triples(turtle: str, base: str) -> list[ox.Quad]:
    return list(ox.parse(turtle, ox.RdfFormat.TURTLE, base_iri=base))


def holds(answer: httpx.Response, base: str, *expected: str) -> bool:
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"] == "text/turtle; charset=utf-8"
    return same(triples(answer.text, base), [one for t in expected for one in triples(t, base)])


def form(*parts: str) -> tuple[bytes, dict[str, str]]:
    lines = []
    for number, part in enumerate(parts):
        lines += [
            "--және",
            f'Content-Disposition: form-data; name="{number}"; filename="{number}.ttl"',
            "Content-Type: text/turtle; charset=utf-8",
            "",
            part,
        ]
    body = "\r\n".join([*lines, "--және--", ""]).replace("және", "aaabbb")
    return body.encode(), {"Content-Type": "multipart/form-data; boundary=aaabbb"}


def test_the_life_of_a_graph(empty: httpx.Client, writing: dict[str, str]) -> None:
    """Each step of the W3C's list of tests after the other."""
    path, turtle = "/graphs/person/1.ttl", {**writing, **TURTLE}
    iri = str(empty.base_url.join(path))
    made = empty.put(path, content=FIRST, headers=turtle)
    assert made.status_code == 201
    assert made.headers["location"] == iri
    assert holds(empty.get("/graphs", params={"graph": iri}), iri, FIRST)
    assert empty.put(path, content=SECOND, headers=turtle).status_code == 204
    assert holds(empty.get(path), iri, SECOND)
    assert empty.head(path).status_code == 200
    assert int(empty.head(path).headers["content-length"]) > 0
    assert empty.post(path, content=MORE, headers=turtle).status_code == 200
    assert holds(empty.get(path), iri, SECOND, MORE)
    body, headers = form(MORE, EVEN_MORE)
    assert empty.post(path, content=body, headers={**writing, **headers}).status_code == 200
    assert holds(empty.get(path), iri, SECOND, MORE, EVEN_MORE)
    assert empty.post(path, content="", headers=turtle).status_code == 200
    assert holds(empty.get(path), iri, SECOND, MORE, EVEN_MORE)
    assert empty.delete(path, headers=writing).status_code == 200
    assert empty.get(path).status_code == 404
    assert empty.head(path).status_code == 404
    assert empty.delete(path, headers=writing).status_code == 404


def test_the_graph_without_a_name(empty: httpx.Client, writing: dict[str, str]) -> None:
    path, turtle = "/graphs?default", {**writing, **TURTLE}
    base = str(empty.base_url)
    blank = FIRST.replace("<#it>", "[]")
    assert empty.put(path, content=blank, headers=turtle).status_code == 201
    assert holds(empty.get(path), base, blank)
    assert empty.put(path, content="", headers=turtle).status_code == 204
    assert holds(empty.get(path), base)


def test_a_new_graph_gets_a_name_that_leads_to_it(
    empty: httpx.Client, writing: dict[str, str]
) -> None:
    made = empty.post("/graphs", content=FIRST, headers={**writing, **TURTLE})
    assert made.status_code == 201
    iri = made.headers["location"]
    assert holds(empty.get(iri), iri, FIRST)
    assert holds(empty.get("/graphs", params={"graph": iri}), iri, FIRST)


def test_an_empty_graph_is_there_and_a_name_may_have_any_letters(
    empty: httpx.Client, writing: dict[str, str]
) -> None:
    named = {"params": {"graph": NAME}}
    assert empty.put("/graphs", content="", headers={**writing, **TURTLE}, **named).is_success
    assert holds(empty.get("/graphs", **named), NAME)


@pytest.mark.parametrize(
    ("kind", "content"),
    [
        ("application/n-triples", f'<{NAME}#it> <http://xmlns.com/foaf/0.1/name> "Серік" .'),
        (
            "application/ld+json",
            f'{{"@id": "{NAME}#it", "http://xmlns.com/foaf/0.1/name": "Серік"}}',
        ),
        (
            "application/rdf+xml",
            '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"'
            ' xmlns:foaf="http://xmlns.com/foaf/0.1/"><rdf:Description rdf:about="#it">'
            "<foaf:name>Серік</foaf:name></rdf:Description></rdf:RDF>",
        ),
    ],
)
def test_a_graph_comes_in_any_format(
    empty: httpx.Client, writing: dict[str, str], kind: str, content: str
) -> None:
    named = {"params": {"graph": NAME}}
    headers = {**writing, "Content-Type": kind}
    assert empty.put("/graphs", content=content.encode(), headers=headers, **named).is_success
    found = empty.get("/graphs", headers={"Accept": "application/n-triples"}, **named)
    assert found.text == f'<{NAME}#it> <http://xmlns.com/foaf/0.1/name> "Серік" .\n'


XML_BOMB = (
    '<!DOCTYPE r [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">&b;</rdf:RDF>'
)


@pytest.mark.parametrize(
    ("method", "path", "kind", "content", "status"),
    [
        ("PUT", "/graphs?graph=https://example.org/a", "text/turtle", "<a> <b>", 400),
        ("PUT", "/graphs?graph=https://example.org/a", "application/rdf+xml", XML_BOMB, 400),
        (
            "PUT",
            "/graphs?graph=https://example.org/a",
            "application/ld+json",
            '{"@context": "http://127.0.0.1:9/c.jsonld", "@id": "a"}',
            400,
        ),
        ("PUT", "/graphs?graph=https://example.org/a", "text/plain", "", 415),
        ("PUT", "/graphs?graph=https://example.org/a", "application/trig", "", 415),
        ("PUT", "/graphs?graph=https://example.org/a", "", "", 415),
        ("PUT", "/graphs?graph=https://example.org/a", "text/turtle; charset=koi8-r", "", 415),
        ("PUT", "/graphs?graph=no%20iri", "text/turtle", "", 400),
        ("PUT", "/graphs?graph=https://a.example/&default", "text/turtle", "", 400),
        ("PUT", "/graphs", "text/turtle", "", 400),
        ("GET", "/graphs", "", "", 400),
        ("GET", "/graphs?graph=https://example.org/none", "", "", 404),
        ("PATCH", "/graphs?default", "text/turtle", "", 405),
    ],
    ids=(
        "syntax bomb context type dataset no-type charset iri two none get-none missing patch"
    ).split(),
)
def test_what_is_no_graph_has_the_right_status(
    empty: httpx.Client,
    writing: dict[str, str],
    method: str,
    path: str,
    kind: str,
    content: str,
    status: int,
) -> None:
    headers = {**writing, **({"Content-Type": kind} if kind else {})}
    answer = empty.request(method, path, content=content, headers=headers)
    assert answer.status_code == status, answer.text


def test_who_has_not_seen_what_is_there_changes_nothing(
    empty: httpx.Client, writing: dict[str, str]
) -> None:
    named, headers = {"params": {"graph": "https://example.org/seen"}}, {**writing, **TURTLE}
    once = {**headers, "If-None-Match": "*"}
    assert empty.put("/graphs", content=MORE, headers=once, **named).status_code == 201
    assert empty.put("/graphs", content=MORE, headers=once, **named).status_code == 412
    tag = empty.get("/graphs", **named).headers["etag"]
    seen = {**headers, "If-Match": tag}
    assert empty.put("/graphs", content=EVEN_MORE, headers=seen, **named).status_code == 204
    assert empty.put("/graphs", content=MORE, headers=seen, **named).status_code == 412
    assert empty.delete("/graphs", headers={**writing, "If-Match": "*"}, **named).is_success
    assert empty.delete("/graphs", headers={**writing, "If-Match": "*"}, **named).status_code == 412


def test_in_a_store_of_articles_derived_graphs_are_read_and_own_ones_written(
    client: httpx.Client, writing: dict[str, str]
) -> None:
    headers = {**writing, **TURTLE}
    derived = {"params": {"graph": "https://w3id.org/agglo-kg/graph/authority"}}
    assert client.get("/graphs", **derived).status_code == 200
    assert client.put("/graphs", content=FIRST, headers=headers, **derived).status_code == 403
    assert client.delete("/graphs", headers=writing, **derived).status_code == 403
    assert client.put("/graphs?default", content=FIRST, headers=headers).status_code == 403
    own = {"params": {"graph": "https://example.org/own"}}
    assert client.put("/graphs", content=FIRST, headers=headers, **own).status_code == 201
    assert client.delete("/graphs", headers=writing, **own).status_code == 200
    assert client.put("/graphs", content=FIRST, headers=TURTLE, **own).status_code == 401
