"""The ontology in, an HTML page for each of its languages out, by pyLODE."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from pylode import OntPub
from rdflib import Graph, Literal

ONTOLOGY = Path(__file__).parent.parent / "ontology"
LANGUAGES = ("kk", "ru", "en")


def write(language: str, folder: Path) -> Path:
    """Write the page of *language* into *folder*: pyLODE shows all texts that it finds as one."""
    graph = Graph()
    for name in ("agglo.ttl", "codelists.ttl"):
        graph.parse(ONTOLOGY / name)
    for triple in list(graph):
        if isinstance(triple[2], Literal) and triple[2].language not in (None, language):
            graph.remove(triple)
    page = folder / f"ontology.{language}.html"
    with tempfile.TemporaryDirectory() as scratch:
        of_language = Path(scratch) / "agglo.ttl"
        graph.serialize(of_language)
        OntPub(ontology=of_language).make_html(destination=page)
    return page


if __name__ == "__main__":
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    for language in LANGUAGES:
        print(write(language, folder))
