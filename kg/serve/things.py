"""An IRI below the base in, what the graph says of that thing out, as a page or as data.

``/X`` is the thing whose IRI is the base and X; ``/X.ttl`` and the like are documents about it.
Who asks at the very IRI of a thing that is no document is led to one by 303 (W3C, Cool URIs for
the Semantic Web).  Elsewhere, such as behind a redirect of w3id.org or on a test machine, ``/X`` is
a document itself.  A name that was merged leads to the thing by 303 too: people may part them.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from kg.graph.names import Names, expand
from kg.query.reader import Reader
from kg.serve.conditions import etag, state_of, unchanged
from kg.serve.described import Description, described
from kg.serve.feeds import entity_feed
from kg.serve.links import add_links, licences, links_of
from kg.serve.located import ONTOLOGY, Located, located, path_of
from kg.serve.media import chosen_type
from kg.serve.pages.article import article_page
from kg.serve.pages.entity import entity_page
from kg.serve.pages.resource import resource_page
from kg.serve.representations import DATA, SUFFIXES, represented
from kg.serve.rights import shows_text
from kg.serve.settings import Settings
from kg.serve.site import address, site_of
from kg.serve.structured import structured_entity

if TYPE_CHECKING:
    from pyoxigraph import Triple

__all__ = ["page_number", "routes"]

_TEXT = expand("agl:text")
_MOST_PAGES = 1_000_000
_OF_THE_ONTOLOGY = 100_000  # statements: all
_SUFFIX = {media_type: suffix for suffix, media_type in SUFFIXES.items()}
# What has a page of its own kind; all else is shown as the graph has it.
_ENTITIES = frozenset(
    expand(one)
    for one in (
        *("agl:Organization", "agl:Person", "agl:Place", "agl:Instrument", "agl:Event"),
        *("agl:Quotation", "org:Post"),
    )
)


def routes() -> list[Route]:
    """All paths that nothing else has."""
    return [Route("/{path:path}", thing)]


def thing(request: Request) -> Response:
    """The page of a thing, or its triples, as the client prefers.

    404 for what was never known, 410 for what was removed.
    """
    with site_of(request).current.reading() as reader:
        found = located(request, reader)
        current = _object(reader, found.iri, "agl:nameOf")
        if current:
            return _see(request, reader, current, found.suffix)
        if found.is_feed:
            return entity_feed(request, reader, found.iri)
        kind = SUFFIXES.get(found.suffix) or chosen_type(request, "text/html", *DATA)
        is_thing = not found.suffix and _is_own_name(request, reader, found.iri)
        if is_thing:
            return _see(request, reader, found.iri, _SUFFIX[kind])
        if kind == "text/html":
            return _page(request, reader, found)
        return _data(request, reader, found, kind)


def page_number(request: Request) -> int:
    """The number of the page that ``?page=`` asks for; 400 for what is none."""
    given = request.query_params.get("page", "1")
    number = int(given) if given.isascii() and given.isdigit() and len(given) < 9 else 0
    if not 1 <= number <= _MOST_PAGES:
        raise HTTPException(400, f"page is a number from 1 to {_MOST_PAGES}")
    return number


def _page(request: Request, reader: Reader, found: Located) -> Response:
    iri, names = found.iri, Names(reader.base_iri)
    is_article = iri.startswith(names.document(""))
    types = _objects(reader, iri, "rdf:type")
    article = iri.removeprefix(names.document_graph(""))
    if expand("agl:Mention") in types:
        return _see_evidence(request, reader, iri)
    if article != iri:
        return _see(request, reader, names.document(article), "")
    is_entity = bool(_ENTITIES & types)
    request.state.alternates = links_of(request, reader, iri, is_entity=is_entity)
    if is_article:
        response = article_page(request, reader, iri)
    elif is_entity:
        request.state.structured = partial(structured_entity, request, reader, iri, types)
        response = entity_page(request, reader, iri)
    else:
        number = page_number(request)
        response = resource_page(request, reader, _described(request, reader, iri, number), number)
    add_links(response, request.state.alternates)
    return response


def _data(request: Request, reader: Reader, found: Located, kind: str) -> Response:
    number = page_number(request)
    context = address(request, "/context.jsonld")
    headers = {"Vary": "Accept", "Cache-Control": "no-cache"}
    headers["ETag"] = tag = etag(state_of(reader), found.iri, kind, number, context)
    links = links_of(request, reader, found.iri, about=kind)
    known = unchanged(request, tag)
    if known is not None:
        known.headers.update(headers)
        return known
    told = _described(request, reader, found.iri, number)
    path = path_of(found.iri, reader.base_iri)
    here = site_of(request).url(f"{path}.{_SUFFIX[kind]}", page=number if number > 1 else "")
    headers["Content-Location"] = here
    response = Response(represented(told, kind, context), media_type=kind, headers=headers)
    add_links(response, links, told.has_more, number)
    return response


def _see(request: Request, reader: Reader, iri: str, suffix: str, part: str = "") -> Response:
    """See Other: the document about *iri* with that suffix."""
    path = path_of(iri, reader.base_iri)
    if not path:
        return RedirectResponse(iri, 303)
    query = {name: value for name, value in request.query_params.items() if name == "lang"}
    target = site_of(request).url(f"{path}.{suffix}" if suffix else path, **query)
    if site_of(request).settings.base_url:
        target = address(request, f"{path}.{suffix}" if suffix else path, **query)
    headers = {"Vary": "Accept", "Cache-Control": "no-cache"}
    response = RedirectResponse(target + part, 303, headers=headers)
    add_links(response, links_of(request, reader, iri))
    return response


def _see_evidence(request: Request, reader: Reader, mention: str) -> Response:
    """See Other: the article, at the words of the mention."""
    article = _object(reader, mention, "agl:inArticle")
    first, last = (_object(reader, mention, one) for one in ("nif:beginIndex", "nif:endIndex"))
    return _see(request, reader, article, "", f"#char={first},{last}")


def _is_own_name(request: Request, reader: Reader, iri: str) -> bool:
    """Whether the address that was asked is the IRI of a thing that is no document."""
    if address(request, path_of(iri, reader.base_iri)) != iri or iri == ONTOLOGY:
        return False
    names = Names(reader.base_iri)
    return not iri.startswith((names.document(""), names.graph("")))


def _described(request: Request, reader: Reader, iri: str, number: int) -> Description:
    """That page of what is said of a thing, or of what a graph or the ontology says."""
    import pyoxigraph as ox

    if iri == ONTOLOGY:  # a document for people and programs that look for a term in it
        graph = Names(reader.base_iri).graph("ontology")
        told = described(reader.graph, iri, number, graph=graph, most=_OF_THE_ONTOLOGY)
    else:
        graph = iri if reader.graph.contains_named_graph(ox.NamedNode(iri)) else ""
        told = described(reader.graph, iri, number, graph=graph)
    if not told.statements:
        raise HTTPException(404, "there are not so many pages")
    settings = site_of(request).settings
    free = [one for one in told.statements if _may_be_shown(reader, settings, one)]
    return replace(told, statements=free)


def _may_be_shown(reader: Reader, settings: Settings, triple: Triple) -> bool:
    """Whether *triple* is no whole text, or one whose licence lets anybody pass it on."""
    if triple.predicate.value != _TEXT:
        return True
    stated = licences(reader, str(getattr(triple.subject, "value", "")))
    return any(shows_text(one, settings) for one in stated or [""])


def _object(reader: Reader, iri: str, predicate: str) -> str:
    """One object of a statement, by value, the first in the alphabet; empty where there is none."""
    return min(_objects(reader, iri, predicate), default="")


def _objects(reader: Reader, iri: str, predicate: str) -> set[str]:
    import pyoxigraph as ox

    quads = reader.graph.quads_for_pattern(ox.NamedNode(iri), ox.NamedNode(expand(predicate)), None)
    return {str(getattr(quad.object, "value", "")) for quad in quads}
