"""Rivers, ranges, streets and buildings, with and without their kind words."""

from __future__ import annotations

import pytest

from tests.extract.conftest import Extracted, names


@pytest.mark.parametrize(
    ("text", "label", "expected"),
    [
        ("Олар Ертіс өзенінің бойында тұрады.", "LOCATION", [("Ертіс", "Ертіс өзені")]),
        ("Ауыл Қобда өзенінің бойында орналасқан.", "LOCATION", [("Қобда", "Қобда өзені")]),
        ("Кеме Каспий теңізінде жүзді.", "LOCATION", [("Каспий", "Каспий теңізі")]),
        ("Олар Орталық Азияға келді.", "LOCATION", [("Орталық Азияға", "Орталық Азия")]),
        ("Ол Сығанақ көшесінде тұрады.", "FACILITY", [("Сығанақ", "Сығанақ көшесі")]),
        ("Ұшақ Алматы әуежайына қонды.", "FACILITY", [("Алматы әуежайына", "Алматы әуежайы")]),
        (
            "Ойын «Астана Арена» стадионында өтті.",
            "FACILITY",
            [("Астана Арена", "«Астана Арена» стадионы")],
        ),
        (
            "Көрме Тәуелсіздік сарайында ашылды.",
            "FACILITY",
            [("Тәуелсіздік сарайында", "Тәуелсіздік сарайы")],
        ),
        ("Өзеннің суы көтерілді.", "LOCATION", []),
        ("Қаланың көшелері жөнделді.", "FACILITY", []),
    ],
)
def test_a_place_with_a_kind_word_is_marked_as_kaznerd_does(
    text: str, label: str, expected: list[tuple[str, str]], extracted: Extracted
) -> None:
    assert names(extracted(text), label) == expected


def test_a_district_called_after_a_river_is_a_unit(extracted: Extracted) -> None:
    extraction = extracted("Жаңа мектеп Сырдария ауданында ашылды.")
    assert names(extraction, "GPE") == [("Сырдария", "Сырдария ауданы")]
    assert names(extraction, "LOCATION") == []
