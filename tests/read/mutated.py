"""Good files in, broken ones out; what a worker does with one.  Light, for workers import it."""

from __future__ import annotations

import random
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

__all__ = ["Mutated", "ReadAll", "Seen", "mutated"]

# what readers of markup, numbers, names and encodings stumble over
_STUMBLING = (
    b"\0", b"\xff\xfe", b"\xef\xbb\xbf", b"<", b">", b"&", b"&#0;", b"&#x110000;", b"&#xD800;",
    b"]]>", b"<![CDATA[", b"<!--", b"<!DOCTYPE x [<!ENTITY a 'b'>]>", b"&a;", b"<script>", b"<p>",
    b"</body>", b"<table><tr><td>", b"<base href=x>", b"<svg>", b"{", b"}", b"[", b'"', b"\\u0000",
    b"\\ud800", b"-1", b"99999999999999999999", b"1e999", b"NaN", b"../../", b"%00", b"\r\n\r\n",
    b"\xd2", b"\xd2\x9b", "\u0301".encode(), "\u200f".encode(), "\U0001f600".encode(),
    b"=?utf-8?q?=", b"Content-Length: -5\r\n", b"endobj", b"stream\r\n", b"PK\x03\x04", b"\n" * 50,
)  # fmt: skip
_MOST_BYTES = 400_000


@dataclass(frozen=True)
class Mutated:
    """A broken file: under what name, where it comes from, with what bytes."""

    name: str
    location: str
    content: bytes


@dataclass(frozen=True)
class Seen:
    """What a file gave: how often which outcome, and the worker's memory after it."""

    outcomes: Counter[str]
    worker: int
    resident_bytes: int


@dataclass(frozen=True)
class ReadAll:
    """Reads and cleans every article of a file, as a build does."""

    def prepare(self) -> None:
        """Import what a page and its language need, which on a busy machine takes long."""
        page = "<html><body><article><p>Шымкентте жаңа көпір ашылды.</p></article></body></html>"
        self(Mutated("a.html", "a.html", page.encode()))

    def __call__(self, one: Mutated) -> Seen:
        import os

        from kg.clean import clean
        from kg.errors import KgError, SourceError
        from kg.read import Limits, page, sources

        bounds = Limits(source_bytes=10_000_000, unpacked_bytes=20_000_000)
        outcomes: Counter[str] = Counter()
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / one.name
            path.write_bytes(one.content)
            for found in sources([str(path)], bounds):
                try:
                    if isinstance(found, KgError):
                        raise found
                    clean(page(found))
                    outcomes["article"] += 1
                except KgError as error:
                    if type(error) is SourceError:  # a fault, for which no kind of error is meant
                        raise
                    outcomes[type(error).__name__ if str(error) else "without a word"] += 1
        return Seen(outcomes, os.getpid(), _resident_bytes())


def mutated(seeds: dict[str, bytes], count: int) -> Iterator[Mutated]:
    """So many broken versions of *seeds*, name by name, always the same ones."""
    names = sorted(seeds)
    for number in range(count):
        chance = random.Random(number)
        name = names[number % len(names)]
        content = bytearray(seeds[name])
        for _ in range(chance.choice((1, 1, 2, 5, 20))):
            chance.choice(_MUTATIONS)(content, chance)
            del content[_MOST_BYTES:]
        other = chance.choice(names) if chance.random() < 0.05 else name  # a wrong suffix
        yield Mutated(Path(other).name, f"{name} number {number}", bytes(content))


def _flip(content: bytearray, chance: random.Random) -> None:
    if content:
        content[chance.randrange(len(content))] = chance.randrange(256)


def _cut(content: bytearray, chance: random.Random) -> None:
    start = chance.randrange(len(content) + 1)
    del content[start : start + chance.choice((1, 10, 100, 1000))]


def _end(content: bytearray, chance: random.Random) -> None:
    del content[chance.randrange(len(content) + 1) :]


def _stumble(content: bytearray, chance: random.Random) -> None:
    start = chance.randrange(len(content) + 1)
    content[start:start] = chance.choice(_STUMBLING)


def _repeat(content: bytearray, chance: random.Random) -> None:
    """A stretch many times over: deep nesting, long lines, thousands of fields."""
    start = chance.randrange(len(content) + 1)
    stretch = bytes(content[start : start + chance.choice((1, 5, 20, 200))])
    content[start:start] = stretch * chance.choice((2, 50, 1000))


def _move(content: bytearray, chance: random.Random) -> None:
    start = chance.randrange(len(content) + 1)
    stretch = bytes(content[start : start + chance.randrange(500)])
    del content[start : start + len(stretch)]
    target = chance.randrange(len(content) + 1)
    content[target:target] = stretch


def _recode(content: bytearray, chance: random.Random) -> None:
    encoding = chance.choice(("utf-16", "utf-16-be", "cp1251", "utf-8", "utf-32"))
    content[:] = content.decode("utf-8", "replace").encode(encoding, "replace")


_MUTATIONS = (_flip, _flip, _cut, _end, _stumble, _stumble, _repeat, _move, _recode)


def _resident_bytes() -> int:
    import resource

    try:
        pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
        return pages * resource.getpagesize()
    except FileNotFoundError:  # macOS tells the largest so far alone, in bytes
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
