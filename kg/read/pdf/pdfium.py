"""The bytes of a PDF in, pdfium's document out: the one place that meets it, which has no types."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from kg.errors import SourceEncrypted, SourceMalformed
from kg.read.alive import sign

__all__ = ["calls", "opened"]

_WRONG_PASSWORD = 4  # FPDF_ERR_PASSWORD


@contextmanager
def opened(content: bytes, place: str) -> Iterator[Any]:
    """The document; what pdfium cannot open or read in it is SourceEncrypted or SourceMalformed."""
    import pypdfium2  # type: ignore[import-untyped]

    sign()
    try:
        with pypdfium2.PdfDocument(content) as document:
            yield document
    except pypdfium2.PdfiumError as error:
        if error.err_code == _WRONG_PASSWORD:
            hint = "write it without its password: qpdf --decrypt --password=... IN.pdf OUT.pdf"
            raise SourceEncrypted(
                "a password is needed to read it", place=place, hint=hint
            ) from error
        reason, hint = str(error).rstrip("."), "get it anew: it may have been cut off"
        raise SourceMalformed(f"not a whole PDF: {reason}", place=place, hint=hint) from error


def calls() -> Any:
    """The functions of pdfium itself, for what its Python objects do not tell."""
    import pypdfium2.raw  # type: ignore[import-untyped]

    return pypdfium2.raw
