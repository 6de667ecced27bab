"""Meetings, ceremonies, appointments and named happenings."""

from __future__ import annotations

import pytest

from tests.extract.conftest import Extracted, facts, names


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Бүгін Үкімет отырысы өтті.", "Үкімет отырысы", "agl:Meeting"),
        (
            "Бүгін Энергетика министрлігінің алқа мәжілісі өтті.",
            "Энергетика министрлігінің алқа мәжілісі",
            "agl:Meeting",
        ),
        ("Кеше меморандумға қол қою рәсімі өтті.", "меморандумға қол қою рәсімі", "agl:Signing"),
        (
            "Бүгін агломерацияны басқару моделінің таныстырылымы өтті.",
            "агломерацияны басқару моделінің таныстырылымы",
            "agl:Presentation",
        ),
    ],
)
def test_an_event_is_called_by_its_phrase_in_the_nominative(
    text: str, name: str, kind: str, extracted: Extracted
) -> None:
    assert (name, kind) in {(one.name, one.type) for one in extracted(text).referents}


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("Кеше «Қазақстан – Италия» бизнес форумы өтті.", ["Қазақстан – Италия"]),
        ("Олар Астана экономикалық форумына қатысты.", ["Астана экономикалық форумына"]),
        ("Атасы Ұлы Отан соғысына қатысқан.", ["Ұлы Отан соғысына"]),
        ("Бүгін Үкімет отырысы өтті.", []),
        ("Кеше үлкен форум өтті.", []),
    ],
)
def test_only_events_with_names_are_marked(
    text: str, marked: list[str], extracted: Extracted
) -> None:
    assert [surface for surface, _ in names(extracted(text), "EVENT")] == marked


def test_an_appointment_is_attended_by_the_one_appointed(extracted: Extracted) -> None:
    extraction = extracted("Асқар Омаров Абай облысы әкімінің орынбасары болып тағайындалды.")
    appointed = [one.name for one in extraction.referents if one.type == "agl:Appointment"]
    assert len(appointed) == 1
    assert (appointed[0], "schema:attendee", "Асқар Омаров", "asserted") in facts(extraction)


def test_who_was_appointed_is_not_told_of_two(extracted: Extracted) -> None:
    extraction = extracted("Асқар Омаров пен Болат Иманов келді, бірақ ешкім тағайындалған жоқ.")
    assert "agl:Appointment" not in {one.type for one in extraction.referents}
