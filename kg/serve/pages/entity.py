"""An IRI in, the page of that thing out: names, types, facts with their sentences."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from kg.query.cards import card
from kg.query.reader import Reader
from kg.serve.rendering import page
from kg.serve.site import site_of

__all__ = ["entity_page"]


def entity_page(request: Request, reader: Reader, iri: str) -> Response:
    """The page of the thing of that IRI; raises EntityMissing."""
    [found] = card(reader.graph, iri)
    return page(
        request,
        "entity.html",
        card=found,
        base_iri=reader.base_iri,
        link=site_of(request).link,
    )
