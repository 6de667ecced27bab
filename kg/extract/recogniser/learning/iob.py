"""A file of tokens with IOB2 tags in, tagged sentences out."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from kg.errors import SourceMalformed, SourceMissing
from kg.extract.recogniser.labels import TAGS

__all__ = ["Tagged", "read_iob"]

_KNOWN = frozenset(TAGS)


class Tagged(NamedTuple):
    """A sentence: its words, and the tag of each."""

    words: tuple[str, ...]
    tags: tuple[str, ...]


def read_iob(path: Path) -> list[Tagged]:
    """The sentences of *path*: ``token TAG`` a line, a blank line between sentences, maybe gzip.

    Raises SourceMissing for no file, SourceMalformed with file and line for what is no tag.
    """
    try:
        content = path.read_bytes()
    except OSError as error:
        raise SourceMissing("no such file", place=str(path), hint="check the path") from error
    text = (gzip.decompress(content) if path.suffix == ".gz" else content).decode("utf-8")
    sentences, rows = [], list[tuple[str, str]]()
    for row in [*_rows(text, path), None]:
        if row:
            rows.append(row)
        elif rows:
            words, tags = zip(*rows, strict=True)
            sentences.append(Tagged(words, tags))
            rows = []
    return sentences


def _rows(text: str, path: Path) -> Iterator[tuple[str, str] | None]:
    for number, line in enumerate(text.split("\n"), 1):
        fields = line.split()
        if not fields:
            yield None
        elif len(fields) > 1 and fields[-1] in _KNOWN:
            yield fields[0], fields[-1]
        else:
            raise SourceMalformed(
                f"no KazNERD tag: {line.strip()[:40]}",
                place=f"{path}:{number}",
                hint="a line has a token and an IOB2 tag: Алматы B-GPE",
            )
