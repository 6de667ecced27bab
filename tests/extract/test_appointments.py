"""Who was appointed to what, in every voice."""

from __future__ import annotations

import pytest

from tests.extract.conftest import Extracted, facts


@pytest.mark.parametrize(
    ("text", "event", "who", "modality"),
    [
        (
            "Серік Ахметов 2012 жылы министр болып тағайындалды.",
            "Серік Ахметовтың министр болып тағайындалуы",
            "Серік Ахметов",
            "asserted",
        ),
        (
            "Алматы облысының әкімі болып Нұрлыбек Нәлібаев тағайындалды.",
            "Нұрлыбек Нәлібаевтың Алматы облысының әкімі болып тағайындалуы",
            "Нұрлыбек Нәлібаев",
            "asserted",
        ),
        (
            "Әкім Данияр Асановты басқарма басшысы етіп тағайындады.",
            "Данияр Асановтың басқарма басшысы болып тағайындалуы",
            "Данияр Асанов",
            "asserted",
        ),
        (
            "Данияр Асанов басқарма басшысы болып тағайындалады деп күтілуде.",
            "Данияр Асановтың басқарма басшысы болып тағайындалуы",
            "Данияр Асанов",
            "planned",
        ),
        (
            "Данияр Асанов басқарма басшысы болып тағайындалған жоқ.",
            "Данияр Асановтың басқарма басшысы болып тағайындалуы",
            "Данияр Асанов",
            "denied",
        ),
        (
            "Жаңа әкім – Болат Иманов. Ол осы қызметке кеше тағайындалды.",
            "Болат Имановтың тағайындалуы",
            "Болат Иманов",
            "asserted",
        ),
        (
            "Министр болып тағайындалған Асқар Омаров ұжыммен танысты.",
            "Асқар Омаровтың министр болып тағайындалуы",
            "Асқар Омаров",
            "asserted",
        ),
    ],
)
def test_the_one_appointed_attends_the_appointment(
    text: str, event: str, who: str, modality: str, extracted: Extracted
) -> None:
    assert (event, "schema:attendee", who, modality) in facts(extracted(text))


def test_each_of_two_appointed_together_has_an_appointment(extracted: Extracted) -> None:
    text = "Облыс әкімінің орынбасарлары болып Айгүл Серікқызы мен Нұрлан Есенов тағайындалды."
    found = [one for one in extracted(text).referents if one.type == "agl:Appointment"]
    assert len(found) == 2


@pytest.mark.parametrize(
    "text",
    [
        "Асқар Омаровқа атаулы көмек тағайындалды.",
        "Сараптама тағайындалды, деді Асқар Омаров.",
        "Асқар Омаров әкім қызметінен босатылды.",
        "Асқар Омаров пен Болат Иманов келді, бірақ жаңа әкім тағайындалмады.",
    ],
)
def test_what_is_granted_or_ended_is_no_appointment(text: str, extracted: Extracted) -> None:
    assert "agl:Appointment" not in {one.type for one in extracted(text).referents}


def test_whoever_is_appointed_without_a_name_is_not_the_person_of_the_sentence_before(
    extracted: Extracted,
) -> None:
    text = (
        "Асқар Омаров мектепке келді. "
        "Мектеп директоры болып бұрын қалада істеген маман тағайындалды."
    )
    found = facts(extracted(text))
    assert not {fact for fact in found if fact[1] in ("agl:holds", "schema:attendee")}
