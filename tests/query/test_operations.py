"""Updates are taken apart as Oxigraph reads them."""

from __future__ import annotations

import pytest

from kg.errors import QueryMalformed
from kg.query.operations import Operation, operations


def read(update: str) -> list[Operation]:
    return list(operations(update))


def test_operations_follow_each_other_each_below_the_prologue_so_far() -> None:
    update = (
        "PREFIX : <http://x/> INSERT DATA { :a :b 'a;}' } ;\n"
        "BASE <http://y/> DELETE WHERE { <a> ?p ?o } ; "
    )
    first, second = read(update)
    assert (first.form, first.insert.strip()) == ("INSERT DATA", ":a :b 'a;}'")
    assert (second.form, second.delete, second.where) == ("DELETE WHERE", *[" <a> ?p ?o "] * 2)
    assert "PREFIX : <http://x/>" in second.prologue
    assert "BASE <http://y/>" in second.prologue


def test_a_change_has_its_templates_its_graph_and_its_dataset() -> None:
    update = (
        "WITH :g DELETE { ?s ?p '{' } INSERT { GRAPH ?g { ?s ?p 1 } } USING <http://a>"
        " USING NAMED :b WHERE { ?s ?p '}' FILTER EXISTS { ?s ?p ?g } }"
    )
    [one] = read(update)
    assert one.form == "MODIFY"
    assert (one.graph, one.dataset.split()) == (
        ":g",
        "FROM <http://a> FROM NAMED :b".split(),
    )
    assert one.delete.strip() == "?s ?p '{'"
    assert one.insert.strip() == "GRAPH ?g { ?s ?p 1 }"
    assert one.where.strip() == "?s ?p '}' FILTER EXISTS { ?s ?p ?g }"


@pytest.mark.parametrize(
    ("update", "form", "graphs", "is_silent"),
    [
        ("CLEAR SILENT GRAPH <http://x>", "CLEAR", ("<http://x>",), True),
        ("drop all", "DROP", ("ALL",), False),
        ("DROP NAMED", "DROP", ("NAMED",), False),
        ("CREATE GRAPH :x", "CREATE", (":x",), False),
        ("LOAD <http://x> INTO GRAPH <http://y>", "LOAD", ("<http://x>", "<http://y>"), False),
        ("LOAD SILENT <http://x>", "LOAD", ("<http://x>",), True),
        ("COPY :a TO GRAPH :b", "COPY", (":a", ":b"), False),
        ("MOVE GRAPH :a TO DEFAULT", "MOVE", (":a", "DEFAULT"), False),
        ("ADD SILENT DEFAULT TO <http://y>", "ADD", ("DEFAULT", "<http://y>"), True),
    ],
)
def test_what_is_done_to_whole_graphs_names_them(
    update: str, form: str, graphs: tuple[str, ...], is_silent: bool
) -> None:
    [one] = read(update)
    assert (one.form, one.graphs, one.is_silent) == (form, graphs, is_silent)


@pytest.mark.parametrize(
    ("update", "is_open"),
    [
        ("INSERT DATA { <a> <b> <c> }", True),
        ("INSERT DATA { GRAPH <g> { <a> <b> <c> } }", False),
        ("INSERT DATA { GRAPH <g> { <a> <b> '}' } . <a> <b> <c> }", True),
        ("INSERT DATA { GRAPH <g> { <a> <b> '}' } . GRAPH :h { :a :b :c } . }", False),
        ("INSERT DATA { graph:x <b> <c> . GRAPH <g> { <a> <b> <c> } }", True),
        ("INSERT DATA { ?graph <b> <c> . GRAPH <g> { <a> <b> <c> } }", True),
        ("INSERT DATA {}", False),
        ("DELETE { GRAPH ?g { ?s ?p ?o } } WHERE { ?s ?p ?o . GRAPH ?g { } }", False),
        ("DELETE { ?s ?p ?o } INSERT { GRAPH ?g { ?s ?p ?o } } WHERE { GRAPH ?g { } }", True),
        ("WITH <g> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }", False),
        ("DELETE WHERE { GRAPH <g> { ?s ?p ?o } ?s ?p ?o }", True),
        ("INSERT DATA { GRAPH <g> { <a> <b> <c> {| <d> <e> |} } }", False),
    ],
)
def test_it_is_known_whether_a_change_says_of_which_graph(update: str, is_open: bool) -> None:
    [one] = read(update)
    assert one.leaves_graph_open is is_open


@pytest.mark.parametrize("update", ["SELECT * { }", "INSERT DATA {", "CLEAR ALL DROP ALL", "{}"])
def test_what_is_no_operation_is_told_with_its_place(update: str) -> None:
    with pytest.raises(QueryMalformed, match="no operation") as raised:
        read(update)
    assert raised.value.place.startswith("character ")
