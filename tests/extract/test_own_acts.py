"""Acts in their own words."""

from __future__ import annotations

import pytest

from tests.extract.conftest import Extracted, facts

_ACT = """Талғар ауданының жер аймақтарының шекараларын өзгерту туралы
2023 жылғы 14 қарашадағы № 512
Қазақстан Республикасының 2001 жылғы 23 қаңтардағы № 148 Заңына сәйкес Талғар ауданының әкімдігі \
ҚАУЛЫ ЕТЕДІ:
1. Панфилов ауылының шекарасы бекітілсін.
2. Осы қаулының орындалуын бақылау аудан әкімінің орынбасарына жүктелсін.
"""


def test_an_acts_own_text_tells_its_number_date_and_subject(extracted: Extracted) -> None:
    name = "Талғар ауданы әкімдігінің 2023 жылғы 14 қарашадағы № 512 қаулысы"
    told = {fact[1:3] for fact in facts(extracted(_ACT)) if fact[0] == name}
    assert told == {
        ("agl:adoptedBy", "Талғар ауданының әкімдігі"),
        ("agl:number", "512"),
        ("schema:datePublished", "2023-11-14"),
        ("agl:concerns", "Талғар ауданы"),
        ("agl:concerns", "Панфилов ауылы"),
    }


@pytest.mark.parametrize(
    "text",
    [
        "Тараптар ортақ шешім қабылдады, соның нәтижесінде жол салынды.",
        "Ол қаулы ету керек деп ойлайды.",
    ],
)
def test_news_of_a_decision_is_no_act(text: str, extracted: Extracted) -> None:
    assert [one for one in extracted(text).referents if one.type == "agl:Decision"] == []
