"""Text that was read in a wrong encoding."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.read.mojibake import mended

TEXT = (
    "Қазақстан Республикасының Үкіметі «Әкімшілік әділет» – ғылым мен ұлт, өңір, һәм бірінші"
    " шілде… “Тырнақша”."
)


def misread(text: str, right: str, wrong: str) -> str:
    """*text* in one encoding read in another; what that leaves undefined stands for itself."""
    raw = text.encode(right)
    return "".join(bytes([one]).decode(wrong, "ignore") or chr(one) for one in raw)


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("utf-8", "windows-1251"),
        ("utf-8", "kz1048"),
        ("utf-8", "windows-1252"),
        ("utf-8", "latin-1"),
        ("utf-8", "koi8-r"),
        ("utf-8", "ibm866"),
        ("kz1048", "windows-1251"),
        ("kz1048", "windows-1252"),
        ("kz1048", "latin-1"),
    ],
)
def test_what_was_read_in_a_wrong_encoding_is_mended(right: str, wrong: str) -> None:
    assert mended(misread(TEXT, right, wrong)) == TEXT


@pytest.mark.parametrize("wrong", ["windows-1251", "kz1048", "windows-1252", "latin-1"])
def test_what_was_read_wrongly_twice_is_mended(wrong: str) -> None:
    assert mended(misread(misread(TEXT, "utf-8", wrong), "utf-8", wrong)) == TEXT


def test_only_the_damaged_piece_of_a_page_is_changed() -> None:
    page = f"<h1>{TEXT}</h1><p>{misread(TEXT, 'utf-8', 'windows-1251')}</p>"
    assert mended(page) == f"<h1>{TEXT}</h1><p>{TEXT}</p>"


@pytest.mark.parametrize(
    "text",
    [
        TEXT,
        "Рота СССР, «Р°» емес: РФ-да 30° аяз, µ белгісі, 100 €",
        "Љубав и њени путеви. Ђаци уче ћирилицу, а ја пишем књигу.",
        "Київ – столиця України, її населення зростає.",
        "Café à la crème, Ñandú, Übergröße",
        "Қалада 200 м² үй салынды — №5 мектеп “А” сыныбы",
        "",
    ],
)
def test_right_text_is_never_changed(text: str) -> None:
    assert mended(text) == text


def test_no_article_of_the_sample_corpus_is_changed(root: Path) -> None:
    for file in sorted((root / "corpus" / "articles").glob("*.*")):
        text = file.read_text("utf-8")
        assert mended(text) == text, file.name
