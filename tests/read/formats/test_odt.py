"""Text documents of LibreOffice."""

from __future__ import annotations

import zipfile
from io import BytesIO

import pytest

from kg.errors import SourceEmpty, SourceEncrypted, SourceError, SourceMalformed
from kg.model import Page, Source
from kg.read import formats, page
from tests.read.conftest import TEXT

ODT = "application/vnd.oasis.opendocument.text"
NAMES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for name in ("office", "text", "table", "meta")
)
META = (
    f"<office:document-meta {NAMES} xmlns:dc='http://purl.org/dc/elements/1.1/'><office:meta>"
    "<dc:title>Жылдық есеп</dc:title><meta:initial-creator>Асқар Омаров</meta:initial-creator>"
    "<meta:creation-date>2024-02-15T10:00:00</meta:creation-date></office:meta>"
    "</office:document-meta>"
)


def odt(body: str, meta: str = "", manifest: str = "<m/>") -> bytes:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("mimetype", ODT)
        archive.writestr(
            "content.xml",
            f"<office:document-content {NAMES}><office:body><office:text>{body}</office:text>"
            "</office:body></office:document-content>",
        )
        if meta:
            archive.writestr("meta.xml", meta)
        archive.writestr("META-INF/manifest.xml", manifest)
    return stream.getvalue()


def read(content: bytes) -> Page:
    return page(Source("есеп.odt", "есеп.odt", "/c", ODT, content))


@pytest.mark.parametrize(
    ("body", "lines"),
    [
        (f"<text:h>Білім</text:h><text:p>{TEXT}</text:p>", ("Білім", TEXT)),
        (
            "<text:p>Жаңа<text:s text:c='9'/><text:span>мек<b>теп</b></text:span>.</text:p>",
            ("Жаңа мектеп.",),
        ),
        ("<text:p>Алматы<text:tab/>қала<text:line-break/>сы</text:p>", ("Алматы қала сы",)),
        (
            "<text:list><text:list-item><text:p>Бір</text:p></text:list-item></text:list>"
            "<text:section><text:p>Екі</text:p></text:section>",
            ("Бір", "Екі"),
        ),
        (
            "<table:table><table:table-header-rows><table:table-row>"
            "<table:table-cell><text:p>Аудан</text:p></table:table-cell>"
            "<table:table-cell><text:p>Мектеп</text:p></table:table-cell>"
            "</table:table-row></table:table-header-rows><table:table-row>"
            "<table:table-cell><text:p>Талғар</text:p></table:table-cell>"
            "<table:table-cell><text:p>52</text:p></table:table-cell></table:table-row></table:table>",
            ("Аудан | Мектеп", "Талғар | 52"),
        ),
        (
            "<text:p>Мәтін<text:note><text:note-citation>1</text:note-citation><text:note-body>"
            "<text:p>Ескерту</text:p></text:note-body></text:note> жалғасы</text:p>",
            ("Мәтін жалғасы", "Ескерту"),
        ),
        (
            "<text:tracked-changes><text:p>ескі</text:p></text:tracked-changes><text:p>Жаңа</text:p>",
            ("Жаңа",),
        ),
    ],
)
def test_text_is_read_in_the_order_of_the_document(body: str, lines: tuple[str, ...]) -> None:
    assert read(odt(body)).lines == lines


def test_its_properties_tell_title_author_and_date() -> None:
    stated = read(odt(f"<text:p>{TEXT}</text:p>", META)).metadata
    assert (stated.title, stated.author, stated.date) == (
        "Жылдық есеп",
        "Асқар Омаров",
        "2024-02-15",
    )


def test_without_a_title_the_first_heading_is_it() -> None:
    assert read(odt("<text:h>Білім беру</text:h>")).metadata.title == "Білім беру"


def test_a_document_is_told_from_a_plain_archive() -> None:
    assert formats.media_type(odt("")[:4096], None) == ODT


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (odt("<text:p>х</text:p>", manifest="<m><encryption-data/></m>"), SourceEncrypted),
        (odt("<text:p>"), SourceMalformed),
        (odt("<text:p>х</text:p>")[:-30], SourceMalformed),
        (odt(""), SourceEmpty),
    ],
)
def test_what_cannot_be_read_is_one_error_with_its_place(
    content: bytes, kind: type[SourceError]
) -> None:
    with pytest.raises(kind) as error:
        read(content)
    assert error.value.place == "есеп.odt"
    assert error.value.hint
