"""An article's passages: what is Kazakh, what is another language, in any letters."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.clean.passages import kazakh_passages, passages
from kg.errors import SourceNotKazakh
from kg.text import to_latin
from tests.clean.test_language import SENTENCES

KAZAKH = "Алматы облысының әкімі жаңа мектептің ашылуына қатысып, ұстаздарды құттықтады."
RUSSIAN = "Аким Алматинской области принял участие в открытии новой школы и поздравил учителей."
ENGLISH = "The akim of Almaty region took part in the opening of a new school."
LATIN = to_latin(
    f"{KAZAKH} Бұл туралы облыс әкімдігі хабарлады. Мектепте бес жүз бала оқитын болады, сондай-ақ"
    " спорт залы мен кітапхана бар. Құрылыс былтыр басталған, оған екі миллиард теңге жұмсалды."
)
POPULAR = (
    "Almaty qalasynda jana mektep ashyldy. Bul turaly qala akimdigi habarlady. Mektepte bes juz"
    " bala okityn bolady, sonymen qatar sport zaly men kitaphana bar."
)
ARABIC = (
    "الماتى قالاسىندا جاڭا مەكتەپ اشىلدى. وعان قالا اكىمى قاتىستى. بۇل تۋرالى قالا اكىمدىگى"
    " حابارلادى، سونىمەن قاتار مەكتەپتە كىتاپحانا بار."
)


def told(text: str) -> list[tuple[str, str]]:
    return [(one.language, text[one.start : one.end]) for one in passages(text)]


def test_neighbouring_paragraphs_of_one_language_are_one_passage() -> None:
    text = "\n".join((KAZAKH, KAZAKH, RUSSIAN, ENGLISH, KAZAKH))
    assert told(text) == [
        ("kk", f"{KAZAKH}\n{KAZAKH}\n"),
        ("ru", f"{RUSSIAN}\n"),
        ("en", f"{ENGLISH}\n"),
        ("kk", KAZAKH),
    ]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ((KAZAKH, "Алматы", KAZAKH), ["kk"]),
        ((RUSSIAN, "Қарағанды", RUSSIAN), ["ru"]),
        ((KAZAKH, "Сергей Ли", RUSSIAN), ["kk", "ru"]),
        ((RUSSIAN, "Жаңа мектеп, жаңа өмір", KAZAKH), ["ru", "kk"]),
        (("Мектеп", "2024", KAZAKH), ["kk"]),
        ((RUSSIAN, "Мен үйге бардым, ұйықтадым.", RUSSIAN), ["ru", "kk", "ru"]),
        (("Мен үйге бардым.",), ["kk"]),
        (("Министр Алматыға келді.",), ["kk"]),
        (("Ақтөбе", "Қазан айы"), ["kk"]),
    ],
)
def test_a_short_line_has_the_language_of_its_neighbours(
    lines: tuple[str, ...], expected: list[str]
) -> None:
    assert [one.language for one in passages("\n".join(lines))] == expected


@given(st.lists(st.sampled_from([KAZAKH, RUSSIAN, ENGLISH, "", "Алматы", "42", "***", "а"])))
def test_passages_cover_the_text_without_a_gap(lines: list[str]) -> None:
    text = "\n".join(lines)
    found = passages(text)
    assert "".join(text[one.start : one.end] for one in found) == text
    assert [one.start for one in found[1:]] == [one.end for one in found[:-1]]
    assert all(one.language != other.language for one, other in pairwise(found))


@pytest.mark.parametrize(
    ("text", "language"),
    [(LATIN, "kk-Latn"), (POPULAR, "kk-Latn"), (ARABIC, "kk-Arab")],
)
def test_kazakh_in_other_letters_is_kazakh(text: str, language: str) -> None:
    assert told(text) == [(language, text)]
    assert kazakh_passages(text, "а.txt")[0].is_kazakh


@pytest.mark.parametrize(
    "text",
    [
        KAZAKH,
        "Алматы қаласының әкімдігі",
        f"{RUSSIAN}\n{KAZAKH}",
        f"{KAZAKH}\n" + f"{RUSSIAN}\n" * 20,
    ],
)
def test_a_text_with_a_kazakh_paragraph_is_taken(text: str) -> None:
    assert any(one.is_kazakh for one in kazakh_passages(text, "а.txt"))


@pytest.mark.parametrize("language", sorted({language for language, _ in SENTENCES}))
def test_an_article_in_another_language_is_refused_with_its_place(language: str) -> None:
    text = "\n".join(text for one, text in SENTENCES if one == language and "істері" not in text)
    with pytest.raises(SourceNotKazakh, match="no Kazakh text") as caught:
        kazakh_passages(text, "а.txt")
    assert caught.value.place == "а.txt"
    assert caught.value.hint


@pytest.mark.parametrize("text", ["1234567890 " * 10, "<" * 1000, "а"])
def test_what_is_no_text_is_refused(text: str) -> None:
    with pytest.raises(SourceNotKazakh):
        kazakh_passages(text, "а.txt")
