"""Which queries are too deep for the stack of a thread; those that are not are answered."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox
import pytest

import kg
from kg.errors import QueryMalformed, QueryTooLarge
from kg.query.guard import checked, checked_update
from kg.query.sparql import results

Made = Callable[[int], str]

NESTED: dict[str, Made] = {
    "groups": lambda n: f"ASK {{{'{ ' * n} ?s ?p ?o {'} ' * n}}}",
    "sub-selects": lambda n: f"ASK {{{'{ SELECT * { ' * n} ?s ?p ?o {'} } ' * n}}}",
    "optional": lambda n: f"ASK {{ ?s ?p ?o {'OPTIONAL { ?s ?p ?o ' * n}{'}' * n} }}",
    "union": lambda n: f"ASK {{{'{ ?s ?p ?o } UNION { ' * n} ?s ?p ?o {'}' * n} }}",
    "graph": lambda n: f"ASK {{{'GRAPH ?g { ' * n} ?s ?p ?o {'}' * n} }}",
    "exists": lambda n: f"ASK {{{'FILTER EXISTS { ' * n}{'}' * n} }}",
    "brackets": lambda n: f"ASK {{ FILTER({'(' * n}1{')' * n}) }}",
    "functions": lambda n: f"ASK {{ BIND({'STR(' * n}1{')' * n} AS ?x) }}",
    "if": lambda n: f"ASK {{ BIND({'IF(?x, 1, ' * n}2{')' * n} AS ?y) }}",
    "paths": lambda n: f"ASK {{ ?s {'(' * n}<urn:p>{')' * n} ?o }}",
    "starred paths": lambda n: f"ASK {{ ?s {'(' * n}<urn:p>{')*' * n} ?o }}",
    "lists": lambda n: f"ASK {{ ?s ?p {'(' * n}1{')' * n} }}",
    "things without name": lambda n: f"ASK {{ ?s ?p {'[ ?p ' * n}1{']' * n} }}",
    "triple terms": lambda n: f"ASK {{ ?s ?p {'<<( ?s ?p ' * n}1{')>>' * n} }}",
    "reifiers": lambda n: f"ASK {{ {'<< ?s ?p ' * n}1{'>>' * n} ?p ?o }}",
    "unclosed": lambda n: "ASK { FILTER(" + "(" * n,
    "in data": lambda n: f"ASK {{ VALUES ?x {{ {'<<( <urn:s> <urn:p> ' * n}1{')>> ' * n} }} }}",
}
CHAINED: dict[str, Made] = {
    "or": lambda n: f"ASK {{ FILTER({' || '.join(['?x = 1.5'] * n)}) }}",
    "and": lambda n: f"ASK {{ FILTER({'&&'.join(['?x=.5'] * n)}) }}",
    "sums": lambda n: f"ASK {{ FILTER({' + '.join(['.5'] * n)}) }}",
    "signs": lambda n: f"ASK {{ FILTER({'-1' * n}) }}",
    "not": lambda n: f"ASK {{ FILTER({'!' * n}true) }}",
    "sequences": lambda n: f"ASK {{ ?s {'/'.join(['<urn:p>'] * n)} ?o }}",
    "alternatives": lambda n: f"ASK {{ ?s {'|'.join(['^<urn:p>'] * n)} ?o }}",
    "union": lambda n: f"ASK {{ {' UNION '.join(['{ }'] * n)} }}",
    "minus": lambda n: f"ASK {{ ?s ?p ?o {'MINUS { ?s ?p ?o } ' * n} }}",
    "filters": lambda n: f"ASK {{ ?s ?p ?o {'FILTER(?s = 1) ' * n} }}",
    "binds": lambda n: f"ASK {{ {' '.join(f'BIND(1 AS ?x{one})' for one in range(n))} }}",
    "named results": lambda n: f"SELECT {' '.join(f'(1 AS ?x{one})' for one in range(n))} {{ }}",
    "having": lambda n: f"SELECT (1 AS ?x) {{ }} GROUP BY ?y HAVING {'(1) ' * n}",
    "lists": lambda n: f"ASK {{ ?s ?p ({'1 ' * n}) }}",
    "triples": lambda n: f"ASK {{ {'?s ?p ?o . ' * n} }}",
    "objects": lambda n: f"ASK {{ ?s ?p {', '.join(['?o'] * n)} }}",
    "values": lambda n: f"ASK {{ {'VALUES ?x { 1 } ' * n} }}",
    "before brackets": lambda n: "ASK { FILTER(" + "(" * 90 + "1" + " || 1)" * 90 + " || 1" * n
    + ") }",
}  # fmt: skip
FLAT: dict[str, Made] = {
    "rows of values": lambda n: f"ASK {{ VALUES ?x {{ {' '.join(map(str, range(-n, 0)))} }} }}",
    "rows of two": lambda n: f"ASK {{ VALUES (?x ?y) {{ {'(1 <urn:x>) ' * n} }} }}",
    "rows at the end": lambda n: f"ASK {{ }} VALUES ?x {{ {'<urn:x> ' * n} }}",
    "in": lambda n: f"ASK {{ BIND(1 AS ?x) FILTER(?x IN ({', '.join(map(str, range(n)))})) }}",
    "arguments": lambda n: f"ASK {{ FILTER(COALESCE({', '.join(['1'] * n)})) }}",
    "prefixes": lambda n: f"{'PREFIX a: <urn:a> ' * n} ASK {{ }}",
    "a text": lambda n: f"ASK {{ FILTER('{'((({{{[[[||/' * n}' != '') }}",
    "a comment": lambda n: f"ASK {{ }} # {'(' * n}",
    "an IRI": lambda n: f"ASK {{ FILTER(<urn:{'(' * n}> != 1) }}",
    "results": lambda n: f"SELECT {' '.join(f'?x{one}' for one in range(n))} {{ }}",
}


@pytest.mark.parametrize("kind", NESTED)
def test_brackets_that_stand_too_deep_are_told_with_their_place(kind: str) -> None:
    with pytest.raises(QueryTooLarge, match="too deep") as raised:
        checked("\n" + NESTED[kind](10_000))
    assert raised.value.place.startswith("line 2, column ")


@pytest.mark.parametrize("kind", CHAINED)
def test_too_many_parts_that_are_joined_are_told_with_their_place(kind: str) -> None:
    with pytest.raises(QueryTooLarge, match="too many parts") as raised:
        checked("\n" + CHAINED[kind](50_000))
    assert raised.value.place.startswith("line 2, column ")


@pytest.mark.parametrize("kind", FLAT)
def test_what_is_long_and_flat_is_answered(kind: str) -> None:
    results(ox.Store(), checked(FLAT[kind](100_000 if "values" in kind else 20_000)))


def deepest(made: Made, most: int) -> str:
    """The longest of these queries that passes."""
    passes, fails = 1, most
    while fails - passes > 1:
        middle = (passes + fails) // 2
        try:
            checked(made(middle))
            passes = middle
        except QueryTooLarge:
            fails = middle
    return made(passes)


_IN_A_THREAD = """
import json, sys, threading
import pyoxigraph as ox
def ask():
    for name, query in json.load(sys.stdin).items():
        print(name, flush=True)
        found = ox.Store().query(query)
        isinstance(found, ox.QueryBoolean) or list(found)
threading.stack_size(4 << 20)
thread = threading.Thread(target=ask)
thread.start()
thread.join()
"""


def test_what_passes_is_answered_within_half_of_a_thread_s_stack() -> None:
    slow = {"lists", "things without name", "reifiers", "sequences", "triples", "objects", "values"}
    asked = {name: deepest(made, 3000) for name, made in (NESTED | CHAINED).items()}
    for name in {*slow, "unclosed"}:
        asked.pop(name)
    program = [sys.executable, "-c", _IN_A_THREAD]
    ran = subprocess.run(
        program, check=False, timeout=60, input=json.dumps(asked), capture_output=True, text=True
    )
    assert (ran.returncode, ran.stdout.splitlines()) == (0, [*asked]), ran.stderr


def test_every_way_of_asking_tells_it(store: Path) -> None:
    query, change = NESTED["functions"](10_000), "DELETE { ?s ?p ?o } WHERE "
    with kg.open(store) as reader, reader.limited() as limited:
        dataset, sink = reader.dataset(), io.BytesIO()
        update = change + query.removeprefix("ASK")
        searching = query.replace("BIND", "?d text:query 'x' BIND")
        for ask in (
            lambda: reader.query(query),
            lambda: reader.query(searching),
            lambda: reader.table(query),
            lambda: limited.write(query, sink),
            lambda: dataset.query(query),
            lambda: reader.update(update),
            lambda: reader.update(f"INSERT DATA {{ GRAPH <urn:g> {{ <urn:s> <urn:p> {'(' * 9999}"),
        ):
            with pytest.raises(QueryTooLarge, match="too deep"):
                ask()


def test_an_update_is_as_long_as_its_data() -> None:
    triples = "<urn:s> <urn:p> -1 , (1 2 3) , 'a'^^<urn:t> ; <urn:q> [ <urn:p> 2 ] .\n" * 5000
    checked_update(f"INSERT DATA {{ GRAPH <urn:g> {{ {triples} }} }}")
    checked_update(";\n".join(["INSERT DATA { <urn:s> <urn:p> 1 }"] * 5000))
    with pytest.raises(QueryTooLarge):
        checked_update(f"DELETE WHERE {{ {triples} }}")


def test_a_string_that_nothing_closes_is_told_at_once() -> None:
    with pytest.raises(QueryMalformed, match="nothing closes") as raised:
        checked("ASK { }\n" + "x\\'''\n" * 30_000)
    assert raised.value.place == "line 2, column 3"
