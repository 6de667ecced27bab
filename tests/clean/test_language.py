"""Which texts are Kazakh."""

from __future__ import annotations

import pytest

from kg.clean.language import require_kazakh
from kg.errors import SourceNotKazakh

KAZAKH = "Алматы облысының әкімі жаңа мектептің ашылуына қатысып, ұстаздарды құттықтады."
RUSSIAN = "Аким Алматинской области принял участие в открытии новой школы и поздравил учителей."


@pytest.mark.parametrize(
    "text",
    [
        KAZAKH,
        "Мен үйге бардым.",
        "Министр Алматыға келді.",
        "Алматы қаласының әкімдігі",
        f"{RUSSIAN}\n{KAZAKH}",
        f"{KAZAKH}\n" + f"{RUSSIAN}\n" * 20,
    ],
)
def test_a_text_with_a_kazakh_paragraph_is_taken(text: str) -> None:
    require_kazakh(text, "а.txt")


@pytest.mark.parametrize(
    "text",
    [
        RUSSIAN,
        f"{RUSSIAN}\n" * 20,
        "The akim of Almaty region took part in the opening of a new school.",
        "Кыргызстандын президенти Бишкекте өткөн жыйында сүйлөп, мугалимдерди куттуктады.",
        "Татарстан Республикасы Хөкүмәте утырышында мәктәпләр турында сөйләштеләр.",
        "1234567890 " * 10,
        "<" * 1000,
    ],
)
def test_a_text_without_one_is_refused_with_its_place(text: str) -> None:
    with pytest.raises(SourceNotKazakh, match="no Kazakh text") as caught:
        require_kazakh(text, "а.txt")
    assert caught.value.place == "а.txt"
    assert caught.value.hint
