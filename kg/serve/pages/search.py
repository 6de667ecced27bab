"""``/search?q=``: the articles that hold the words, best first, with their sentences."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from kg.errors import QueryMalformed
from kg.query.reader import Reader
from kg.search.engine import SORTS
from kg.search.tree import DATE_FIELDS, FIELDS
from kg.serve.language import language_of, said
from kg.serve.negotiation import best
from kg.serve.pages.asked import FACETS, MOST_OFFSET, Asked, asked
from kg.serve.rendering import kept_page, page
from kg.serve.site import site_of

if TYPE_CHECKING:
    from kg.query.answer import Answer
    from kg.search import Snippet

__all__ = ["routes"]

_AT = re.compile(r"character (\d+)")


def routes() -> list[Route]:
    """``/search``"""
    return [Route("/search", search)]


@dataclass(frozen=True, slots=True)
class Hit:
    """What is shown of an answer."""

    iri: str
    title: str
    date: str
    publisher: str
    language: str
    matched: Mapping[str, Sequence[str]]
    snippets: Sequence[Snippet]


@dataclass(frozen=True, slots=True)
class Results:
    """What is shown of a search."""

    hits: Sequence[Hit] = ()
    total: int = 0
    facets: Mapping[str, Sequence[tuple[str, int]]] | None = None
    meant: Sequence[str] = ()
    reading: str = ""


def search(request: Request) -> Response:
    """The hits of the query, or the form alone where there is none."""
    wanted = asked(request.query_params)
    site = site_of(request)
    with site.current.reading() as reader:

        def made(tag: str) -> Response:
            found = site.kept.of(reader, wanted, lambda: _results(reader, wanted))
            return _page(request, reader, wanted, found, tag=tag)

        try:
            return kept_page(request, reader, made)
        except QueryMalformed as error:
            if best(request.headers.get("accept"), ("text/plain", "text/html")) != "text/html":
                raise
            return _page(request, reader, wanted, Results(), status=400, error=error)


def _page(request: Request, reader: Reader, wanted: Asked, found: Results, **more: Any) -> Response:
    error = more.pop("error", None)
    return page(
        request,
        "search.html",
        asked=wanted,
        found=found,
        error=error,
        pointed=_pointed(wanted.query, error) if error else None,
        shows_reading=request.query_params.get("reading") == "1",
        last_offset=min(found.total - 1, MOST_OFFSET),
        help=site_of(request).kept.of(
            reader, ("help", language_of(request)), lambda: _help(request)
        ),
        facet_names=FACETS,
        sorts=SORTS,
        base_iri=reader.base_iri,
        link=site_of(request).link,
        **more,
    )


def _results(reader: Reader, wanted: Asked) -> Results:
    if not wanted.is_anything:
        return Results()
    tree = wanted.tree()
    answers, total, facets = reader.search(
        tree,
        limit=wanted.limit,
        offset=wanted.offset,
        sort=wanted.sort,
        within=wanted.within(),
        facets=True,
    )
    meant = reader.suggest(wanted.query) if not total and wanted.query else ()
    return Results(
        [_hit(one) for one in answers], total, facets, meant, str(tree) if wanted.query else ""
    )


def _hit(answer: Answer) -> Hit:
    known = answer.article.metadata
    return Hit(
        answer.iri,
        known.title or answer.article.id,
        known.date or "",
        known.publisher or "",
        answer.article.language,
        answer.matched,
        answer.snippets,
    )


def _help(request: Request) -> Markup:
    """The examples of the query language, which are the same for all searches."""
    site, language = site_of(request), language_of(request)
    template = site.templates.get_template("search_help.html")
    fields = [one for one in FIELDS if one not in DATE_FIELDS]
    return Markup(template.render(t=partial(said, language), url=site.url, fields=fields))  # noqa: S704


def _pointed(query: str, error: QueryMalformed) -> tuple[str, str, str] | None:
    """The query before, at and behind the character that the error tells."""
    told = _AT.fullmatch(error.place)
    if told is None:
        return None
    at = min(int(told[1]) - 1, max(len(query) - 1, 0))
    return query[:at], query[at : at + 1], query[at + 1 :]
