"""What an update changes in a graph: the same as Oxigraph, and known quad by quad."""

from __future__ import annotations

from collections.abc import Iterable

import pyoxigraph as ox
import pytest

from kg.errors import QueryMalformed, QueryRefused
from kg.graph.names import UNNAMED, Names
from kg.graph.union import make_union, named_graphs, out_of_union
from kg.graph.union import quads as said
from kg.query.changes import Changing

BASE = "https://w3id.org/agglo-kg/"
DATA = f"""
GRAPH <{BASE}graph/doc/1> {{ <http://x/1> a agl:Akimat ; skos:prefLabel "Алматы әкімдігі"@kk }}
GRAPH <{BASE}graph/entities> {{ <http://x/2> a agl:Akimat ; agl:number 1.50 }}
GRAPH <http://mine/a> {{ <http://x/1> rdfs:comment "бар" , [ rdfs:comment "түйін" ] }}
<http://x/0> rdfs:comment "атаусыз"
"""
PREFIXES = {
    "agl": "https://w3id.org/agglo-kg/ontology#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
}


@pytest.fixture
def graph() -> ox.Store:
    store = ox.Store()
    store.update(f"INSERT DATA {{ {DATA} }}", prefixes=PREFIXES)
    make_union(store)
    return store


def changing(graph: ox.Store, union: bool = True, outside: tuple[str, ...] = ()) -> Changing:
    return Changing(graph, Names(BASE), union, outside, set(), set())


def quads(graph: ox.Store, where: str = "http://mine/a") -> int:
    return len(list(graph.quads_for_pattern(None, None, None, ox.NamedNode(where))))


@pytest.mark.parametrize(
    "update",
    [
        "INSERT DATA { GRAPH <http://mine/b> { <http://x/1> rdfs:label 'жаңа', _:a . _:a a _:b } }",
        "DELETE DATA { GRAPH <http://mine/a> { <http://x/1> rdfs:comment 'бар' } }",
        "DELETE WHERE { GRAPH <http://mine/a> { ?s ?p ?o } }",
        "WITH <http://mine/a> DELETE { ?s ?p ?o } INSERT { ?o ?p ?s . ?s a [] } WHERE { ?s ?p ?o }",
        "INSERT { GRAPH <http://mine/b> { ?s rdfs:label ?o } } USING <http://mine/a>"
        " WHERE { ?s ?p ?o }",
        f"INSERT {{ GRAPH <http://mine/b> {{ ?s a agl:Akimat ; agl:number 1.50 }} }} USING"
        f" <http://mine/a> USING NAMED <{BASE}graph/entities> WHERE {{ GRAPH ?g {{ ?s ?p ?o }} }}",
        "CLEAR GRAPH <http://mine/a>",
        "DROP GRAPH <http://mine/a> ; CREATE GRAPH <http://mine/a> ; CREATE SILENT GRAPH"
        " <http://mine/a>",
        "COPY <http://mine/a> TO <http://mine/b> ; ADD <http://mine/a> TO <http://mine/c>",
        f"ADD <{BASE}graph/doc/1> TO <http://mine/a>",
        "MOVE <http://mine/a> TO <http://mine/b>",
        "COPY <http://mine/a> TO <http://mine/a>",
        "BASE <http://mine/>\nPREFIX m: <http://mine/> CLEAR GRAPH <a> ; DROP SILENT GRAPH m:z",
        "CLEAR SILENT GRAPH <http://жоқ/>; INSERT DATA { GRAPH <http://mine/a> { } }",
        "",
    ],
)
@pytest.mark.parametrize("union", [True, False])
def test_it_is_what_oxigraph_would_have_made(graph: ox.Store, update: str, union: bool) -> None:
    other = ox.Store()
    other.extend(said(graph))
    other.update(update, prefixes=PREFIXES)
    before = set(said(graph))
    made = changing(graph, union)
    made.run(update)
    assert _canonical(said(graph)) == _canonical(other)
    assert made.inserted == set(said(graph)) - before
    assert made.deleted == before - set(said(graph))
    assert set(map(str, named_graphs(graph))) == set(map(str, other.named_graphs()))
    assert out_of_union(graph) == 0


def _canonical(graph: Iterable[ox.Quad]) -> set[str]:
    dataset = ox.Dataset(graph)
    dataset.canonicalize(ox.CanonicalizationAlgorithm.UNSTABLE)
    return set(map(str, dataset))


def test_where_asks_the_union_and_each_operation_sees_the_one_before(graph: ox.Store) -> None:
    made = changing(graph)
    made.run(
        "INSERT { GRAPH <http://mine/b> { ?x rdfs:comment 'әкімдік', ?n } } WHERE"
        " { ?x a agl:Akimat OPTIONAL { ?x agl:number ?n } } ;"
        " INSERT { GRAPH <http://mine/b> { ?x a rdfs:Seen } } WHERE { ?x rdfs:comment 'әкімдік' } ;"
        " DELETE WHERE { GRAPH <http://mine/b> { ?x rdfs:comment ?c } }"
    )
    seen = graph.quads_for_pattern(None, None, None, ox.NamedNode("http://mine/b"))
    assert sorted(str(one.subject) for one in seen) == ["<http://x/1>", "<http://x/2>"]
    assert len(made.inserted) == 2
    assert not made.deleted


def test_a_blank_node_that_where_found_is_the_same_in_what_is_added(graph: ox.Store) -> None:
    changing(graph).run(
        "INSERT { GRAPH <http://mine/a> { ?b rdfs:label 'белгі' } } WHERE"
        " { ?b rdfs:comment 'түйін' }"
    )
    both = "{ ?b rdfs:comment 'түйін' ; rdfs:label 'белгі' }"
    ask = f"ASK FROM <http://mine/a> {both}"
    assert bool(graph.query(ask, prefixes=PREFIXES))


def test_very_many_rows_fill_a_template_in_parts(graph: ox.Store) -> None:
    unnamed = ox.NamedNode(UNNAMED)
    graph.extend(
        ox.Quad(ox.NamedNode(f"http://x/{n}"), ox.NamedNode("http://p"), ox.Literal(n), unnamed)
        for n in range(25_000)
    )
    made = changing(graph, union=False)
    made.run("INSERT { GRAPH <http://many> { ?s ?p ?o } } WHERE { ?s ?p ?o FILTER(isNumeric(?o)) }")
    assert quads(graph, "http://many") == len(made.inserted) == 25_000


@pytest.mark.parametrize(
    "update",
    [
        "INSERT DATA { <http://x/1> rdfs:comment 'қайда?' }",
        "INSERT { ?s rdfs:comment 'қайда?' } WHERE { ?s a agl:Akimat }",
        "DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }",
        "DELETE WHERE { ?s ?p ?o }",
        "CLEAR DEFAULT",
        "COPY <http://mine/a> TO DEFAULT",
        "INSERT DATA { GRAPH <http://mine/a> { } } ; INSERT DATA { <http://x/1> a <http://x/2> }",
    ],
)
def test_under_the_union_a_change_must_say_of_which_graph(graph: ox.Store, update: str) -> None:
    before = set(graph)
    with pytest.raises(QueryRefused, match="union of all") as raised:
        changing(graph).run(update)
    assert "GRAPH <" in raised.value.hint
    assert set(graph) == before
    changing(graph, union=False).run(update)


@pytest.mark.parametrize(
    "update",
    [
        f"INSERT DATA {{ GRAPH <{BASE}graph/doc/1> {{ <http://x/1> rdfs:comment 'жаңа' }} }}",
        f"INSERT DATA {{ GRAPH <{BASE}graph/catalog> {{ <http://x/1> rdfs:comment 'жаңа' }} }}",
        f"PREFIX g: <{BASE}graph/> WITH g:entities DELETE {{ ?s ?p ?o }} WHERE {{ ?s ?p ?o }}",
        f"BASE <{BASE}> DELETE WHERE {{ GRAPH <graph/entities> {{ ?s ?p ?o }} }}",
        "DELETE { GRAPH ?g { ?s ?p ?o } } WHERE { GRAPH ?g { ?s ?p ?o } }",
        "INSERT { GRAPH ?g { ?s ?p 'жаңа' } } WHERE { GRAPH ?g { ?s ?p ?o } }",
        f"CLEAR GRAPH <{BASE}graph/entities>",
        f"DROP SILENT GRAPH <{BASE}graph/ontology>",
        f"CREATE SILENT GRAPH <{BASE}graph/catalog>",
        "CLEAR ALL",
        "DROP NAMED",
        f"COPY <http://mine/a> TO <{BASE}graph/doc/1>",
        f"ADD <http://mine/a> TO <{BASE}graph/doc/9>",
        f"MOVE <{BASE}graph/doc/1> TO <http://mine/a>",
    ],
)
def test_what_follows_from_articles_cannot_be_changed(graph: ox.Store, update: str) -> None:
    with pytest.raises(QueryRefused, match="follows from articles") as raised:
        changing(graph).run(update)
    assert "kg review" in raised.value.hint
    assert raised.value.place.startswith(f"{BASE}graph/")


def test_saying_what_a_derived_graph_says_already_is_no_change(graph: ox.Store) -> None:
    made = changing(graph)
    made.run(f"INSERT DATA {{ GRAPH <{BASE}graph/entities> {{ <http://x/2> agl:number 1.5 }} }}")
    assert not made.inserted


OUTSIDE = (QueryRefused, "another server")


@pytest.mark.parametrize(
    ("update", "error", "told"),
    [
        ("INSERT DATA {", QueryMalformed, "not SPARQL Update: error at 1:14"),
        ("\nINSERT DATA { <a> }", QueryMalformed, "not SPARQL Update: error at 2"),
        ("INSERT DATA { GRAPH <http://x> { ?v a 1 } }", QueryMalformed, "not SPARQL"),
        ("DELETE DATA { GRAPH <http://x> { _:b a 1 } }", QueryMalformed, "not SPARQL"),
        ("SELECT * { ?s ?p ?o }", QueryMalformed, "not SPARQL"),
        ("LOAD <file:///etc/passwd> INTO GRAPH <http://x>", QueryRefused, "LOAD fetches"),
        ("LOAD <http://127.0.0.1:9/> INTO GRAPH <http://x>", QueryRefused, "LOAD fetches"),
        (
            "WITH <http://x> INSERT { ?s ?p 1 } WHERE { SERVICE <http://127.0.0.1:9/> { } }",
            *OUTSIDE,
        ),
        ("DROP GRAPH <http://жоқ/>", QueryRefused, "no such graph"),
        ("CREATE GRAPH <http://mine/a>", QueryRefused, "there already"),
    ],
)
def test_what_cannot_be_is_told(
    graph: ox.Store, update: str, error: type[Exception], told: str
) -> None:
    with pytest.raises(error, match=told):
        changing(graph).run(update)


@pytest.mark.parametrize(
    "update",
    ["BASE <http://x/> INSERT DATA { 1 }", "PREFIX x: <http://x/>\nCLEAR NOTHING", "\n\nINSERT ("],
)
def test_a_syntax_error_is_where_oxigraph_sees_it(graph: ox.Store, update: str) -> None:
    with pytest.raises(SyntaxError) as native:
        ox.Store().update(update)
    with pytest.raises(QueryMalformed) as raised:
        changing(graph).run(update)
    assert str(native.value.msg).split(": ")[0] in raised.value.message


def test_load_silent_fetches_nothing_either(graph: ox.Store) -> None:
    made = changing(graph)
    made.run("LOAD SILENT <file:///etc/passwd> INTO GRAPH <http://x>")
    assert not made.inserted


def test_a_file_that_the_settings_allow_is_loaded(graph: ox.Store, server: str) -> None:
    made = changing(graph, outside=(f"{server}notes.nt", f"{server}none.nt"))
    made.run(f"LOAD <{server}notes.nt> INTO GRAPH <http://mine/b>")
    assert [str(one.graph_name) for one in made.inserted] == ["<http://mine/b>"]
    with pytest.raises(QueryMalformed, match="cannot be loaded"):
        made.run(f"LOAD <{server}none.nt> INTO GRAPH <http://mine/b>")
    with pytest.raises(QueryRefused, match="LOAD fetches"):
        made.run(f"LOAD <{server}other.nt> INTO GRAPH <http://mine/b>")
    with pytest.raises(QueryRefused, match="follows from articles"):
        made.run(f"LOAD <{server}notes.nt> INTO GRAPH <{BASE}graph/entities>")
