"""What takes too much is ended, told so, and leaves its place to others."""

from __future__ import annotations

import socket
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

import httpx
import pytest

from kg.query.limits import Bounds
from tests.serve.conftest import Serving

ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
LARGE = "SELECT * { ?a ?b ?c . ?d ?e ?f }"
QUICK = "ASK { ?s ?p ?o }"


def ask(client: httpx.Client, query: str) -> httpx.Response:
    return client.get("/sparql", params={"query": query})


def test_a_query_that_takes_too_long_is_ended_and_its_place_is_free(
    own_store: Path, serving: Serving
) -> None:
    with serving(own_store, queries=1, bounds=Bounds(seconds=0.5)) as client:
        for _ in range(2):
            answer = ask(client, ENDLESS)
            assert answer.status_code == 503
            assert "longer than 0.5 s" in answer.text
            assert ask(client, QUICK).json()["boolean"] is True


def test_a_query_that_takes_too_much_memory_is_ended(own_store: Path, serving: Serving) -> None:
    hungry = "SELECT * { ?a ?b ?c . ?d ?e ?f } ORDER BY ?a ?d LIMIT 10"
    with serving(own_store, queries=1, bounds=Bounds(memory_bytes=300_000_000)) as client:
        answer = ask(client, hungry)
        assert answer.status_code == 422
        assert "memory" in answer.text
        assert ask(client, QUICK).json()["boolean"] is True


def test_more_rows_than_allowed_are_told(own_store: Path, serving: Serving) -> None:
    with serving(own_store, queries=1, bounds=Bounds(rows=100)) as client:
        answer = ask(client, "SELECT * { ?s ?p ?o } LIMIT 101")
        assert answer.status_code == 422
        assert "more than 100 rows" in answer.text
        assert ask(client, "SELECT * { ?s ?p ?o } LIMIT 100").status_code == 200


def test_results_that_end_with_an_error_do_not_look_whole(
    own_store: Path, serving: Serving
) -> None:
    with serving(own_store, queries=1, bounds=Bounds(rows=20_000)) as client:
        with pytest.raises(httpx.RemoteProtocolError):
            ask(client, LARGE)
        assert ask(client, QUICK).json()["boolean"] is True


def test_who_stops_reading_ends_the_query(own_store: Path, serving: Serving) -> None:
    with serving(own_store, queries=1, bounds=Bounds(seconds=60)) as client:
        with client.stream("GET", "/sparql", params={"query": LARGE}) as answer:
            assert next(answer.iter_bytes())
        assert ask(client, QUICK).json()["boolean"] is True


def test_who_takes_nothing_is_left_and_its_place_is_free(own_store: Path, serving: Serving) -> None:
    chosen = {"queries": 1, "stalled_seconds": 0.3, "bounds": Bounds(seconds=600)}
    with serving(own_store, **chosen) as client, socket.socket() as connection:
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        connection.connect((client.base_url.host, client.base_url.port))
        query = httpx.QueryParams({"query": LARGE})
        connection.sendall(f"GET /sparql?{query} HTTP/1.1\r\nHost: a\r\n\r\n".encode())
        assert connection.recv(100).startswith(b"HTTP/1.1 200")
        assert ask(client, QUICK).json()["boolean"] is True


def test_an_answer_takes_no_longer_than_it_may(own_store: Path, serving: Serving) -> None:
    chosen = {"queries": 1, "answer_seconds": 0.3, "bounds": Bounds(seconds=600)}
    with serving(own_store, **chosen) as client:
        with pytest.raises(httpx.RemoteProtocolError):
            ask(client, LARGE)
        assert ask(client, QUICK).json()["boolean"] is True


def test_who_leaves_before_there_is_a_result_ends_the_query(
    own_store: Path, serving: Serving
) -> None:
    with serving(own_store, queries=1, bounds=Bounds(seconds=600)) as client:
        address = (client.base_url.host, client.base_url.port)
        with socket.create_connection(address) as connection:
            query = httpx.QueryParams({"query": ENDLESS})
            connection.sendall(f"GET /sparql?{query} HTTP/1.1\r\nHost: a\r\n\r\n".encode())
            while not _is_busy(client):
                pass
        assert ask(client, QUICK).json()["boolean"] is True


def _is_busy(client: httpx.Client) -> bool:
    return "kg_queries_running 1\n" in client.get("/metrics").text


def test_too_many_at_once_are_told_to_come_again(own_store: Path, serving: Serving) -> None:
    chosen = {"queries": 1, "waiting": 1, "bounds": Bounds(seconds=3)}
    with serving(own_store, **chosen) as client, ThreadPoolExecutor(6) as threads:
        answers = list(threads.map(lambda _: ask(client, ENDLESS), range(6)))
        assert {one.status_code for one in answers} == {503}
        refused = [one for one in answers if "wait" in one.text]
        assert refused
        assert all(one.headers["retry-after"] for one in refused)
        assert ask(client, QUICK).json()["boolean"] is True


def test_a_body_has_its_limits_in_size_and_time(own_store: Path, serving: Serving) -> None:
    with serving(own_store, queries=1, body_bytes=1000, body_seconds=0.3) as client:
        body = "ASK {}" + " " * 1000
        headers = {"Content-Type": "application/sparql-query"}
        assert client.post("/sparql", content=body, headers=headers).status_code == 413
        parts = iter([body[:600].encode(), body[600:].encode()])
        assert client.post("/sparql", content=parts, headers=headers).status_code == 413
        address = (client.base_url.host, client.base_url.port)
        with socket.create_connection(address) as connection:
            head = "POST /sparql HTTP/1.1\r\nHost: a\r\nContent-Type: application/sparql-query\r\n"
            connection.sendall(f"{head}Content-Length: 100\r\n\r\nASK".encode())
            assert connection.recv(1000).startswith(b"HTTP/1.1 408")


def test_the_processes_end_with_the_server(own_store: Path, serving: Serving) -> None:
    before = _children()
    with serving(own_store, queries=2):
        assert len(_children() - before) == 2
    assert not _children() - before


def _children() -> set[str]:
    tasks = Path("/proc/self/task")
    if not tasks.is_dir():
        pytest.skip("only Linux tells the children of a process")
    children = set[str]()
    for task in tasks.iterdir():
        with suppress(FileNotFoundError):  # a thread that has ended meanwhile
            children.update((task / "children").read_text("ascii").split())
    return children
