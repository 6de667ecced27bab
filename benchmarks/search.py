"""Articles indexed a second, how long searches take, and the size of the index, engine by engine.

    python benchmarks/search.py                     # 100,000 generated articles
    python benchmarks/search.py --articles 2000 --searches 200

Ours is tantivy from 2,000 articles on and Whoosh below, both asked by ``kg`` with snippets and
facets. Beside it, on the same texts and searches, tantivy with its own parser and snippets, and
SQLite FTS5: neither knows that қалада is қала. Searches take turns, so that a slow spell hits all
alike. Indexing counts the seconds of the processor in our own thread, too, since the machine may be
busy; p95 is of all searches of a kind.
"""

from __future__ import annotations

import argparse
import shutil
import sqlite3
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, suppress
from pathlib import Path

from benchmarks.generated import BASE, articles, searches
from benchmarks.timing import print_ratios, process_seconds
from kg.errors import QueryMalformed
from kg.model import Resolved, Source
from kg.query import open_store
from kg.search.engine import open_writer
from kg.search.update import MOST_FOR_WHOOSH
from kg.store import ArticleStore, writing

_AT_ONCE = 500
_SHOWN = 10

Search = Callable[[str], int]


class Paces:
    """Wall and processor seconds of indexing, added up."""

    def __init__(self) -> None:
        self.wall = self.processor = 0.0
        self.count = 0

    def take(self, done: Callable[[Resolved], None], group: Sequence[Resolved]) -> None:
        """Do it to each article, and count the seconds."""
        wall, processor = time.perf_counter(), time.thread_time()
        for one in group:
            done(one)
        self.add(wall, processor)
        self.count += len(group)

    def add(self, wall: float, processor: float) -> None:
        """Count the seconds since those two clocks were read."""
        self.wall += time.perf_counter() - wall
        self.processor += time.thread_time() - processor

    def end(self, done: Callable[[], None]) -> None:
        """Do it once, and count the seconds."""
        wall, processor = time.perf_counter(), time.thread_time()
        done()
        self.add(wall, processor)

    def __str__(self) -> str:
        return (
            f"{self.count / self.wall:9,.0f} articles/s,"
            f" {self.count / max(self.processor, 1e-9):9,.0f} a second of our thread"
        )


def main() -> None:
    """Print paces, sizes, p95 by kind of search, and the time of whole processes."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--searches", type=int, default=700)
    parser.add_argument("--folder", type=Path, help="keep what is written, or go on with it")
    asked = parser.parse_args()
    folder = asked.folder or Path(tempfile.mkdtemp(prefix="kg-search-"))
    if not (folder / "tantivy").is_dir():
        print_indexing(folder, asked.articles)
    print_searches(folder, asked.searches)
    command = [sys.executable, "-m", "kg", "search", "үкімет", "--store", str(folder / "tantivy")]
    seconds = process_seconds({"python -c pass": [sys.executable, "-c", ""], "kg search": command})
    print_ratios("whole processes", seconds, "python -c pass")
    if asked.folder is None:
        shutil.rmtree(folder)


def print_indexing(folder: Path, number: int) -> None:
    """Write all indexes, Whoosh's of the first articles only, and print paces and sizes."""
    paces: dict[str, Paces] = defaultdict(Paces)
    with ExitStack() as stack:
        drafts = [stack.enter_context(writing(folder / name)) for name in ("tantivy", "whoosh")]
        stores = [ArticleStore(one.generation.articles, writable=True) for one in drafts]
        indexes = [open_writer(one.generation.index, one.store.name) for one in drafts]
        others = {"tantivy's own": OwnTantivy(folder / "own"), "FTS5": Fts5(folder / "fts5")}
        size = 0
        for group in _groups(number):
            size += sum(len(one.extraction.article.text.encode()) for one in group)
            for draft, store, index in zip(drafts, stores, indexes, strict=True):
                pace = paces[draft.store.name]
                if draft.store.name == "tantivy" or pace.count < MOST_FOR_WHOOSH:
                    pace.take(index.put, group)
                    _keep(store, group)
            for name, other in others.items():
                paces[name].take(other.put, group)
        for draft, store, index in zip(drafts, stores, indexes, strict=True):
            paces[draft.store.name].end(index.commit)
            store.commit()
            store.close()
            draft.publish("benchmark", {"base_iri": BASE}, {})  # a search opens no graph
        for name, other in others.items():
            paces[name].end(other.commit)
    print(f"{number:,} articles, {size / 1e6:,.1f} MB of text")
    kept = {"tantivy": folder / "tantivy/current/index", "tantivy's own": folder / "own"}
    for name, pace in paces.items():
        path = kept.get(name, folder / "fts5")
        part = f"{_bytes(path) / size:5.2f} x the text" if name != "whoosh" else ""
        print(f"  {name:14} {pace} {part}", flush=True)


def _groups(number: int) -> Iterator[list[Resolved]]:
    for first in range(0, number, _AT_ONCE):
        yield list(articles(min(_AT_ONCE, number - first), first))


def _keep(store: ArticleStore, group: Sequence[Resolved]) -> None:
    for one in group:
        article = one.extraction.article
        source = Source(article.identity, article.identity, "generated", "text/plain", b"")
        store.put(source, article.key, one, "")


def _bytes(path: Path) -> int:
    files = path.rglob("*") if path.is_dir() else [path]
    return sum(one.stat().st_size for one in files if one.is_file())


class OwnTantivy:
    """tantivy as its tutorial has it: default tokeniser, its parser, its snippets."""

    def __init__(self, folder: Path) -> None:
        import tantivy

        self._tantivy = tantivy
        is_new = not folder.is_dir()
        folder.mkdir(exist_ok=True)
        builder = tantivy.SchemaBuilder().add_text_field("body", stored=True)
        self._schema = builder.add_text_field("key", stored=True, tokenizer_name="raw").build()
        self._index = tantivy.Index(self._schema, str(folder))
        self._writer = self._index.writer(500_000_000, 1) if is_new else None
        self._searcher = self._index.searcher()

    def put(self, one: Resolved) -> None:
        """Index the text."""
        article = one.extraction.article
        self._writer.add_document(self._tantivy.Document(key=article.key, body=article.text))

    def commit(self) -> None:
        """Write to disk."""
        self._writer.commit()
        self._writer.wait_merging_threads()

    def search(self, query: str) -> int:
        """How many articles fit; the first are shown with snippets."""
        parsed = self._index.parse_query(query, ["body"], conjunction_by_default=True)
        found = self._searcher.search(parsed, _SHOWN)
        create = self._tantivy.SnippetGenerator.create
        snippets = create(self._searcher, parsed, self._schema, "body")
        for _, address in found.hits:
            snippets.snippet_from_doc(self._searcher.doc(address)).to_html()
        return int(found.count)


class Fts5:
    """SQLite's full-text search, its snippets, ranked by BM25."""

    def __init__(self, path: Path) -> None:
        self._connection = sqlite3.connect(path)
        with suppress(sqlite3.OperationalError):  # it is there already
            self._connection.execute("CREATE VIRTUAL TABLE t USING fts5(key UNINDEXED, body)")

    def put(self, one: Resolved) -> None:
        """Index the text."""
        article = one.extraction.article
        self._connection.execute("INSERT INTO t VALUES (?, ?)", (article.key, article.text))

    def commit(self) -> None:
        """Write to disk."""
        self._connection.commit()

    def search(self, query: str) -> int:
        """How many articles fit; the first are shown with snippets."""
        shown = "SELECT key, snippet(t, 1, '[', ']', '…', 32) FROM t WHERE t MATCH ?"
        self._connection.execute(f"{shown} ORDER BY rank LIMIT {_SHOWN}", (query,)).fetchall()
        counted = self._connection.execute("SELECT count(*) FROM t WHERE t MATCH ?", (query,))
        return int(counted.fetchone()[0])


def print_searches(folder: Path, number: int) -> None:
    """The median and p95 of each kind of search for each engine, in milliseconds."""
    times: dict[tuple[str, str], list[float]] = defaultdict(list)
    with ExitStack() as stack:
        engines: dict[str, Search] = {}
        for name in ("tantivy", "whoosh"):
            reader = stack.enter_context(open_store(folder / name))
            engines[f"kg, {name}"] = lambda query, reader=reader: reader.search(
                query, limit=_SHOWN, facets=True
            )[1]
        engines["tantivy's own"] = OwnTantivy(folder / "own").search
        engines["FTS5"] = Fts5(folder / "fts5").search
        for one in engines.values():  # what is loaded at the first search
            one("үкімет")
        for kind, query in searches(number):
            for name, search in engines.items():
                asked = _in_language_of(name, kind, query)
                if asked is None:
                    continue
                started = time.perf_counter()
                with suppress(QueryMalformed):
                    search(asked)
                times[kind, name].append((time.perf_counter() - started) * 1000)
    print(f"\n{'p50 / p95, ms':14}" + "".join(f"{name:>20}" for name in engines))
    for kind in dict.fromkeys(kind for kind, _ in times):
        cells = (_cell(times.get((kind, name), [])) for name in engines)
        print(f"{kind:14}" + "".join(f"{cell:>20}" for cell in cells))


def _in_language_of(engine: str, kind: str, query: str) -> str | None:
    """*query* for the parser of another engine; None where it has no such search."""
    if engine.startswith("kg"):
        return query
    if kind in ("person", "misspelt") or (kind == "beginning" and engine != "FTS5"):
        return None
    plain = query.rstrip("~*").replace("-", " ").replace("'", " ")
    if engine == "FTS5":
        if kind == "phrase":
            words = plain.partition("~")[0].strip('"').split()
            return f"NEAR({' '.join(f'{chr(34)}{one}{chr(34)}' for one in words)}, 5)"
        parts = [one if one == "OR" else f'"{one}"' for one in plain.split()]
        return " ".join(parts) + "*" * (kind == "beginning")
    return plain


def _cell(taken: list[float]) -> str:
    if not taken:
        return "-"
    ordered = sorted(taken)
    return f"{ordered[len(ordered) // 2]:8.2f} {ordered[int(len(ordered) * 0.95)]:8.2f}"


if __name__ == "__main__":
    main()
