"""Speech that no newspaper would print: the rules return, and take time in proportion."""

from __future__ import annotations

import pytest

from kg.analyse import analysed
from kg.extract.draft import Draft
from kg.extract.lists import lists
from kg.extract.persons import mention_persons
from kg.extract.speech import note_speech
from kg.model import Article, Metadata
from tests.extract.conftest import Extracted, StepsOf

_UNITS = [
    "Асқар Омаров жолдың салынғанын айтты, Болат Жәмішевтің айтуынша, су бар, деп хабарлады ",
    "«Біз, – деді ол, – ",
    "«Біз келдік», – деді Асқар Омаров. ",
    "«„“ ",
    '" ',
    "«Самұрық-Қазына» АҚ, ",
    "– Біз келеміз бе?\n– Келеміз.\n",
    "Тілші: Қалай?\nА. Омаров: Жақсы.\n",
    "Омаров: – ",
    "деп ",
    "деді ",
    "айтуынша, ",
    "«\n",
    "»\n",
    "\n– , – деді ол",
    "Асқар Омаров, ",
]


@pytest.mark.parametrize(
    "text", ["", ".", "–", "«", "»", ":", "– деді", "«», – деді", "деп", *_UNITS]
)
def test_a_scrap_of_speech_is_survived(text: str, extracted: Extracted) -> None:
    for one in extracted(text).facts:
        assert 0 <= one.start < one.end <= len(text)
        assert one.object != ""


@pytest.mark.parametrize("unit", _UNITS)
def test_the_steps_grow_with_the_text_and_not_faster(unit: str, steps_of: StepsOf) -> None:
    def steps(count: int) -> int:
        draft = Draft(analysed(Article("t", "0" * 16, "t", unit * count, Metadata())), lists())
        mention_persons(draft)
        return steps_of(lambda: note_speech(draft))

    assert steps(800) < 2.6 * steps(400) + 1000
