"""PDFs as sources: what they say of themselves, and those that cannot be read."""

from __future__ import annotations

import random
from contextlib import suppress
from io import BytesIO

import pypdf
import pytest

from kg.clean import clean
from kg.errors import SourceEmpty, SourceEncrypted, SourceError, SourceMalformed, SourceNotSupported
from kg.read import formats
from kg.read.formats import pdf as pdf_format
from kg.read.pdf import scans
from tests.read.conftest import TEXT
from tests.read.pdf.made import Border, Text, column, pdf, read

PAGE = column(TEXT, letters=60)


@pytest.mark.parametrize(
    ("stated", "title"),
    [
        ("Облыстың жылдық есебі", "Облыстың жылдық есебі"),
        ("Microsoft Word - есеп1", "Мектеп туралы"),
        ("esep_2024.docx", "Мектеп туралы"),
        ("Document1", "Мектеп туралы"),
        ("Ìèíèñòðëiê åñåái", "Мектеп туралы"),
        ("", "Мектеп туралы"),
    ],
)
def test_a_title_that_a_program_made_up_gives_way_to_the_first_heading(
    stated: str, title: str
) -> None:
    made = pdf([Text(60, 60, "Мектеп туралы", 18), *PAGE], Title=stated)
    assert read(made).metadata.title == title


@pytest.mark.parametrize(
    ("author", "found"),
    [("Асқар Омаров", "Асқар Омаров"), ("user", None), ("Пользователь Windows", None), ("", None)],
)
def test_the_name_of_an_account_is_no_author(author: str, found: str | None) -> None:
    assert read(pdf(PAGE, Author=author)).metadata.author == found


@pytest.mark.parametrize(
    ("created", "date"),
    [
        ("D:20240215101500+05'00'", "2024-02-15"),
        ("D:19700101000000Z", None),
        ("D:20241340", None),
        ("кеше", None),
    ],
)
def test_the_day_of_its_creation_dates_it(created: str, date: str | None) -> None:
    assert read(pdf(PAGE, CreationDate=created)).metadata.date == date


def test_a_pdf_is_a_report() -> None:
    article = clean(read(pdf([Text(60, 60, "Мектеп туралы", 18), *PAGE])))
    assert article.kind == "agl:Report"
    assert (article.metadata.title, article.text) == ("Мектеп туралы", TEXT)


def test_a_pdf_is_told_by_its_beginning() -> None:
    assert formats.media_type(b"\r\n" + pdf(PAGE)[:4096], "text/plain") == "application/pdf"
    assert formats.by_name("Есеп.PDF") == "application/pdf"


def encrypted(password: str) -> bytes:
    writer = pypdf.PdfWriter(clone_from=BytesIO(pdf(PAGE)))
    writer.encrypt(password, "owner", algorithm="RC4-128")
    stream = BytesIO()
    writer.write(stream)
    return stream.getvalue()


def test_a_password_is_asked_for_by_an_error_of_its_own() -> None:
    with pytest.raises(SourceEncrypted) as error:
        read(encrypted("құпия".encode().hex()))
    assert error.value.place == "есеп.pdf"
    assert "qpdf" in error.value.hint


def test_a_pdf_that_only_forbids_printing_is_read() -> None:
    assert read(encrypted("")).lines == (TEXT,)


@pytest.mark.parametrize("content", [b"%PDF-1.7", b"%PDF-1.7\n" + b"\0" * 1000, pdf(PAGE)[:700]])
def test_a_damaged_pdf_is_one_error_with_its_place(content: bytes) -> None:
    with pytest.raises(SourceError) as error:
        read(content)
    assert isinstance(error.value, SourceMalformed | SourceEmpty)
    assert error.value.place == "есеп.pdf"
    assert error.value.hint


def test_a_page_without_anything_is_empty() -> None:
    with pytest.raises(SourceEmpty):
        read(pdf([]))


def test_a_scan_without_tesseract_names_the_command_that_installs_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(scans.shutil, "which", lambda _: None)
    with pytest.raises(SourceNotSupported) as error:
        read(pdf([Border(60, 60, 500, 700)]))
    assert "tesseract" in error.value.hint


@pytest.mark.parametrize(
    ("pages", "said"),
    [(1, "1 scanned page was not read"), (2, "2 scanned pages were not read"), (12, ", 11, ...")],
)
def test_scanned_pages_among_others_are_told_of_where_they_cannot_be_read(
    pages: int, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scans.shutil, "which", lambda _: None)
    article = clean(read(pdf(PAGE, *[[Border(60, 60, 500, 700)]] * pages)))
    assert article.text == TEXT
    [notice] = article.notices
    assert said in notice.reason
    assert notice.location == "есеп.pdf"
    assert "tesseract" in notice.hint
    assert notice.hint.endswith("kg build --again")


def test_a_blank_page_is_no_page_that_was_not_read() -> None:
    assert read(pdf(PAGE, [])).notices == ()


def test_too_many_pages_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_format, "_MOST_PAGES", 2)
    with pytest.raises(SourceError, match="3 pages, more than 2"):
        read(pdf(PAGE, PAGE, PAGE))


@pytest.mark.slow
def test_mutated_pdfs_are_read_or_refused() -> None:
    chance, whole = random.Random(4), pdf([*PAGE, *(Border(60, y, 500, y) for y in (90, 150))])
    for _ in range(300):
        content = bytearray(whole)
        for _ in range(chance.randint(1, 20)):
            content[chance.randrange(len(content))] = chance.randrange(256)
        with suppress(SourceError):  # anything else fails the test
            read(bytes(content[: chance.randint(len(content) // 2, len(content))]))
