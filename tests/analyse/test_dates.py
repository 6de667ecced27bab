from __future__ import annotations

import time
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.analyse.dates import bounds, dates, precise

TODAY = date(2024, 6, 1)  # a Saturday
MONTHS = (
    "қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан".split()
)
PARTS = (
    "2014 26 жылғы жылдың жылы ж. ақпан мамырдың 5-і - – , мен дейін бері өткен осы сол бүгін кеше "
    "тоқсан екінші бес жартысында айында апта күн ХХ ғасыр 31 басында бұрын аралығында 26.02.2014"
).split()


def told(text: str, reference: date | None = TODAY) -> list[tuple[str, str]]:
    return [(text[one.start : one.end], one.edtf) for one in dates(text, reference)]


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("2014 жылғы 26 ақпан", "2014-02-26"),
        ("2022 жылғы 11 маусымдағы", "2022-06-11"),
        ("2013-інші жылдың 29-ыншы қаңтарында", "2013-01-29"),
        ("Екі мың он үшінші жылдың жиырма тоғызыншы қаңтарында", "2013-01-29"),
        ("2014 ж. 26 ақпан", "2014-02-26"),
        ("26 ақпан 2014 жылы", "2014-02-26"),
        ("26.02.2014", "2014-02-26"),
        ("26/02/2014 ж.", "2014-02-26"),
        ("12.05.2023 жылғы", "2023-05-12"),
        ("2014-02-26", "2014-02-26"),
        ("2016 жылғы наурыздың 25-інде", "2016-03-25"),
        ("2022 жылдың мамырында", "2022-05"),
        ("2020-сыншы жылдың мамыр айында", "2020-05"),
        ("2012 жылғы ақпанда", "2012-02"),
        ("2014 жылы", "2014"),
        ("2014-жылы", "2014"),
        ("1991-інші жылғы", "1991"),
        ("мың тоғыз жүз тоқсан жетінші жылы", "1997"),
        ("Тоқсан бірінші жылы", "1991"),
        ("2024 жылдың басында", "2024"),
        ("2022 жылдың екінші жартысында", "2022-41"),
        ("2023 жылғы І жартыжылдықта", "2023-40"),
        ("2022 жылдың бірінші жартысында-ақ", "2022-40"),
        ("2023 жылдың бірінші тоқсаны", "2023-33"),
        ("2027 жылдың үшінші тоқсанында", "2027-35"),
        ("2019 жылдың күзінде", "2019-23"),
        ("2014–2020 жылдар", "2014/2020"),
        ("2014-2020 жылдары", "2014/2020"),
        ("2024-2028 жылдарға арналған", "2024/2028"),
        ("1941-1945 жж.", "1941/1945"),
        ("2005 – 2018-інші жылдар аралығында", "2005/2018"),
        ("2014 жылдан 2020 жылға дейін", "2014/2020"),
        ("2007 жылғы 15 наурыздан 2010 жылға дейін", "2007-03-15/2010"),
        ("2022 жылғы 15 наурыздан 20 сәуірге дейін", "2022-03-15/2022-04-20"),
        ("2022 және 2023 жылдары", "{2022,2023}"),
        ("2023-2024 оқу жылында", "2023/2024"),
        ("2024 жылдың 9 айында", "2024-01/2024-09"),
        ("2030 жылға дейін", "../2030"),
        ("2050 жылға дейінгі", "../2050"),
        ("2024 жылдың соңына дейін", "../2024"),
        ("2021 жылғы 6 қыркүйектен бері", "2021-09-06/.."),
        ("2021 жылғы 1 наурыздан бастап", "2021-03-01/.."),
        ("2030 жылдан кейін", "2030/.."),
        ("2020 жылмен", "2020"),
        ("2010-жылдары", "201X"),
        ("90-ыншы жылдардың басында", "199X"),
        ("ХХ ғасырдың 30-жылдары", "193X"),
        ("ХХ ғасыр", "19XX"),
        ("XXI ғасырда", "20XX"),
        ("14-інші — 15-інші ғасырларда", "13XX/14XX"),
    ],
)
def test_a_date_is_as_precise_as_the_text_whatever_the_reference(text: str, edtf: str) -> None:
    assert told(text) == told(text, None) == [(text, edtf)]


@pytest.mark.parametrize(
    ("text", "edtf", "without"),
    [
        ("26 ақпанда", "2024-02-26", "XXXX-02-26"),
        ("он екінші наурызда", "2024-03-12", "XXXX-03-12"),
        ("наурыздың 25-і", "2024-03-25", "XXXX-03-25"),
        ("30-31 мамырда", "2024-05-30/2024-05-31", "XXXX-05-30/XXXX-05-31"),
        ("27-нші наурыз бен 4-інші сәуір аралығында", "2024-03-27/2024-04-04", None),
        ("1 тамызға дейін", "../2024-08-01", "../XXXX-08-01"),
        ("маусымнан бері", "2024-06/..", "XXXX-06/.."),
        ("Мамыр айының ортасында", "2024-05", "XXXX-05"),
        ("қаңтар-маусым", "2024-01/2024-06", "XXXX-01/XXXX-06"),
        ("биылғы жылдың 5 наурызында", "2024-03-05", "XXXX-03-05"),
        ("осы жылдың он алтыншы наурызынан бері", "2024-03-16/..", "XXXX-03-16/.."),
        ("өткен жылдың шілде айында", "2023-07", "XXXX-07"),
        ("өткен қазанда", "2023-10", "XXXX-10"),
        ("өткен жылы", "2023", ""),
        ("былтыр", "2023", ""),
        ("биылғы", "2024", ""),
        ("келер жылы", "2025", ""),
        ("Былтырдан бері", "2023/..", ""),
        ("кеше", "2024-05-31", ""),
        ("кешегі", "2024-05-31", ""),
        ("Бүгін", "2024-06-01", ""),
        ("бүгінгі күнге дейін", "../2024-06-01", ""),
        ("осы күнге дейін", "../2024-06-01", ""),
        ("ертең", "2024-06-02", ""),
        ("өткен аптада", "2024-05-20/2024-05-26", ""),
        ("осы айда", "2024-06", ""),
        ("өткен айдың соңында", "2024-05", ""),
        ("Бейсенбіде", "2024-05-30", ""),
        ("сенбіде", "2024-06-01", ""),
        ("өткен сенбіде", "2024-05-25", ""),
        ("келесі дүйсенбіде", "2024-06-03", ""),
        ("осы көктемде", "2024-21", ""),
        ("биылғы бірінші тоқсанда", "2024-33", ""),
        ("осы жылдың төртінші тоқсанында", "2024-36", ""),
        ("үшінші тоқсанда", "2024-35", ""),
        ("биылғы сегіз айда", "2024-01/2024-08", ""),
        ("жыл соңына дейін", "../2024", ""),
        ("3 күн бұрын", "2024-05-29", ""),
        ("екі жыл бұрын", "2022~", ""),
        ("2 ай бұрын", "2024-04~", ""),
        ("өткен ғасырдың 60-жылдары", "196X", ""),
    ],
)
def test_a_relative_date_is_told_from_the_reference(
    text: str, edtf: str, without: str | None
) -> None:
    assert told(text) == [(text, edtf)]
    if without is not None:
        assert told(text, None) == [(text, without)]


@pytest.mark.parametrize(
    "text",
    [
        *("бес жылға|үш күн|2 , 5 жыл|соңғы он жылда|бес жыл ішінде|2 аптаның ішінде".split("|")),
        *("жарты жылда|сегіз айда|екі жыл бойы|он жылдан астам|30-ға жуық жыл".split("|")),
        *("күнтізбелік он күн|екі-үш жылда|бір-ақ күнде|бірнеше жылдан бері".split("|")),
        *("жыл сайын|күн сайын|күнделікті|жылдан-жылға|тәулік бойы|Екінші күні".split("|")),
        *("38 жастағы|үш жасар|3 жастан 6 жасқа дейінгі|18 бен 30 жас аралығындағы".split("|")),
        *("Бүгінде|бүгінгі таңда|соңғы жылдары|көктемде|жазғы|сол күні".split("|")),
    ],
)
def test_spans_of_time_and_untold_dates_are_marked_without_edtf(text: str) -> None:
    assert told(text) == told(text, None) == [(text, "")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("мамыр айында", ["мамыр"]),
        ("26-ншы наурыз күні", ["26-ншы наурыз"]),
        ("2050 жылға қарай", ["2050 жылға"]),
        ("қыркүйектен бастап", ["қыркүйектен"]),
        ("Астанада 2014 жылы, 5 мамырда өтті.", ["2014 жылы", "5 мамырда"]),
        ("Ол 2016 жылдан бері әкім, былтыр кетті", ["2016 жылдан бері", "былтыр"]),
    ],
)
def test_spans_are_those_of_kaznerd(text: str, expected: list[str]) -> None:
    assert [one[0] for one in told(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        *(
            "31 ақпан|2014 жылғы 31 ақпан|29 ақпан 2023 жыл|45.13.2014|30.02.2020|0 мамыр".split(
                "|"
            )
        ),
        *(
            "хат жаз|қазіргі күні|жұмыс қысқа|жаңа маусымы|Қазан қаласында|Наурыз мейрамы".split(
                "|"
            )
        ),
        *("сауықтыру кешені|көз жұмады|жылқы|айтты|Алматы-2030|18:00-де|".split("|")),
    ],
)
def test_impossible_dates_and_look_alikes_are_no_dates(text: str) -> None:
    assert dates(text, TODAY) == ()


def test_a_year_told_right_before_is_that_of_the_day() -> None:
    assert told("2014 жылы 5 мамырда") == [("2014 жылы", "2014"), ("5 мамырда", "2014-05-05")]


def test_that_day_and_that_year_are_those_of_what_happened_last() -> None:
    text = (
        "2019 жылғы 18 қыркүйекте ол министр болды. Бұрын 2019 жылғы 25 ақпаннан бері Р. Скляр"
        " атқарған. Ол сол күні кетті, сол жылы оралды."
    )
    edtf = ["2019-09-18", "2019-02-25/..", "2019-09-18", "2019"]
    assert [one for _, one in told(text, None)] == edtf


def test_years_before_our_era_are_not_told() -> None:
    assert told("б.з.д. V ғасырда") == [("V ғасырда", "")]


@pytest.mark.parametrize(
    ("edtf", "single", "first_and_last"),
    [
        ("2014-02-26", "2014-02-26", ("2014-02-26", "2014-02-26")),
        ("2014-02", "2014-02", ("2014-02", "2014-02")),
        ("2014", "2014", ("2014", "2014")),
        ("2024-36", "2024", ("2024", "2024")),
        ("2006/2011", None, ("2006", "2011")),
        ("../2015-06", None, (None, "2015-06")),
        ("2018-11/..", None, ("2018-11", None)),
        ("XXXX-02-26", None, (None, None)),
        ("201X", None, (None, None)),
        ("2022~", None, (None, None)),
        ("", None, (None, None)),
    ],
)
def test_facts_get_only_what_is_certain(
    edtf: str, single: str | None, first_and_last: tuple[str | None, str | None]
) -> None:
    assert precise(edtf) == single
    assert bounds(edtf) == first_and_last


@given(st.dates(date(1900, 1, 1), date(2199, 12, 31)))
def test_any_day_written_out_reads_back_as_itself(day: date) -> None:
    month = MONTHS[day.month - 1]
    for text in (
        f"{day.year} жылғы {day.day} {month}",
        f"{day.year}-ші жылдың {month} айының {day.day}-інде",
        f"{day.day} {month} {day.year} жыл",
        f"{day:%d.%m.%Y}",
    ):
        assert told(text) == [(text, day.isoformat())]


@given(st.dates(date(1900, 1, 1), date(2199, 12, 31)))
def test_yesterday_is_the_day_before_the_reference(day: date) -> None:
    assert told("кеше", day) == [("кеше", (day - timedelta(days=1)).isoformat())]


@given(
    st.one_of(st.text(), st.lists(st.sampled_from(PARTS), max_size=12).map(" ".join)),
    st.one_of(st.none(), st.dates()),
)
@settings(max_examples=500)
def test_any_text_returns_ordered_dates_that_do_not_overlap(
    text: str, reference: date | None
) -> None:
    end = 0
    for one in dates(text, reference):
        assert end <= one.start < one.end <= len(text)
        end = one.end
        for edge in bounds(one.edtf):
            assert edge is None or date.fromisoformat((edge + "-01-01")[:10])


@given(st.lists(st.sampled_from(PARTS), max_size=12).map(" ".join), st.dates())
def test_the_reference_changes_what_is_told_but_no_span(text: str, reference: date) -> None:
    spans = [(one.start, one.end) for one in dates(text)]
    assert spans == [(one.start, one.end) for one in dates(text, reference)]


@pytest.mark.parametrize(
    "part", ["1", "мамыр ", "2014 жылғы ", "5-", "2014, ", "өткен ", "а.", " ", "\ud800"]
)
def test_time_is_linear_in_the_length_of_the_text(part: str) -> None:
    def seconds(length: int) -> float:
        text = part * (length // len(part))
        started = time.perf_counter()
        dates(text)
        return time.perf_counter() - started

    assert seconds(100_000) < 20 * seconds(10_000) + 1
