from __future__ import annotations

import time
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.analyse.numbers import numbers, value_of

UNITS = ["", *"бір екі үш төрт бес алты жеті сегіз тоғыз".split()]
TENS = ["", *"он жиырма отыз қырық елу алпыс жетпіс сексен тоқсан".split()]
PARTS = (
    "бір екі үш жүз он мың млн 1 25 1,5 2014 % теңге $ - – . , / ( ) ХХ І сағат : +7 8 701".split()
)


def below_thousand(number: int) -> list[str]:
    hundreds, rest = divmod(number, 100)
    words = [UNITS[hundreds], "жүз"] if hundreds > 1 else ["жүз"] * hundreds
    return [word for word in (*words, TENS[rest // 10], UNITS[rest % 10]) if word]


def spelt(number: int) -> str:
    """A number below a million in Kazakh words."""
    thousands, rest = divmod(number, 1000)
    head = [*(below_thousand(thousands) if thousands > 1 else []), "мың"] if thousands else []
    return " ".join([*head, *below_thousand(rest)]) or "нөл"


def read(text: str) -> list[tuple[str, str, Decimal, str]]:
    found = numbers(text)
    return [(text[one.start : one.end], one.kind, one.value, one.unit) for one in found]


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("жиырма бес", "cardinal", "25"),
        ("екі жүз елу мың", "cardinal", "250000"),
        ("бір миллион екі жүз жиырма мың", "cardinal", "1220000"),
        ("7 449", "cardinal", "7449"),
        ("12\u00a0345\u00a0678,9", "cardinal", "12345678.9"),
        ("1.500.000", "cardinal", "1500000"),
        ("1,5 млн", "cardinal", "1500000"),
        ("2 , 5 миллион", "cardinal", "2500000"),
        ("екі жарым", "cardinal", "2.5"),
        ("мың жарым", "cardinal", "1500"),
        ("жиырма екі жарым мың", "cardinal", "22500"),
        ("жарты миллион", "cardinal", "500000"),
        ("екі бүтін оннан үш", "cardinal", "2.3"),
        ("нөл бүтін жүзден сексен алты процент", "percent", "0.86"),
        ("екі де тоғыз процентті", "percent", "2.9"),
        ("минус отыз бес", "cardinal", "-35"),
        ("-5", "cardinal", "-5"),
        ("екеуі", "cardinal", "2"),
        ("бестен", "cardinal", "5"),
        ("мыңға", "cardinal", "1000"),
        ("100-ден", "cardinal", "100"),
        ("2-еуіміз", "cardinal", "2"),
        ("бір-ақ", "cardinal", "1"),
        ("алпыстан астам", "cardinal", "60"),
        ("300-ге жуық", "cardinal", "300"),
        ("шамамен жиырма мың", "cardinal", "20000"),
        ("екі есеге", "cardinal", "2"),
        ("он бірінші", "ordinal", "11"),
        ("екіншісіне", "ordinal", "2"),
        ("20-сыншы", "ordinal", "20"),
        ("55-ші", "ordinal", "55"),
        ("2025нші", "ordinal", "2025"),
        ("XXI", "ordinal", "21"),
        ("ХІХ", "ordinal", "19"),
        ("45 пайыз", "percent", "45"),
        ("45%", "percent", "45"),
        ("30 %-ке", "percent", "30"),
        ("отыз жеті пайызында", "percent", "37"),
        ("он төрт-ақ процент", "percent", "14"),
        ("3-тен 2-сі", "fraction", str(Decimal(2) / 3)),
        ("төрттен бірі", "fraction", "0.25"),
        ("1/4", "fraction", "0.25"),
        ("жартысы", "fraction", "0.5"),
    ],
)
def test_words_and_figures_are_read_whole_with_their_endings(
    text: str, kind: str, value: str
) -> None:
    assert read(text) == [(text, kind, Decimal(value), "")]


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("1,5 млрд теңге", "1500000000", "KZT"),
        ("3 млрд. теңгеге дейін", "3000000000", "KZT"),
        ("бес миллион теңгені", "5000000", "KZT"),
        ("500 тг", "500", "KZT"),
        ("5 тиын", "0.05", "KZT"),
        ("2,3 трлн доллар", "2300000000000", "USD"),
        ("он алты да тоғыз миллиард АҚШ долларына тарта", "16900000000", "USD"),
        ("100 Австралия доллары", "100", "AUD"),
        ("$100 млн", "100000000", "USD"),
        ("100 €", "100", "EUR"),
        ("алты бүтін оннан тоғыз юань", "6.9", "CNY"),
        ("25 миллион теңгелік", "25000000", "KZT"),
    ],
)
def test_sums_of_money_have_their_currency(text: str, value: str, unit: str) -> None:
    assert read(text) == [(text, "money", Decimal(value), unit)]


@pytest.mark.parametrize(
    ("text", "value", "upper"),
    [("10 – 15 мың теңге", 10000, 15000), ("60–70 процент", 60, 70), ("бес-алты", 5, 6)],
)
def test_a_range_is_one_number_with_two_ends(text: str, value: int, upper: int) -> None:
    (number,) = numbers(text)
    assert (number.start, number.end) == (0, len(text))
    assert number.value == value
    assert number.upper == upper


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("5-сынып оқушысы", ["5"]),
        ("ХХІ ғасыр", ["ХХІ"]),
        ("І тоқсанда 12 үй", ["І", "12"]),
        ("отыз адам, он бес үй", ["отыз", "он бес"]),
        ("есеп 3:2 емес, 3-2", ["3", "2", "3", "2"]),
        ("үш үйде бес адам", ["үш", "бес"]),
    ],
)
def test_numbers_end_where_another_word_begins(text: str, expected: list[str]) -> None:
    assert [one[0] for one in read(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        *("+7 (727) 222-33-44|8 701 123 45 67|87011234567|(7172) 55-66-77|22-33-44".split("|")),
        *("https://www.gov.kz/2014/5|egov.kz/1414|a2020@mail.kz".split("|")),
        *("26.02.2014|2014-02-26|45.13.2014|18:00-де|192.168.0.1".split("|")),
        *("Ту-154|Covid-19-дың|G20|ЭКСПО-2017|5G|KZ75125KZT1001300335".split("|")),
        *("бірге|онда|оның|үшін|алтын|іс жүзінде|бірақ|бір-біріне|бірде-бір".split("|")),
        *("В.И. Ленин|100-деген адам|мыңдаған адам|жетім|бестік|".split("|")),
    ],
)
def test_what_only_looks_like_a_number_is_none(text: str) -> None:
    assert numbers(text) == ()


@pytest.mark.parametrize(
    ("words", "value"),
    [("жүз он", 110), (" 1,5 млрд теңге ", 1_500_000_000), ("мектеп", None), ("бес он", None)],
)
def test_the_value_of_words_that_are_one_number(words: str, value: int | None) -> None:
    assert value_of(words) == value


@given(st.integers(0, 999_999))
def test_a_number_in_words_reads_back_as_itself(number: int) -> None:
    assert value_of(spelt(number)) == number
    assert value_of(spelt(number).capitalize()) == number


def test_every_number_below_ten_thousand_and_every_thousand_reads_back_as_itself() -> None:
    both = (*range(10_000), *range(0, 1_000_000, 1000))
    assert [number for number in both if value_of(spelt(number)) != number] == []


@given(st.one_of(st.text(), st.lists(st.sampled_from(PARTS)).map(" ".join)))
@settings(max_examples=300)
def test_any_text_returns_ordered_numbers_that_do_not_overlap(text: str) -> None:
    end = 0
    for number in numbers(text):
        assert end <= number.start < number.end <= len(text)
        assert not text[number.start : number.end].isspace()
        end = number.end


@pytest.mark.parametrize(
    "part", ["1", "1 ", "бір", "бір ", "1-", "а.", "(7", "-", "1 мың ", "\ud800"]
)
def test_time_is_linear_in_the_length_of_the_text(part: str) -> None:
    def seconds(length: int) -> float:
        text = part * (length // len(part))
        started = time.perf_counter()
        numbers(text)
        return time.perf_counter() - started

    assert seconds(100_000) < 20 * seconds(10_000) + 1
