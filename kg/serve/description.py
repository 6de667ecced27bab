"""A request in, what the endpoint can do out: a SPARQL 1.1 Service Description."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pyoxigraph as ox
from starlette.requests import Request
from starlette.responses import Response

from kg.graph.names import PREFIXES, Names, expand
from kg.graph.union import named_graphs
from kg.query.functions import functions
from kg.query.reader import Reader
from kg.query.text import TEXT_PREFIX
from kg.serve.conditions import etag, state_of, unchanged
from kg.serve.media import GRAPHS, chosen_type
from kg.serve.site import address, site_of

__all__ = ["description"]

_SD = "http://www.w3.org/ns/sparql-service-description#"
_FORMATS = "http://www.w3.org/ns/formats/"
_RESULTS = (
    *("SPARQL_Results_JSON", "SPARQL_Results_XML", "SPARQL_Results_CSV", "SPARQL_Results_TSV"),
    *("Turtle", "N-Triples", "RDF_XML", "JSON-LD", "N-Quads", "TriG"),
)
_TYPES = [one for one in GRAPHS if one not in ("application/n-quads", "application/trig")]
_Triples = Iterator[ox.Triple]


def description(request: Request) -> Response:
    """The description as RDF in the format that the client prefers."""
    media_type = chosen_type(request, *_TYPES)
    site, endpoint = site_of(request), address(request, "/sparql")
    with site.current.reading() as reader:
        tag = etag(state_of(reader), endpoint, media_type)
        known = unchanged(request, tag)
        if known is not None:
            return known
        content = _described(reader, endpoint, media_type, bool(site.settings.tokens))
    headers = {"ETag": tag, "Vary": "Accept", "Cache-Control": "no-cache"}
    return Response(content, media_type=media_type, headers=headers)


def _described(reader: Reader, endpoint: str, media_type: str, is_writable: bool) -> bytes:
    triples = [*_service(reader, endpoint, is_writable), *_dataset(reader)]
    kind = getattr(ox.RdfFormat, _KINDS[media_type])
    return ox.serialize(triples, format=kind, prefixes={**PREFIXES, "sd": _SD}) or b""


_KINDS = {
    "text/turtle": "TURTLE",
    "application/n-triples": "N_TRIPLES",
    "application/rdf+xml": "RDF_XML",
    "application/ld+json": "JSON_LD",
}
_SERVICE, _DATASET, _DEFAULT = (ox.BlankNode(one) for one in ("service", "dataset", "default"))


def _service(reader: Reader, endpoint: str, is_writable: bool) -> _Triples:
    yield ox.Triple(_SERVICE, _TYPE, _sd("Service"))
    yield ox.Triple(_SERVICE, _sd("endpoint"), ox.NamedNode(endpoint))
    yield ox.Triple(_SERVICE, _sd("supportedLanguage"), _sd("SPARQL11Query"))
    if is_writable:
        yield ox.Triple(_SERVICE, _sd("supportedLanguage"), _sd("SPARQL11Update"))
    if reader.default_graph == "union":
        yield ox.Triple(_SERVICE, _sd("feature"), _sd("UnionDefaultGraph"))
    if reader.outside:
        yield ox.Triple(_SERVICE, _sd("feature"), _sd("BasicFederatedQuery"))
    for name in _RESULTS:
        yield ox.Triple(_SERVICE, _sd("resultFormat"), ox.NamedNode(f"{_FORMATS}{name}"))
    for function in sorted(functions(), key=str):
        yield ox.Triple(_SERVICE, _sd("extensionFunction"), function)
        yield ox.Triple(function, _TYPE, _sd("Function"))
    text_query = ox.NamedNode(TEXT_PREFIX["text"] + "query")
    yield ox.Triple(_SERVICE, _sd("propertyFeature"), text_query)
    yield ox.Triple(text_query, _TYPE, _sd("Feature"))


def _dataset(reader: Reader) -> _Triples:
    """The graphs, but for those of single articles, which are as many as these."""
    yield ox.Triple(_SERVICE, _sd("defaultDataset"), _DATASET)
    yield ox.Triple(_DATASET, _TYPE, _sd("Dataset"))
    yield ox.Triple(_DATASET, _sd("defaultGraph"), _DEFAULT)
    yield ox.Triple(_DEFAULT, _TYPE, _sd("Graph"))
    if reader.default_graph == "union":
        found: Any = reader.query("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }")
        [[size]] = found
        yield ox.Triple(_DEFAULT, ox.NamedNode(expand("void:triples")), size)
    of_articles = Names(reader.base_iri).document_graph("")
    for name in sorted(one.value for one in named_graphs(reader.graph)):
        if not name.startswith(of_articles):
            node = ox.BlankNode()
            yield ox.Triple(_DATASET, _sd("namedGraph"), node)
            yield ox.Triple(node, _TYPE, _sd("NamedGraph"))
            yield ox.Triple(node, _sd("name"), ox.NamedNode(name))


def _sd(name: str) -> ox.NamedNode:
    return ox.NamedNode(f"{_SD}{name}")


_TYPE = ox.NamedNode(expand("rdf:type"))
