"""The store in, sitemaps of its articles and things out (sitemaps.org), and ``/robots.txt``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby, islice
from xml.sax.saxutils import escape

from pyoxigraph import Literal, NamedNode
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from kg.graph.names import expand
from kg.query.reader import Reader
from kg.serve.conditions import etag, state_of, unchanged
from kg.serve.located import path_of
from kg.serve.site import address, site_of

__all__ = ["routes"]

_MOST = 50_000  # addresses of a file, as the protocol has it
_KINDS = {
    "articles": "agl:Article",
    "organizations": "agl:Organization",
    "persons": "agl:Person",
    "places": "agl:Place",
    "instruments": "agl:Instrument",
    "events": "agl:Event",
}
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
# What no crawler needs: it is endless, takes long, or is for people who sign in.
_NOT_FOR_ROBOTS = ("/search", "/sparql", "/suggest", "/graphs", "/compare", "/judge", "/login")


def routes() -> list[Route]:
    """``/sitemap.xml``, the files that it leads to, and ``/robots.txt``."""
    return [
        Route("/robots.txt", robots),
        Route("/sitemap.xml", index),
        Route("/sitemaps/{kind}-{number:int}.xml", sitemap),
    ]


def robots(request: Request) -> Response:
    """What crawlers are asked to leave alone, and where the sitemaps are."""
    site = site_of(request)
    lines = ["User-agent: *", *(f"Disallow: {site.url(path)}" for path in _NOT_FOR_ROBOTS)]
    lines += ["", f"Sitemap: {address(request, '/sitemap.xml')}", ""]
    return PlainTextResponse("\n".join(lines), headers={"Cache-Control": "max-age=3600"})


def index(request: Request) -> Response:
    """The sitemap of sitemaps."""
    site = site_of(request)
    with site.current.reading() as reader:
        counts = site.counted.of(reader, "sitemap", lambda: _counts(reader))
        created = reader.generation.manifest.created
        addresses = [
            (address(request, f"/sitemaps/{kind}-{number}.xml"), created)
            for kind, count in counts.items()
            for number in range(1, -(-count // _MOST) + 1)
        ]
        return _given(request, reader, "sitemapindex", "sitemap", addresses)


def sitemap(request: Request) -> Response:
    """Up to 50,000 addresses of one kind; an article's with the date at which it was issued."""
    kind, number = request.path_params["kind"], request.path_params["number"]
    if kind not in _KINDS or number < 1:
        raise HTTPException(404, "there is no such sitemap")
    site = site_of(request)
    with site.current.reading() as reader:
        count = site.counted.of(reader, "sitemap", lambda: _counts(reader))[kind]
        first = (number - 1) * _MOST
        if first >= count:
            raise HTTPException(404, "there is no such sitemap")
        things = islice(_things(reader, kind), first, first + _MOST)
        modified = _issued if kind == "articles" else _created
        addresses = (
            (address(request, path_of(iri, reader.base_iri)), modified(reader, iri))
            for iri in things
            if path_of(iri, reader.base_iri)
        )
        return _given(request, reader, "urlset", "url", addresses)


def _given(
    request: Request, reader: Reader, root: str, tag: str, addresses: Iterable[tuple[str, str]]
) -> Response:
    mark = etag(state_of(reader), request.url.path, address(request))
    known = unchanged(request, mark)
    if known is not None:
        return known
    lines = [
        f"<{tag}><loc>{escape(one)}</loc>{f'<lastmod>{date}</lastmod>' if date else ''}</{tag}>"
        for one, date in addresses
    ]
    content = "\n".join([f'{_HEAD}<{root} xmlns="{_NAMESPACE}">', *lines, f"</{root}>", ""])
    headers = {"ETag": mark, "Cache-Control": "no-cache"}
    return Response(content, media_type="application/xml", headers=headers)


def _counts(reader: Reader) -> dict[str, int]:
    return {kind: sum(1 for _ in _things(reader, kind)) for kind in _KINDS}


def _things(reader: Reader, kind: str) -> Iterator[str]:
    """The IRIs of a kind, in the order of the graph, which is steady within a generation."""
    quads = reader.graph.quads_for_pattern(None, _TYPE, NamedNode(expand(_KINDS[kind])))
    for subject, _ in groupby(quad.subject for quad in quads):
        if isinstance(subject, NamedNode) and "#" not in subject.value:
            yield subject.value


def _issued(reader: Reader, iri: str) -> str:
    quads = reader.graph.quads_for_pattern(NamedNode(iri), _ISSUED, None)
    return next((one.object.value for one in quads if isinstance(one.object, Literal)), "")


def _created(reader: Reader, _: str) -> str:
    return reader.generation.manifest.created


_TYPE, _ISSUED = NamedNode(expand("rdf:type")), NamedNode(expand("dct:issued"))
