"""``/contradictions``, all claims that contradict each other; ``/compare``, two side by side."""

from __future__ import annotations

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from kg.query.disputes import compared, disputes
from kg.query.reader import Reader
from kg.serve.language import language_of
from kg.serve.pages.entity import naming_of, page_number
from kg.serve.rendering import page
from kg.serve.site import site_of

__all__ = ["routes"]

_PAGE = 50
_MOST_PAGES = 200
_KEY_LETTERS = 64


def routes() -> list[Route]:
    """``/contradictions``, ``/compare?claim=A&claim=B``."""
    return [Route("/contradictions", contradictions), Route("/compare", compare)]


def contradictions(request: Request) -> Response:
    """A page of the pairs of claims that contradict each other."""
    site, language = site_of(request), language_of(request)
    number = min(page_number(request, "page"), _MOST_PAGES)
    with site.current.reading() as reader:
        naming = naming_of(request, reader)
        found, has_more = site.kept.of(
            reader,
            ("disputes", language, number),
            lambda: disputes(reader.graph, naming, language, (number - 1) * _PAGE, _PAGE),
        )
        return page(
            request,
            "contradictions.html",
            disputes=found,
            has_more=has_more,
            number=number,
            base_iri=reader.base_iri,
            key=lambda iri: iri.rpartition("/")[2],
            link=site.link,
        )


def compare(request: Request) -> Response:
    """Two claims side by side; one alone stands beside those that contradict it."""
    keys = request.query_params.getlist("claim")
    if not 1 <= len(keys) <= 2:
        raise HTTPException(400, "there are to be one or two claims: /compare?claim=...&claim=...")
    with site_of(request).current.reading() as reader:
        claims = compared(
            reader.graph,
            naming_of(request, reader),
            [_claim(reader, key) for key in keys],
            language_of(request),
        )
        return page(
            request,
            "compare.html",
            claims=claims,
            base_iri=reader.base_iri,
            link=site_of(request).link,
        )


def _claim(reader: Reader, key: str) -> str:
    if not (key.isascii() and key.isalnum() and len(key) <= _KEY_LETTERS):
        raise HTTPException(400, "a claim is told by the last part of its IRI")
    return f"{reader.base_iri}id/claim/{key}"
