"""The IRI of an article in, the page of its text out."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from kg.query.reader import Reader
from kg.serve.rendering import page

__all__ = ["article_page"]


def article_page(request: Request, reader: Reader, iri: str) -> Response:
    """The reader's page of the article of that IRI; raises DocumentMissing."""
    resolved = reader.resolved(iri)
    return page(request, "article.html", article=resolved.extraction.article)
