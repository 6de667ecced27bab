"""Who says ``мен`` in an article that is a speech."""

from __future__ import annotations

import pytest

from tests.extract.conftest import Extracted, facts

_SIGNED = "Мен «Тіл туралы» заңға қол қойдым."


@pytest.mark.parametrize(
    ("title", "speaker"),
    [
        ("Мемлекет басшысы Қасым-Жомарт Тоқаевтың Волонтерлер форумында сөйлеген сөзі", True),
        ("Қасым-Жомарт Тоқаевтың Қазақстан халқына Жолдауы", True),
        ("Қасым-Жомарт Тоқаев Астанаға келді", False),
        ("Қасым-Жомарт Тоқаев пен Реджеп Тайип Ердоғанның сөздері", False),
        ("Мемлекет басшысының сөзі", False),
    ],
)
def test_the_title_of_a_speech_tells_who_signs_in_the_first_person(
    title: str, speaker: bool, extracted: Extracted
) -> None:
    found = facts(extracted(_SIGNED, title=title))
    signed = {value for _, predicate, value, _ in found if predicate == "agl:signedBy"}
    assert signed == ({"Қасым-Жомарт Тоқаев"} if speaker else set())
    assert ("«Тіл туралы» заң", "agl:status", "signed", "asserted") in found
