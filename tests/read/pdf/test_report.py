"""A real report of thirty pages: nothing lost, reading order, and its pages read as scans."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections import Counter
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from kg.model import Page
from kg.read.pdf.scans import install_hint
from tests.read.pdf.made import read

WORD = re.compile(r"[^\W_]+")
HEAD = "Нұсқаулықтың мазмұнына оралу"
SCANNED = 6  # its foreword, counted from 0


@pytest.fixture(scope="module")
def report(shared: Path) -> Path:
    """Annotation guidelines of KazNERD (IS2AI, CC BY 4.0)."""
    return shared / "data" / "ner" / "KazNERD_Annotation_Guidelines_kk.pdf"


@pytest.fixture(scope="module")
def found(report: Path) -> Page:
    return read(report.read_bytes())


@pytest.fixture(scope="module")
def layer(report: Path) -> list[str]:
    """The text layer of each page, as pdfium gives it, words broken at line ends put together."""
    with pypdfium2.PdfDocument(report) as document:
        texts = [page.get_textpage().get_text_range() for page in document]
    return [re.sub("[\ufffe\x02]\\s*", "-", text) for text in texts]


def words(text: str) -> Counter[str]:
    """Runs of letters and figures; raised ones count as figures, and the bullet «o» is no word."""
    plain = text.translate(str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789"))
    return Counter(word for word in WORD.findall(plain) if word != "o")


@pytest.mark.slow
def test_no_word_is_lost_but_running_heads_and_page_numbers(found: Page, layer: list[str]) -> None:
    wanted = sum((words(text) for text in layer), Counter[str]())
    lost = wanted - words(" ".join(found.lines))
    pages = len(layer)
    assert words(" ".join(found.lines)) - wanted == Counter()
    assert {word for word in lost if not word.isdigit()} == set(WORD.findall(HEAD))
    assert sum(count for word, count in lost.items() if word.isdigit()) <= pages
    assert lost["мазмұнына"] <= pages


@pytest.mark.slow
@pytest.mark.parametrize("number", [6, 7, 9, 15, 24])
def test_words_stand_in_the_order_of_the_page(number: int, found: Page, layer: list[str]) -> None:
    """The text layer of this report is in reading order; its notes alone may move."""
    page = layer[number].replace(HEAD, "")
    wanted = [one for one in WORD.findall(page) if one != "o" and not one.isdigit()]
    whole = [one for one in WORD.findall(" ".join(found.lines)) if not one.isdigit()]
    matching = SequenceMatcher(None, wanted, whole, autojunk=False).get_matching_blocks()
    assert sum(block.size for block in matching) >= 0.98 * len(wanted)


@pytest.mark.slow
@pytest.mark.parametrize(
    "line",
    [
        "Алғысөз",
        "II. Дескриптор",
        "4 [CONTACT] Байланыс деректері",
        "IV. Дескрипторлар тізімі",
        "Дескриптор | Атаулы мән",
        "жанармай құю станциясы | FACILITY",
        "шақты | CARDINAL | - | PERCENTAGE | QUANTITY | - | -",
        "Алғысөз | 7",
        "Құрастырушылар",
        "• [Қобда] өзені, [Байкал] көлі, [Каспий] теңізі, [Қара теңіз], [Тынық мұхиты]",
        "VI. Атаулы мәндердің толық сөйлемде анықталуының мысалдары",
    ],
)
def test_headings_items_and_rows_stand_apart(line: str, found: Page) -> None:
    assert line in found.lines


@pytest.mark.slow
def test_a_paragraph_goes_on_overleaf(found: Page) -> None:
    whole = "мәндеріне жатпайтын сандық өрнектер, соның ішінде 1) бүтін сандар мен 2) (ондық)"
    before = "және «Реттік сан» атаулы "
    assert any(before + whole in line for line in found.lines)


@pytest.mark.slow
def test_the_report_has_title_author_and_date(found: Page) -> None:
    stated = found.metadata
    assert stated.title == "ҚАЗАҚ ТІЛІНДЕГІ АТАУЛЫ МӘНДЕРДІ АНЫҚТАУ БОЙЫНША НҰСҚАУЛЫҚ"
    assert (stated.author, stated.date) == ("Rustem Yeshpanov", "2022-04-25")


def scan(report: Path, number: int) -> bytes:
    """One page of the report as a PDF that is nothing but its picture."""
    with pypdfium2.PdfDocument(report) as document, pypdfium2.PdfDocument.new() as made:
        bitmap = document[number].render(scale=300 / 72, grayscale=True)
        width, height = document[number].get_size()
        picture: Any = pypdfium2.PdfImage.new(made)
        picture.set_bitmap(bitmap)
        picture.set_matrix(pypdfium2.PdfMatrix().scale(width, height))
        page = made.new_page(width, height)
        page.insert_obj(picture)
        page.gen_content()
        return _saved(made)


def _saved(document: Any) -> bytes:
    from io import BytesIO

    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


@pytest.fixture(scope="module")
def tesseract() -> None:
    """Skips the test where Tesseract with its Kazakh data is not installed."""
    program = shutil.which("tesseract")
    listed = program and subprocess.run(
        [program, "--list-langs"], capture_output=True, text=True, check=False
    )
    if not listed or "kaz" not in listed.stdout.split():
        missing = f"no Tesseract with Kazakh data: {install_hint()}"
        (pytest.fail if os.environ.get("KG_REQUIRE_ALL") else pytest.skip)(missing)


@pytest.mark.slow
@pytest.mark.usefixtures("tesseract")
def test_a_scanned_page_is_read_by_tesseract(report: Path, layer: list[str]) -> None:
    found = read(scan(report, SCANNED))
    wanted = words(layer[SCANNED])
    seen = wanted & words(" ".join(found.lines))
    print(f"words read right: {sum(seen.values())} of {sum(wanted.values())}")
    assert sum(seen.values()) >= 0.9 * sum(wanted.values())
    assert 6 <= len(found.lines) <= 14  # paragraphs, not lines
