"""What browsers and programs need to search here: ``/opensearch.xml``, ``/suggest?q=``."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree import ElementTree as ET

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from kg.errors import QueryMalformed
from kg.query.reader import Reader
from kg.search import parse, plan
from kg.search.words import VERBATIM, words_of
from kg.serve.conditions import etag, state_of, unchanged
from kg.serve.jsonld import context
from kg.serve.language import language_of, said
from kg.serve.site import address, site_of
from kg.text import lower

__all__ = ["routes"]

_NAMESPACE = "http://a9.com/-/spec/opensearch/1.1/"
_SUGGESTIONS = "application/x-suggestions+json"
_MOST, _MOST_TERMS, _MOST_LETTERS = 10, 300, 100
_LEAST_LETTERS = 2  # of a word that is being typed
_NAMES = ("person", "org", "place")


def routes() -> list[Route]:
    """``/opensearch.xml``, ``/suggest`` and ``/context.jsonld``."""
    return [
        Route("/opensearch.xml", description),
        Route("/suggest", suggest),
        Route("/context.jsonld", jsonld_context),
    ]


def description(request: Request) -> Response:
    """How to search here (OpenSearch 1.1): pages, feeds, and suggestions."""
    language = language_of(request)
    root = ET.Element("OpenSearchDescription", {"xmlns": _NAMESPACE})
    ET.SubElement(root, "ShortName").text = said(language, "site.name")[:16]
    ET.SubElement(root, "Description").text = said(language, "feed.opensearch")
    ET.SubElement(root, "InputEncoding").text = "UTF-8"
    ET.SubElement(root, "Language").text = "kk"
    image = ET.SubElement(root, "Image", height="16", width="16", type="image/svg+xml")
    image.text = address(request, "/static/icon.svg")
    page = "q={searchTerms}&offset={startIndex?}&limit={count?}"
    for media_type, path, asked, relation in (
        ("text/html", "/search", page, "results"),
        ("application/atom+xml", "/search.atom", "q={searchTerms}", "results"),
        (_SUGGESTIONS, "/suggest", "q={searchTerms}", "suggestions"),
        ("application/opensearchdescription+xml", "/opensearch.xml", "", "self"),
    ):
        template = address(request, path) + (f"?{asked}" if asked else "")
        more = {"indexOffset": "0"} if asked == page else {}
        ET.SubElement(
            root, "Url", {"type": media_type, "rel": relation, "template": template, **more}
        )
    ET.indent(root, " ")
    content = ET.tostring(root, "utf-8", xml_declaration=True) + b"\n"
    headers = {"Cache-Control": "max-age=3600", "Vary": "Accept-Language, Cookie"}
    return Response(content, media_type="application/opensearchdescription+xml", headers=headers)


def suggest(request: Request) -> Response:
    """``[query, [suggestions], [how many articles], [addresses]]``."""
    query = " ".join(request.query_params.get("q", "").split())
    if len(query) > _MOST_LETTERS:
        raise HTTPException(400, f"q has at most {_MOST_LETTERS} letters")
    site = site_of(request)
    with site.current.reading() as reader:
        tag = etag(state_of(reader), "suggest", query, address(request))
        known = unchanged(request, tag)
        if known is not None:
            return known
        found = site.kept.of(reader, ("suggest", query), lambda: _suggested(reader, query))
    told = [
        query,
        [text for text, _ in found],
        [str(count) for _, count in found],
        [address(request, "/search", q=text) for text, _ in found],
    ]
    headers = {"ETag": tag, "Cache-Control": "max-age=60"}
    return JSONResponse(told, media_type=_SUGGESTIONS, headers=headers)


def jsonld_context(request: Request) -> Response:
    """The context of all JSON-LD that is served here, for any site to use."""
    tag = etag("context", context())
    headers = {"ETag": tag, "Cache-Control": "public, max-age=3600"}
    known = unchanged(request, tag)
    if known is not None:
        return known
    return Response(context(), media_type="application/ld+json", headers=headers)


def _suggested(reader: Reader, query: str) -> list[tuple[str, int]]:
    """Names, then words of articles, that go on with what is typed, most frequent first."""
    words = words_of(query)
    if not words or len(words[-1]) < _LEAST_LETTERS:
        return []
    typed = lower(words[-1])
    names = sorted(_names(reader, words), key=lambda one: (-one[1], one[0]))
    before = query[: len(query) - len(words[-1])] if query.endswith(words[-1]) else f"{query} "
    terms = reader.index.begun(VERBATIM + typed)[:_MOST_TERMS]
    counted = sorted(((reader.index.knows(one), one) for one in terms), key=lambda o: (-o[0], o[1]))
    found = dict(names)
    for count, term in counted:
        if term.startswith(VERBATIM):
            found.setdefault(before + term.removeprefix(VERBATIM), count)
    return list(found.items())[:_MOST]


def _names(reader: Reader, words: list[str]) -> Iterator[tuple[str, int]]:
    """The names of bodies, people and places of articles with such words that hold all of these."""
    try:
        tree = parse(" ".join([*words[:-1], f"{words[-1]}*"]))
    except QueryMalformed:
        return
    facets = reader.index.search(plan(tree), limit=1, facets=True).facets
    for name in _NAMES:
        for label, count in facets.get(name, ()):
            parts = [lower(one) for one in words_of(label)]
            if all(any(part.startswith(lower(word)) for part in parts) for word in words):
                yield label, count
