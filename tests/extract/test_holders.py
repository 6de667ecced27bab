"""Who holds a post that stands before more than a name."""

from __future__ import annotations

import pytest

from tests.extract.conftest import Extracted, facts


def _held(text: str, extracted: Extracted) -> set[tuple[str, str]]:
    return {(one[0], one[2]) for one in facts(extracted(text)) if one[1] == "agl:holds"}


@pytest.mark.parametrize(
    ("text", "held"),
    [
        (
            "Түркия Президенті Режеп Тайип Ердоған Түркістанға келді.",
            {("Режеп Тайип Ердоған", "Түркия Республикасының Президенті")},
        ),
        (
            "Өзбекстан Президенті, аса қадірлі Шавкат Мирзиёевке алғысымды білдіремін.",
            {("Шавкат Мирзиёев", "Өзбекстан Республикасының Президенті")},
        ),
        (
            "Мәжіліс депутаттары Снежанна Имашева мен Екатерина Смышляева сөз сөйледі.",
            {
                ("Снежанна Имашева", "Қазақстан Республикасы Парламентінің Мәжілісі депутаты"),
                ("Екатерина Смышляева", "Қазақстан Республикасы Парламентінің Мәжілісі депутаты"),
            },
        ),
        (
            "Аудандағы шаруа қожалығының жетекшісі Шакира Ыдырысова сөз сөйледі.",
            {("Шакира Ыдырысова", "шаруа қожалығының жетекшісі")},
        ),
        (
            "Алматы облысының әкімі, қаржы министрі Асқар Омаров келді.",
            {("Асқар Омаров", "қаржы министрі")},
        ),
        ("Қаржы саласының тәжірибелі маманы Ольга Перепечина келді.", set()),
    ],
)
def test_a_post_is_held_by_whom_its_phrase_leads_to(
    text: str, held: set[tuple[str, str]], extracted: Extracted
) -> None:
    assert _held(text, extracted) == held
