"""``/sparql``: the SPARQL 1.1 Protocol, queries for all and updates for those with a token."""

from __future__ import annotations

import re

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from kg.query.guard import form, words
from kg.serve.answers import answer
from kg.serve.asking import Operation, operation
from kg.serve.description import description
from kg.serve.media import GRAPHS, ROWS, chosen
from kg.serve.negotiation import best
from kg.serve.pages.sparql import sparql_page
from kg.serve.site import site_of
from kg.serve.tokens import check_may_write
from kg.serve.worker import Asked

__all__ = ["routes"]

_OF_GRAPHS = ("CONSTRUCT", "DESCRIBE")
_OF_CHANCE = re.compile(r"\b(?:NOW|RAND|UUID|STRUUID|BNODE|SERVICE)\b", re.IGNORECASE)


def routes() -> list[Route]:
    """``/sparql``, with a slash at its end or without."""
    return [Route(path, sparql, methods=["GET", "POST"]) for path in ("/sparql", "/sparql/")]


async def sparql(request: Request) -> Response:
    """Answer a query, make an update, or describe the service to who asks nothing."""
    asked = await operation(request)
    if asked is None:
        is_page = best(request.headers.get("accept"), ("text/turtle", "text/html")) == "text/html"
        return await run_in_threadpool(sparql_page if is_page else description, request)
    if asked.is_update:
        return await _updated(request, asked)
    offered = GRAPHS if form(asked.text) in _OF_GRAPHS else ROWS
    media_type = chosen(request, offered, asked.format_name)
    query = Asked(asked.text, offered[media_type], asked.graphs)
    return await answer(request, query, media_type, is_steady=_is_steady(asked.text))


async def _updated(request: Request, asked: Operation) -> Response:
    check_may_write(request)
    changes = await site_of(request).writer.update(asked.text, asked.graphs)
    return PlainTextResponse(f"{changes.inserted} inserted, {changes.deleted} deleted\n")


def _is_steady(query: str) -> bool:
    """Whether the query has the same results as long as the graph is the same."""
    return not _OF_CHANCE.search(words(query))
