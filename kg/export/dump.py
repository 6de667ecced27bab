"""A graph in, one file in a standard RDF format out."""

from __future__ import annotations

import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from kg.errors import ConfigError, StoreUnusable
from kg.export.reifiers import with_reifiers
from kg.graph.names import PREFIXES
from kg.graph.union import over_union, quads

if TYPE_CHECKING:
    from pyoxigraph import Store

__all__ = ["DUMP_FORMATS", "dump"]

# name -> (file suffix, pyoxigraph's name, whether the format knows named graphs)
DUMP_FORMATS = {
    "nquads": ("nq", "N_QUADS", True),
    "trig": ("trig", "TRIG", True),
    "turtle": ("ttl", "TURTLE", False),
    "jsonld": ("jsonld", "JSON_LD", True),
    "rdfxml": ("rdf", "RDF_XML", False),
}
_ALL_TRIPLES = "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }"


def dump(store: Store, folder: Path, format_name: str, *, reifiers: bool = False) -> Path:
    """Write all of *store* to ``folder/agglo-kg.<suffix>`` and return that path.

    Formats without named graphs get the union of all graphs.  With *reifiers*, claims are written
    as RDF 1.2 has them.  The file appears when it is whole.  Raises StoreUnusable where it cannot
    be written, ConfigError for reifiers in a format that has none.
    """
    if reifiers and format_name == "jsonld":
        raise ConfigError("JSON-LD has no RDF 1.2 yet", place="--rdf12", hint="--format trig")
    suffix, kind, has_graphs = DUMP_FORMATS[format_name]
    target = folder / f"agglo-kg.{suffix}"
    partial = target.with_name(target.name + ".partial")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with partial.open("wb") as output:
            _write(store, output, kind, has_graphs, reifiers)
        os.replace(partial, target)
    except OSError as error:
        raise StoreUnusable(
            error.strerror or str(error), place=str(target), hint="give another folder"
        ) from error
    finally:
        with suppress(OSError):
            partial.unlink()
    return target


def _write(store: Store, output: BinaryIO, kind: str, has_graphs: bool, reifiers: bool) -> None:
    import pyoxigraph as ox

    statements: Iterable[Any] = quads(store)
    if not has_graphs:
        found = store.query(_ALL_TRIPLES, **over_union(store))
        assert isinstance(found, ox.QueryTriples)
        statements = found
    if reifiers:
        statements = with_reifiers(store, statements)
    ox.serialize(statements, output, getattr(ox.RdfFormat, kind), prefixes=PREFIXES)
