"""A graph in, one file in a standard RDF format out."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import StoreUnusable
from kg.graph.names import PREFIXES

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


def dump(store: Store, folder: Path, format_name: str) -> Path:
    """Write all of *store* to ``folder/agglo-kg.<suffix>`` and return that path.

    Formats without named graphs get the union of all graphs.  The file appears when it is whole.
    Raises StoreUnusable where it cannot be written.
    """
    import pyoxigraph as ox

    suffix, kind, has_graphs = DUMP_FORMATS[format_name]
    rdf_format = getattr(ox.RdfFormat, kind)
    target = folder / f"agglo-kg.{suffix}"
    partial = target.with_name(target.name + ".partial")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with partial.open("wb") as output:
            if has_graphs:
                store.dump(output, format=rdf_format, prefixes=PREFIXES)
            else:
                triples = store.query(_ALL_TRIPLES, use_default_graph_as_union=True)
                ox.serialize(triples, output, rdf_format, prefixes=PREFIXES)  # type: ignore[arg-type]
        os.replace(partial, target)
    except OSError as error:
        raise StoreUnusable(
            error.strerror or str(error), place=str(target), hint="give another folder"
        ) from error
    finally:
        with suppress(OSError):
            partial.unlink()
    return target
