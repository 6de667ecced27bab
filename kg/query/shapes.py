"""A graph in, what breaks its shapes out, each with the article and the sentence behind it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import islice

import pyoxigraph as ox

from kg.graph.union import select
from kg.graph.vocabulary import vocabulary
from kg.query.shape_rules import FOCUS, SH, Shapes, Term

__all__ = ["Evidence", "Violation", "violations"]

_AT_A_TIME = 1000  # nodes that one query is given
_MOST_EVIDENCE = 3  # sentences for one node


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where something in the graph comes from; *sentence* is empty where none stands behind it."""

    article: str
    title: str
    source: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Violation:
    """One node that breaks one rule of ``ontology/shapes.ttl``.

    *path* is the property, as SPARQL writes it, and empty where the rule is about the node itself;
    *value* is the one that is wrong, as N-Triples has it, and empty where their number is;
    *messages* are by language.
    """

    focus: str
    path: str
    value: str
    shape: str
    severity: str
    messages: Mapping[str, str]
    evidence: Sequence[Evidence]


def violations(
    store: ox.Store, graphs: Collection[str] | None = None, *, limit: int | None = None
) -> Sequence[Violation]:
    """What breaks the shapes in the union of all graphs of *store*, the first *limit* of it.

    With *graphs*, the IRIs of named graphs, only what these say something of is looked at, against
    the union.  Sorted by shape and node.
    """
    found = list(
        islice(_broken(store, None if graphs is None else _described(store, graphs)), limit)
    )
    known: dict[Term, tuple[Evidence, ...]] = {}
    told = []
    for rule, focus, value in found:
        if focus not in known:
            known[focus] = _evidence(store, focus)
        told.append(_violation(rule, focus, value, known[focus]))
    return told


@cache
def _shapes() -> Shapes:
    """The shapes of the package, over its class tree."""
    return Shapes(files("kg.ontology").joinpath("shapes.ttl").read_bytes(), vocabulary())


def _broken(
    store: ox.Store, described: Sequence[str] | None
) -> Iterator[tuple[Term, Term, Term | None]]:
    """Each broken rule with the node that breaks it and, if one value does, that value."""
    shapes = _shapes()
    for shape in shapes.targeted():
        patterns = [f"{{ SELECT DISTINCT ?this {{ {shapes.target(shape)} }} }}"]
        if described is not None:
            patterns = list(_aimed_at(store, described, shapes.target(shape)))
        for rule, query in shapes.queries(shape):
            rows = {
                (row["this"], row["value"] if len(row) > 1 else None)
                for pattern in patterns
                for row in select(store, query.replace(FOCUS, pattern))
            }
            for focus, value in sorted(rows, key=str):
                yield rule, focus, value


def _aimed_at(store: ox.Store, described: Sequence[str], target: str) -> Iterator[str]:
    """Patterns that give those of the *described* nodes that a shape with this *target* is about.

    A query can name no blank node: it asks for them again.
    """
    iris = []
    for pattern in described:
        aimed_at = f"{pattern} FILTER EXISTS {{ {target} }}"
        found = [row["this"] for row in select(store, f"SELECT ?this {{ {aimed_at} }}")]
        iris += [one for one in found if isinstance(one, ox.NamedNode)]
        if any(isinstance(one, ox.BlankNode) for one in found):
            yield f"{{ SELECT ?this {{ {aimed_at} }} }}"
    yield from _patterns(iris)


def _described(store: ox.Store, graphs: Collection[str]) -> list[str]:
    """Patterns that give the nodes of which *graphs* say something, those of a graph at a time."""
    iris, patterns = set[Term](), []
    for graph in sorted(graphs):
        said = store.quads_for_pattern(None, None, None, ox.NamedNode(graph))
        subjects = {one.subject for one in said}
        iris |= {one for one in subjects if isinstance(one, ox.NamedNode)}
        if any(isinstance(one, ox.BlankNode) for one in subjects):
            told = f"GRAPH <{graph}> {{ ?this ?any ?thing }} FILTER(isBlank(?this))"
            patterns.append(f"{{ SELECT DISTINCT ?this {{ {told} }} }}")
    return [*_patterns(sorted(iris, key=str)), *patterns]


def _patterns(nodes: Collection[Term]) -> Iterator[str]:
    """Patterns that give *nodes* to a query as ``?this``, some at a time."""
    waiting = iter(nodes)
    while some := list(islice(waiting, _AT_A_TIME)):
        yield f"VALUES ?this {{ {' '.join(map(str, some))} }}"


def _violation(
    rule: Term, focus: Term, value: Term | None, evidence: Sequence[Evidence]
) -> Violation:
    shapes = _shapes()
    path = shapes.value(rule, "path")
    severity = shapes.value(rule, "severity") or ox.NamedNode(SH + "Violation")
    return Violation(
        focus=_plain(focus),
        path=shapes.path(path) if path else "",
        value="" if value is None else str(value),
        shape=_plain(rule),
        severity=_plain(severity).removeprefix(SH),
        messages={
            one.language or "": one.value
            for one in shapes.values(rule, "message")
            if isinstance(one, ox.Literal)
        },
        evidence=evidence,
    )


def _plain(term: Term) -> str:
    return term.value if isinstance(term, ox.NamedNode) else str(term)


# The article itself; what stands in one; what is supported by what stands in one; what a claim is
# about; what an article mentions.
_SUPPORTS = (
    "BIND (?node AS ?article) ?article a agl:Article .",
    "?node agl:inArticle ?article ; nif:anchorOf ?words .",
    "?node agl:supportedBy ?span . ?span a nif:Sentence ; agl:inArticle ?article ;"
    " nif:anchorOf ?words .",
    "?node agl:supportedBy/agl:inArticle ?article .",
    "?claim rdf:subject ?node ; agl:supportedBy ?span . ?span a nif:Sentence ;"
    " agl:inArticle ?article ; nif:anchorOf ?words .",
    "?claim rdf:object ?node ; agl:supportedBy ?span . ?span a nif:Sentence ;"
    " agl:inArticle ?article ; nif:anchorOf ?words .",
    "?article agl:mentions ?node .",
    "GRAPH ?g { ?node ?any ?thing } GRAPH ?g { ?article a agl:Article }",
)
_EVIDENCE = """SELECT DISTINCT ?article ?title ?source ?words {{
  {support} OPTIONAL {{ ?article dct:title ?title }} OPTIONAL {{ ?article dct:source ?source }}
}} ORDER BY ?article ?words LIMIT {most}"""


def _evidence(store: ox.Store, node: Term) -> tuple[Evidence, ...]:
    """The articles and sentences that say *node*, by the nearest way that leads to any."""
    if isinstance(node, ox.BlankNode):
        return ()
    for support in _SUPPORTS:
        query = _EVIDENCE.format(support=support.replace("?node", str(node)), most=_MOST_EVIDENCE)
        if found := [_told(row) for row in select(store, query)]:
            return tuple(found)
    return ()


def _told(row: ox.QuerySolution) -> Evidence:
    return Evidence(*("" if one is None else _plain_text(one) for one in row))


def _plain_text(term: Term) -> str:
    return str(term) if isinstance(term, ox.BlankNode | ox.Triple) else term.value
