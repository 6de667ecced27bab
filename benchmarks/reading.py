"""How fast pages are read, cleaned and stored, against other readers of pages; what leaks; memory.

``python benchmarks/reading.py``, and with ``--memory`` up to 50,000 pages in one run.
"""

from __future__ import annotations

import argparse
import gc
import os
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from pathlib import Path

from pages import Reading, articles, pages, teasers

from kg.errors import KgError
from kg.model import Extraction, Resolved, Source
from kg.store import ArticleStore, Originals, content_hash
from kg.workers import spread

PIP = "pip install readability-lxml resiliparse"
MARKS = (1_000, 10_000, 50_000)


def trafilatura(source: Source) -> str:
    """The text of trafilatura alone."""
    from trafilatura import extract

    return extract(source.content.decode(), fast=True, include_comments=False) or ""


def readability(source: Source) -> str:
    """The text of readability-lxml, without its tags."""
    import lxml.html
    from readability import Document

    return str(lxml.html.fromstring(Document(source.content.decode()).summary()).text_content())


def resiliparse(source: Source) -> str:
    """The main text as resiliparse finds it."""
    from resiliparse.extract.html2text import extract_plain_text

    return str(extract_plain_text(source.content.decode(), main_content=True))


def stored(given: Iterator[Source], workers: int, folder: Path) -> Iterator[str]:
    """The text of each page once it is in an article store."""
    originals = Originals(folder / "sources")
    with ArticleStore(folder / "articles.sqlite", writable=True) as kept:
        for source, outcome in spread(Reading(), given, workers):
            if isinstance(outcome, KgError):
                yield ""
                continue
            article, content = outcome
            name = content_hash(source.content)
            originals.put(name, content)
            kept.put(source, name, Resolved(Extraction(article)), name)
            yield article.text
        kept.commit()


def leaked(texts: list[str], given: list[Source], titles: list[str]) -> int:
    """How many of the pages' menu items and teasers stand in the texts."""
    return sum(
        one in text
        for number, text in enumerate(texts)
        for one in (*teasers(number, titles), "Барлық құқықтар", "Соңғы жаңалықтар", "Байланыс |")
    )


def run_all(count: int, rounds: int) -> None:
    """Print pages a second and leaks of each reader, over the same pages, in turn."""
    found = articles()
    given = list(pages(found, count))
    titles = [one.metadata.title or one.text.split(".")[0] for one in found]
    size = sum(len(one.content) for one in given) / count / 1000
    print(f"{count} pages of {size:.0f} KB on average, {os.cpu_count()} cores, best of {rounds}")
    ways: dict[str, Callable[[], list[str]]] = {
        "trafilatura fast=True": lambda: [trafilatura(one) for one in given],
        "agglo-kg, 1 process": lambda: through_store(given, 1),
        "agglo-kg, 2 processes": lambda: through_store(given, 2),
    }
    if find_spec("readability") and find_spec("resiliparse"):
        ways["readability-lxml"] = lambda: [readability(one) for one in given]
        ways["resiliparse"] = lambda: [resiliparse(one) for one in given]
    else:
        print(f"  readability and resiliparse are left out: {PIP}")
    seconds: dict[str, list[float]] = {name: [] for name in ways}
    texts: dict[str, list[str]] = {}
    for _ in range(rounds + 1):  # in turn, so that a slow spell hits all alike; the first one warms
        for name, way in ways.items():
            gc.collect()
            started = time.perf_counter()
            texts[name] = way()
            seconds[name].append(time.perf_counter() - started)
    base = min(seconds["trafilatura fast=True"][1:])
    for name, taken in seconds.items():
        best = min(taken[1:])
        leaks = leaked(texts[name], given, titles)
        print(f"  {name:24} {count / best:7.0f} pages/s {base / best:6.2f} x {leaks:6} leaks")


def through_store(given: list[Source], workers: int) -> list[str]:
    """The texts of *given*, read by so many processes and stored in a folder for the moment."""
    with tempfile.TemporaryDirectory() as name:
        return list(stored(iter(given), workers, Path(name)))


def show_memory(marks: tuple[int, ...], workers: int) -> None:
    """Print the memory of this process and its workers as more and more pages are read."""
    found = articles()
    started = time.perf_counter()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        texts = stored(pages(found, max(marks)), workers, folder)
        for number, _ in enumerate(texts, 1):
            if number in marks:
                own, others = resident()
                print(
                    f"  {number:6} pages: {own:4.0f} MB, workers"
                    f" {', '.join(f'{one:.0f} MB' for one in others)}"
                    f" ({time.perf_counter() - started:.0f} s)",
                    flush=True,
                )
        rows = (folder / "articles.sqlite").stat().st_size / max(marks)
        kept = sum(one.stat().st_size for one in (folder / "sources").rglob("*") if one.is_file())
        print(f"  an article: {rows:.0f} bytes in its row, {kept / max(marks):.0f} of its page")


def resident() -> tuple[float, list[float]]:
    """Megabytes of memory that this process and its children hold."""
    table = subprocess.run(
        ["ps", "-A", "-o", "pid=,ppid=,rss=,comm="], check=True, capture_output=True, text=True
    ).stdout
    rows = [line.split(None, 3) for line in table.splitlines()]
    own = [int(rss) for pid, _, rss, _ in rows if int(pid) == os.getpid()]
    others = [int(r) for _, parent, r, name in rows if int(parent) == os.getpid() and name != "ps"]
    return own[0] / 1000, [one / 1000 for one in others]


def main() -> None:
    """Read the options and print what they ask for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=300)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--memory", nargs="*", type=int, help="pages after which memory is shown")
    parser.add_argument("--workers", type=int, default=1)
    chosen = parser.parse_args()
    if chosen.memory is None:
        run_all(chosen.pages, chosen.rounds)
    else:
        show_memory(tuple(chosen.memory) or MARKS, chosen.workers)


if __name__ == "__main__":
    main()
