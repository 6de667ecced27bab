"""What text:query is refused for, and where it tells that something is wrong."""

from __future__ import annotations

import pytest

from kg.errors import QueryMalformed, QueryRefused
from kg.query.text import with_hits
from tests.query.text.conftest import Rows, Searched

REFUSED = [
    ("?a text:query/agl:mentions 'мектеп'", "part of a path", "line 1, column 14"),
    ("?a ^text:query ?doc", "part of a path", "line 1, column 15"),
    ("?a agl:mentions|text:query* 'мектеп'", "part of a path", "line 1, column 27"),
    ("?a agl:mentions [ text:query 'мектеп' ]", "no variable before it", "line 1, column 29"),
    ("?a agl:mentions [ a ?x ; text:query 'мектеп' ]", "no variable before it", "column 36"),
    ("[] text:query 'мектеп'", "gives article, score and snippet", "column 14"),
    ("_:d text:query 'мектеп'", "gives article, score and snippet", "column 15"),
    ("() text:query 'мектеп'", "gives article, score and snippet", "column 14"),
    ("(?a ?b ?c ?d) text:query 'мектеп'", "gives article, score and snippet", "column 25"),
    ("(?a 0.5) text:query 'мектеп'", "gives article, score and snippet", "column 20"),
    ("(?a ?a) text:query 'мектеп'", "a variable stands in two places", "column 19"),
    ("?q text:query ?q", "a variable stands in two places", "column 14"),
    ("(?a ?b) text:query 'мектеп' ; a ?x", "no other triple goes with", "column 11"),
    ("?a text:query ()", "needs a search string", "column 14"),
    ("?a text:query 5", "needs a search string", "column 14"),
    ("?a text:query ('мектеп' 0)", "whole number from 1", "column 35"),
    ("?a text:query ('мектеп' -1)", "whole number from 1", "column 35"),
    ("?a text:query ('мектеп' 2.5)", "whole number from 1", "column 35"),
    ("?a text:query ('мектеп' ?n)", "whole number from 1", "column 35"),
    ("?a text:query ('мектеп' 'lang:kk')", "whole number from 1", "column 35"),
    ("?a text:query ('мектеп' 9 'highlight:s:b')", "a search string and a limit", "column 37"),
    ("?a text:query (skos:prefLabel 'мектеп')", "not by skos:prefLabel", "column 26"),
    ("?a text:query (rdfs:label 'мектеп' 9)", "agl:matches", "column 26"),
    ("?a text:query ?q", "?q is not bound", "line 1, column 14"),
    ("?a text:query ?q VALUES ?q { 'мектеп' }", "?q is not bound", "line 1, column 14"),
    ("{ SELECT * { ?a text:query ?q } } } VALUES ?q { 'мектеп'", "?q is not bound", "column 27"),
    ("VALUES ?q { 'x' } { SELECT ?a { ?a text:query ?q } }", "?q is not bound", "column 46"),
    ("?q a agl:Article .\n?a text:query ?q", "which is no text", "line 2, column 4"),
]


@pytest.mark.parametrize(("pattern", "message", "place"), REFUSED)
def test_what_has_no_meaning_is_refused_with_its_place(
    pattern: str, message: str, place: str, rows: Rows
) -> None:
    with pytest.raises(QueryRefused) as raised:
        rows(f"SELECT * {{{pattern}}}")
    assert message in f"{raised.value.message} {raised.value.hint}"
    assert raised.value.place.endswith(place)
    assert raised.value.hint


@pytest.mark.parametrize("dataset", ["", "FROM <https://example.org/graph/doc/talgar> "])
def test_a_pattern_that_is_also_made_cannot_search(dataset: str, rows: Rows) -> None:
    with pytest.raises(QueryRefused, match="no triple that could be made"):
        rows(f"CONSTRUCT {dataset}WHERE {{ ?doc text:query 'мектеп' }}")


def test_a_search_that_cannot_be_read_is_told_with_its_place(rows: Rows) -> None:
    with pytest.raises(QueryMalformed, match="this bracket is never closed") as raised:
        rows("SELECT * {\n ?doc text:query '(мектеп' }")
    assert raised.value.place == "line 2, column 7, in '(мектеп', character 1"
    with pytest.raises(QueryMalformed, match="never closed") as raised:
        rows("SELECT * { VALUES ?q { '\"мектеп' } ?doc text:query ?q }")
    assert raised.value.place.endswith("in '\"мектеп', character 1")


def test_more_searches_than_anyone_waits_for_are_refused(rows: Rows) -> None:
    many = " ".join(f"'сөз{number}'" for number in range(201))
    with pytest.raises(QueryRefused, match="more than 200 values"):
        rows(f"SELECT * {{ VALUES ?q {{ {many} }} ?doc text:query ?q }}")


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("SELECT * {\n ?doc text:query ('мектеп' 20) . ] }", "2:3[0-9]"),
        ("SELECT * { ?doc text:query 'a\\x' }", "not SPARQL"),
        ("SELECT * { ?doc text:query", "not SPARQL"),
        ("SELECT * { VALUES ?q { 'a' ?doc text:query ?q", "not SPARQL"),
        ("SELECT * { ?doc text:query ( ", "not SPARQL"),
        ("SELECT * { ( text:query 'a' }", "not SPARQL"),
        ("SELECT * { ?x ?y ?z FILTER(( ?doc text:query 'a' }", "not SPARQL"),
        ("text:query", "not SPARQL"),
        ("PREFIX text:query", "not SPARQL"),
        ("FROM text:query FROM", "not SPARQL"),
        ("SELECT * " + "{" * 150 + "?doc text:query 'a'", "not SPARQL"),
    ],
)
def test_a_slip_of_the_pen_is_told_where_it_was_made(query: str, message: str, rows: Rows) -> None:
    with pytest.raises(QueryMalformed, match=message):
        rows(query)


def test_brackets_without_end_are_refused(searched: Searched) -> None:
    with pytest.raises(QueryRefused, match="nested too deeply"):
        with_hits("SELECT * " + "{" * 100_000 + "?doc text:query 'a'", searched, lambda _: [])
