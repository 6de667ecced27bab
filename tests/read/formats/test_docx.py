"""Word documents."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from datetime import datetime
from io import BytesIO
from typing import Any

import docx
import pytest

from kg.errors import (
    SourceEmpty,
    SourceEncrypted,
    SourceError,
    SourceMalformed,
    SourceNotSupported,
    SourceTooLarge,
)
from kg.model import Page, Source
from kg.read import formats, package, page
from tests.read.conftest import TEXT

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def made(write: Callable[[Any], None]) -> bytes:
    document = docx.Document()
    write(document)
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


def raw(body: str, **parts: str) -> bytes:
    """A document with that XML in its body."""
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr(
            "word/document.xml", f"<w:document {WORD}><w:body>{body}</w:body></w:document>"
        )
        for name, content in parts.items():
            archive.writestr(f"word/{name}.xml", content)
    return stream.getvalue()


def read(content: bytes) -> Page:
    return page(Source("есеп.docx", "есеп.docx", "/c", DOCX, content))


def paragraph(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def test_paragraphs_and_table_rows_stand_in_the_order_of_the_document() -> None:
    def write(document: Any) -> None:
        document.core_properties.title = "Жылдық есеп"
        document.core_properties.author = "Асқар Омаров"
        document.core_properties.created = datetime(2024, 2, 15)
        document.add_heading("Білім беру", 1)
        document.add_paragraph(TEXT)
        table = document.add_table(2, 2)
        for cell, text in zip(table._cells, ("Аудан", "Мектеп", "Талғар", "52"), strict=True):
            cell.text = text
        document.add_paragraph("Соңы.")
        document.sections[0].header.paragraphs[0].text = "Есеп, 2024"

    found = read(made(write))
    assert found.lines == ("Білім беру", TEXT, "Аудан | Мектеп", "Талғар | 52", "Соңы.")
    stated = found.metadata
    assert (stated.title, stated.author, stated.date) == (
        "Жылдық есеп",
        "Асқар Омаров",
        "2024-02-15",
    )


def test_without_a_title_the_first_heading_is_it_and_a_template_tells_nothing() -> None:
    found = read(made(lambda document: document.add_heading("Білім беру", 1)))
    assert found.metadata.title == "Білім беру"
    assert (found.metadata.author, found.metadata.date) == (None, None)


@pytest.mark.parametrize(
    ("body", "lines"),
    [
        (f"<w:sdt><w:sdtContent>{paragraph('Мектеп')}</w:sdtContent></w:sdt>", ("Мектеп",)),
        (
            "<w:p><w:ins><w:r><w:t>Жаңа </w:t></w:r></w:ins><w:del><w:r><w:delText>ескі"
            "</w:delText></w:r></w:del><w:r><w:t>мектеп</w:t></w:r></w:p>",
            ("Жаңа мектеп",),
        ),
        (
            "<w:p><w:r><w:t>Алматы</w:t><w:tab/><w:t>қала</w:t><w:br/><w:t>мек</w:t>"
            "<w:softHyphen/><w:t>теп</w:t><w:noBreakHyphen/><w:t>ақ</w:t></w:r></w:p>",
            ("Алматы қала мектеп-ақ",),
        ),
        (
            f"<w:tbl><w:tr><w:tc>{paragraph('Бір')}{paragraph('Екі')}</w:tc></w:tr></w:tbl>",
            ("Бір", "Екі"),
        ),
        (
            "<w:p><w:r><w:t>Мәтін</w:t><w:txbxContent>" + paragraph("Қорап") + "</w:txbxContent>"
            "</w:r></w:p>",
            ("Мәтін", "Қорап"),
        ),
    ],
)
def test_no_text_is_lost_and_what_was_struck_out_is_gone(body: str, lines: tuple[str, ...]) -> None:
    assert read(raw(body)).lines == lines


def test_notes_stand_at_the_end() -> None:
    note = (
        f"<w:footnotes {WORD}><w:footnote w:type='separator'>{paragraph('х')}</w:footnote>"
        f"<w:footnote>{paragraph('Ескерту')}</w:footnote></w:footnotes>"
    )
    assert read(raw(paragraph("Мәтін"), footnotes=note)).lines == ("Мәтін", "Ескерту")


def test_a_document_is_told_from_a_plain_archive() -> None:
    assert formats.media_type(made(lambda _: None)[:4096], None) == DOCX
    assert formats.media_type(raw("")[:4096], None) == DOCX


OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (OLD + "EncryptedPackage".encode("utf-16-le"), SourceEncrypted),
        (OLD + b"WordDocument", SourceNotSupported),
        (raw(paragraph(TEXT))[:-60], SourceMalformed),
        (b"PK\x03\x04", SourceMalformed),
        (raw("<w:p>"), SourceMalformed),
        (raw("<w:sdt>" * 3000), SourceMalformed),
        (raw(""), SourceEmpty),
    ],
)
def test_what_cannot_be_read_is_one_error_with_its_place(
    content: bytes, kind: type[SourceError]
) -> None:
    with pytest.raises(kind) as error:
        read(content)
    assert error.value.place == "есеп.docx"
    assert error.value.hint


def test_a_bomb_is_refused_before_it_is_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "_MOST_XML_BYTES", 1_000_000)
    with pytest.raises(SourceTooLarge):
        read(raw(paragraph("а" * 2_000_000)))
    monkeypatch.setattr(package, "_MOST_BYTES", 1_000_000)
    with pytest.raises(SourceTooLarge):
        read(raw(paragraph(TEXT), picture="0" * 2_000_000))


def test_a_document_that_declares_entities_is_refused() -> None:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr(
            "word/document.xml",
            '<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
            f"<w:document {WORD}><w:body>{paragraph('&e;Мектеп')}</w:body></w:document>",
        )
    with pytest.raises(SourceMalformed, match="entities"):
        read(stream.getvalue())
