"""An IRI below the base in, what the graph says of that thing out, as a page or as data."""

from __future__ import annotations

from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from kg.errors import EntityMissing
from kg.graph.names import PREFIXES
from kg.query.reader import Reader
from kg.serve.conditions import etag, state_of, unchanged
from kg.serve.negotiation import best
from kg.serve.pages.article import article_page
from kg.serve.pages.entity import entity_page
from kg.serve.site import site_of

__all__ = ["DATA", "routes"]

DATA = {
    "text/turtle": "TURTLE",
    "application/n-triples": "N_TRIPLES",
    "application/ld+json": "JSON_LD",
    "application/rdf+xml": "RDF_XML",
}


def routes() -> list[Route]:
    """``/X`` is the thing whose IRI is the base and X."""
    return [Route("/{path:path}", thing)]


def thing(request: Request) -> Response:
    """The page of a thing, or its triples, as the client prefers; 404 for what is none."""
    kind = best(request.headers.get("accept"), ("text/html", *DATA))
    if kind is None:
        raise HTTPException(406, f"there is text/html, {', '.join(DATA)}")
    with site_of(request).current.reading() as reader:
        iri = _checked(reader.base_iri + request.path_params["path"])
        if kind != "text/html":
            return _data(request, reader, iri, kind)
        if iri.startswith(reader.iri("")):
            return article_page(request, reader, iri)
        return entity_page(request, reader, iri)


def _data(request: Request, reader: Reader, iri: str, kind: str) -> Response:
    import pyoxigraph as ox

    tag = etag(state_of(reader), iri, kind)
    known = unchanged(request, tag)
    if known is not None:
        return known
    quads = reader.graph.quads_for_pattern(ox.NamedNode(iri), None, None)
    triples = sorted({quad.triple for quad in quads}, key=str)
    if not triples:
        raise EntityMissing("the graph says nothing of it", place=iri)
    chosen: Any = getattr(ox.RdfFormat, DATA[kind])
    content = ox.serialize(triples, format=chosen, prefixes=PREFIXES)
    return Response(content, media_type=kind, headers={"ETag": tag, "Vary": "Accept"})


def _checked(iri: str) -> str:
    import pyoxigraph as ox

    try:
        return ox.NamedNode(iri).value
    except ValueError:
        raise EntityMissing("nothing can have this IRI", place=iri) from None
