"""Triples in, JSON-LD in the words of ``ontology/context.jsonld`` out.

rdflib can write it too, but takes a millisecond for three triples.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

__all__ = ["context", "jsonld"]

_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_STRING = "http://www.w3.org/2001/XMLSchema#string"
_LANGUAGE = "@language"  # the coercion of a term whose values are told apart by language


@dataclass(frozen=True, slots=True)
class _Context:
    """The prefixes, the terms of each IRI with their coercions, and the terms without one."""

    prefixes: Mapping[str, str]
    terms: Mapping[str, list[tuple[str, str]]]
    names: Mapping[str, str]

    def name(self, iri: str) -> str:
        """The term or short form of a property, class or code."""
        return self.names.get(iri) or self.short(iri)

    def short(self, iri: str) -> str:
        """*iri* with a prefix if it has one."""
        for prefix, namespace in self.prefixes.items():
            if iri.startswith(namespace) and "/" not in iri[len(namespace) :]:
                return f"{prefix}:{iri[len(namespace) :]}"
        return iri


@cache
def context() -> bytes:
    """Our context, as the package has it."""
    return files("kg.ontology").joinpath("context.jsonld").read_bytes()


def jsonld(triples: Iterable[Triple], context_address: str) -> bytes:
    """A document that names the context by its address."""
    nodes: dict[str, dict[str, list[Any]]] = defaultdict(lambda: defaultdict(list))
    known = _known()
    for triple in triples:
        subject, value = triple.subject, triple.object
        if isinstance(subject, Triple) or isinstance(value, Triple):
            continue  # JSON-LD has no RDF 1.2 yet
        node = nodes[_reference(subject)]
        key, told = _told(known, triple.predicate.value, value)
        node[key].append(told)
    graph = [{"id": iri, **_compact(node)} for iri, node in nodes.items()]
    document = {"@context": context_address, "@graph": graph}
    return json.dumps(document, ensure_ascii=False, indent=1).encode() + b"\n"


def _told(known: _Context, predicate: str, value: NamedNode | BlankNode | Literal) -> Any:
    """The key and the value of a statement, by the term whose coercion fits."""
    if predicate == _TYPE and isinstance(value, NamedNode):
        return "type", known.name(value.value)
    terms = known.terms.get(predicate, [])
    for term, coercion in terms:
        if _fits(coercion, value):
            return term, _coerced(known, coercion, value)
    plain = [term for term, coercion in terms if coercion != _LANGUAGE]
    return (plain[0] if plain else known.short(predicate)), _explicit(value)


def _fits(coercion: str, value: NamedNode | BlankNode | Literal) -> bool:
    if not isinstance(value, Literal):
        return coercion in ("@id", "@vocab")
    if value.language:
        return coercion == _LANGUAGE
    return coercion == value.datatype.value


def _coerced(known: _Context, coercion: str, value: NamedNode | BlankNode | Literal) -> Any:
    if isinstance(value, Literal):
        return (value.language, value.value) if coercion == _LANGUAGE else value.value
    if coercion == "@vocab" and isinstance(value, NamedNode):
        return known.name(value.value)
    return _reference(value)


def _explicit(value: NamedNode | BlankNode | Literal) -> Any:
    if not isinstance(value, Literal):
        return {"id": _reference(value)}
    if value.language:
        return {"@language": value.language, "@value": value.value}
    if value.datatype.value == _STRING:
        return {"@value": value.value}
    return {"@type": value.datatype.value, "@value": value.value}


def _compact(node: Mapping[str, list[Any]]) -> dict[str, Any]:
    """Lists of one value as that value, and texts by language."""
    found: dict[str, Any] = {}
    for key, values in node.items():
        if isinstance(values[0], tuple):
            by_language: dict[str, list[str]] = defaultdict(list)
            for language, text in values:
                by_language[language].append(text)
            found[key] = {name: _one(texts) for name, texts in by_language.items()}
        else:
            found[key] = _one(values)
    return found


def _one(values: list[Any]) -> Any:
    return values[0] if len(values) == 1 else values


def _reference(node: NamedNode | BlankNode) -> str:
    return node.value if isinstance(node, NamedNode) else f"_:{node.value}"


@cache
def _known() -> _Context:
    given: dict[str, Any] = json.loads(context())["@context"]
    prefixes = {
        name: iri
        for name, iri in given.items()
        if isinstance(iri, str) and iri.endswith(("#", "/"))
    }
    terms: dict[str, list[tuple[str, str]]] = defaultdict(list)
    names: dict[str, str] = {}

    def full(name: str) -> str:
        prefix, _, local = name.partition(":")
        return prefixes[prefix] + local if prefix in prefixes else name

    for term, one in given.items():
        if term.startswith("@") or term in prefixes or one in ("@id", "@type"):
            continue
        if isinstance(one, str):
            names[full(one)] = term
            continue
        coercion = one.get("@container") or full(one.get("@type", _STRING))
        terms[full(one["@id"])].append((term, coercion))
    return _Context(prefixes, terms, names)
