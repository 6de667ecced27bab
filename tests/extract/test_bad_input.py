"""Texts that no newspaper would print: extraction returns, and every offset slices right."""

from __future__ import annotations

import pytest

from kg.text import to_latin
from tests.extract.conftest import Extracted, StepsOf

ARTICLE = (
    "Алматы облысы әкімдігінің Құрылыс басқармасы (бұдан әрі – Басқарма) «КазНИИСА» АҚ директоры "
    "О.П. Ивановқа 2024 жылғы 15 наурыздағы № 14-75 шешімді тапсырды. Қаржы және Ұлттық экономика "
    "министрліктері «Тіл туралы» заңды, Астана және Шымкент агломерацияларының схемаларын қарады."
)


@pytest.mark.parametrize(
    "text",
    [
        "Сәлем",
        ".",
        "«",
        "»",
        "( )",
        "(бұдан әрі –",
        "№",
        "Қаржы министрлігі (",
        "туралы",
        "атындағы университеті",
        "және министрліктері",
        "облыстық мәслихаты",
        "әкімінің",
        "А.",
        "қол қою рәсімі",
        "АЛМАТЫ",
        ARTICLE.upper(),
        ARTICLE.lower(),
        to_latin(ARTICLE),
        "".join(letter for letter in ARTICLE if letter.isalnum() or letter == " "),
        ARTICLE.replace("«", "").replace(".", " "),
        ARTICLE.replace("ы", "bl").replace("қ", "к"),  # as a scanner reads it
        " ".join(reversed(ARTICLE.split())),
        "«" * 300,
        "Қазақстан Республикасының " * 50,
        "министрлігі, " * 50,
    ],
)
def test_every_mention_is_a_slice_of_its_text(text: str, extracted: Extracted) -> None:
    extraction = extracted(text)
    for one in extraction.mentions:
        assert text[one.start : one.end] == one.text
    ends = [0, *(one.end for one in extraction.mentions)]
    assert all(one.start >= end for one, end in zip(extraction.mentions, ends, strict=False))


@pytest.mark.parametrize(
    "unit",
    [
        ARTICLE,
        "Сала{} министрлігі айтты. ",
        "Асқар{} Омаров{}ов Абай облысының әкімі болып тағайындалды. ",
        "Алматы, ",
        "« Қаржы министрлігі ",
        "Қазақстан Республикасының ",
    ],
)
def test_twice_the_text_is_read_in_about_twice_the_steps(
    unit: str, extracted: Extracted, steps_of: StepsOf
) -> None:
    def steps(times: int) -> int:
        letters = "абвгдежзиклмнопрстуфхцчшэюя"
        names = [letters[i % 27] + letters[i // 27 % 27] for i in range(times)]
        return steps_of(lambda: extracted("".join(unit.replace("{}", name) for name in names)))

    steps(400)  # words that were analysed once are remembered
    assert steps(400) < 2.6 * steps(200)
