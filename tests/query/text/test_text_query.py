"""text:query in every place of a query, in every form, and in none that only looks like it."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from kg.query.sparql import results
from kg.query.text import asks_text_query, with_hits
from tests.query.text.conftest import BASE, TEXTS, Rows, Searched, doc

SCHOOL = {"talgar", "almaty", "quote"}  # the articles in which мектеп stands in some form

FORMS = [
    '?doc text:query "мектеп"',
    '?doc text:query "мектептерге" .',
    "?doc text:query 'мектеп'@kk",
    '?doc text:query """мектеп"""',
    '?doc text:query "мектеп"^^xsd:string',
    '?doc text:query ("мектеп")',
    '?doc text:query ("мектеп" 20)',
    '(?doc) text:query ("мектеп" 20)',
    '(?doc ?score) text:query "мектеп"',
    '(?doc ?score ?snippet) text:query ("мектеп" 20)',
    '?doc <http://jena.apache.org/text#query> "мектеп"',
    "?doc text:query 'мектеп' ; a agl:Article",
    "?doc a agl:Article ; text:query 'мектеп' ; dct:title ?title .",
    "?doc a agl:Article ; text:query 'мектеп' ; .",
    "?doc text:query 'мектеп' ; text:query 'мектеп OR министр'",
    "?doc text:query 'мектеп', 'мектеп OR министр' ; a agl:Article",
    "$doc text:query 'мектеп'",
    "?doc a agl:Article.?doc text:query 'мектеп'.?doc dct:title ?title",
    "?doc # what is it? \n text:query # 'министр' \n 'мектеп' ; a agl:Article",
    "VALUES ?q { 'мектеп' } ?doc text:query ?q",
    "VALUES (?q ?n) { ('мектеп' 1) } (?doc ?score) text:query (?q 20)",
    "BIND('мектеп' AS ?q) ?doc text:query ?q",
    "BIND(CONCAT('мек', 'теп') AS ?q) ?doc text:query (?q 10)",
    "{ BIND('мектеп' AS ?q) } ?doc text:query ?q",
    "?x skos:prefLabel 'Талғар'@kk . BIND('мектеп' AS ?q) ?x ?y ?z . ?doc text:query ?q",
]


@pytest.mark.parametrize("pattern", FORMS)
def test_every_form_finds_the_articles(pattern: str, rows: Rows) -> None:
    assert {row["doc"] for row in rows(f"SELECT * {{ {pattern} }}")} == SCHOOL


@pytest.mark.parametrize(
    ("prologue", "verb"),
    [
        ("PREFIX text: <http://jena.apache.org/text#>", "text:query"),
        ("PREFIX jt: <http://jena.apache.org/text#>", "jt:query"),
        ("PREFIX : <http://jena.apache.org/text#>", ":query"),
        ("BASE <http://jena.apache.org/> PREFIX jt: <text#>", "jt:query"),
        ("BASE <http://jena.apache.org/>", "<text#query>"),
        ("prefix text: <http://other/>\nprefix jt:<http://jena.apache.org/text#q>", "jt:uery"),
    ],
)
def test_the_prefix_is_whatever_it_is_declared_as(prologue: str, verb: str, rows: Rows) -> None:
    found = rows(f"{prologue} SELECT * {{ VALUES ?q {{ 'мектеп' }} ?doc {verb} ?q }}")
    assert {row["doc"] for row in found} == SCHOOL


def test_another_thing_of_that_name_is_not_ours(rows: Rows) -> None:
    assert rows("PREFIX text: <http://other/> SELECT * { ?doc text:query 'мектеп' }") == []


# What is selected, and the rows with a blank between their values.
PLACES = [
    (
        "?doc { ?doc agl:mentions ?x . ?doc text:query 'мектеп' . ?x skos:prefLabel ?label }",
        {"almaty", "talgar"},
    ),
    (
        "?doc ?g { GRAPH ?g { ?doc text:query 'агломерация' ; a agl:Article } }",
        {f"city {BASE}graph/doc/city"},
    ),
    (
        f"?doc {{ GRAPH <{BASE}graph/doc/talgar> {{ ?doc text:query 'мектеп' ; a agl:Article }} }}",
        {"talgar"},
    ),
    (
        "?title ?has { ?doc dct:title ?title OPTIONAL { (?doc ?score) text:query 'агломерация' }"
        " BIND(BOUND(?score) AS ?has) FILTER(STRLEN(?title) < 12) }",
        {"Агломерация true", "Су тасқыны false", "Тырнақша false"},
    ),
    (
        "?doc { { ?doc text:query 'агломерация' } UNION { ?doc text:query 'бюджет' } }",
        {"budget", "city"},
    ),
    ("?doc { ?doc a agl:Article MINUS { ?doc text:query 'мектеп OR министр' } }", {"city"}),
    ("?doc { ?doc a agl:Article FILTER EXISTS { ?doc text:query 'мектеп' } }", SCHOOL),
    (
        "?doc { ?doc a agl:Article FILTER(NOT EXISTS { ?doc text:query 'мектеп' }"
        " && EXISTS { ?doc text:query 'министр' }) }",
        {"budget", "river"},
    ),
    ("?doc { { SELECT ?doc { ?doc text:query 'мектеп' } ORDER BY ?doc LIMIT 1 } }", {"almaty"}),
    (
        "?doc ?n { ?doc a agl:Article { SELECT ?doc (COUNT(?x) AS ?n) WHERE"
        " { ?doc text:query 'агломерация' ; agl:mentions ?x } GROUP BY ?doc"
        " HAVING (COUNT(?x) > 1 && EXISTS { ?doc text:query 'Алматы' }) } }",
        {"city 2"},
    ),
    ("?doc { ?doc text:query 'мектеп' . ?doc text:query 'Алматы' }", {"almaty"}),
    (
        "?doc ?other { ?doc text:query 'агломерация' . ?doc agl:mentions ?x ."
        " ?other agl:mentions ?x ; text:query 'мектеп' }",
        {"city almaty", "city talgar"},
    ),
    (
        "?doc ?q { VALUES ?q { 'бюджет' 'агломерация' 'жоқсөз' } ?doc text:query ?q }",
        {"budget бюджет", "city агломерация"},
    ),
    (
        "?doc ?q { VALUES ?q { 'бюджет' 'жоқсөз' } OPTIONAL { ?doc text:query ?q } }",
        {"budget бюджет", " жоқсөз"},
    ),
    (
        "?doc { VALUES ?q { 'бюджет' } { ?doc a agl:Nothing } UNION { ?doc text:query ?q } }",
        {"budget"},
    ),
    (
        "?doc { VALUES ?q { 'бюджет' } ?doc a agl:Article FILTER EXISTS { ?doc text:query ?q } }",
        {"budget"},
    ),
    (
        "?doc ?q { ?x skos:prefLabel ?q FILTER(STRSTARTS(?q, 'Болат'))"
        " GRAPH ?g { ?doc text:query ?q ; agl:mentions ?x } }",
        {"budget Болат Жәмішев"},
    ),
    (
        "?doc ?label { ?doc agl:mentions ?x . ?x skos:prefLabel ?label ."
        " BIND(CONCAT('title:', STR(?label)) AS ?q) ?doc text:query ?q }",
        {"talgar Талғар"},
    ),
    (
        f"?doc {{ VALUES ?g {{ <{BASE}graph/doc/river> }}"
        " GRAPH ?g { ?doc dct:title ?t ; text:query ?t } }",
        {"river"},
    ),
    (
        "?doc { ?doc text:query 'мектеп' { SELECT ?q { VALUES ?q { 'Алматы' } } }"
        " ?doc text:query ?q }",
        {"almaty"},
    ),
    ("?doc { ?doc text:query (dct:title 'агломерация') }", {"city"}),
    ("?doc { ?doc text:query (agl:text 'әкім' 5) }", {"almaty"}),
    ("?doc { ?doc text:query (dct:title 'әкім') }", set()),
    (f"?title {{ <{BASE}doc/quote> text:query 'мектеп' ; dct:title ?title }}", {"Тырнақша"}),
    (f"?title {{ <{BASE}doc/quote> text:query 'әкім' ; dct:title ?title }}", set()),
    (f"?x {{ BIND(1 AS ?x) (<{BASE}doc/quote> ?score) text:query 'мектеп' }}", {"1"}),
    ("?doc { ?doc text:query 'жоқсөз' }", set()),
    ("?doc { ?doc text:query 'title:агломерация OR person:Жоқ' }", {"city"}),
    ("(COUNT(?doc) AS ?n) { (?doc ?score) text:query ('мектеп' 2) }", {"2"}),
    ("?doc { ?doc text:query 'бюджет' } ORDER BY EXISTS { ?doc text:query 'министр' }", {"budget"}),
    (
        "?doc ?q { ?doc text:query ?q } ORDER BY EXISTS { ?doc a ?x }"
        " VALUES ?q { 'бюджет' 'жоқсөз' }",
        {"budget бюджет"},
    ),
    (
        "?doc { { SELECT * { OPTIONAL { ?doc text:query ?q } } VALUES (?q ?n) { ('бюджет' 1) } } }",
        {"budget"},
    ),
    (f"?doc {{ ?doc text:query 'мектеп' }} VALUES ?doc {{ <{BASE}doc/talgar> }}", {"talgar"}),
    (
        f"?doc FROM <{BASE}graph/doc/talgar> {{ ?doc text:query 'мектеп' ; a agl:Article }}",
        {"talgar"},
    ),
    (
        f"?doc FROM <{BASE}graph/doc/talgar> {{ ?x dct:title ?q . ?doc text:query ?q }}",
        {"talgar"},
    ),
    (
        "?doc { ?doc agl:mentions ?x FILTER(1<?x||IF(1<2,true,false)) BIND(2>1 AS ?y)"
        " ?doc text:query 'агломерация' FILTER(1<2&&3>2) } GROUP BY ?doc",
        {"city"},
    ),
]


@pytest.mark.parametrize("place", range(len(PLACES)))
def test_it_joins_in_every_place_of_a_query(place: int, rows: Rows) -> None:
    query, expected = PLACES[place]
    found = rows(f"SELECT {query}")
    assert {" ".join(row.values()) for row in found} == expected
    assert len(found) == len(expected)


def test_ask_construct_and_describe_search_too(graph: ox.Store, searched: Searched) -> None:
    assert bool(results(graph, "ASK { ?doc text:query 'мектеп' }", searched=searched))
    assert not bool(results(graph, "ASK { ?doc text:query 'жоқсөз' }", searched=searched))
    made = results(
        graph,
        "CONSTRUCT { ?doc text:query ?score } WHERE { (?doc ?score) text:query 'бюджет' }",
        searched=searched,
    )
    assert [(one.subject, one.predicate.value) for one in made] == [
        (doc("budget"), "http://jena.apache.org/text#query")
    ]
    told = results(graph, "DESCRIBE ?doc { ?doc text:query 'бюджет' }", searched=searched)
    assert {one.subject for one in told} == {doc("budget")}


def test_score_and_snippet_are_those_of_a_search(rows: Rows, searched: Searched) -> None:
    from kg.search import parse, plan, reasons

    tree = parse("агломерация")
    (hit,) = searched.index.search(plan(tree), limit=10).hits
    (row,) = rows('SELECT * { (?doc ?score ?snippet) text:query ("агломерация" 5) }')
    assert float(row["score"]) == pytest.approx(hit.score, abs=1e-4)
    marked = "Алматы ↦агломерациясы↤ өсіп келеді. … ↦Агломерацияның↤ жоспары бар."
    assert row["snippet"] == marked
    shown = reasons(searched.wording("city"), tree).snippets
    assert marked.replace("↦", "").replace("↤", "") == " … ".join(one.text for one in shown)


def test_a_snippet_with_quotation_marks_and_brackets_stays_a_text(rows: Rows) -> None:
    (row,) = rows("SELECT ?snippet { (?doc ?score ?snippet) text:query ('жазды' 5) }")
    assert row["snippet"] == TEXTS["quote"][1].replace("жазды", "↦жазды↤")


def test_the_limit_takes_the_best(rows: Rows) -> None:
    ranked = rows("SELECT * { (?doc ?score) text:query 'мектеп' } ORDER BY DESC(?score)")
    best = rows("SELECT ?doc { ?doc text:query ('мектеп' 1) }")
    assert [row["doc"] for row in best] == [ranked[0]["doc"]]


def test_snippets_are_made_where_they_are_asked_for(graph: ox.Store, searched: Searched) -> None:
    bare = Searched(searched.index, {})
    assert (
        len(list(results(graph, "SELECT * { (?doc ?s) text:query 'мектеп' }", searched=bare))) == 3
    )
    with pytest.raises(KeyError):
        results(graph, "SELECT * { (?doc ?s ?snippet) text:query 'мектеп' }", searched=bare)


def test_only_the_words_of_a_query_are_read(searched: Searched) -> None:
    query = """PREFIX text: <http://jena.apache.org/text#> # ?doc text:query 'мектеп'
        SELECT * { ?x ?y "?doc text:query 'мектеп'", '''a' text:query 'b''', <http://x/text:query>,
        text:query FILTER(?y = text:query || ?y < text:query) VALUES ?z { text:query } }"""
    assert with_hits(query, searched, lambda _: []) == query


@pytest.mark.parametrize(
    "query", ["SELECT * { ?doc a agl:Article }", "ASK { ?text ?query 'text query' }"]
)
def test_a_query_that_does_not_hold_it_is_not_read(query: str) -> None:
    assert not asks_text_query(query)
