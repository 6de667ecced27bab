from __future__ import annotations

import pytest
from hypothesis import given

from kg.text import from_arabic
from tests.text.awkward_text import any_text, quick


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قازاقستان", "қазақстан"),
        ("ءبىلىم بۇلاعى", "білім бұлағы"),
        ("ٴتىل", "тіл"),
        ("مەكتەپ", "мектеп"),
        ("ٴوزەن", "өзен"),
        ("كوپشىلىگىن", "көпшілігін"),
        ("كىتابى", "кітабы"),
        ("ماسەلە", "мәселе"),
        ("تاۋەلسىز", "тәуелсіз"),
        ("قاجەتتى", "қажетті"),
        ("تەندەنتسيا", "тенденция"),
        ("قويان", "қоян"),
        ("٢٠٢٤ جىلى", "2024 жылы"),
        ("۲۰۲۴، ماسكەۋ؟", "2024, мәскеу?"),
    ],
)
def test_harmony_tells_what_an_arabic_vowel_is(text: str, expected: str) -> None:
    assert from_arabic(text) == expected


def test_a_sentence_of_a_newspaper_is_read() -> None:
    sentence = "باسىم كوپشىلىگىن اۋەسقويلار، ءبىرشاماسىن ءتىل ماماندارى ۇسىندى."
    read = "басым көпшілігін ауесқойлар, біршамасын тіл мамандары ұсынды."
    assert from_arabic(sentence) == read


def test_other_scripts_stay() -> None:
    assert from_arabic("Қазақстан 2024 Covid, «сөз»") == "Қазақстан 2024 Covid, «сөз»"


@quick
@given(any_text)
def test_any_text_is_read(text: str) -> None:
    assert isinstance(from_arabic(text), str)
