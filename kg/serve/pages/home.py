"""The first page: what the store holds."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from kg.query.glance import KINDS, glance
from kg.serve.rendering import kept_page, page
from kg.serve.site import site_of

__all__ = ["routes"]

_SEARCHES = (
    "агломерация",
    '"қала әкімдігі"',
    "әкім OR министр",
    '"президент @person"',
    "агломер*",
    "Almaty",
)
_QUERIES = (
    "akimats",
    "persons-and-posts",
    "documents-by-status",
    "contradictory-claims",
    "what-an-agglomeration-includes",
    "evidence-of-a-fact",
)


def routes() -> list[Route]:
    """``/``"""
    return [Route("/", home)]


def home(request: Request) -> Response:
    """The corpus at a glance."""
    site = site_of(request)

    with site.current.reading() as reader:

        def made(tag: str) -> Response:
            seen = site.kept.of(reader, "home", lambda: glance(reader))
            return page(
                request,
                "home.html",
                tag=tag,
                glance=seen,
                highest=max((one.articles for one in seen.bars), default=0),
                kinds=tuple(KINDS),
                searches=_SEARCHES,
                queries=_QUERIES,
                base_iri=reader.base_iri,
                link=site.link,
            )

        return kept_page(request, reader, made)
