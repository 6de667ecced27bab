"""SHACL shapes in, the SPARQL queries that find what breaks them out.

The recommendation defines its constraints by queries that are run for one node at a time
(https://www.w3.org/TR/shacl/#core-components).  These are the same queries, run for all nodes at
once: Oxigraph answers them in a second where a validator that walks the graph takes minutes.  A
constraint that is not known here is an error, so that none is passed over.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TypeAlias

import pyoxigraph as ox

from kg.errors import ListError

__all__ = ["FOCUS", "SH", "Shapes", "Term"]

Term: TypeAlias = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple

SH = "http://www.w3.org/ns/shacl#"
FOCUS = "%focus%"
"""Where in a query the pattern of the nodes ``?this`` belongs."""

_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_XSD = "http://www.w3.org/2001/XMLSchema#"
_SUBCLASS = ox.NamedNode("http://www.w3.org/2000/01/rdf-schema#subClassOf")
_KINDS = {
    "IRI": "isIRI(?value)",
    "Literal": "isLiteral(?value)",
    "IRIOrLiteral": "!isBlank(?value)",
    "BlankNodeOrIRI": "!isLiteral(?value)",
}
# A cast fails for a literal that is no value of its type, such as "2014-02-31"^^xsd:date.
_CASTS = {
    _XSD + name: f"<{_XSD}{name}>"
    for name in "date gYear gYearMonth dateTime integer decimal double boolean".split()
} | {_XSD + "nonNegativeInteger": f"<{_XSD}integer>"}
_TARGETS = ("targetClass", "targetSubjectsOf", "targetObjectsOf", "targetNode")
# What says nothing about one value by itself.
_OF_ALL_VALUES = set(
    "path message severity property sparql name description minCount maxCount lessThan uniqueLang"
    " qualifiedValueShape qualifiedMinCount qualifiedMaxCount".split()
)


class Shapes:
    """A graph of shapes, read as queries; *classes* is where the class tree stands."""

    def __init__(self, turtle: bytes, classes: ox.Store) -> None:
        self.graph, self.classes = ox.Store(), classes
        self.graph.bulk_load(turtle, format=ox.RdfFormat.TURTLE)

    def targeted(self) -> list[Term]:
        """The shapes that say which nodes they are about."""
        found = {
            one.subject
            for target in _TARGETS
            for one in self.graph.quads_for_pattern(None, ox.NamedNode(SH + target), None, None)
        }
        return sorted(found, key=str)

    def values(self, shape: Term, name: str) -> list[Term]:
        """What *shape* says under ``sh:name``, sorted."""
        return sorted(self._objects(shape, SH + name), key=str)

    def value(self, shape: Term, name: str) -> Term | None:
        """The one thing that *shape* says under ``sh:name``."""
        return next(iter(self.values(shape, name)), None)

    def target(self, shape: Term) -> str:
        """The pattern of the nodes ``?this`` that *shape* is about, each once or more."""
        parts = []
        if kinds := self.values(shape, "targetClass"):
            wanted = " ".join(" ".join(self._kinds(one)) for one in kinds)
            parts.append(f"{{ VALUES ?kind {{ {wanted} }} ?this a ?kind }}")
        parts += [f"{{ ?this {one} [] }}" for one in self.values(shape, "targetSubjectsOf")]
        parts += [f"{{ [] {one} ?this }}" for one in self.values(shape, "targetObjectsOf")]
        parts += [f"{{ VALUES ?this {{ {one} }} }}" for one in self.values(shape, "targetNode")]
        return " UNION ".join(parts)

    def queries(self, shape: Term) -> Iterator[tuple[Term, str]]:
        """Each rule of *shape* with a query that binds ``?this``, and ``?value`` where one is bad.

        ``FOCUS`` stands in it for the pattern of the nodes to look at.
        """
        for rule in self.values(shape, "property"):
            path = self.path(self.value(rule, "path"))
            for query in self._of_property(rule, path):
                yield rule, query
        for rule in self.values(shape, "sparql"):
            yield rule, self._select(rule)

    def path(self, path: Term | None) -> str:
        """``sh:path`` as a property path of SPARQL."""
        if isinstance(path, ox.NamedNode):
            return str(path)
        if path is not None:
            if members := self._members(path):
                return "/".join(map(self.path, members))
            if inverse := self.value(path, "inversePath"):
                return f"^({self.path(inverse)})"
        raise ListError("a kind of path that is not read", place=str(path), hint="docs/graph.md")

    def _of_property(self, rule: Term, path: str) -> Iterator[str]:
        if bounds := self._bounds(rule, "minCount", "maxCount"):
            yield _counted(path, "", bounds)
        values = f"SELECT DISTINCT ?this ?value {{ {FOCUS} ?this {path} ?value"
        if condition := self._condition(rule):
            yield f"{values} FILTER(!COALESCE({condition}, false)) }}"
        for later in self.values(rule, "lessThan"):
            is_before = "COALESCE(?value < ?later, false)"
            yield f"{values} ; {later} ?later FILTER(!{is_before}) }}"
        if self.values(rule, "uniqueLang"):
            yield (
                f"SELECT DISTINCT ?this {{ {FOCUS} ?this {path} ?one FILTER(LANG(?one) != '') }}"
                " GROUP BY ?this (LANG(?one) AS ?language) HAVING(COUNT(DISTINCT ?one) > 1)"
            )
        for qualified in self.values(rule, "qualifiedValueShape"):
            one = self._condition(qualified).replace("?value", "?one")
            bounds = self._bounds(rule, "qualifiedMinCount", "qualifiedMaxCount")
            yield _counted(path, f"FILTER(COALESCE({one}, false))", bounds)

    def _bounds(self, rule: Term, least: str, most: str) -> str:
        """What is true of a node with too few or too many values."""
        signs = {least: "<", most: ">"}
        return " || ".join(
            f"COUNT(DISTINCT ?one) {sign} {bound.value}"
            for name, sign in signs.items()
            for bound in self.values(rule, name)
            if isinstance(bound, ox.Literal)
        )

    def _condition(self, shape: Term) -> str:
        """What is true of a ``?value`` that is as *shape* says."""
        found = []
        for quad in self.graph.quads_for_pattern(shape, None, None, None):  # type: ignore[arg-type]
            name = quad.predicate.value.removeprefix(SH)
            if quad.predicate.value.startswith(SH) and name not in _OF_ALL_VALUES:
                found.append(self._of_value(name, quad.object))
        return " && ".join(sorted(found))

    def _of_value(self, name: str, wanted: Term) -> str:
        match name:
            case "nodeKind" if isinstance(wanted, ox.NamedNode):
                return _KINDS[wanted.value.removeprefix(SH)]
            case "datatype" if isinstance(wanted, ox.NamedNode):
                cast = _CASTS.get(wanted.value)
                is_valid = f" && isLiteral({cast}(STR(?value)))" if cast else ""
                return f"(DATATYPE(?value) = {wanted}{is_valid})"
            case "class":
                either = [f"EXISTS {{ ?value a {kind} }}" for kind in self._kinds(wanted)]
                return f"({' || '.join(either)})"
            case "in":
                return f"?value IN ({', '.join(map(str, self._members(wanted)))})"
            case "pattern":
                return f"(!isBlank(?value) && REGEX(STR(?value), {wanted}))"
            case "minInclusive":
                return f"?value >= {wanted}"
            case "maxInclusive":
                return f"?value <= {wanted}"
            case "node":
                return self._condition(wanted)
            case "or":
                either = [self._condition(one) for one in self._members(wanted)]
                return f"({' || '.join(f'COALESCE({one}, false)' for one in either)})"
        raise ListError("a constraint that is not read", place=f"sh:{name}", hint="docs/graph.md")

    def _select(self, rule: Term) -> str:
        """The query of a SPARQL constraint, its nodes put first in its pattern."""
        header = "".join(
            f"PREFIX {prefix.value}: <{namespace.value}>\n"
            for declared in self.values(rule, "prefixes")
            for one in self.values(declared, "declare")
            for prefix in self.values(one, "prefix")
            for namespace in self.values(one, "namespace")
            if isinstance(prefix, ox.Literal) and isinstance(namespace, ox.Literal)
        )
        [query] = self.values(rule, "select")
        assert isinstance(query, ox.Literal)
        return header + re.sub(
            r"\{", f"{{ {FOCUS} ", query.value.replace("$this", "?this"), count=1
        )

    def _members(self, node: Term) -> list[Term]:
        """The members of an RDF list; none for what is no list."""
        found: list[Term] = []
        while first := next(iter(self._objects(node, _RDF + "first")), None):
            found.append(first)
            [node] = self._objects(node, _RDF + "rest")
        return found

    def _objects(self, subject: Term, predicate: str) -> list[Term]:
        if isinstance(subject, ox.Literal):
            return []
        quads = self.graph.quads_for_pattern(subject, ox.NamedNode(predicate), None, None)
        return [quad.object for quad in quads]

    def _kinds(self, kind: Term) -> list[str]:
        """The class *kind* and all classes that are a kind of it, as SPARQL has them."""
        found, waiting = {str(kind)}, [kind]
        while waiting:
            for quad in self.classes.quads_for_pattern(None, _SUBCLASS, waiting.pop(), None):
                if str(quad.subject) not in found:
                    found.add(str(quad.subject))
                    waiting.append(quad.subject)
        return sorted(found)


def _counted(path: str, condition: str, bounds: str) -> str:
    """The query of the nodes whose number of values is out of *bounds*."""
    pattern = f"{FOCUS} OPTIONAL {{ ?this {path} ?one {condition} }}"
    return f"SELECT ?this {{ {pattern} }} GROUP BY ?this HAVING({bounds})"
