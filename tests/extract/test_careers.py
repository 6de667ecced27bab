"""Who held which post from when until when, by the lines of a curriculum vitae."""

from __future__ import annotations

import pytest

from kg.model import Extraction
from tests.extract.conftest import Extracted, facts

PERSON = "Марат Сәкенұлы Әбенов"
ABOVE = f"{PERSON} 1968 жылы Қарағанды облысында туған.\n"
MAYOR = "Теміртау қаласының әкімі"
GOVERNOR = "Қарағанды облысының әкімі"


def told(found: Extraction) -> set[tuple[str, str]]:
    return {
        (predicate, value)
        for subject, predicate, value, _ in facts(found)
        if subject == PERSON and predicate in ("agl:holds", "agl:statedFrom", "agl:statedTo")
    }


@pytest.mark.parametrize(
    "lines",
    [
        "1995–2001 жж. – Теміртау қаласының әкімі;\n"
        "2007 жылғы қаңтардан – Қарағанды облысының әкімі.",
        "• 1995-2001 жылдары Теміртау қаласының әкімі\n"
        "• 2007 жылғы қаңтардан бастап Қарағанды облысының әкімі",
        "Қызметі:\nТеміртау қаласының әкімі (1995–2001)\n"
        "Қарағанды облысының әкімі (2007 жылғы қаңтардан)",
        "1995-2001 жылдары – Теміртау қаласының әкімі; 2003 жылы – академияны бітірген;"
        " 2007 жылғы қаңтардан – Қарағанды облысының әкімі.",
    ],
    ids=["a line each", "bullets", "time in brackets", "semicolons"],
)
def test_each_line_tells_a_post_and_its_time(lines: str, extracted: Extracted) -> None:
    assert told(extracted(ABOVE + lines)) == {
        ("agl:holds", MAYOR),
        ("agl:statedFrom", "1995"),
        ("agl:statedTo", "2001"),
        ("agl:holds", GOVERNOR),
        ("agl:statedFrom", "2007-01"),
    }


def test_a_list_below_several_people_is_told_of_none(extracted: Extracted) -> None:
    above = "Марат Сәкенұлы Әбенов пен Асқар Омаров сайланды.\n"
    lines = "Теміртау қаласының әкімі (1995–2001)\nҚарағанды облысының әкімі (2007–2010)"
    assert "career" not in {fact.rule for fact in extracted(above + lines).facts}


def test_years_of_what_is_no_post_are_passed_over(extracted: Extracted) -> None:
    lines = "1995–2001 жж. – Теміртау қаласының бас жоспары;\n2007 жылғы қаңтар – жаңа көпір."
    assert told(extracted(ABOVE + lines)) == set()
