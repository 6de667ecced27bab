"""What a document's own properties say in, title, author and date as far as they make sense out."""

from __future__ import annotations

import re

from kg.model import Metadata

__all__ = ["CELL", "given_or", "sensible_author", "sensible_date", "sensible_title"]

CELL = " | "  # between the cells of a table's row, in every format

# What programs write by themselves, and names of files.
_NO_TITLE = re.compile(
    r"(?:microsoft\s+\w+\s*-.*|untitled.*|без\s*имени.*|документ\s*\d*|document\s*\d*|"
    r"слайд\s*\d+|slide\s*\d+|презентация.*|powerpoint presentation|word document|doc\d*|"
    r"\S*\.(?:docx?|odt|rtf|pdf|pptx?|xlsx?|indd|cdr|qxd|pmd|p65|tex|dvi|html?|txt))",
    re.IGNORECASE,
)
_NO_AUTHOR = re.compile(
    r".*\b(?:user|admin\w*|пользователь|админ\w*|microsoft|windows|python-docx|unknown|"
    r"owner|lenovo|acer|asus|hp|pc|home|customer)\b.*",
    re.IGNORECASE,
)
_STAMP = re.compile(r"(?:D:)?(\d{4})-?(\d{2})-?(\d{2})")
_FIRST_YEAR = 1990  # below it are the zeros of clocks that were never set
_TEMPLATE_DATE = "2013-12-23"  # of python-docx's template, which its documents keep


def sensible_title(stated: str | None) -> str | None:
    """*stated*, if a person can have written it as a title."""
    title = " ".join((stated or "").split())
    letters = [one for one in title if one.isalpha()]
    if len(letters) < 3 or _NO_TITLE.fullmatch(title) or "\ufffd" in title:
        return None
    # Cyrillic in the letters of Latin-1, «Ìèíèñòðë³ê», which no program can tell from a language
    is_mojibake = sum("\xa0" <= one <= "\xff" for one in letters) > len(letters) / 2
    return None if is_mojibake else title


def sensible_author(stated: str | None) -> str | None:
    """*stated*, if it names a person or body, and not the account or computer they worked at."""
    author = " ".join((stated or "").split())
    if not sensible_title(author) or " " not in author or _NO_AUTHOR.fullmatch(author):
        return None
    return author


def sensible_date(stated: str | None) -> str | None:
    """The day of a time as PDF (``D:20240215...``) or ISO 8601 writes it, if it can be meant."""
    from kg.read.dates import stated_date

    match = _STAMP.match((stated or "").strip())
    if not match or int(match[1]) < _FIRST_YEAR:
        return None
    date = stated_date("-".join(match.groups()))
    return None if date == _TEMPLATE_DATE else date


def given_or(given: Metadata, title: str | None, date: str | None, author: str | None) -> Metadata:
    """*given*, with what it leaves open as the document states it."""
    return Metadata(
        title=given.title or title,
        date=given.date or date,
        publisher=given.publisher,
        url=given.url,
        license=given.license,
        author=given.author or author,
    )
