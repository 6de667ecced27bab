"""Whom ``біз`` means: the body whose head speaks."""

from __future__ import annotations

import pytest

from tests.extract.conftest import Extracted, facts


@pytest.mark.parametrize(
    ("text", "body"),
    [
        (
            "Алматы қаласының әкімі Ерболат Досаев: «Біз агломерацияның бас жоспарын әзірледік», "
            "– деді. Бұл туралы Алматы қаласының әкімдігі хабарлады.",
            "Алматы қаласының әкімдігі",
        ),
        (
            "«Каспий өңірлік зерттеулер институты» АҚ директоры Сәуле Мырзағали: "
            "«Біз Ақтау агломерациясының схемасын әзірледік», – деді.",
            "«Каспий өңірлік зерттеулер институты» АҚ",
        ),
    ],
)
def test_what_we_drafted_the_body_of_the_speaker_drafted(
    text: str, body: str, extracted: Extracted
) -> None:
    told = {fact[2:] for fact in facts(extracted(text)) if fact[1] == "agl:developedBy"}
    assert told == {(body, "quoted")}


def test_a_minister_whose_speech_it_is_speaks_for_the_ministry(extracted: Extracted) -> None:
    text = (
        "Ұлттық экономика министрлігі көп жұмыс істеді. "
        "Биыл біз «Орта қалалар» тұжырымдамасын дайындап жатырмыз."
    )
    title = "Ұлттық экономика министрі Серік Баймұратовтың форумда сөйлеген сөзі"
    told = {fact[2] for fact in facts(extracted(text, title=title)) if fact[1] == "agl:developedBy"}
    assert told == {"Қазақстан Республикасының Ұлттық экономика министрлігі"}


def test_of_a_speaker_without_a_body_nothing_is_told(extracted: Extracted) -> None:
    text = "Тұрғын Асқар Омаров: «Біз ауылдың бас жоспарын әзірледік», – деді."
    assert not [fact for fact in facts(extracted(text)) if fact[1] == "agl:developedBy"]
