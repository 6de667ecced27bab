"""``/search?q=``: the articles that hold the words, best first, with their sentences."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from kg.serve.rendering import page
from kg.serve.site import site_of

__all__ = ["routes"]

_HITS = 10


def routes() -> list[Route]:
    """``/search``"""
    return [Route("/search", search)]


def search(request: Request) -> Response:
    """The hits of the query, or the form alone where there is none."""
    query = request.query_params.get("q", "").strip()
    with site_of(request).current.reading() as reader:
        answers, total, _ = reader.search(query, limit=_HITS) if query else ([], 0, {})
        return page(
            request,
            "search.html",
            query=query,
            total=total,
            answers=answers,
            base_iri=reader.base_iri,
            link=site_of(request).link,
        )
