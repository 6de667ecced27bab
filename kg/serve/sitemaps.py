"""The store in, sitemaps of its articles and things out (sitemaps.org), and ``/robots.txt``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from xml.sax.saxutils import escape

from pyoxigraph import NamedNode
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

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
        addresses = (
            (address(request, path_of(iri, reader.base_iri)), date)
            for iri, date in _things(reader, kind, first)
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
    counted = {kind: reader.query(_COUNT.format(one)) for kind, one in _KINDS.items()}
    return {kind: int(next(iter(rows))["n"].value) for kind, rows in counted.items()}


def _things(reader: Reader, kind: str, first: int) -> Iterator[tuple[str, str]]:
    """The IRIs of a kind, in the order of the graph, which is steady within a generation, and when
    each was changed: an article when it was issued, a thing whenever there are new articles."""
    is_dated = kind == "articles"
    query = _THINGS.format(_KINDS[kind], _ISSUED if is_dated else "")
    created = "" if is_dated else reader.generation.manifest.created
    for row in reader.query(f"{query} OFFSET {first} LIMIT {_MOST}"):
        if isinstance(row["thing"], NamedNode):
            yield row["thing"].value, row["date"].value if row["date"] else created


_COUNT = "SELECT (COUNT(DISTINCT ?thing) AS ?n) WHERE {{ ?thing a {} }}"
_THINGS = "SELECT DISTINCT ?thing ?date WHERE {{ ?thing a {} {} }}"
_ISSUED = "OPTIONAL { ?thing dct:issued ?date }"
