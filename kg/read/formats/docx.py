"""A Word document in, its paragraphs, notes and table rows out, in the order of the document.

python-docx gives no text of content controls, insertions, text boxes and notes; so its XML is read
here as ECMA-376 part 1, chapter 17, has it.
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

SUFFIXES = (".docx", ".docm")
MEDIA_TYPES = ("application/vnd.openxmlformats-officedocument.wordprocessingml.document",)

_BEGIN_BYTES = 4096
_MAIN = "word/document.xml"
_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
_LEFT_OUT = frozenset("del moveFrom instrText delText Fallback pPr rPr sectPr tblPr".split())
_MARKS = {"tab": " ", "br": " ", "cr": " ", "noBreakHyphen": "-", "softHyphen": ""}
_TITLES = ("Title", "Heading1", "1")  # the last: what Word in Kazakh and Russian calls Heading 1
_BY_ITSELF = ("separator", "continuationSeparator")


def begins(content: bytes) -> bool:
    """Whether a package with the parts of a Word document begins so."""
    head = content[:_BEGIN_BYTES]
    return head.startswith(b"PK\x03\x04") and b"word/" in head


def read(source: Source) -> Page:
    """The text of a Word document; heads and feet of pages and what was struck out are left out.

    Raises SourceEncrypted, SourceMalformed, SourceTooLarge, SourceNotSupported and SourceEmpty.
    """
    place = source.location
    with opened_package(source.content, place) as package:
        tree = xml_part(package, _MAIN, place)
        if tree is None:
            raise SourceMalformed("no text part in it", place=place, hint="save it as .docx")
        trees = [tree]
        trees += [xml_part(package, f"word/{one}.xml", place) for one in ("footnotes", "endnotes")]
        properties = xml_part(package, "docProps/core.xml", place)
    lines = [line for one in trees if one is not None for line in _lines(one)]
    if not lines:
        raise SourceEmpty("no text in it", place=place, hint="remove it or fill it")
    return Page(source, tuple(lines), (), _metadata(source, properties, tree))


def _lines(element: Any) -> Iterator[str]:
    """The paragraphs below *element*, and its tables with each row as a line."""
    for child in element:
        name = _name(child)
        if name == "p":
            yield from filter(None, map(str.strip, _paragraph(child)))
        elif name == "tbl":
            yield from _rows(child)
            sign()
        elif name not in _LEFT_OUT and not _is_by_itself(child):
            yield from _lines(child)


def _rows(table: Any) -> Iterator[str]:
    """A row of one cell is a box around a text, whose paragraphs stay apart."""
    for row in _below(table, "tr"):
        cells = [list(_lines(cell)) for cell in _below(row, "tc")]
        if len(cells) == 1:
            yield from cells[0]
        elif any(cells):
            yield CELL.join(" ".join(cell) for cell in cells)


def _below(element: Any, name: str) -> Iterator[Any]:
    """The rows of a table or cells of a row, also those in content controls and insertions."""
    for child in element:
        if _name(child) == name:
            yield child
        elif _name(child) in ("sdt", "sdtContent", "ins", "customXml"):
            yield from _below(child, name)


def _paragraph(paragraph: Any) -> list[str]:
    """The text of a paragraph, and then those of the text boxes that hang on it."""
    pieces: list[str] = []
    boxes: list[str] = []
    _gather(paragraph, pieces, boxes)
    return ["".join(pieces), *boxes]


def _gather(element: Any, pieces: list[str], boxes: list[str]) -> None:
    for child in element:
        name = _name(child)
        if name == "t":
            pieces.append(child.text or "")
        elif name in _MARKS:
            pieces.append(_MARKS[name])
        elif name == "txbxContent":
            boxes.extend(_lines(child))
        elif name not in _LEFT_OUT:
            _gather(child, pieces, boxes)


def _name(element: Any) -> str:
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else "Fallback"  # a comment


def _is_by_itself(element: Any) -> bool:
    """Whether a note is not one, but the line that Word draws above notes."""
    kinds = (element.get(f"{space}type") for space in (_WORD, _STRICT))
    return any(kind in _BY_ITSELF for kind in kinds)


def _metadata(source: Source, properties: Any, tree: Any) -> Metadata:
    stated: dict[str, str] = {}
    for one in properties if properties is not None else ():
        stated.setdefault(_name(one), one.text or "")
    return given_or(
        source.given,
        sensible_title(stated.get("title")) or _heading(tree),
        sensible_date(stated.get("created")),
        sensible_author(stated.get("creator")),
    )


def _heading(tree: Any) -> str | None:
    """The first paragraph in the style of a title, else of a main heading."""
    found: dict[str, str] = {}
    for style in tree.iter(f"{_WORD}pStyle", f"{_STRICT}pStyle"):
        name = style.get(f"{_WORD}val") or style.get(f"{_STRICT}val") or ""
        text = "".join(_paragraph(style.getparent().getparent())[:1]).strip()
        if text:
            found.setdefault(name, text)
    return sensible_title(next((found[one] for one in _TITLES if one in found), None))
