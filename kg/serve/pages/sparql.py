"""``/sparql`` for people: a form for a query."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from kg.serve.rendering import page

__all__ = ["sparql_page"]


def sparql_page(request: Request) -> Response:
    """The form; what it asks is answered at the same address."""
    return page(request, "sparql.html")
