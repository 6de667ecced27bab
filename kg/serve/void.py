"""The store in, what it holds in numbers out: ``/.well-known/void``, in the words of VoID."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from concurrent.futures import Future
from dataclasses import dataclass
from threading import Thread
from typing import Any
from urllib.parse import urlsplit

import pyoxigraph as ox
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from kg.graph.names import Names, expand
from kg.graph.union import select, triples
from kg.query.reader import Reader
from kg.serve.conditions import etag, state_of, unchanged
from kg.serve.described import Description
from kg.serve.failures import Overloaded
from kg.serve.language import said
from kg.serve.media import chosen_type
from kg.serve.representations import DATA, represented
from kg.serve.settings import LANGUAGES
from kg.serve.site import Site, address, site_of

__all__ = ["routes"]

_CLASSES = "SELECT ?one (COUNT(DISTINCT ?s) AS ?n) WHERE { ?s a ?one } GROUP BY ?one"
_PROPERTIES = "SELECT ?one (COUNT(*) AS ?n) WHERE { ?s ?one ?o } GROUP BY ?one"
_EXAMPLES = ("agl:Agglomeration", "agl:Akimat", "agl:Person", "agl:Instrument", "agl:Article")
_PATIENCE_SECONDS = 5
_Triples = Iterator[ox.Triple]


def routes() -> list[Route]:
    """``/.well-known/void``"""
    return [Route("/.well-known/void", void)]


@dataclass(frozen=True, slots=True)
class _Figures:
    """Counts by IRI: things of classes, statements of properties, each as often as articles say it;
    links by the host that they lead to."""

    classes: dict[str, int]
    properties: dict[str, int]
    linked: dict[str, int]
    examples: list[str]


def void(request: Request) -> Response:
    """The description, counted once for a generation; 503 to others while it is."""
    media_type = chosen_type(request, *DATA)
    site = site_of(request)
    with site.current.reading() as reader:
        tag = etag(state_of(reader), "void", media_type, address(request))
        known = unchanged(request, tag)
        if known is not None:
            return known
        figures = _known_figures(site, reader)
        about = address(request, "/.well-known/void")
        told = Description(about, list(_described(request, reader, about, figures)))
    headers = {"ETag": tag, "Vary": "Accept", "Cache-Control": "no-cache"}
    content = represented(told, media_type, address(request, "/context.jsonld"))
    return Response(content, media_type=media_type, headers=headers)


def _known_figures(site: Site, reader: Reader) -> _Figures:
    """The figures, counted apart: of a large store that takes longer than clients wait."""
    counting = site.counted.of(reader, "void", lambda: _Counting(site))
    try:
        return counting.result(_PATIENCE_SECONDS)
    except TimeoutError:
        raise Overloaded("the store is being counted; try again soon") from None


class _Counting(Future[_Figures]):
    """The figures of the current generation, as soon as a thread has counted them."""

    def __init__(self, site: Site) -> None:
        super().__init__()
        self._site = site
        Thread(target=self._count, daemon=True).start()

    def _count(self) -> None:
        try:
            with self._site.current.reading() as reader:
                self.set_result(_figures(reader))
        except BaseException as error:
            self.set_exception(error)


def _figures(reader: Reader) -> _Figures:
    same = ox.NamedNode(expand("owl:sameAs"))
    linked = Counter(
        f"{parts.scheme}://{parts.netloc}/"
        for quad in triples(reader.graph, predicate=same)
        if isinstance(quad.object, ox.NamedNode)
        for parts in [urlsplit(quad.object.value)]
    )
    return _Figures(
        _counted(reader, _CLASSES), _counted(reader, _PROPERTIES), dict(linked), _examples(reader)
    )


def _counted(reader: Reader, query: str) -> dict[str, int]:
    rows: Any = select(reader.graph, query)
    found = {row["one"].value: int(row["n"].value) for row in rows}
    return dict(sorted(found.items()))


def _examples(reader: Reader) -> list[str]:
    """One thing of each of some classes."""
    kind = ox.NamedNode(expand("rdf:type"))
    found = []
    for one in _EXAMPLES:
        quads = triples(reader.graph, predicate=kind, value=ox.NamedNode(expand(one)))
        first = next(quads, None)
        if first is not None and isinstance(first.subject, ox.NamedNode):
            found.append(first.subject.value)
    return found


def _described(request: Request, reader: Reader, about: str, figures: _Figures) -> _Triples:
    dataset = f"{about}#dataset"
    manifest = reader.generation.manifest
    created = ox.Literal(manifest.created, datatype=_name("xsd:dateTime"))
    yield _link(about, "rdf:type", expand("void:DatasetDescription"))
    yield _link(about, "foaf:primaryTopic", dataset)
    for kind in ("void:Dataset", "dcat:Dataset"):
        yield _link(dataset, "rdf:type", expand(kind))
    for language in LANGUAGES:
        title = ox.Literal(said(language, "home.title"), language=language)
        yield ox.Triple(ox.NamedNode(dataset), _name("dct:title"), title)
    yield ox.Triple(ox.NamedNode(dataset), _name("dct:modified"), created)
    yield _link(dataset, "foaf:homepage", address(request))
    yield _link(dataset, "void:sparqlEndpoint", address(request, "/sparql"))
    yield _link(dataset, "void:openSearchDescription", address(request, "/opensearch.xml"))
    for name in ("authority", "entities", "ontology"):
        graph = Names(reader.base_iri).graph(name)
        if reader.graph.contains_named_graph(ox.NamedNode(graph)):
            yield _link(dataset, "void:dataDump", address(request, "/graphs", graph=graph))
    yield ox.Triple(ox.NamedNode(dataset), _name("void:uriSpace"), ox.Literal(reader.base_iri))
    for vocabulary in ("agl", "skos", "org", "foaf", "schema", "dct", "prov", "nif", "oa"):
        yield _link(dataset, "void:vocabulary", expand(f"{vocabulary}:"))
    for example in figures.examples:
        yield _link(dataset, "void:exampleResource", example)
    yield from _numbers(dataset, figures)
    yield from _linksets(about, dataset, figures)


def _numbers(dataset: str, figures: _Figures) -> _Triples:
    yield _count(dataset, "void:triples", sum(figures.properties.values()))
    yield _count(dataset, "void:classes", len(figures.classes))
    yield _count(dataset, "void:properties", len(figures.properties))
    parts = (
        ("class", figures.classes, "void:classPartition", "void:entities"),
        ("property", figures.properties, "void:propertyPartition", "void:triples"),
    )
    for kind, counts, partition, counted in parts:
        for number, (iri, count) in enumerate(counts.items(), 1):
            part = f"{dataset}-{kind}-{number}"
            yield _link(dataset, partition, part)
            yield _link(part, f"void:{kind}", iri)
            yield _count(part, counted, count)


def _linksets(about: str, dataset: str, figures: _Figures) -> _Triples:
    for number, (host, count) in enumerate(sorted(figures.linked.items()), 1):
        linkset = f"{about}#links-{number}"
        yield _link(linkset, "rdf:type", expand("void:Linkset"))
        yield _link(dataset, "void:subset", linkset)
        yield _link(linkset, "void:linkPredicate", expand("owl:sameAs"))
        yield _link(linkset, "void:subjectsTarget", dataset)
        yield _link(linkset, "void:objectsTarget", host)
        yield _count(linkset, "void:triples", count)


def _link(subject: str, predicate: str, target: str) -> ox.Triple:
    return ox.Triple(ox.NamedNode(subject), _name(predicate), ox.NamedNode(target))


def _count(subject: str, predicate: str, count: int) -> ox.Triple:
    return ox.Triple(ox.NamedNode(subject), _name(predicate), ox.Literal(count))


def _name(short: str) -> ox.NamedNode:
    return ox.NamedNode(expand(short))
