"""A thing, or the whole store, in; what search engines read of it in schema.org's words out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from pyoxigraph import Literal, NamedNode
from starlette.requests import Request

from kg import __version__
from kg.graph.names import expand
from kg.query.reader import Reader
from kg.serve.described import labels_of
from kg.serve.language import said
from kg.serve.located import path_of
from kg.serve.settings import LANGUAGES
from kg.serve.site import address, site_of

__all__ = ["structured", "structured_entity"]

_CONTEXT = "https://schema.org"
_MOST = 20  # values of a property
# The most special class comes first.
_TYPES = {
    "agl:Person": "Person",
    "agl:PublicBody": "GovernmentOrganization",
    "agl:ResearchInstitute": "ResearchOrganization",
    "agl:Company": "Corporation",
    "agl:Organization": "Organization",
    "agl:AdministrativeUnit": "AdministrativeArea",
    "agl:Place": "Place",
    "agl:Law": "Legislation",
    "agl:Decision": "Legislation",
    "agl:Instrument": "CreativeWork",
    "agl:Event": "Event",
    "agl:Quotation": "Quotation",
    "org:Post": "Role",
}
# Ours, theirs, and whether the value is told by name, as a thing of that type, or as it is.
_PROPERTIES = (
    ("skos:altLabel", "alternateName", ""),
    ("owl:sameAs", "sameAs", ""),
    ("agl:holds", "jobTitle", "name"),
    ("agl:jurisdiction", "areaServed", "AdministrativeArea"),
    ("agl:partOf", "containedInPlace", "Place"),
    ("schema:location", "location", "Place"),
    ("schema:startDate", "startDate", ""),
    ("schema:organizer", "organizer", "Organization"),
    ("agl:number", "identifier", ""),
    ("schema:datePublished", "datePublished", ""),
    ("agl:adoptedBy", "legislationPassedBy", "Organization"),
    ("agl:concerns", "about", "Thing"),
    ("agl:quote", "text", ""),
)


def structured(request: Request) -> dict[str, Any] | None:
    """The data block of the page that answers *request*; None where it has none."""
    if request.url.path == "/":
        return _dataset(request)
    make: Callable[[], dict[str, Any]] | None = getattr(request.state, "structured", None)
    return make() if make else None


def structured_entity(
    request: Request, reader: Reader, iri: str, types: set[str]
) -> dict[str, Any]:
    """A person, body, place, document or event, with names and what is told of it plainly."""
    kind = next((name for one, name in _TYPES.items() if expand(one) in types), "Thing")
    names = {one.language: one.value for one in labels_of(reader.graph, NamedNode(iri))}
    name = names.pop("kk", "") or min(names.values(), default=iri)
    told: dict[str, Any] = {
        "@context": _CONTEXT,
        "@type": kind,
        "@id": iri,
        "name": name,
        "url": address(request, path_of(iri, reader.base_iri)),
    }
    for ours, theirs, way in _PROPERTIES:
        values = [_value(reader, one, way) for one in _objects(reader, iri, ours)]
        if theirs == "alternateName":
            values = list(dict.fromkeys([*names.values(), *values]))
        if values:
            told[theirs] = values if len(values) > 1 else values[0]
    return {**told, **_position(reader, iri)}


def _objects(reader: Reader, iri: str, ours: str) -> list[NamedNode | Literal]:
    quads = reader.graph.quads_for_pattern(NamedNode(iri), NamedNode(expand(ours)), None)
    found = {quad.object for quad in quads if isinstance(quad.object, NamedNode | Literal)}
    return sorted(found, key=str)[:_MOST]


def _value(reader: Reader, value: NamedNode | Literal, way: str) -> Any:
    if not way or isinstance(value, Literal):
        return value.value
    names = {one.language: one.value for one in labels_of(reader.graph, value)}
    name = names.get("kk") or min(names.values(), default=value.value)
    return name if way == "name" else {"@type": way, "@id": value.value, "name": name}


def _position(reader: Reader, iri: str) -> dict[str, Any]:
    place = [
        next((one.value for one in _objects(reader, iri, name)), "")
        for name in ("wgs84:lat", "wgs84:long")
    ]
    if not all(place):
        return {}
    return {"geo": {"@type": "GeoCoordinates", "latitude": place[0], "longitude": place[1]}}


def _dataset(request: Request) -> dict[str, Any]:
    """The store as a dataset, and the site as the catalogue that has it."""
    manifest = site_of(request).current.manifest
    home = address(request, "/")
    void = address(request, "/.well-known/void")
    return {
        "@context": _CONTEXT,
        "@type": "DataCatalog",
        "@id": f"{home}#catalog",
        "name": said("en", "site.name"),
        "url": home,
        "dataset": {
            "@type": "Dataset",
            "@id": f"{void}#dataset",
            "name": [said(one, "home.title") for one in LANGUAGES],
            "description": said("en", "site.about"),
            "url": home,
            "inLanguage": "kk",
            "dateModified": manifest.created,
            "version": str(manifest.number),
            "creator": {"@type": "SoftwareApplication", "name": f"agglo-kg {__version__}"},
            "distribution": list(_distributions(request)),
            "includedInDataCatalog": {"@id": f"{home}#catalog"},
        },
    }


def _distributions(request: Request) -> Iterator[dict[str, str]]:
    for path, media_type in (
        ("/sparql", "application/sparql-results+json"),
        ("/.well-known/void", "text/turtle"),
    ):
        yield {
            "@type": "DataDownload",
            "contentUrl": address(request, path),
            "encodingFormat": media_type,
        }
