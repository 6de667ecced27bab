"""A request and what is known in, a page out: from a template, in the language asked for."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any
from urllib.parse import urlencode

from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from kg import __version__
from kg.graph.names import shorten
from kg.query.reader import Reader
from kg.serve.bundles import bundles
from kg.serve.conditions import etag, state_of, unchanged
from kg.serve.language import COOKIE, language_of, said
from kg.serve.links import page_links
from kg.serve.settings import LANGUAGES
from kg.serve.site import site_of
from kg.serve.structured import structured
from kg.serve.terms import term
from kg.serve.tokens import may_write

__all__ = ["environment", "kept_page", "page", "page_tag"]

_YEAR_SECONDS = 31_536_000


def environment() -> Environment:
    """The templates of the package; all that they show is escaped, a name that is none an error."""
    made = Environment(
        loader=PackageLoader("kg.serve"),
        autoescape=True,
        auto_reload=False,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters["short"] = shorten
    made.policies["json.dumps_kwargs"] = {"ensure_ascii": False}
    made.globals["bundles"] = bundles()
    made.globals.update(page_links=page_links, structured=structured)
    return made


def page(
    request: Request, template: str, *, status: int = 200, tag: str = "", **known: Any
) -> HTMLResponse:
    """The page of *template* in the language of *request*.

    Templates find beside *known*: ``t(key, ...)``, the words of ``words/*.toml``; ``term(name)``,
    what the ontology calls a class, property or code; ``url(path, name=value ...)``, a link within
    the site; ``language``, ``languages`` with the address of this page in each; ``may_write``;
    ``manifest``, of the generation that is read; ``version``; ``request``.
    """
    site, language = site_of(request), language_of(request)
    content = site.templates.get_template(template).render(
        request=request,
        t=partial(said, language),
        term=partial(term, language),
        url=site.url,
        language=language,
        languages=[(one, _in_language(request, one)) for one in LANGUAGES],
        may_write=may_write(request),
        manifest=site.current.manifest,
        version=__version__,
        **known,
    )
    response = HTMLResponse(content, status, headers={"Content-Language": language})
    response.headers["Vary"] = "Accept, Accept-Language, Cookie"
    response.headers["Cache-Control"] = "no-cache"
    if tag:
        response.headers["ETag"] = tag
    if request.query_params.get("lang") in LANGUAGES:
        response.set_cookie(COOKIE, language, max_age=_YEAR_SECONDS, samesite="lax")
    return response


def page_tag(request: Request, reader: Reader) -> str:
    """The ETag of the page that *request* asks for: what it follows from, the generation first."""
    return etag(state_of(reader), str(request.url), language_of(request), may_write(request))


def kept_page(request: Request, reader: Reader, make: Callable[[str], Response]) -> Response:
    """The page that *make* gives for its tag, made once for all who ask for it in a generation."""
    tag = page_tag(request, reader)
    known = unchanged(request, tag)
    if known is not None:
        return known
    made = site_of(request).kept.of(reader, tag, lambda: make(tag))
    copy = Response(made.body, made.status_code)
    copy.raw_headers = list(made.raw_headers)  # middleware changes them
    return copy


def _in_language(request: Request, language: str) -> str:
    kept = [(name, value) for name, value in request.query_params.multi_items() if name != "lang"]
    return "?" + urlencode([*kept, ("lang", language)])
