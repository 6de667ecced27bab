"""A text document of LibreOffice in, its paragraphs, notes and table rows out.

Elements are those of OpenDocument 1.3, part 3.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from kg.errors import SourceEmpty, SourceMalformed
from kg.model import Metadata, Page, Source
from kg.read.alive import sign
from kg.read.package import opened_package, xml_part
from kg.read.stated import CELL, given_or, sensible_author, sensible_date, sensible_title

__all__ = ["MEDIA_TYPES", "SUFFIXES", "begins", "read"]

SUFFIXES = (".odt", ".ott")
MEDIA_TYPES = (
    "application/vnd.oasis.opendocument.text",
    "application/vnd.oasis.opendocument.text-template",
)

_BEGIN = b"mimetypeapplication/vnd.oasis.opendocument.text"
_BEGIN_BYTES = 4096
_PARAGRAPHS = ("p", "h")
_SPACES = ("s", "tab", "line-break")
_LEFT_OUT = frozenset(
    "tracked-changes annotation sequence-decls variable-decls user-field-decls forms"
    " note-citation ruby-text".split()
)


def begins(content: bytes) -> bool:
    """Whether the first part of the package says that it is a text."""
    return content.startswith(b"PK\x03\x04") and _BEGIN in content[:_BEGIN_BYTES]


def read(source: Source) -> Page:
    """The text of an OpenDocument; heads and feet of pages and what was struck out are left out.

    Raises SourceEncrypted, SourceMalformed, SourceTooLarge and SourceEmpty.
    """
    place = source.location
    with opened_package(source.content, place) as package:
        tree = xml_part(package, "content.xml", place)
        stated = xml_part(package, "meta.xml", place)
    if tree is None:
        raise SourceMalformed("no text part in it", place=place, hint="save it as .odt")
    body = next((one for one in tree.iter() if _name(one) == "text" and _in_body(one)), tree)
    lines = list(_lines(body))
    if not lines:
        raise SourceEmpty("no text in it", place=place, hint="remove it or fill it")
    return Page(source, tuple(lines), (), _metadata(source, stated, body))


def _lines(element: Any) -> Iterator[str]:
    """The paragraphs below *element*, and its tables with each row as a line."""
    for child in element:
        name = _name(child)
        if name in _PARAGRAPHS:
            yield from filter(None, map(str.strip, _paragraph(child)))
        elif name == "table":
            yield from _rows(child)
            sign()
        elif name not in _LEFT_OUT:
            yield from _lines(child)


def _rows(table: Any) -> Iterator[str]:
    """A row of one cell is a box around a text, whose paragraphs stay apart."""
    for child in table:
        if _name(child) == "table-row":
            cells = [list(_lines(cell)) for cell in child if _name(cell) == "table-cell"]
            if len(cells) == 1:
                yield from cells[0]
            elif any(cells):
                yield CELL.join(" ".join(cell) for cell in cells)
        elif _name(child) in ("table-header-rows", "table-rows", "table-row-group"):
            yield from _rows(child)


def _paragraph(paragraph: Any) -> list[str]:
    """The text of a paragraph, and then those of its notes and text boxes."""
    pieces: list[str] = [paragraph.text or ""]
    boxes: list[str] = []
    _gather(paragraph, pieces, boxes)
    return ["".join(pieces), *boxes]


def _gather(element: Any, pieces: list[str], boxes: list[str]) -> None:
    for child in element:
        name = _name(child)
        if name in ("note-body", "text-box"):
            boxes.extend(_lines(child))
        elif name in _SPACES:
            pieces.append(" ")
        elif name not in _LEFT_OUT:
            pieces.append(child.text or "")
            _gather(child, pieces, boxes)
        pieces.append(child.tail or "")


def _name(element: Any) -> str:
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else "annotation"  # a comment


def _in_body(element: Any) -> bool:
    parent = element.getparent()
    return parent is not None and _name(parent) == "body"


def _metadata(source: Source, stated: Any, body: Any) -> Metadata:
    found: dict[str, str] = {}
    for one in stated.iter() if stated is not None else ():
        found.setdefault(_name(one), one.text or "")
    headings = (one for one in body.iter() if _name(one) == "h")
    heading = next(("".join(_paragraph(one)[:1]) for one in headings), None)
    return given_or(
        source.given,
        sensible_title(found.get("title")) or sensible_title(heading),
        sensible_date(found.get("creation-date") or found.get("date")),
        sensible_author(found.get("initial-creator") or found.get("creator")),
    )
