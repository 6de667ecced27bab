"""Which texts are nearly the same: reprints and new versions, but not reports of one template."""

from __future__ import annotations

import hashlib

import pytest

from kg.clean.duplicates import HASHES, signature, similarity
from kg.graph.duplicates import THRESHOLD

NEWS = (
    "Алматы облысының әкімі Марат Сұлтанов бүгін Талғар ауданында жаңа мектептің ашылуына қатысты."
    "\nМектеп алты жүз орынға арналған, онда спорт залы, кітапхана және робототехника зертханасы"
    " бар. Құрылысқа облыстық бюджеттен екі миллиард теңге бөлінді.\n"
    "«Аудан тұрғындары бұл мектепті он жыл күтті. Енді балалар үш ауысымда оқымайды», - деді әкім."
    "\nКелесі жылы ауданда тағы екі мектеп пен бір балабақша салу жоспарланып отыр, жобалардың"
    " құжаттары дайын.\n"
    "Қазір облыста жетпіс мектеп жөндеуді қажет етеді, оның он екісі апатты жағдайда тұр."
)
ADDED = "\nМектеп директоры болып бұған дейін аудандық білім бөлімінде істеген маман тағайындалды."
SHORT = "Бүгін Семейде жаңа көпір ашылды. Көпірдің ұзындығы екі жүз метр, оны екі жыл салған."
BOILERPLATE = (
    "\nАқпаратты облыс әкімдігінің баспасөз қызметі хабарлады, деп жазады Хабаршы ақпарат орталығы."
    "\nМатериалды көшіріп басқанда гиперсілтеме міндетті. Барлық құқықтар қорғалған."
)
FLOOD = (
    "{} облысында су тасқынынан {} үй зардап шекті. Төтенше жағдайлар департаментінің мәліметінше,"
    " {} ауданында {} адам қауіпсіз жерге көшірілді. Оқиға орнында {} құтқарушы мен {} техника"
    " жұмыс істеп жатыр. Ауданға облыс әкімі {} барды. Зардап шеккендерге {} мың теңгеден көмек"
    " беріледі."
)
WEATHER = (
    "{} қаласында ертең ауа температурасы түнде {} градус, күндіз {} градус болады. Жел {} бағыттан"
    " секундына {} метрге дейін соғады. Кей жерлерде {} күтіледі, деп хабарлады Қазгидромет."
)


def alike(one: str, other: str) -> bool:
    return similarity(signature(one), signature(other)) >= THRESHOLD


@pytest.mark.parametrize(
    "version",
    [
        NEWS,
        NEWS.upper(),
        NEWS.replace("\n", " "),
        NEWS + ADDED,
        NEWS.partition("\n")[0] + ADDED + NEWS[NEWS.index("\n") :],
        NEWS.rpartition("\n")[0],
        NEWS.replace("жетпіс мектеп", "жетпіс бір мектеп"),
        f"ХАБАРШЫ. {NEWS} (ҚазАқпарат)",
    ],
)
def test_reprints_and_new_versions_are_near_duplicates(version: str) -> None:
    assert alike(NEWS, version)
    assert alike(version, NEWS)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (NEWS, SHORT),
        (NEWS + BOILERPLATE, SHORT + BOILERPLATE),
        (
            FLOOD.format(*"Ақтөбе 12 Байғанин 48 60 15 Асхат_Шахаров 500".split()),
            FLOOD.format(*"Атырау 31 Құрманғазы 120 85 20 Серік_Шәпкенов 300".split()),
        ),
        (
            WEATHER.format(*"Алматы 12 25 солтүстіктен 9 жаңбыр".split()),
            WEATHER.format(*"Астана 5 17 батыстан 15 боран".split()),
        ),
        (SHORT, SHORT.replace("Семейде", "Оралда").replace("екі жүз", "бес жүз")),
        ("Әкім есеп берді.", "Әкім халыққа есеп берді."),
    ],
)
def test_other_reports_are_not_near_duplicates(one: str, other: str) -> None:
    assert not alike(one, other)


def test_a_short_article_is_a_near_duplicate_of_itself_under_another_title() -> None:
    assert similarity(signature(SHORT), signature(SHORT)) == 1
    assert alike("Мектеп ашылды", "мектеп ашылды!")


def test_a_signature_is_the_same_on_every_machine() -> None:
    assert len(signature(NEWS)) == HASHES
    digest = hashlib.sha256(signature(NEWS) + signature(SHORT)).hexdigest()[:16]
    assert digest == "210b0e71a139c577"


def test_a_text_without_words_has_no_signature() -> None:
    assert signature("") == signature("*** - !") == b""


def test_the_estimate_is_near_the_truth() -> None:
    words = [f"сөз{number}" for number in range(1000)]
    for shared in (900, 700, 400):
        other = words[:shared] + [f"басқа{number}" for number in range(1000 - shared)]
        truth = (shared - 4) / (2 * 996 - (shared - 4))
        estimate = similarity(signature(" ".join(words)), signature(" ".join(other)))
        assert abs(estimate - truth) < 0.12
