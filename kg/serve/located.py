"""The path of a request in, the IRI that it asks for out, and in which representation.

``/X`` is what the IRI of the base and X names, ``/X.ttl`` a document about it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote, unquote

from starlette.exceptions import HTTPException
from starlette.requests import Request

from kg.errors import EntityMissing
from kg.graph.names import Names, expand
from kg.query.reader import Reader
from kg.serve.described import is_known
from kg.serve.representations import SUFFIXES

__all__ = ["ONTOLOGY", "Located", "located", "path_of"]

ONTOLOGY = expand("agl:").removesuffix("#")
_FEED = "atom"
_KEPT = "/!$&'()*+,;=:@%-._~"  # in a path, as RFC 3986 has it; what is encoded stays so


@dataclass(frozen=True, slots=True)
class Located:
    """What is asked for: an IRI, and the suffix of the representation, empty where the header
    Accept decides."""

    iri: str
    suffix: str = ""

    @property
    def is_feed(self) -> bool:
        """Whether it is the Atom feed of the thing."""
        return self.suffix == _FEED


def located(request: Request, reader: Reader) -> Located:
    """What the path of *request* asks for.

    A thing whose own name ends like a suffix comes before the document of another.  Raises the 410
    of an article that was removed, and EntityMissing for what was never known.
    """
    raw = request.scope["raw_path"].decode("ascii", "replace").lstrip("/")
    for one in _readings(reader, raw):
        if _names_something(reader, one.iri):
            return one
    asked = request.path_params["path"]
    raise EntityMissing("nothing is known of it", place=f"{reader.base_iri}{asked}")


def path_of(iri: str, base_iri: str) -> str:
    """The path at which *iri* is served, with a slash before it, in ASCII; empty for others'."""
    if iri.startswith(base_iri):
        return "/" + quote(iri.removeprefix(base_iri), safe=_KEPT)
    return "/ontology" if iri == ONTOLOGY else ""


def _readings(reader: Reader, raw: str) -> Iterator[Located]:
    """As it stands, and with letters that clients encode; each whole and then without suffix."""
    for path in dict.fromkeys((raw, _decoded(raw))):
        stem, _, suffix = path.rpartition(".")
        yield from _of_path(reader, path, "")
        if stem and (suffix in SUFFIXES or suffix == _FEED):
            yield from _of_path(reader, stem, suffix)


def _of_path(reader: Reader, path: str, suffix: str) -> Iterator[Located]:
    import pyoxigraph as ox

    if path == "ontology":  # its address is fixed, whatever the base
        yield Located(ONTOLOGY, suffix)
    try:
        yield Located(ox.NamedNode(reader.base_iri + path).value, suffix)
    except ValueError:
        return


def _decoded(raw: str) -> str:
    """*raw* without percent encoding where that is UTF-8 without control characters."""
    try:
        text = unquote(raw, errors="strict")
    except UnicodeDecodeError:
        return raw
    return text if text.isprintable() else raw


def _names_something(reader: Reader, iri: str) -> bool:
    names = Names(reader.base_iri)
    for beginning in (names.document(""), names.document_graph("")):
        key = iri.removeprefix(beginning)
        if key != iri:
            kept = reader.find(names.document(key))
            if kept is not None and kept.key == key and kept.removed:
                raise HTTPException(410, "this article was removed")
    return iri != reader.base_iri and is_known(reader.graph, iri)
