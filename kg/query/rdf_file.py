"""A file in an RDF format in, its graph in memory out: nothing is fetched, no entity expanded."""

from __future__ import annotations

import json
import re
from importlib.resources import files
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from kg.errors import SourceMalformed, SourceMissing, SourceNotSupported, SourceUnreadable
from kg.graph.union import make_union

__all__ = ["CONTEXT", "open_file", "read_rdf"]

CONTEXT = "https://w3id.org/agglo-kg/context.jsonld"
"""The JSON-LD context that comes with the package; a document that names it needs no network."""

# Oxigraph has no limit on how far entities of entities grow ("billion laughs"); RDF needs none.
_ENTITY = re.compile(rb"<!ENTITY")


def open_file(path: Path) -> ox.Store:
    """The graph of *path*, whose suffix tells its format: .ttl .nt .nq .trig .n3 .rdf .jsonld.

    Raises SourceMissing, SourceUnreadable, SourceNotSupported or SourceMalformed.
    """
    kind = ox.RdfFormat.from_extension(path.suffix.removeprefix(".").lower())
    if kind is None:
        hint = "save it as .ttl .nt .nq .trig .rdf or .jsonld"
        raise SourceNotSupported("no RDF format has that suffix", place=str(path), hint=hint)
    try:
        content = path.read_bytes()
    except FileNotFoundError as error:
        raise SourceMissing("no such file", place=str(path), hint="check the path") from error
    except OSError as error:
        said = error.strerror or str(error)
        raise SourceUnreadable(said, place=str(path), hint="check its permissions") from error
    store = read_rdf(content, kind, str(path))
    if any(store.named_graphs()):
        make_union(store)
    return store


def read_rdf(content: bytes, kind: ox.RdfFormat, place: str, base: str | None = None) -> ox.Store:
    """The graph of *content*; relative IRIs in it begin at *base*.  Raises SourceMalformed."""
    if kind == ox.RdfFormat.RDF_XML and _ENTITY.search(content):
        hint = "write the text itself in place of the entity"
        raise SourceMalformed("it declares XML entities", place=place, hint=hint)
    store = ox.Store()
    try:
        if kind == ox.RdfFormat.JSON_LD:
            content = json.dumps(_with_context(json.loads(content))).encode()
        store.bulk_load(content, format=kind, base_iri=base)
    except (ValueError, SyntaxError, RecursionError) as error:
        hint = "correct that line"
        if "LoadDocumentCallback" in str(error):
            hint = f"put the context into it, or name {CONTEXT}: nothing is fetched"
        raise SourceMalformed(f"not {kind.name}: {error}", place=place, hint=hint) from error
    return store


def _with_context(document: Any) -> Any:
    """*document* with our own context in place of its address."""
    if isinstance(document, list):
        return [_with_context(one) for one in document]
    if not isinstance(document, dict) or "@context" not in document:
        return document
    given = document["@context"]
    contexts = given if isinstance(given, list) else [given]
    if CONTEXT not in contexts:
        return document
    ours = json.loads(files("kg.ontology").joinpath("context.jsonld").read_bytes())["@context"]
    return {**document, "@context": [ours if one == CONTEXT else one for one in contexts]}
