"""Which unit is part of which."""

from __future__ import annotations

import pytest

from tests.extract.conftest import Extracted, facts


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ("Алматы облысының Іле ауданында мектеп бар.", {("Іле ауданы", "Алматы облысы")}),
        (
            "Қарағанды облысына қарасты Абай ауданында мектеп бар.",
            {("Абай ауданы", "Қарағанды облысы")},
        ),
        (
            "Алматы облысының Талғар, Қарасай және Іле аудандары кіреді.",
            {
                ("Талғар ауданы", "Алматы облысы"),
                ("Қарасай ауданы", "Алматы облысы"),
                ("Іле ауданы", "Алматы облысы"),
            },
        ),
        ("Іле ауданы Алматы облысының әкімдігіне хат жазды.", set()),
        ("Алматы облысы мен Талғар ауданы келісті.", set()),
    ],
)
def test_a_unit_in_the_genitive_holds_the_smaller_one_behind_it(
    text: str, pairs: set[tuple[str, str]], extracted: Extracted
) -> None:
    told = {(one[0], one[2]) for one in facts(extracted(text)) if one[1] == "agl:partOf"}
    assert told == pairs


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Талғар ауданының Бесағаш ауылдық округінде су тасыды.",
            ("Бесағаш ауылдық округі", "agl:partOf", "Талғар ауданы", "asserted"),
        ),
        (
            "Қарағанды облысында жиын өтті. Облыстың Бұқар жырау ауданында жол салынды.",
            ("Бұқар жырау ауданы", "agl:partOf", "Қарағанды облысы", "asserted"),
        ),
        (
            "Басқарма мәліметінше, Маңғыстау облысының Мұнайлы ауданында мектеп ашылды.",
            ("Мұнайлы ауданы", "agl:partOf", "Маңғыстау облысы", "quoted"),
        ),
    ],
)
def test_parts_are_told_by_genitive_of_names_and_descriptions(
    text: str, told: tuple[str, str, str, str], extracted: Extracted
) -> None:
    assert told in facts(extracted(text))
