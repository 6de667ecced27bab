"""One generation in; what is wrong with its articles, sources, index and graph out."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from kg.doctor.finding import FINE, MEND, WRONG, Finding
from kg.errors import StoreError, StoreUnusable
from kg.graph import Names, article_quads, read_graph
from kg.graph.union import out_of_union
from kg.model import Article
from kg.resolve import resolution
from kg.search import open_index
from kg.store import FORMAT, SOURCES, ArticleStore, Generation, Originals

__all__ = ["articles_finding", "content_findings"]

_SHOWN = 3
_OF_ALL = ("authority", "entities", "ontology")  # named graphs that each store has


def content_findings(store: Path, generation: Generation) -> Iterator[Finding]:
    """Each part of *generation*, and whether index and graph agree with the articles."""
    articles = articles_finding(generation)
    yield articles
    if articles.state == WRONG:
        return
    yield _sources(store, generation)
    with ArticleStore(generation.articles) as kept:
        keys = {one.key for one in kept.known() if not one.removed}
    yield _told("index", _index_faults(generation, keys))
    if generation.embeddings.is_dir():
        yield _told("embeddings", _embedding_faults(generation, keys))
    yield _told("graph", _graph_faults(generation, keys))


def articles_finding(generation: Generation) -> Finding:
    """Whether SQLite finds its file whole, and each article can be read."""
    count = 0
    try:
        uri = f"{generation.articles.absolute().as_uri()}?mode=ro"
        with closing(sqlite3.connect(uri, uri=True)) as connection:
            [said] = connection.execute("PRAGMA integrity_check(1)").fetchone()
        if said != "ok":
            return Finding("articles", WRONG, said, MEND, "step back")
        with ArticleStore(generation.articles) as articles:
            for one in articles.known():
                if not one.removed:
                    articles.resolved(one.key)
                    count += 1
    except (StoreError, sqlite3.Error) as error:
        return Finding("articles", WRONG, str(error), MEND, "step back")
    return Finding("articles", FINE, f"{count} articles")


def _sources(store: Path, generation: Generation) -> Finding:
    """Whether the bytes of all sources are there, as they were."""
    originals, lacking, count = Originals(store / SOURCES), [], 0
    with ArticleStore(generation.articles) as articles:
        for one in articles.sources(originals.get):
            count += 1
            if isinstance(one, Article):
                kept = articles.kept(one.identity)
                lacking.append(kept.location if kept else one.identity)
    if lacking:
        said = f"the bytes of {len(lacking)} are missing or damaged: {_few(lacking)}"
        return Finding("sources", WRONG, said, f"kg build {lacking[0]}")
    return Finding("sources", FINE, f"{count} sources")


def _index_faults(generation: Generation, keys: set[str]) -> Iterator[str]:
    index = open_index(generation.index)
    try:
        found = set(index.keys())
    finally:
        index.close()
    yield from _difference(found, keys, "in the index")


def _embedding_faults(generation: Generation, keys: set[str]) -> Iterator[str]:
    from kg.search.embeddings import Embeddings

    yield from _difference(set(Embeddings(generation.embeddings).keys), keys, "embedded")


def _graph_faults(generation: Generation, keys: set[str]) -> Iterator[str]:
    """Graphs that are missing, or of no article, or other than what their article says."""
    settings, graph = generation.manifest.settings, read_graph(generation.graph)
    names = Names(settings["base_iri"])
    known = {one.value for one in graph.named_graphs()}
    missing = [one for one in _OF_ALL if names.graph(one) not in known]
    if missing:
        yield f"there is no graph/{' and no graph/'.join(missing)}"
    first = names.document_graph("")
    documents = {one.removeprefix(first) for one in known if one.startswith(first)}
    yield from _difference(documents, keys, "in the graph")
    apart = out_of_union(graph) if generation.manifest.format == FORMAT else 0
    if apart:
        yield f"{apart:,} triples stand in the union or in a graph, and should stand in both"
    other = []
    with ArticleStore(generation.articles) as articles:
        judged = resolution((), articles.judgements, names.base)
        for key in sorted(keys & documents):
            right = judged.rightly(articles.resolved(key))
            said = article_quads(right, names.base, float(settings["confidence"]))
            if set(graph.quads_for_pattern(None, None, None, said.graph)) != set(said):
                other.append(key)
    if other:
        yield f"{len(other)} articles say something else in the graph: {_few(other)}"


def _difference(found: set[str], keys: set[str], where: str) -> Iterator[str]:
    if keys - found:
        yield f"{len(keys - found)} articles are not {where}: {_few(sorted(keys - found))}"
    if found - keys:
        yield f"{len(found - keys)} articles are {where} alone: {_few(sorted(found - keys))}"


def _told(part: str, faults: Iterator[str]) -> Finding:
    try:
        said = "; ".join(faults)
    except StoreUnusable as error:
        said = str(error)
    if said:
        return Finding(part, WRONG, said, MEND, "rebuild")
    return Finding(part, FINE, "agrees with the articles")


def _few(names: list[str]) -> str:
    return ", ".join(names[:_SHOWN]) + (" ..." if len(names) > _SHOWN else "")
