"""A description in, a page of it as the graph has it out: for claims, rules, graphs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from pyoxigraph import Literal, NamedNode, Triple
from starlette.requests import Request
from starlette.responses import Response

from kg.graph.names import expand, shorten
from kg.query.reader import Reader
from kg.serve.conditions import etag, state_of, unchanged
from kg.serve.described import Description, names_by_iri
from kg.serve.language import language_of
from kg.serve.rendering import page
from kg.serve.site import site_of
from kg.serve.terms import term
from kg.serve.tokens import may_write

__all__ = ["resource_page"]


_JOINED = (("rdf:subject", "rdf:predicate", "rdf:object"), ("org:member", "agl:post"))


@dataclass(frozen=True, slots=True)
class Value:
    """One side of a statement: a link with its name, or a text with its language."""

    text: str
    iri: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class Subject:
    """A thing with what is said of it, by property; ``anchor`` is its place on the page."""

    iri: str
    name: str
    anchor: str
    rows: dict[str, list[Value]] = field(default_factory=dict)


def resource_page(request: Request, reader: Reader, told: Description, number: int = 1) -> Response:
    """The page of *told*, which is that number of the description's pages."""
    language = language_of(request)
    shown = (request.url.query, language, may_write(request))
    tag = etag(state_of(reader), told.iri, "resource", *shown)
    known = unchanged(request, tag)
    if known is not None:
        return known
    names = dict(names_by_iri([*told.labels, *_naming(told.statements)], language))
    called = names.get(told.iri, "")
    for one in (end for triple in told.statements for end in (triple.subject, triple.object)):
        if isinstance(one, NamedNode) and one.value.startswith(reader.base_iri):
            names.setdefault(one.value, one.value.removeprefix(reader.base_iri))
    subjects = _subjects(told, names)
    first = next((one for one in subjects if one.iri == told.iri), None)
    return page(
        request,
        "resource.html",
        tag=tag,
        iri=told.iri,
        name=called or (_composed(first, language) if first else ""),
        types=[one.iri for one in first.rows.get(expand("rdf:type"), [])] if first else [],
        subjects=subjects,
        sentences=_sentences(told, names),
        number=number,
        has_more=told.has_more,
        base_iri=reader.base_iri,
        link=site_of(request).link,
        path=request.url.path,
    )


def _composed(subject: Subject, language: str) -> str:
    """What a claim or a membership, which has no name, is called by what it joins."""
    for joined in _JOINED:
        ends = [subject.rows.get(expand(one)) for one in joined]
        if all(ends):
            values = [one[0] for one in ends if one]
            return " – ".join(_term(one, language) for one in values)
    return ""


def _term(value: Value, language: str) -> str:
    known = term(language, value.iri) if value.iri else ""
    return known if known and known != shorten(value.iri) else value.text


def _naming(triples: Iterable[Triple]) -> list[Triple]:
    names = {expand(one) for one in ("skos:prefLabel", "rdfs:label", "dct:title")}
    return [one for one in triples if one.predicate.value in names]


def _subjects(told: Description, names: Mapping[str, str]) -> list[Subject]:
    """The thing itself before all that leads to it."""
    found: dict[str, Subject] = {}
    for triple in sorted(told.statements, key=lambda one: str(one.predicate)):
        iri = getattr(triple.subject, "value", str(triple.subject))
        if iri not in found:
            anchor = iri.rpartition("#")[2] if "#" in iri else ""
            found[iri] = Subject(iri, names.get(iri) or shorten(iri), anchor)
        row = found[iri].rows.setdefault(triple.predicate.value, [])
        row.append(_value(triple.object, names))
    return sorted(found.values(), key=lambda one: (one.iri != told.iri, one.name, one.iri))


def _value(term: object, names: Mapping[str, str]) -> Value:
    if isinstance(term, Literal):
        return Value(term.value, language=term.language or "")
    iri = getattr(term, "value", str(term))
    is_named = isinstance(term, NamedNode)
    return Value(names.get(iri) or shorten(iri), iri if is_named else "")


def _sentences(told: Description, names: Mapping[str, str]) -> list[Value]:
    """The sentences and words that support a claim, the longest first."""
    supported = expand("agl:supportedBy")
    found = {
        one.object.value
        for one in told.statements
        if one.predicate.value == supported
        and one.subject == NamedNode(told.iri)
        and isinstance(one.object, NamedNode)
    }
    values = [Value(names[iri], iri) for iri in found if iri in names]
    return sorted(values, key=lambda one: (-len(one.text), one.iri))[:1]
