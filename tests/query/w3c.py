"""The W3C tests of SPARQL 1.1 query and update in, what agglo-kg and pyoxigraph make of them out.

Each goes through ``kg.open`` on a store on disk, the guard, the limits and the child process.
``python -m tests.query.w3c FOLDER > docs/sparql-earl.ttl`` writes the results as EARL.
"""

from __future__ import annotations

import csv
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any

import pyoxigraph as ox

import kg
from kg.errors import KgError, QueryMalformed
from kg.graph.union import make_union, quads
from kg.query.limited import Limited
from kg.store import ArticleStore, writing

BASE = "http://www.w3.org/2009/sparql/docs/tests/data-sparql11/"
MF = "http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#"
QT = "http://www.w3.org/2001/sw/DataAccess/tests/test-query#"
UT = "http://www.w3.org/2009/sparql/tests/test-update#"
RS = "http://www.w3.org/2001/sw/DataAccess/tests/result-set#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
LABEL = ox.NamedNode("http://www.w3.org/2000/01/rdf-schema#label")
FIRST, REST = ox.NamedNode(f"{RDF}first"), ox.NamedNode(f"{RDF}rest")
TYPE, NIL = ox.NamedNode(f"{RDF}type"), ox.NamedNode(f"{RDF}nil")
# What asks other servers, an entailment regime or an HTTP protocol is not asked of a store.
LEFT_OUT = (
    *("entailment", "service", "syntax-fed"),
    *("service-description", "protocol", "graph-store-protocol", "http-rdf-update"),
)
KINDS = (
    *("QueryEvaluationTest", "CSVResultFormatTest", "UpdateEvaluationTest"),
    *("PositiveSyntaxTest11", "NegativeSyntaxTest11"),
    *("PositiveUpdateSyntaxTest11", "NegativeUpdateSyntaxTest11"),
)
FORMATS = {".ttl": ox.RdfFormat.TURTLE, ".nt": ox.RdfFormat.N_TRIPLES, ".rdf": ox.RdfFormat.RDF_XML}
RESULTS = {".srx": ox.QueryResultsFormat.XML, ".srj": ox.QueryResultsFormat.JSON}
RESULTS |= {".tsv": ox.QueryResultsFormat.TSV}

Rows = tuple[list[str], list[list[Any]]]
Answer = bool | Rows | list[ox.Quad]


@dataclass(frozen=True)
class Test:
    """One test: its IRI, its kind, its query or update and what it is run over."""

    iri: str
    kind: str
    is_update: bool
    text: str
    before: ox.Store
    expected: Any

    def __str__(self) -> str:
        return self.iri.removeprefix(BASE).replace("/manifest#", "/")


def tests(folder: Path) -> Iterator[Test]:
    """Yield the tests of query and update that *folder* has, in the order of its manifests."""
    for path in sorted(folder.glob("*/manifest.ttl")):
        if path.parent.name in LEFT_OUT:
            continue
        graph = ox.Store()
        base = f"{BASE}{path.parent.name}/manifest"
        graph.load(path.read_bytes(), ox.RdfFormat.TURTLE, base_iri=base)
        manifest = _Manifest(graph, folder)
        [entries] = [one.object for one in graph.quads_for_pattern(None, _mf("entries"), None)]
        for node in manifest.members(entries):
            kind = manifest.one(node, TYPE).value.removeprefix(MF)
            if kind in KINDS:
                yield manifest.test(node, kind)


class _Manifest:
    """A manifest with its folder."""

    def __init__(self, graph: ox.Store, folder: Path) -> None:
        self.graph, self.folder = graph, folder

    def all(self, node: Any, predicate: ox.NamedNode) -> list[Any]:
        return [one.object for one in self.graph.quads_for_pattern(node, predicate, None)]

    def one(self, node: Any, predicate: ox.NamedNode) -> Any:
        return next(iter(self.all(node, predicate)), None)

    def members(self, node: Any) -> Iterator[Any]:
        while node != NIL:
            yield self.one(node, FIRST)
            node = self.one(node, REST)

    def path(self, iri: Any) -> Path:
        return self.folder / iri.value.removeprefix(BASE)

    def test(self, node: Any, kind: str) -> Test:
        action, result = self.one(node, _mf("action")), self.one(node, _mf("result"))
        before, expected = ox.Store(), None
        if kind == "UpdateEvaluationTest":
            source = self.one(action, ox.NamedNode(f"{UT}request"))
            before, expected = self.dataset(action, UT), self.dataset(result, UT)
        elif kind.endswith("Test11"):
            source = action
        else:
            source = self.one(action, ox.NamedNode(f"{QT}query"))
            before, expected = self.dataset(action, QT), self.answer(self.path(result))
        text = self.path(source).read_text("utf-8")
        is_update = source.value.endswith(".ru")
        text = f"BASE <{source.value}>\n{text}"
        return Test(node.value, kind, is_update, text, before, expected)

    def dataset(self, node: Any, vocabulary: str) -> ox.Store:
        """The graphs that a test begins with, or ends with."""
        store = ox.Store()
        for one in self.all(node, ox.NamedNode(f"{vocabulary}data")):
            self.load(store, one, None)
        for one in self.all(node, ox.NamedNode(f"{vocabulary}graphData")):
            if isinstance(one, ox.NamedNode):
                self.load(store, one, one)
                continue
            name = ox.NamedNode(self.one(one, LABEL).value)
            self.load(store, self.one(one, ox.NamedNode(f"{vocabulary}graph")), name)
        return store

    def load(self, store: ox.Store, source: Any, name: ox.NamedNode | None) -> None:
        path = self.path(source)
        store.load(path.read_bytes(), FORMATS[path.suffix], base_iri=source.value, to_graph=name)
        if name is not None:
            store.add_graph(name)

    def answer(self, path: Path) -> Answer:
        """What a test expects: rows, yes or no, triples, or a CSV's cells."""
        if path.suffix in RESULTS:
            return answer(ox.parse_query_results(path.read_bytes(), RESULTS[path.suffix]))
        if path.suffix == ".csv":
            return cells(path.read_text("utf-8"))
        base = f"{BASE}{path.relative_to(self.folder)}"
        quads = list(ox.parse(path.read_bytes(), FORMATS[path.suffix], base_iri=base))
        return _told(quads) or quads


def _told(quads: list[ox.Quad]) -> Answer | None:
    """The rows that a graph in the vocabulary of result sets tells."""
    store = ox.Store()
    store.extend(quads)
    told = store.query(
        f"PREFIX rs: <{RS}> SELECT ?s ?row ?name ?value ?yes {{ ?s a rs:ResultSet"
        " OPTIONAL { ?s rs:boolean ?yes } OPTIONAL { ?s rs:solution ?row"
        " OPTIONAL { ?row rs:binding [ rs:variable ?name ; rs:value ?value ] } } }"
    )
    rows: dict[Any, dict[str, Any]] = {}
    for one in told:  # type: ignore[union-attr]
        if one["yes"] is not None:
            return bool(one["yes"].value == "true")
        rows.setdefault(one["row"], {})
        if one["name"] is not None:
            rows[one["row"]][one["name"].value] = one["value"]
    rows.pop(None, None)
    names = sorted({name for row in rows.values() for name in row})
    return (names, [[row.get(name) for name in names] for row in rows.values()]) if rows else None


def answer(found: Any) -> Answer:
    """What a query found, apart from the store."""
    if isinstance(found, ox.QueryBoolean):
        return bool(found)
    if isinstance(found, ox.QueryTriples):
        return [ox.Quad(*one) for one in found]
    names = sorted(one.value for one in found.variables)
    return names, [[row[name] for name in names] for row in found]


def cells(text: str) -> Rows:
    """The rows of a CSV; the order of columns is free where all were asked for."""
    names, *rows = csv.reader(StringIO(text))
    order = sorted(range(len(names)), key=names.__getitem__)
    return [names[n] for n in order], [[_cell(row[n]) for n in order] for row in rows]


def _cell(text: str) -> Any:
    return ox.BlankNode(text[2:]) if text.startswith("_:") else ox.Literal(text) if text else None


def same(one: Any, other: Any) -> bool:
    """Whether two answers are the same but for the names of blank nodes."""
    if isinstance(one, bool) or isinstance(other, bool):
        return one is other
    return _canonical(one) == _canonical(other)


def _canonical(found: Any) -> Any:
    quads = list(found) if not isinstance(found, tuple) else list(_row_quads(*found))
    store = ox.Store()  # as it writes literals, 1.0 and 1.00 are one
    store.extend(quads)
    dataset = ox.Dataset(store)
    dataset.canonicalize(ox.CanonicalizationAlgorithm.UNSTABLE)
    return {str(quad) for quad in dataset}


def _row_quads(names: list[str], rows: list[list[Any]]) -> Iterator[ox.Quad]:
    for number, row in enumerate(rows):
        node = ox.BlankNode(f"row{number}")
        yield ox.Quad(node, ox.NamedNode(f"{RS}solution"), ox.Literal(len(rows)))
        for name, value in zip(names, row, strict=True):
            if value is not None:
                yield ox.Quad(node, ox.NamedNode(f"{RS}{name}"), value)


def _mf(name: str) -> ox.NamedNode:
    return ox.NamedNode(MF + name)


class OnDisk:
    """Runs tests as people run queries: each over a store on disk of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.count = folder, 0
        self.limited: Limited | None = None

    def store(self, before: ox.Store) -> Path:
        """A store of ours that has the graphs of *before* and no article."""
        from kg.search.engine import open_writer

        self.count += 1
        path = self.folder / str(self.count)
        with writing(path) as draft:
            graph = ox.Store(str(draft.generation.graph))
            for name in before.named_graphs():
                graph.add_graph(name)
            graph.extend(before)
            make_union(graph)
            graph.flush()
            del graph
            ArticleStore(draft.generation.articles, writable=True).close()
            open_writer(draft.generation.index, "whoosh").commit()
            draft.publish("test", {"base_iri": "https://w3id.org/agglo-kg/"}, {})
        return path

    def query(self, test: Test, format_name: str) -> bytes:
        path = self.store(test.before)
        with kg.open(path, default_graph="named") as reader:
            if self.limited is None:
                self.limited = reader.limited()
            self.limited.reader = reader
            output = BytesIO()
            self.limited.write(test.text, output, format_name)
        shutil.rmtree(path)
        return output.getvalue()

    def update(self, test: Test) -> list[ox.Quad]:
        path = self.store(test.before)
        with kg.open(path, default_graph="named") as reader:
            reader.update(test.text)
            found = list(quads(reader.graph))
        shutil.rmtree(path)
        return found

    def close(self) -> None:
        if self.limited is not None:
            self.limited.__exit__()

    def outcome(self, test: Test) -> str:
        """passed, or why not."""
        return _outcome(test, self._answer, QueryMalformed)

    def _answer(self, test: Test) -> Any:
        if test.is_update:
            return self.update(test)
        if test.kind == "CSVResultFormatTest":
            return cells(self.query(test, "csv").decode())
        if isinstance(test.expected, list):
            return list(ox.parse(self.query(test, "nquads"), ox.RdfFormat.N_QUADS))
        try:
            content = self.query(test, "json")
        except QueryMalformed as error:
            if "is no format" not in error.message:
                raise
            return None  # CONSTRUCT in a test of syntax
        return answer(ox.parse_query_results(content, ox.QueryResultsFormat.JSON))


def alone(test: Test) -> str:
    """What pyoxigraph alone makes of a test in memory: passed, or why not."""

    def run(test: Test) -> Any:
        store = ox.Store()
        store.extend(test.before)
        for name in test.before.named_graphs():
            store.add_graph(name)
        if test.is_update:
            store.update(test.text)
            return list(store)
        found: Any = store.query(test.text)
        if test.kind == "CSVResultFormatTest":
            return cells(found.serialize(None, ox.QueryResultsFormat.CSV).decode())
        return answer(found)

    return _outcome(test, run, SyntaxError)


def _outcome(test: Test, run: Callable[[Test], Any], malformed: type[Exception]) -> str:
    try:
        found = run(test)
    except (KgError, SyntaxError, OSError, RuntimeError, ValueError) as error:
        told = str(error)
        is_malformed = isinstance(error, malformed) and "cannot be answered" not in told
        is_right = is_malformed == ("Negative" in test.kind) and "Syntax" in test.kind
        return "passed" if is_right else f"failed: {told}"
    if "Negative" in test.kind:
        return "accepted, and should not be"
    if "Positive" in test.kind or same(found, test.expected):
        return "passed"
    return "another result"


_EARL = """\
# What agglo-kg makes of the W3C tests of SPARQL 1.1 query and update, each through kg.open on a
# store on disk, default_graph="named", with guard, limits and child process in the path.
# Written by: python -m tests.query.w3c w3c-sparql11 > docs/sparql-earl.ttl
# {passed} of {all} pass.  pyoxigraph {version} alone passes {alone}; what fails here and there:
{misses}
@prefix dct:  <http://purl.org/dc/terms/> .
@prefix doap: <http://usefulinc.com/ns/doap#> .
@prefix earl: <http://www.w3.org/ns/earl#> .

<https://w3id.org/agglo-kg/software/agglo-kg> a doap:Project , earl:Software , earl:TestSubject ,
        earl:Assertor ;
    doap:name "agglo-kg" ;
    doap:programming-language "Python" ;
    dct:description "Kazakh news in, an RDF knowledge graph with Kazakh full-text search out"@en .
"""
_ASSERTION = """
[] a earl:Assertion ;
    earl:assertedBy <https://w3id.org/agglo-kg/software/agglo-kg> ;
    earl:subject <https://w3id.org/agglo-kg/software/agglo-kg> ;
    earl:test <{iri}> ;
    earl:mode earl:automatic ;
    earl:result [ a earl:TestResult ; earl:outcome earl:{outcome} ] .
"""


def main() -> None:
    """Print the results of all tests as EARL, and those that differ from the expected apart."""
    with tempfile.TemporaryDirectory() as name:
        ours = OnDisk(Path(name))
        rows = [(test, ours.outcome(test), alone(test)) for test in tests(Path(sys.argv[1]))]
        ours.close()
    misses = [row for row in rows if {row[1], row[2]} != {"passed"}]
    for test, here, there in misses:
        print(test, here, there, sep=" | ", file=sys.stderr)
    print(
        _EARL.format(
            passed=sum(here == "passed" for _, here, _ in rows),
            alone=sum(there == "passed" for _, _, there in rows),
            all=len(rows),
            version=ox.__version__,
            misses="\n".join(f"#   {test}: {here} / {there}" for test, here, there in misses),
        ),
        end="",
    )
    for test, here, _ in rows:
        outcome = "passed" if here == "passed" else "failed"
        print(_ASSERTION.format(iri=test.iri, outcome=outcome), end="")


if __name__ == "__main__":
    main()
