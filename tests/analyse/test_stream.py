"""The token stream of an article with passages in several languages and scripts."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.analyse import analyse
from kg.model import Passage
from kg.text import to_latin

KAZAKH = "Министр жаңа мектептерді аралады."
RUSSIAN = "Министр посетил новые школы. Министра встретил аким города."


def test_russian_is_split_but_not_lemmatised() -> None:
    text = f"{KAZAKH}\n{RUSSIAN}\n{KAZAKH}"
    cut, end = len(KAZAKH) + 1, len(KAZAKH) + len(RUSSIAN) + 2
    passages = (
        Passage(0, cut, "kk"),
        Passage(cut, end, "ru"),
        Passage(end, len(text), "kk"),
    )
    tokens, sentences = analyse(text, passages)
    assert all(text[one.start : one.end] == one.text for one in tokens)
    assert [text[one.start : one.end] for one in sentences] == [
        KAZAKH,
        "Министр посетил новые школы.",
        "Министра встретил аким города.",
        KAZAKH,
    ]
    russian = [one for one in tokens if cut <= one.start < end]
    assert {(one.upos, one.feats) for one in russian} == {("X", "_")}
    assert [one.lemma for one in russian[:4]] == ["министр", "посетил", "новые", "школы"]
    assert "министра" in {one.lemma for one in russian}
    assert "мектеп" in {one.lemma for one in tokens if one.start >= end}


def test_without_passages_all_of_a_text_is_kazakh() -> None:
    text = f"{KAZAKH}\n\n{KAZAKH}"
    assert analyse(text) == analyse(text, (Passage(0, len(text), "kk"),))


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Almatyda jaña mektep aşyldy.", "kk-Latn"),
        ("Almatyda jańa mektep ashyldy.", "kk-Latn"),
        ("Almatyda zhana mektep ashyldy.", "kk-Latn"),
        ("الماتىدا جاڭا مەكتەپ اشىلدى.", "kk-Arab"),
    ],
)
def test_kazakh_in_other_letters_has_cyrillic_lemmas(text: str, language: str) -> None:
    tokens, _ = analyse(text, (Passage(0, len(text), language),))
    assert [one.text for one in tokens] == [*text[:-1].split(), "."]
    assert tokens[2].lemma == "мектеп"
    assert tokens[3].lemma == "аш" or tokens[3].lemma == "ашыл"


@pytest.mark.parametrize("spell", [str, to_latin])
@given(text=st.text(alphabet="абқәіşgIİi'’`ñ-ьъ\u0301 \t.,«»1ءاىۇ\u200c", max_size=60))
def test_no_text_in_any_letters_stops_the_analysis(spell: Callable[[str], str], text: str) -> None:
    text = spell(text)
    for language in ("kk", "kk-Latn", "kk-Arab", "ru", "und"):
        tokens, _ = analyse(text, (Passage(0, len(text), language),))
        assert all(text[one.start : one.end] == one.text for one in tokens)
