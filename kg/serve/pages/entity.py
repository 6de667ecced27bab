"""An IRI in, the page of that thing out: names, posts, facts with their sentences, neighbours."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, islice

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from kg.graph.names import expand
from kg.graph.vocabulary import superclasses
from kg.query.agglomeration import agglomeration
from kg.query.profile import PAGE, Profile, merged_into, profile
from kg.query.profile_claims import ProfileClaim
from kg.query.reader import Reader
from kg.query.thing_names import Naming, Thing
from kg.serve.conditions import etag, state_of, unchanged
from kg.serve.language import language_of
from kg.serve.rendering import page
from kg.serve.site import site_of
from kg.serve.tokens import may_write

__all__ = ["entity_page", "naming_of", "page_number"]

_ARTICLES = 20
_NEIGHBOURS = 40
_MOST_PAGES = 100_000
_OURS = expand("agl:")


@dataclass(frozen=True, slots=True)
class FactGroup:
    """Claims of one predicate, about the thing or leading to it."""

    predicate: str
    is_inward: bool
    claims: tuple[ProfileClaim, ...]


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A thing that a fact or a list joins with the one of the page."""

    thing: Thing
    predicate: str
    is_inward: bool


def entity_page(request: Request, reader: Reader, iri: str) -> Response:
    """The page of the thing of that IRI, that of a merged name elsewhere; raises EntityMissing."""
    site, language = site_of(request), language_of(request)
    current = merged_into(reader.graph, iri)
    if current is not None:
        return RedirectResponse(site.link(current, reader.base_iri), 303)
    pages = (page_number(request, "facts"), page_number(request, "articles"))
    shown = (language, str(request.query_params), may_write(request))
    tag = etag(state_of(reader), iri, *shown)
    known = unchanged(request, tag)
    if known is not None:
        return known
    naming = naming_of(request, reader)
    found = site.kept.of(
        reader,
        (iri, language, pages),
        lambda: profile(reader.graph, naming, reader.base_iri, iri, language, pages),
    )
    about = None
    if expand("agl:Agglomeration") in found.types:
        about = site.kept.of(
            reader,
            ("agglomeration", iri, language),
            lambda: agglomeration(reader.graph, naming, iri, language),
        )
    return page(
        request,
        "agglomeration.html" if about else "entity.html",
        tag=tag,
        entity=found,
        about=about,
        types=_types(found),
        groups=list(_groups(found)),
        neighbours=list(islice(_neighbours(found), _NEIGHBOURS)),
        pages=pages,
        fact_pages=-(-found.claim_count // PAGE),
        article_pages=-(-found.article_count // _ARTICLES),
        base_iri=reader.base_iri,
        link=site.link,
    )


def naming_of(request: Request, reader: Reader) -> Naming:
    """The names of things, of which all requests of a generation share what was looked up."""
    return Naming(reader.graph, site_of(request).kept.of(reader, "names", dict))


def page_number(request: Request, name: str) -> int:
    """The number of a page of a list from 1 on; what is none is the first."""
    given = request.query_params.get(name, "")
    is_number = given.isascii() and given.isdecimal() and len(given) < 9
    return min(max(int(given), 1), _MOST_PAGES) if is_number else 1


def _types(found: Profile) -> list[str]:
    """The most specific of our classes, the words that people know."""
    ours = [one for one in found.types if one.startswith(_OURS)] or list(found.types)
    above = {other for one in ours for other in superclasses(one) if other != one}
    return [one for one in ours if one not in above]


def _groups(found: Profile) -> Iterator[FactGroup]:
    iri = found.thing.iri
    keyed = groupby(found.claims, key=lambda one: (one.subject.iri != iri, one.predicate))
    for (is_inward, predicate), claims in keyed:
        yield FactGroup(predicate, is_inward, tuple(claims))


def _neighbours(found: Profile) -> Iterator[Neighbour]:
    """Each thing with each relation once, those of facts first."""
    iri = found.thing.iri
    facts = (_joined(one, iri) for one in found.claims if one.modality != "denied")
    lists = (Neighbour(one.thing, one.predicate, one.is_inward) for one in found.relations)
    together: Sequence[Neighbour | None] = (*facts, *lists)
    yield from dict.fromkeys(one for one in together if one and one.thing.kind)


def _joined(claim: ProfileClaim, iri: str) -> Neighbour | None:
    if claim.subject.iri == iri:
        return Neighbour(claim.object, claim.predicate, is_inward=False)
    if claim.object.iri == iri:
        return Neighbour(claim.subject, claim.predicate, is_inward=True)
    return None
