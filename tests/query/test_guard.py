"""Which queries are refused; and that none that passes ever asks another server."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pyoxigraph as ox
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.errors import KgError, QueryMalformed, QueryRefused, QueryTooLarge
from kg.query.guard import checked, graphs_named
from kg.query.sparql import results


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { SERVICE <http://x.example/> { ?s ?p ?o } }",
        "SELECT * { service silent <http://x.example/> { ?s ?p ?o } }",
        "SELECT * { ?s ?p ?o . SeRvIcE<http://x.example/>{ ?s ?p ?o } }",
        "SELECT * { SERVICE ?where { ?s ?p ?o } }",
        "SELECT * { SERVICE # to another server\n <http://x.example/> { ?s ?p ?o } }",
        "PREFIX : <http://x.example/> SELECT * { SERVICE :sparql { ?s ?p ?o } }",
        "PREFIX : <http://x.example/> SELECT * { SERVICE:sparql { ?s ?p ?o } }",
        "PREFIX : <http://x.example/> SELECT * { SERVICE:sparql#\n{ ?s ?p ?o } }",
        "PREFIX service: <http://x.example/> SELECT * { service:sparql { ?s ?p ?o } }",
        "SELECT * { ?s ?p 1SERVICE<http://x.example/>{ ?s ?p ?o } }",
        "SELECT * { ?s ?p trueSERVICE<http://x.example/>{ ?s ?p ?o } }",
        "SELECT * { ?s ?p 'x'SERVICE<http://x.example/>{ ?s ?p ?o } }",
        "SELECT * { ?s ?p <http://y.example/\\u0041#> SERVICE <http://x.example/> { } }",
        "SELECT * { ?s ?p <http://y.example/'> SERVICE <http://x.example/> { } } #'",
        "SELECT * { FILTER(1<2) SERVICE <http://x.example/> { } FILTER(3>2) }",
    ],
)
def test_a_question_to_another_server_is_refused(query: str) -> None:
    with pytest.raises(QueryRefused, match="another server") as raised:
        checked(query, ["http://y.example/"])
    assert 'outside = "http' in raised.value.hint


@pytest.mark.parametrize(
    "query",
    [
        "SELECT ?service { ?service ?p ?o }",
        "SELECT $SERVICE { $SERVICE ?p ?o }",
        "SELECT * { ?s ?p 'SERVICE <http://x.example/> { }' }",
        'SELECT * { ?s ?p "SERVICE", """a "SERVICE" b""" }',
        "SELECT * { ?s ?p 'it\\'s SERVICE' }",
        "SELECT * { ?s ?p ?o } # SERVICE <http://x.example/>",
        "SELECT * { ?s <http://x.example/SERVICE> ?o }",
        "SELECT * { ?s <http://x.example/#SERVICE> ?o }",
        "PREFIX service: <http://x.example/> SELECT * { ?s service:kind service:Bus . }",
        "PREFIX e: <http://x.example/> SELECT * { ?s e:service ?o ; e:SERVICE.x ?y }",
        "PREFIX myservice: <http://x.example/> SELECT * { ?s myservice:at ?o }",
        "SELECT * { ?insert ?delete ?o FILTER(?o != 'DROP ALL') }",
        "PREFIX add: <http://x.example/> ASK { ?s add:load ?o }",
        "BASE <http://x.example/insert> ASK { ?s ?p ?o }",
    ],
)
def test_a_query_that_only_looks_so_is_run(query: str) -> None:
    results(ox.Store(), checked(query))


@pytest.mark.parametrize(
    "update",
    [
        "INSERT DATA { <http://x> <http://y> <http://z> }",
        "delete where { ?s ?p ?o }",
        "PREFIX e: <http://x.example/> INSERT { ?s e:p ?o } WHERE { SELECT * { ?s ?p ?o } }",
        "WITH <http://g> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }",
        "# SELECT\nDROP ALL",
        "CLEAR DEFAULT",
        "LOAD <file:///etc/passwd>",
        "COPY <http://a> TO <http://b>",
    ],
)
def test_an_update_is_refused_and_says_what_to_do(update: str) -> None:
    with pytest.raises(QueryRefused, match="only read") as raised:
        checked(update)
    assert "kg update" in raised.value.hint


def test_a_server_that_the_settings_allow_is_asked(server: tuple[str, list[str]]) -> None:
    address, asked = server
    for service in (f"SERVICE <{address}>", f"service silent # yes\n<{address}>"):
        text = checked(f"ASK {{ {service} {{ ?s ?p ?o }} }}", [address])
        with suppress(KgError, OSError, RuntimeError):
            bool(results(ox.Store(), text))
        assert asked
        asked.clear()


@pytest.mark.parametrize(
    "service",
    [
        "SERVICE <http://y.example/sparql>",
        "SERVICE <//y.example/>",
        "SERVICE y:",
        "SERVICE ?y",
        "SERVICE <http://\\u0079.example/>",
        "SERVICE <http://y.example/> { } SERVICE <http://z.example/>",
    ],
)
def test_a_server_is_allowed_by_its_full_iri_alone(service: str) -> None:
    with pytest.raises(QueryRefused):
        checked(f"BASE <http://y.example/> ASK {{ {service} {{ }} }}", ["http://y.example/"])


def test_a_query_that_is_too_long_is_refused_and_says_which_setting_allows_it() -> None:
    with pytest.raises(QueryTooLarge, match="1,000,000") as raised:
        checked("ASK {}" + " " * 999_994, (), 200_000)
    assert "KG_QUERY_LETTERS=1000000" in raised.value.hint


@pytest.mark.parametrize(
    ("query", "graphs"),
    [
        ("ASK { ?from ?p ?o } # FROM <http://x>", None),
        ("ASK FROM <http://x> FROM NAMED <http://y> { }", ["http://x", "http://y"]),
        ("PREFIX from: <http://x/> ASK FROM from:y { }", []),
        ("ASK from<file:///etc/passwd>{ }", ["file:///etc/passwd"]),
    ],
)
def test_the_graphs_that_from_names_are_known(query: str, graphs: list[str] | None) -> None:
    assert graphs_named(query) == graphs


def test_comments_are_blanked_at_their_length() -> None:
    query = "SELECT * # әкімдер\n{ ?s ?p '# мәтін' }"
    assert checked(query) == "SELECT *          \n{ ?s ?p '# мәтін' }"


def test_what_is_no_unicode_text_is_told() -> None:
    with pytest.raises(QueryMalformed, match="not UTF-8") as raised:
        checked("ASK { ?s ?p '\udcff' }")
    assert raised.value.place == "character 14"


@pytest.fixture(scope="module")
def server() -> Iterator[tuple[str, list[str]]]:
    """The address of a loopback server, and the requests that it was sent."""
    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_error(404)

        do_POST = do_GET

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as running:
        thread = threading.Thread(target=running.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{running.server_port}/", asked
        running.shutdown()
        thread.join()


def test_unguarded_the_server_would_be_asked(server: tuple[str, list[str]]) -> None:
    address, asked = server
    with suppress(OSError, RuntimeError):
        bool(ox.Store().query(f"PREFIX : <{address}> ASK {{ SERVICE:x {{ ?s ?p ?o }} }}"))
    assert asked
    asked.clear()


_PIECES = st.sampled_from(
    """SERVICE|service|SILENT| |\n|#|'|"|\\|<|>|1|true|?v|:x|service:x|_:b|.|;|(|)|%|$|@en|'a'|{ }
    |<http://y.example/#>|<http://y.example/\\u0041#>|\\u0020|e:a\\'|e:a.|'''|?s ?p |FILTER(1<2)
    |<ADDRESS>|ADDRESS|SERVICE <ADDRESS> { }|SERVICE:x {}|SERVICE<ADDRESS>{}""".replace(
        "\n    ", ""
    ).split("|")
)


@settings(max_examples=1500, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(_PIECES, max_size=9).map("".join))
def test_no_query_that_passes_asks_another_server(server: tuple[str, list[str]], body: str) -> None:
    address, asked = server
    query = (
        f"PREFIX : <{address}> PREFIX service: <{address}> PREFIX e: <http://y.example/> ASK {{ "
    )
    with suppress(KgError, OSError, RuntimeError, ValueError):
        bool(results(ox.Store(), checked(query + body.replace("ADDRESS", address) + " }")))
    assert not asked
