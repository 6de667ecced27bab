"""What breaks the shapes is found: every rule of them, and by pySHACL's judgement nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pyshacl
import pytest
from rdflib import Graph

from kg.errors import ListError
from kg.graph.names import expand, shorten
from kg.graph.vocabulary import vocabulary
from kg.query import open_store, violations
from kg.query.shape_rules import FOCUS, SH, Shapes, Term

ROOT = Path(__file__).parents[2]
SHAPES = ROOT / "ontology" / "shapes.ttl"
VALID = ROOT / "tests" / "ontology" / "valid.trig"
ID = "https://w3id.org/agglo-kg/id/"

# What may stand wrongly in the place of a value.
WRONG: dict[str, Term] = {
    "an untyped thing": ox.NamedNode(ID + "nothing"),
    "a text": ox.Literal("жоқ"),
    "a blank node": ox.BlankNode("b"),
    "an impossible day": ox.Literal("2014-02-31", datatype=ox.NamedNode(expand("xsd:date"))),
    "a number below all": ox.Literal("-1", datatype=ox.NamedNode(expand("xsd:integer"))),
    "a number above all": ox.Literal("99.5", datatype=ox.NamedNode(expand("xsd:decimal"))),
    "a wrong code": ox.Literal("75", datatype=ox.NamedNode(expand("agl:kato"))),
    "a wrong geometry": ox.Literal("76, 43", datatype=ox.NamedNode(expand("geo:wktLiteral"))),
    "another code": ox.NamedNode(expand("agl:negative")),
    "a late day": ox.Literal("2099-01-01", datatype=ox.NamedNode(expand("xsd:date"))),
}


def valid() -> ox.Store:
    store = ox.Store()
    store.load(path=VALID, format=ox.RdfFormat.TRIG)
    return store


def shapes() -> Shapes:
    return Shapes(SHAPES.read_bytes(), vocabulary())


def predicates() -> list[str]:
    """Every property that stands in the valid graph."""
    return sorted({quad.predicate.value for quad in valid()})


def replaced(store: ox.Store, predicate: str, wrong: Term) -> None:
    for quad in list(store.quads_for_pattern(None, ox.NamedNode(predicate), None, None)):
        store.remove(quad)
        store.add(ox.Quad(quad.subject, quad.predicate, wrong, quad.graph_name))


def removed(store: ox.Store, predicate: str) -> None:
    for quad in list(store.quads_for_pattern(None, ox.NamedNode(predicate), None, None)):
        store.remove(quad)


def doubled(store: ox.Store, predicate: str) -> None:
    """Give two more values of the same kind, so that one, or two, are too few."""
    for quad in list(store.quads_for_pattern(None, ox.NamedNode(predicate), None, None)):
        for more in ("a", "b"):
            store.add(
                ox.Quad(quad.subject, quad.predicate, another(quad.object, more), quad.graph_name)
            )


def another(value: Term, more: str) -> Term:
    if isinstance(value, ox.NamedNode):
        return ox.NamedNode(value.value + more)
    if not isinstance(value, ox.Literal):
        return ox.BlankNode()
    if value.language:
        return ox.Literal(value.value + more, language=value.language)
    digits = value.value[:-1] + ("1" if more == "a" else "2")
    text = value.value + more if value.datatype == ox.NamedNode(expand("xsd:string")) else digits
    return ox.Literal(text, datatype=value.datatype)


def mutations(predicate: str) -> Iterator[ox.Store]:
    """The valid graph with one property removed, doubled, or with each wrong value in its place."""
    for mutate in (removed, doubled):
        store = valid()
        mutate(store, predicate)
        yield store
    for wrong in WRONG.values():
        store = valid()
        replaced(store, predicate, wrong)
        yield store


def test_a_valid_graph_has_no_violation() -> None:
    assert not violations(valid())


def test_every_shape_has_something_to_look_at_in_the_valid_graph() -> None:
    known, store = shapes(), valid()
    for shape in known.targeted():
        found = store.query(
            f"SELECT ?this {{ {known.target(shape)} }}", use_default_graph_as_union=True
        )
        assert next(iter(found), None) is not None, shape


def test_every_constraint_of_every_shape_finds_what_is_planted() -> None:
    known = shapes()
    waiting = {
        (
            str(rule),
            query.replace(FOCUS, f"{{ SELECT DISTINCT ?this {{ {known.target(shape)} }} }}"),
        )
        for shape in known.targeted()
        for rule, query in known.queries(shape)
    }
    assert len(waiting) > 150
    for predicate in predicates():
        names = ("a" if predicate == expand("rdf:type") else f"<{predicate}>", shorten(predicate))
        about = [one for one in waiting if any(name in one[1] for name in names)]
        for store in mutations(predicate):
            for one in about:
                found = store.query(one[1], use_default_graph_as_union=True)
                if next(iter(found), None) is not None:
                    waiting.discard(one)
    assert not sorted(waiting)


def judged(store: ox.Store) -> set[tuple[str, str]]:
    """The nodes and shapes that pySHACL finds at odds."""
    triples = [quad.triple for quad in [*store, *vocabulary()]]
    data = Graph().parse(data=ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES), format="nt")
    _, report, _ = pyshacl.validate(data, shacl_graph=Graph().parse(SHAPES))
    rows = report.query(
        """SELECT ?focus ?shape { ?result sh:focusNode ?focus ; sh:sourceShape ?given .
             FILTER NOT EXISTS { ?other sh:detail ?result }
             OPTIONAL { ?result sh:sourceConstraint ?constraint }
             BIND (COALESCE(?constraint, ?given) AS ?shape) FILTER isIRI(?focus) }""",
        initNs={"sh": SH},
    )
    return {(str(focus), str(shape)) for focus, shape in rows}


@pytest.mark.parametrize("kind", ["nothing", "doubled", *WRONG])
def test_pyshacl_finds_the_same_nodes_at_odds_with_the_same_shapes(kind: str) -> None:
    store = valid()
    for predicate in predicates():
        if predicate in (expand("rdf:type"), expand("agl:text")):
            continue  # without them most shapes have nothing to look at
        if kind == "a blank node" and predicate.endswith("Index"):
            continue  # pySHACL gives up where sh:lessThan meets one
        if kind == "doubled":
            doubled(store, predicate)
        elif kind != "nothing":
            replaced(store, predicate, WRONG[kind])
    found = {(one.focus, one.shape) for one in violations(store) if one.focus.startswith("http")}
    assert found == judged(store)
    assert bool(found) == (kind != "nothing")


def test_a_store_that_was_built_has_no_violation(store: Path) -> None:
    with open_store(store) as reader:
        assert not violations(reader.graph)


def test_a_violation_leads_to_the_article_and_the_sentence_behind_it() -> None:
    store = valid()
    replaced(store, expand("agl:modality"), ox.Literal("жоқ"))
    [one] = [found for found in violations(store) if found.shape.endswith("Claim-modality")]
    assert one.focus == ID + "claim"
    assert one.path == f"<{expand('agl:modality')}>"
    assert one.value == '"жоқ"'
    assert one.severity == "Violation"
    assert one.messages["kk"].startswith("Тұжырымның")
    [evidence] = one.evidence
    assert (evidence.title, evidence.source) == ("Жиын өтті", "one.txt")
    assert evidence.sentence == "Жиынға 😀 Алматы қаласының әкімдігі қатысты."


def test_a_violation_of_a_thing_leads_to_the_sentence_of_a_claim_about_it() -> None:
    store = valid()
    replaced(store, expand("schema:startDate"), ox.Literal("кеше"))
    [one] = violations(store)
    assert one.focus == ID + "meeting"
    assert one.evidence[0].sentence.endswith("қатысты.")


def test_only_what_the_given_graphs_describe_is_looked_at() -> None:
    store = valid()
    replaced(store, expand("agl:judgedAt"), ox.NamedNode(ID + "now"))
    replaced(store, expand("dct:language"), ox.Literal("қазақша"))
    graph = "https://w3id.org/agglo-kg/graph/"
    of = {
        name: violations(store, [graph + name]) for name in ("corrections", "doc/two", "entities")
    }
    assert {one.shape.partition("#")[2] for one in of["corrections"]} == {"Judgement-judgedAt"}
    assert {one.focus for one in of["doc/two"]} == {"https://w3id.org/agglo-kg/doc/two"}
    assert not of["entities"]
    assert len(violations(store)) == len(of["corrections"]) + 2


def test_a_limit_is_kept() -> None:
    store = valid()
    removed(store, expand("skos:prefLabel"))
    assert len(violations(store, limit=3)) == 3


def test_a_constraint_that_is_not_known_is_an_error_and_not_passed_over() -> None:
    turtle = b"""@prefix sh: <http://www.w3.org/ns/shacl#> . <http://s> sh:targetClass <http://c> ;
        sh:property [ sh:path <http://p> ; sh:equals <http://q> ] ."""
    known = Shapes(turtle, ox.Store())
    with pytest.raises(ListError, match="sh:equals"):
        list(known.queries(ox.NamedNode("http://s")))
