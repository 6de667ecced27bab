"""``kg stats``: what is in the store."""

from __future__ import annotations

from pathlib import Path

import click

from kg.cli.options import config_option, row_format_options, settings, store_option
from kg.cli.output import echo_rows

__all__ = ["stats"]

# What the lists know is typed there, and is counted where an article has it.
_CLASSES = """
SELECT ?class (COUNT(DISTINCT ?thing) AS ?n) WHERE {
  { GRAPH <graph/entities> { ?thing rdf:type ?class } }
  UNION {
    GRAPH <graph/authority> { ?thing rdf:type ?class }
    FILTER(EXISTS { ?article agl:mentions ?thing }
      || EXISTS { ?claim rdf:subject|rdf:object ?thing ; agl:modality ?modality })
  }
  FILTER(STRSTARTS(STR(?class), STR(agl:)) || ?class = org:Post)
} GROUP BY ?class ORDER BY DESC(?n) ?class"""


@click.command()
@row_format_options
@store_option
@config_option
def stats(row_format: str | None, store: Path | None, config_file: Path | None) -> None:
    """Count what is in the store: articles, triples, and the things found in the articles.

    A thing counts under its class and the classes above it: an akimat is a public body as well.

    \b
    kg stats
    kg stats --json
    """
    from kg.graph.names import shorten
    from kg.graph.union import count
    from kg.query import open_store

    with open_store(settings(config_file, store=store).store) as reader:
        manifest = reader.generation.manifest
        rows: list[dict[str, object]] = [
            {"what": "generation", "count": manifest.number},
            {"what": "published", "count": manifest.created},
            *({"what": name, "count": count} for name, count in manifest.counts.items()),
            {"what": "quads", "count": count(reader.graph)},
        ]
        rows += [
            {"what": shorten(row["class"].value), "count": int(row["n"].value)}
            for row in reader.query(f"BASE <{reader.base_iri}>{_CLASSES}")
        ]
    echo_rows(rows, row_format)
