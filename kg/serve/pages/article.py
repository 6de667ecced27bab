"""The IRI of an article in, the page of its text out, opened where a query met it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import Any
from urllib.parse import urlsplit

from starlette.requests import Request
from starlette.responses import Response

from kg.errors import QueryMalformed, StoreUnusable
from kg.judgement import FACT, Judgement
from kg.model import Resolved, Span
from kg.query.reader import Reader
from kg.query.told import told_for
from kg.search import occurrences, parse
from kg.serve.conditions import unchanged
from kg.serve.pages.reading import GROUPS, facts, paragraphs
from kg.serve.rendering import page, page_tag
from kg.serve.rights import shows_text
from kg.serve.site import address, site_of

__all__ = ["article_page"]

_VERSIONS = """
SELECT DISTINCT ?other ?title ?issued ?publisher ?first WHERE {
  { <%s> agl:nearDuplicateOf ?other } UNION { <%s> dct:isVersionOf ?other BIND(true AS ?first) }
  OPTIONAL { ?other dct:title ?title } OPTIONAL { ?other dct:issued ?issued }
  OPTIONAL { ?other dct:publisher ?publisher }
} ORDER BY DESC(BOUND(?first)) ?issued ?other LIMIT 50"""
_SCHEMA_TYPES = {
    "person": "Person",
    "body": "Organization",
    "place": "Place",
    "event": "Event",
    "instrument": "CreativeWork",
}


def article_page(request: Request, reader: Reader, iri: str) -> Response:
    """The reader's page of the article of that IRI; raises DocumentMissing."""
    tag = page_tag(request, reader)
    known = unchanged(request, tag)
    if known is not None:
        return known
    resolved = _resolved(reader, iri)
    article, site = resolved.extraction.article, site_of(request)
    told = facts(resolved, reader.base_iri, _wrong(reader, request))
    query = request.query_params.get("q", "").strip()
    hits = _hits(reader, article.key, query)
    is_free = shows_text(article.metadata.license, site.settings)
    return page(
        request,
        "article.html",
        tag=tag,
        article=article,
        iri=iri,
        source=_web(article.metadata.url),
        license=_web(article.metadata.license),
        is_free=is_free,
        paragraphs=list(paragraphs(resolved, hits, told)),
        facts_count=sum(map(len, told.values())),
        query=query,
        hits=hits,
        groups=tuple(dict.fromkeys(GROUPS.values())),
        names=_names(resolved),
        versions=_versions(reader, iri),
        data=_data(resolved, iri, address(request, request.url.path)),
        base_iri=reader.base_iri,
        link=site.link,
    )


def _resolved(reader: Reader, iri: str) -> Resolved:
    """The article, by its key; what that does not find is looked for by all names."""
    try:
        return reader.articles.resolved(iri.removeprefix(reader.iri("")))
    except StoreUnusable:
        return reader.resolved(iri)


def _hits(reader: Reader, key: str, query: str) -> Sequence[Span]:
    """Where the words of the query stand; nowhere for a query that cannot be read."""
    if query:
        with suppress(QueryMalformed):
            tree = parse(query, any_word=True)
            return occurrences(told_for(reader.articles, key, tree), tree)
    return ()


def _wrong(reader: Reader, request: Request) -> Mapping[str, Judgement]:
    """What people said of facts that are wrong, by the keys of the facts."""

    def made() -> Mapping[str, Judgement]:
        return {one.one: one for one in reader.articles.judgements if one.verdict in FACT}

    return site_of(request).kept.of(reader, "wrong facts", made)


def _names(resolved: Resolved) -> list[tuple[str, list[tuple[str, str, str, int]]]]:
    """The things of each group: IRI, label, type, and how often they are named."""
    counts = Counter(
        (GROUPS.get(one.label, "other"), one.referent)
        for one in resolved.extraction.mentions
        if one.referent is not None
    )
    found: dict[str, dict[str, tuple[str, str, str, int]]] = {}
    for (group, referent), count in counts.items():
        entity = resolved.entities[referent]
        known = found.setdefault(group, {})
        before = known[entity.iri][3] if entity.iri in known else 0
        known[entity.iri] = (entity.iri, entity.label, entity.type, before + count)
    order = [*dict.fromkeys(GROUPS.values()), "other"]
    return [
        (group, sorted(found[group].values(), key=lambda one: (-one[3], one[1])))
        for group in order
        if group in found
    ]


def _versions(reader: Reader, iri: str) -> list[dict[str, str]]:
    """Near duplicates, the earliest article that this is a version of before all."""
    found: dict[str, dict[str, str]] = {}
    for row in reader.query(_VERSIONS.replace("%s", iri)):
        values = {
            name: row[name].value if row[name] else "" for name in ("title", "issued", "publisher")
        }
        other = row["other"].value
        found.setdefault(other, {"iri": other, **values, "first": "1" if row["first"] else ""})
    return list(found.values())


def _data(resolved: Resolved, iri: str, shown_at: str) -> dict[str, Any]:
    """The article in the words of schema.org, for search engines."""
    article = resolved.extraction.article
    known = article.metadata
    mentioned = [
        {"@type": _SCHEMA_TYPES[group], "@id": one[0], "name": one[1]}
        for group, names in _names(resolved)
        if group in _SCHEMA_TYPES
        for one in names[:10]
    ]
    told: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "Report" if article.kind == "agl:Report" else "NewsArticle",
        "@id": iri,
        "headline": known.title,
        "datePublished": known.date,
        "inLanguage": article.language,
        "publisher": known.publisher and {"@type": "Organization", "name": known.publisher},
        "author": known.author and {"@type": "Person", "name": known.author},
        "isBasedOn": _web(known.url),
        "license": _web(known.license),
        "mainEntityOfPage": shown_at,
        "mentions": mentioned,
    }
    return {name: value for name, value in told.items() if value}


def _web(address: str | None) -> str:
    """An address that a link may lead to; what an article says of itself may be anything."""
    try:
        is_web = urlsplit(address or "").scheme in ("http", "https")
    except ValueError:
        return ""
    return address or "" if is_web else ""
