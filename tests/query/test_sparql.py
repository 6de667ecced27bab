from __future__ import annotations

import csv
import json
from io import BytesIO, StringIO
from typing import Any
from xml.etree import ElementTree

import pyoxigraph as ox
import pytest
import rdflib

from kg.errors import QueryMalformed, QueryRefused, QueryTooLarge
from kg.query import sparql
from kg.query.guard import checked
from kg.query.sparql import SPARQL_FORMATS, write_results

ONE, TWO = ox.NamedNode("http://graph/1"), ox.NamedNode("http://graph/2")
LABEL = ox.NamedNode("http://www.w3.org/2004/02/skos/core#prefLabel")


@pytest.fixture
def graph() -> ox.Store:
    """Two akimats, each named in a graph of its own."""
    store = ox.Store()
    for name, where in (("Алматы", ONE), ("Тараз", TWO)):
        thing = ox.NamedNode(f"http://thing/{where.value[-1]}")
        store.add(ox.Quad(thing, LABEL, ox.Literal(name, language="kk"), where))
    return store


def results(graph: ox.Store, query: str) -> Any:
    return sparql.results(graph, checked(query))


def written(graph: ox.Store, query: str, format_name: str) -> tuple[bytes, bool]:
    output = BytesIO()
    answered = write_results(results(graph, query), output, format_name)
    return output.getvalue(), answered


SELECT = "SELECT ?name { ?x skos:prefLabel ?name } ORDER BY ?name"
CONSTRUCT = "CONSTRUCT { ?x skos:altLabel ?name } WHERE { ?x skos:prefLabel ?name }"


def test_prefixes_need_no_declaration_and_the_default_graph_is_the_union(graph: ox.Store) -> None:
    assert [row["name"].value for row in results(graph, SELECT)] == ["Алматы", "Тараз"]


def test_a_declared_prefix_beats_ours(graph: ox.Store) -> None:
    query = "PREFIX skos: <http://other/> ASK { ?x skos:prefLabel ?name }"
    assert not bool(results(graph, query))


def test_graph_tells_which_graph_said_it(graph: ox.Store) -> None:
    query = 'SELECT ?g { GRAPH ?g { ?x skos:prefLabel "Тараз"@kk } }'
    assert [row["g"] for row in results(graph, query)] == [TWO]


def test_from_names_the_graphs_to_ask(graph: ox.Store) -> None:
    query = "SELECT ?name FROM <http://graph/1> { ?x skos:prefLabel ?name }"
    assert [row["name"].value for row in results(graph, query)] == ["Алматы"]
    with pytest.raises(QueryRefused, match="the store has not"):
        results(graph, "ASK FROM <file:///etc/passwd> { ?x skos:prefLabel ?name }")
    assert not bool(results(graph, "ASK FROM NAMED <http://graph/1> { ?x skos:prefLabel ?name }"))
    assert bool(results(graph, "ASK { ?from skos:prefLabel ?name } # FROM <http://graph/3>"))


def test_rows_as_json(graph: ox.Store) -> None:
    content, answered = written(graph, SELECT, "json")
    rows = json.loads(content)["results"]["bindings"]
    assert rows[0]["name"] == {"type": "literal", "value": "Алматы", "xml:lang": "kk"}
    assert answered


def test_rows_as_xml(graph: ox.Store) -> None:
    content, answered = written(graph, SELECT, "xml")
    names = [one.text for one in ElementTree.fromstring(content).iter() if "literal" in one.tag]
    assert names == ["Алматы", "Тараз"]
    assert answered


def test_rows_as_csv_and_tsv(graph: ox.Store) -> None:
    content, answered = written(graph, SELECT, "csv")
    assert list(csv.reader(StringIO(content.decode()))) == [["name"], ["Алматы"], ["Тараз"]]
    assert answered
    content, answered = written(graph, SELECT, "tsv")
    assert content.decode().splitlines() == ["?name", '"Алматы"@kk', '"Тараз"@kk']
    assert answered


@pytest.mark.parametrize("format_name", ["json", "xml", "csv", "tsv"])
@pytest.mark.parametrize(
    ("query", "answered"),
    [
        ("SELECT * { ?x skos:altLabel ?name }", False),
        ("SELECT ?bindings ?result { ?bindings skos:altLabel ?result }", False),
        ("SELECT ?nothing {}", True),
        ("SELECT * {}", True),
        ("SELECT ?x { BIND('a\\nb' AS ?x) }", True),
        ("ASK { ?x skos:prefLabel ?name }", True),
        ("ASK { ?x skos:altLabel ?name }", False),
    ],
)
def test_it_tells_whether_there_was_an_answer(
    graph: ox.Store, query: str, answered: bool, format_name: str
) -> None:
    assert written(graph, query, format_name)[1] is answered


@pytest.mark.parametrize(
    ("format_name", "rdflib_name"),
    [
        *(("turtle", "turtle"), ("ntriples", "nt"), ("nquads", ""), ("trig", "turtle")),
        *(("jsonld", ""), ("rdfxml", "xml")),
    ],
)
@pytest.mark.parametrize(("query", "count"), [(CONSTRUCT, 2), ("DESCRIBE <http://thing/1>", 1)])
def test_triples_parse_back(
    graph: ox.Store, query: str, count: int, format_name: str, rdflib_name: str
) -> None:
    content, answered = written(graph, query, format_name)
    assert answered
    read = list(ox.parse(content, getattr(ox.RdfFormat, _KINDS[format_name])))
    assert len(read) == count
    if rdflib_name:
        assert len(rdflib.Graph().parse(data=content.decode(), format=rdflib_name)) == count


_KINDS = {
    "turtle": "TURTLE",
    "ntriples": "N_TRIPLES",
    "nquads": "N_QUADS",
    "trig": "TRIG",
    "jsonld": "JSON_LD",
    "rdfxml": "RDF_XML",
}


@pytest.mark.parametrize("format_name", _KINDS)
def test_no_triple_is_no_answer(graph: ox.Store, format_name: str) -> None:
    assert not written(graph, "CONSTRUCT { ?x ?x ?x } WHERE { ?x skos:altLabel ?x }", format_name)[
        1
    ]


@pytest.mark.parametrize("format_name", SPARQL_FORMATS)
def test_a_format_that_does_not_fit_the_query_is_told(graph: ox.Store, format_name: str) -> None:
    query = SELECT if format_name in _KINDS else CONSTRUCT
    with pytest.raises(QueryMalformed, match=f"{format_name} is no format for this") as raised:
        written(graph, query, format_name)
    assert raised.value.hint.startswith("use ")


def test_a_syntax_error_says_where(graph: ox.Store) -> None:
    with pytest.raises(QueryMalformed, match=r"not SPARQL: .* 2:[0-9]"):
        results(graph, "SELECT * WHERE\n{ ] }")


@pytest.mark.parametrize("query", ["", "әкім", "SELECT", "{}", "\x00", "SELECT * { " + "{ " * 40])
def test_what_is_no_query_is_told(graph: ox.Store, query: str) -> None:
    with pytest.raises(QueryMalformed, match="not SPARQL"):
        results(graph, query)


ROWS = [
    ("SELECT * { VALUES ?x { 1 2 3 } }", 3),
    ("SELECT ?x { VALUES ?y { 1 2 3 } }", 3),
    ("SELECT * { VALUES ?x { '}},{\"' 'a\\r\\nb' '\"' '<result>' '\\n\\n' } }", 5),
    ("SELECT * { VALUES (?x ?y) { ('\"\\n' 1) (UNDEF 2) ('\\n\"' UNDEF) } }", 3),
    ("SELECT * { VALUES ?x { 1 } FILTER(?x > 1) }", 0),
]


@pytest.mark.parametrize("format_name", ["json", "xml", "csv", "tsv"])
@pytest.mark.parametrize(("query", "count"), ROWS, ids=["numbers", "empty", "odd", "unbound", "no"])
def test_rows_are_counted_as_they_pass(
    graph: ox.Store, query: str, count: int, format_name: str
) -> None:
    assert written(graph, query, format_name)[1] is (count > 0)
    write_results(results(graph, query), BytesIO(), format_name, max(count, 1))
    if count > 1 and "SELECT ?x" not in query:
        with pytest.raises(QueryTooLarge, match=f"more than {count - 1} rows") as raised:
            write_results(results(graph, query), BytesIO(), format_name, count - 1)
        assert "KG_QUERY_ROWS" in raised.value.hint


def test_triples_are_counted_too(graph: ox.Store) -> None:
    with pytest.raises(QueryTooLarge, match="more than 1 rows"):
        write_results(results(graph, CONSTRUCT), BytesIO(), "turtle", 1)


def test_a_function_that_nobody_knows_is_told(graph: ox.Store) -> None:
    with pytest.raises(QueryMalformed, match="not supported"):
        results(graph, "SELECT (<http://x.example/f>(1) AS ?x) {}")
