"""One source in, one page out: which module reads which format.

A new format is one small module with ``read(source) -> Page`` and one line in each table here.
"""

from __future__ import annotations

from importlib import import_module
from pathlib import PurePath

from kg.model import Page, Source

__all__ = ["DUMP", "HTML", "JSON_LINES", "RECORD", "media_type", "page"]

DUMP, HTML = "text/plain", "text/html"
JSON_LINES, RECORD = "application/jsonl", "application/json"

_BY_SUFFIX = {
    ".txt": DUMP,
    ".text": DUMP,
    ".html": HTML,
    ".htm": HTML,
    ".xhtml": HTML,
    ".jsonl": JSON_LINES,
    ".ndjson": JSON_LINES,
}
_READERS = {
    DUMP: "kg.read.dump",
    HTML: "kg.read.html",
    RECORD: "kg.read.records",
}


def media_type(name: str) -> str | None:
    """The media type that a file's name speaks of; None for one that no reader here knows."""
    return _BY_SUFFIX.get(PurePath(name).suffix.lower())


def page(source: Source) -> Page:
    """What *source* holds, read in its own format.

    Raises SourceNotText, SourceEmpty or SourceMalformed, each with the source's place.
    """
    reader = import_module(_READERS[source.media_type])
    result: Page = reader.read(source)
    return result
