"""A search, a thing, or nothing in; an Atom feed of the newest articles out.

An article is told with the day that it was issued, so that a new generation makes no article new.
Those without a date are told only where none has one, with the time of the generation.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from heapq import nlargest

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from kg.export.atom import add_entry, begun, written
from kg.graph.names import expand
from kg.model import Resolved, Span
from kg.query.answer import Answer
from kg.query.reader import Reader
from kg.search import Snippet
from kg.search.tree import All
from kg.serve.conditions import etag, state_of, unchanged
from kg.serve.described import labels_of
from kg.serve.language import language_of, said
from kg.serve.located import path_of
from kg.serve.pages.asked import asked
from kg.serve.site import address, site_of

__all__ = ["entity_feed", "routes"]

_ENTRIES = 50
_SENTENCES = 3  # of an entry


def routes() -> list[Route]:
    """``/feed.atom`` and ``/search.atom``; ``/X.atom`` is in ``kg.serve.things``."""
    return [Route("/feed.atom", newest), Route("/search.atom", of_search)]


def newest(request: Request) -> Response:
    """The articles that were issued last."""
    with site_of(request).current.reading() as reader:
        title = said(language_of(request), "feed.newest")
        answers = reader.search(All(()), limit=_ENTRIES, sort="newest")[0]
        return _feed(request, reader, "/", title, answers)


def of_search(request: Request) -> Response:
    """The newest articles that the search finds; 400 for one that cannot be read."""
    wanted = asked(request.query_params)
    tree, within = wanted.tree(), wanted.within()
    query = wanted.parameters(limit=10, sort="relevance", any_word=wanted.any_word)
    with site_of(request).current.reading() as reader:
        title = said(language_of(request), "feed.search", query=wanted.query)
        answers = reader.search(tree, within=within, limit=_ENTRIES, sort="newest")[0]
        return _feed(request, reader, f"/search{query}", title, answers)


def entity_feed(request: Request, reader: Reader, iri: str) -> Response:
    """The newest articles that mention a thing, with the sentences that do."""
    language = language_of(request)
    title = said(language, "feed.about", name=_name(reader, iri, language))

    def made() -> list[Answer]:
        return [_mentioning(reader, key, iri) for key in _newest_mentioning(reader, iri)]

    answers = site_of(request).kept.of(reader, ("feed", iri), made)
    return _feed(request, reader, path_of(iri, reader.base_iri), title, answers)


def _feed(
    request: Request, reader: Reader, path: str, title: str, answers: Iterable[Answer]
) -> Response:
    """The feed of what stands at *path*, an address within the site."""
    here = str(request.url.path) + (f"?{request.url.query}" if request.url.query else "")
    tag = etag(state_of(reader), "feed", here, address(request), language_of(request))
    headers = {"ETag": tag, "Cache-Control": "no-cache", "Vary": "Accept-Language, Cookie"}
    known = unchanged(request, tag)
    if known is not None:
        return known
    created, told = reader.generation.manifest.created, list(answers)
    dated = [(one, _time(one.article.metadata.date)) for one in told]
    entries = [(one, time) for one, time in dated if time] or [(one, created) for one in told]
    latest = max((time for _, time in entries), default=created)
    feed = begun(
        f"{reader.base_iri}{path.removeprefix('/')}#feed",
        title,
        latest,
        language=language_of(request),
        links=[("self", _at(request, here)), ("alternate", _at(request, path))],
    )
    for one, time in entries:
        add_entry(feed, one, time, page=_at(request, path_of(one.iri, reader.base_iri)))
    return Response(written(feed), media_type="application/atom+xml", headers=headers)


def _at(request: Request, path: str) -> str:
    return address(request).removesuffix("/") + path


def _time(date: str | None) -> str:
    """The moment at which a day, month or year begins; empty where there is none."""
    return f"{date}{'-01-01'[len(date) - 4 :]}T00:00:00Z" if date else ""


def _newest_mentioning(reader: Reader, iri: str) -> list[str]:
    """The keys of the articles that mention the thing, the newest first."""
    return [key for _, key in nlargest(_ENTRIES, _mentions(reader, iri))]


def _mentions(reader: Reader, iri: str) -> Iterator[tuple[str, str]]:
    import pyoxigraph as ox

    mentions, issued = (ox.NamedNode(expand(one)) for one in ("agl:mentions", "dct:issued"))
    for quad in reader.graph.quads_for_pattern(None, mentions, ox.NamedNode(iri)):
        dates = reader.graph.quads_for_pattern(quad.subject, issued, None, quad.graph_name)
        date = next((str(getattr(one.object, "value", "")) for one in dates), "")
        if isinstance(quad.subject, ox.NamedNode):
            yield date, quad.subject.value.removeprefix(reader.iri(""))


def _mentioning(reader: Reader, key: str, iri: str) -> Answer:
    resolved = reader.articles.resolved(key)
    snippets = list(_snippets(resolved, iri))[:_SENTENCES]
    return Answer(resolved.extraction.article, reader.iri(key), 0.0, {}, snippets)


def _snippets(resolved: Resolved, iri: str) -> Iterator[Snippet]:
    """The sentences that name the thing, with its names marked."""
    article, found = resolved.extraction.article, dict[Span, list[Span]]()
    for one in resolved.extraction.mentions:
        if one.referent is not None and resolved.entities[one.referent].iri == iri:
            sentence = article.sentence_at(one.start, one.end)
            found.setdefault(sentence, []).append(Span(one.start, one.end))
    for sentence, names in sorted(found.items(), key=lambda pair: pair[0].start):
        text = article.text[sentence.start : sentence.end]
        yield Snippet(text, sentence.start, sentence.end, tuple(_apart(names)))


def _apart(names: Iterable[Span]) -> Iterator[Span]:
    """Of names that stand in one another the outer one."""
    end = 0
    for one in sorted(names, key=lambda one: (one.start, -one.end)):
        if one.start >= end:
            yield one
            end = one.end


def _name(reader: Reader, iri: str, language: str) -> str:
    import pyoxigraph as ox

    names = {one.language: one.value for one in labels_of(reader.graph, ox.NamedNode(iri))}
    return names.get(language) or names.get("kk") or min(names.values(), default=iri)
