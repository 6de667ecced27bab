"""A thing in, the links to its other representations out: for the header Link, and for pages."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response

from kg.graph.names import expand
from kg.query.reader import Reader
from kg.serve.located import path_of
from kg.serve.representations import SUFFIXES
from kg.serve.site import address, site_of

__all__ = ["Link", "add_links", "links_of", "page_links"]

ATOM = "application/atom+xml"
_WEB = ("http://", "https://")
_NOT_IN_HEADERS = frozenset('<>" \\^`{|}')


@dataclass(frozen=True, slots=True)
class Link:
    """A link after RFC 8288."""

    target: str
    relation: str
    media_type: str = ""

    @property
    def is_safe(self) -> bool:
        """Whether the target can stand in a header."""
        return self.target.isascii() and not _NOT_IN_HEADERS & set(self.target)

    def __str__(self) -> str:
        kind = f'; type="{self.media_type}"' if self.media_type else ""
        return f'<{self.target}>; rel="{self.relation}"{kind}'


def links_of(
    request: Request, reader: Reader, iri: str, *, about: str = "", is_entity: bool = False
) -> list[Link]:
    """What leads from a document in the media type *about*, or a page, to the others of *iri*."""
    site, path = site_of(request), path_of(iri, reader.base_iri)
    found = [Link(address(request, path), "canonical")] if not about else []
    found += [
        Link(site.url(f"{path}.{suffix}"), "alternate", media_type)
        for suffix, media_type in SUFFIXES.items()
        if media_type not in (about, "application/json") and (about or suffix != "html")
    ]
    if is_entity:
        found.append(Link(site.url(f"{path}.atom"), "alternate", ATOM))
    if about:
        found.append(Link(iri, "describes"))
    else:
        found.append(Link(site.url(f"{path}.ttl"), "describedby", "text/turtle"))
    found += (Link(one, "license") for one in _licences(reader, iri))
    return [one for one in found if one.is_safe]


def page_links(request: Request) -> Sequence[Link]:
    """The links for the head of a page: those of the thing that it shows, else to the newest."""
    known: Sequence[Link] | None = getattr(request.state, "alternates", None)
    if known is not None:
        return [one for one in known if one.relation in ("alternate", "canonical")]
    return [Link(site_of(request).url("/feed.atom"), "alternate", ATOM)]


def add_links(
    response: Response, links: Iterable[Link], has_more: bool = False, number: int = 1
) -> None:
    """Put *links* on *response*, and those to the pages before and behind that number."""
    told = list(links)
    if number > 1:
        told.append(Link(f"?page={number - 1}", "prev"))
    if has_more:
        told.append(Link(f"?page={number + 1}", "next"))
    if told:
        response.headers["Link"] = ", ".join(map(str, told))


def _licences(reader: Reader, iri: str) -> list[str]:
    import pyoxigraph as ox

    licence = ox.NamedNode(expand("dct:license"))
    quads = reader.graph.quads_for_pattern(ox.NamedNode(iri), licence, None)
    found = {one.object.value for one in quads if isinstance(one.object, ox.NamedNode)}
    return sorted(one for one in found if one.startswith(_WEB))
