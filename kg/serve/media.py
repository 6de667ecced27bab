"""The media types of results and graphs, each with the name that ``kg.query`` has for it."""

from __future__ import annotations

from collections.abc import Mapping

from starlette.exceptions import HTTPException
from starlette.requests import Request

from kg.serve.negotiation import best

__all__ = ["GRAPHS", "ROWS", "chosen", "chosen_type"]

ROWS = {
    "application/sparql-results+json": "json",
    "application/sparql-results+xml": "xml",
    "text/csv": "csv",
    "text/tab-separated-values": "tsv",
    "application/json": "json",
    "application/xml": "xml",
}
GRAPHS = {
    "text/turtle": "turtle",
    "application/n-triples": "ntriples",
    "application/rdf+xml": "rdfxml",
    "application/ld+json": "jsonld",
    "application/n-quads": "nquads",
    "application/trig": "trig",
}


def chosen(request: Request, offered: Mapping[str, str], named: str = "") -> str:
    """The media type of *offered* that the request wants: the format *named*, if one is.

    Raises the 406 of a request that wants none of them.
    """
    for media_type, name in offered.items():
        if named in (name, media_type):
            return media_type
    return chosen_type(request, *offered)


def chosen_type(request: Request, *offered: str) -> str:
    """The media type of *offered* that the header Accept likes most; raises the 406 of none."""
    found = best(request.headers.get("accept"), offered)
    if found is None:
        raise HTTPException(406, f"there is {', '.join(offered)}")
    return found
