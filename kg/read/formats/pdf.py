"""A PDF in, its text in reading order out: headings, paragraphs, notes and table rows as lines."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from kg.errors import SourceEmpty, SourceTooLarge
from kg.model import Metadata, Page, Source
from kg.read.stated import given_or, sensible_author, sensible_date, sensible_title

if TYPE_CHECKING:
    from kg.read.pdf.shapes import Paragraph

__all__ = ["MEDIA_TYPES", "SUFFIXES", "begins", "read"]

SUFFIXES = (".pdf",)
MEDIA_TYPES = ("application/pdf", "application/x-pdf")

_MOST_PAGES = 5000
_BEGIN_BYTES = 1024  # within which readers look for the mark; mail servers put lines before it


def begins(content: bytes) -> bool:
    """Whether the mark of a PDF stands at the beginning."""
    return b"%PDF-" in content[:_BEGIN_BYTES]


def read(source: Source) -> Page:
    """The text of a PDF, its running heads and page numbers left out.

    Raises SourceEncrypted, SourceMalformed, SourceTooLarge, SourceEmpty, and SourceNotSupported
    where it is a scan and Tesseract is not installed.
    """
    from kg.read.pdf.document import document_paragraphs
    from kg.read.pdf.pdfium import opened
    from kg.read.pdf.scans import Scans

    place, scans = source.location, Scans(source.location)
    with opened(source.content, place) as document:
        _require_few_pages(len(document), place)
        parts = document_paragraphs(document, scans)
        stated = document.get_metadata_dict()
    if not parts:
        scans.refuse()
        raise SourceEmpty("no text on its pages", place=place, hint="remove it")
    lines, metadata = tuple(part.text for part in parts), _metadata(source, stated, parts)
    return Page(source, lines, (), metadata, scans.notices())


def _require_few_pages(count: int, place: str) -> None:
    if count > _MOST_PAGES:
        raise SourceTooLarge(
            f"{count} pages, more than {_MOST_PAGES}",
            place=place,
            hint="split it, for example: qpdf --split-pages=1000 IN.pdf OUT.pdf",
        )


def _metadata(source: Source, stated: dict[str, str], parts: Sequence[Paragraph]) -> Metadata:
    return given_or(
        source.given,
        sensible_title(stated.get("Title")) or _largest_heading(parts),
        sensible_date(stated.get("CreationDate")),
        sensible_author(stated.get("Author")),
    )


def _largest_heading(parts: Sequence[Paragraph]) -> str | None:
    """The heading in the largest letters near the beginning; the first one of equals."""
    headings = [part for part in parts[:20] if part.kind == "heading"]
    found = max(headings, key=lambda part: part.size, default=None)
    return sensible_title(found.text) if found else None
