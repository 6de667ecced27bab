from __future__ import annotations

import pytest
from hypothesis import given

from kg.text import cyrillic_readings, to_cyrillic
from tests.text.awkward_text import any_text, quick

IN_2021 = [
    ("Qazaqstan Respublikasy", "Қазақстан Республикасы"),
    ("Būl mağan kelgen bala - menıñ qazylyğymdy", "Бұл маған келген бала - менің қазылығымды"),
    ("Syi berıp, ornymda qalaiyn!", "Сый беріп, орнымда қалайын!"),
    ("İADRO İadro qoian baiu", "ЯДРО Ядро қоян баю"),
    ("Covid-19-dyñ", "Covid-19-дың"),
]
IN_2018 = [
    ("Qazaqstan Respýblıkasy", "Қазақстан Республикасы"),
    ("Ulttyq álipbıdi jasaý", "Ұлттық әліпбиді жасау"),
    ("Islam dini, tarıh jáne shyǵys", "Ислам діні, тарих және шығыс"),
    ("tarıhshy", "тарихшы"),
]
IN_2017 = [
    ("Qazaqstan Respy'bli'kasy", "Қазақстан Республикасы"),
    ("Barlyq adamdar ty’mysynan azat", "Барлық адамдар тумысынан азат"),
    ("ten' bolyp du’ni’ege keledi", "тең болып дүниеге келеді"),
]
IN_2004 = [
    ("Qazaqstan Respwblïkası", "Қазақстан Республикасы"),
    ("awıl qızı xïmïya Şımkent", "ауыл қызы химия Шымкент"),
]
IN_PASSPORTS = [
    ("Zhamishev", ("Жәмішев", "Жамишев")),
    ("Tokayev", ("Тоқаев", "Токаев")),
    ("Nazarbayev", ("Назарбаев",)),
    ("Mukhtar", ("Мұхтар", "Мухтар")),
    ("Kokshetau", ("Көкшетау", "Кокшетау")),
    ("Yerlan", ("Ерлан",)),
    ("SHYMKENT", ("ШЫМКЕНТ",)),
]


@pytest.mark.parametrize(("text", "expected"), IN_2021 + IN_2018 + IN_2017 + IN_2004)
def test_every_official_latin_spelling_reads_back(text: str, expected: str) -> None:
    assert to_cyrillic(text) == expected


@pytest.mark.parametrize(("name", "expected"), IN_PASSPORTS)
def test_a_name_in_plain_ascii_has_its_likely_readings_first(
    name: str, expected: tuple[str, ...]
) -> None:
    assert cyrillic_readings(name)[: len(expected)] == expected


@pytest.mark.parametrize(
    ("word", "among"),
    [("Kassym-Jomart", "Қасым-Жомарт"), ("Karaganda", "Қарағанда"), ("bilim", "білім")],
)
def test_a_word_without_any_mark_is_read_in_several_ways(word: str, among: str) -> None:
    assert among in cyrillic_readings(word)


def test_cyrillic_stays_as_it_is() -> None:
    assert cyrillic_readings("Қазақстан, 2024") == ("Қазақстан, 2024",)


@quick
@given(any_text)
def test_any_text_has_one_to_four_readings_none_twice(text: str) -> None:
    readings = cyrillic_readings(text)
    assert 1 <= len(readings) <= 4
    assert len(set(readings)) == len(readings)
    assert isinstance(to_cyrillic(text), str)
