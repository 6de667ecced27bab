"""The first page: what the store holds."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from kg.serve.rendering import page
from kg.serve.site import site_of

__all__ = ["routes"]


def routes() -> list[Route]:
    """``/``"""
    return [Route("/", home)]


def home(request: Request) -> Response:
    """The corpus at a glance."""
    with site_of(request).current.reading() as reader:
        return page(request, "home.html", counts=reader.generation.manifest.counts)
