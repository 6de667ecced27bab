"""``/sparql/editor``: a form for a query, examples, and the results as a table of HTML."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import partial

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from kg.errors import QueryError
from kg.graph.names import PREFIXES
from kg.query.guard import based, form
from kg.serve.examples import example, examples
from kg.serve.failures import status_of
from kg.serve.headers import HEADERS
from kg.serve.language import language_of, said
from kg.serve.rendering import page
from kg.serve.site import address, site_of
from kg.serve.table import Table, table
from kg.serve.worker import Asked

__all__ = ["routes", "sparql_page"]

_OF_GRAPHS = ("CONSTRUCT", "DESCRIBE")
_MOST_BYTES = 1_000_000  # of results that are shown
_MOST_LETTERS = 1000  # of an error, which may quote the whole query
# YASGUI puts this style of column-resizer into the page, and marks errors with style="...".
_COLUMN_RESIZER = "'sha256-zCK2EVMoPc04mRF/g5CotUvxbJPWS+8V0b+s9ptqQIk='"
_POLICY = HEADERS["Content-Security-Policy"].replace(
    "style-src 'self'", f"style-src 'self' {_COLUMN_RESIZER}; style-src-attr 'unsafe-inline'"
)
_AT = re.compile(r"\berror at (\d+):(\d+): ")
_WORDS = (  # that scripts say
    *(
        "query",
        "editor",
        "run",
        "share",
        "download",
        "filter",
        "rows_shown",
        "endpoint",
        "settings",
    ),
    *("tab", "close", "chart", "map", "graph"),
)


@dataclass(frozen=True, slots=True)
class Failure:
    """What is wrong with a query, and in which line of it, counted from 1; 0 where not told."""

    message: str
    line: int = 0


def routes() -> list[Route]:
    """``/sparql/editor?query=``, or ``?example=`` with the name of one."""
    return [Route("/sparql/editor", editor)]


async def editor(request: Request) -> Response:
    """The form with the results of its query, or with what is wrong with that."""
    query = request.query_params.get("query", "").replace("\r\n", "\n")
    query = query or example(request.query_params.get("example", ""))
    if not query.strip():
        return await run_in_threadpool(sparql_page, request)
    try:
        found, is_all = await _results(request, query)
    except QueryError as error:
        failure, status = _failure(error), status_of(error)
        return await run_in_threadpool(
            sparql_page, request, query=query, failure=failure, status=status
        )
    is_graph = form(query) in _OF_GRAPHS
    return await run_in_threadpool(
        sparql_page,
        request,
        query=query,
        rows=None if is_graph else table(found, is_all=is_all),
        graph=found if is_graph else "",
        is_all=is_all,
    )


def sparql_page(
    request: Request,
    *,
    query: str = "",
    rows: Table | None = None,
    graph: str = "",
    is_all: bool = True,
    failure: Failure | None = None,
    status: int = 200,
) -> Response:
    """The page for a query: with *rows*, the triples of a *graph*, or a *failure* if there are."""
    language, site = language_of(request), site_of(request)
    with site.current.reading() as reader:
        base_iri = reader.base_iri
    response = page(
        request,
        "sparql.html",
        status=status,
        query=query,
        rows=rows,
        graph=graph,
        is_all=is_all,
        failure=failure,
        examples=examples(language),
        prefixes=PREFIXES,
        words={name: said(language, f"sparql.{name}") for name in _WORDS},
        link=partial(site.link, base_iri=base_iri),
    )
    response.headers["Content-Security-Policy"] = _POLICY
    return response


async def _results(request: Request, query: str) -> tuple[str, bool]:
    """The results as text, and whether they are all."""
    name = "turtle" if form(query) in _OF_GRAPHS else "tsv"
    asked = Asked(based(query, address(request, "/sparql")), name)
    results = await site_of(request).pool.ask(asked)
    content = bytearray()
    try:
        async for part in results.parts():
            content += part
            if len(content) > _MOST_BYTES:
                cut = content[:_MOST_BYTES].rpartition(b"\n")[0]
                return cut.decode("utf-8", "ignore"), False
    finally:
        results.close()
    return content.decode("utf-8"), True


def _failure(error: QueryError) -> Failure:
    message = str(error)[:_MOST_LETTERS]
    at = _AT.search(message)
    return Failure(message, int(at[1]) if at else 0)
