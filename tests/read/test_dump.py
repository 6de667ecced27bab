"""Text files."""

from __future__ import annotations

import pytest

from kg.errors import SourceEmpty, SourceNotText
from kg.model import Source
from kg.read import page
from tests.read.conftest import TEXT


def dump(content: bytes) -> Source:
    """A text file of that content."""
    return Source("мектеп.txt", "жаңалық/мектеп.txt", "/c", "text/plain", content)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028", "\x0c"])
def test_the_lines_of_a_file_are_the_lines_of_its_page(end: str) -> None:
    content = f"Мектеп ашылды{end}{TEXT}{end}".encode()
    assert page(dump(content)).lines == ("Мектеп ашылды", TEXT)


def test_markup_in_a_text_file_is_text() -> None:
    assert page(dump(b"<p>a</p>")).lines == ("<p>a</p>",)


@pytest.mark.parametrize(
    ("content", "kind"), [(b"", SourceEmpty), (b" \n", SourceEmpty), (b"\0", SourceNotText)]
)
def test_what_is_no_text_is_told_with_the_place_as_it_was_given(
    content: bytes, kind: type[Exception]
) -> None:
    with pytest.raises(kind, match=r"жаңалық/мектеп\.txt: "):
        page(dump(content))
