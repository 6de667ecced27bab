"""A Markdown text in, its paragraphs, headings, items and table rows as lines out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Any

from kg.errors import SourceEmpty
from kg.model import Metadata, Page, Source
from kg.read.alive import sign
from kg.read.dates import stated_date
from kg.read.decode import text_of
from kg.read.stated import CELL, given_or

__all__ = ["MEDIA_TYPES", "SUFFIXES", "read"]

SUFFIXES = (".md", ".markdown")
MEDIA_TYPES = ("text/markdown", "text/x-markdown")

_FENCE = "---"
_MOST_FRONT_LINES = 200
_BREAKS = ("softbreak", "hardbreak")


def read(source: Source) -> Page:
    """The text without marks and blocks of code; lines between ``---`` at the top tell of it.

    Of YAML only lines ``key: value`` are read.  Raises SourceEmpty and SourceNotText.
    """
    from markdown_it import MarkdownIt

    sign()
    text = text_of(source.content, source.location, source.charset).lstrip("\ufeff")
    stated, text = _parted(text)
    # a paragraph that is indented is one all the same: nobody writes code into articles so
    tokens = MarkdownIt("commonmark").enable("table").disable("code").parse(text)
    lines = [line for line in _lines(tokens) if line]
    if not lines:
        raise SourceEmpty("no text in it", place=source.location, hint="remove it or fill it")
    return Page(source, tuple(lines), (), _metadata(source, stated, tokens))


def _parted(text: str) -> tuple[dict[str, str], str]:
    """What the lines ``key: value`` at the top say, and the text below them."""
    lines = text.splitlines()
    if not lines or lines[0].rstrip() != _FENCE:
        return {}, text
    ends = (i for i, line in enumerate(lines[1:_MOST_FRONT_LINES], 1) if line.rstrip() == _FENCE)
    end = next(ends, 0)
    if not end:
        return {}, text
    pairs = (line.partition(":") for line in lines[1:end])
    stated = {key.strip().lower(): _unquoted(value) for key, mark, value in pairs if mark}
    return stated, "\n".join(lines[end + 1 :])


def _unquoted(value: str) -> str:
    value = value.strip()
    is_quoted = len(value) > 1 and value[0] == value[-1] and value[0] in "\"'"
    return value[1:-1] if is_quoted else value


def _lines(tokens: Iterable[Any]) -> Iterator[str]:
    """A line for each paragraph, heading, item, and row of a table."""
    cells: list[str] | None = None
    for token in tokens:
        if token.type == "tr_open":
            cells = []
        elif token.type == "tr_close" and cells is not None:
            yield CELL.join(cells) if any(cells) else ""
            cells = None
        elif token.type == "html_block":
            yield from _of_html(token.content)
        elif token.type == "inline" and cells is not None:
            cells.append(_text(token))
        elif token.type == "inline":
            yield _text(token)


def _text(token: Any) -> str:
    """The text of one block: links by their words, without pictures and HTML."""
    pieces = []
    for child in token.children or ():
        if child.type in ("text", "code_inline"):
            pieces.append(child.content)
        elif child.type in _BREAKS:
            pieces.append(" ")
    return " ".join("".join(pieces).split())


def _of_html(content: str) -> list[str]:
    import lxml.etree
    import lxml.html

    try:
        tree: Any = lxml.html.fromstring(f"<div>{content}</div>")
    except (lxml.etree.LxmlError, ValueError, AssertionError):
        return []
    return [" ".join(line.split()) for line in tree.text_content().splitlines()]


def _metadata(source: Source, stated: dict[str, str], tokens: list[Any]) -> Metadata:
    following = pairwise(tokens)
    headings = (
        _text(text) for one, text in following if one.type == "heading_open" and one.tag == "h1"
    )
    title = stated.get("title") or next(headings, None)
    return given_or(
        source.given,
        title or None,
        stated_date(stated.get("date", "")),
        stated.get("author") or None,
    )
