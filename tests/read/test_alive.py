"""Signs of life of readers."""

from __future__ import annotations

from kg.read import alive
from tests.read.pdf.made import column, pdf, read


def test_each_page_of_a_pdf_is_a_sign_of_life() -> None:
    signs: list[int] = []
    alive.set_hook(lambda: signs.append(1))
    try:
        read(pdf(column("Жаңа мектеп"), column("Жаңа көпір")))
    finally:
        alive.set_hook(None)
    alive.sign()
    assert len(signs) == 3  # one when the library is loaded
