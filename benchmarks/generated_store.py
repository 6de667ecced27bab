"""Generated articles in, a store of them out that every ``kg`` command and ``kg.open`` reads.

python benchmarks/generated_store.py STORE 2000
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

from generated import BASE, articles, sentences

from kg import __version__
from kg.graph import GraphWriter, Quads, article_quads, entity_quads
from kg.model import Resolved, Source
from kg.search.engine import IndexWriter, open_writer
from kg.search.update import engine_for
from kg.store import ArticleStore, writing

__all__ = ["write_store"]

_CONFIDENCE = 0.5


def write_store(folder: Path, made: Iterable[Resolved], number: int) -> None:
    """A new store in *folder* of the articles *made*, written in one pass over them."""
    with writing(folder) as draft:
        new = draft.generation
        graph = GraphWriter(new.graph, None)
        index = open_writer(new.index, engine_for("auto", number, None))
        with ArticleStore(new.articles, writable=True) as kept:
            passing = _written(made, graph, index, kept)
            graph.put(entity_quads(passing, BASE, _CONFIDENCE, Quads(BASE)))
            count = kept.count()
            kept.commit()
        index.commit()
        graph.close()
        settings = {"base_iri": BASE, "confidence": str(_CONFIDENCE)}
        draft.publish(__version__, settings, {"articles": count})


def _written(
    made: Iterable[Resolved], graph: GraphWriter, index: IndexWriter, kept: ArticleStore
) -> Iterator[Resolved]:
    """Pass the articles on once each stands in graph, index and article store."""
    for one in made:
        identity = one.extraction.article.identity
        kept.put(Source(identity, identity, "generated", "text/plain", b""), "", one, "")
        index.put(one)
        graph.put(article_quads(one, BASE, _CONFIDENCE))
        yield one


def main() -> None:
    """Write the store that the command line asks for."""
    folder, number = Path(sys.argv[1]), int(sys.argv[2])
    started = time.perf_counter()
    known = len(sentences())
    prepared = time.perf_counter()
    write_store(folder, articles(number), number)
    taken = time.perf_counter() - prepared
    print(f"{known} sentences analysed in {prepared - started:.1f} s")
    print(f"{number} articles in {taken:.1f} s, {number / taken:.0f} articles/s, in {folder}")


if __name__ == "__main__":
    main()
