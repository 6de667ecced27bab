import pytest
from spacy.language import Language

from kg.analyse.kk.lex_attrs import like_num
from kg.analyse.stop_words import STOP_WORDS


@pytest.mark.parametrize(
    "word",
    [
        *("нөл бір Екі он жиырма елу жүз мың миллион млрд жарты бес-алты".split()),
        *("бірінші екінші үшінші оныншы жиырмасыншы біріншіден екіншісі үшіншісін".split()),
        *("0 2014 1,5 7.449 1/3 +5 -30 2014-2020 10-12".split()),
        *("20-сыншы 55-ші 1-інші 2-нші 2-ншіден 100-ден 1-і 2-еуі 300-дей 1/3-ін 40-қа".split()),
        *("I IX XXI ХІХ ІІ XXI-ші".split()),
    ],
)
def test_numbers_are_numbers(word: str) -> None:
    assert like_num(word)


@pytest.mark.parametrize(
    "word",
    [
        *("Алматы бірге онда оның жүзі - -інші 40-жылдары 2-тармақ Covid-19 ҚР XXL М CD %".split()),
        *("қырыншы алғашқы ALPHA".split()),
        "",
    ],
)
def test_other_words_are_not(word: str) -> None:
    assert not like_num(word)


def test_the_language_knows_numbers_and_stop_words(nlp: Language) -> None:
    doc = nlp("Екінші форум және 20-сыншы көрме")
    assert [token.text for token in doc if token.like_num] == ["Екінші", "20-сыншы"]
    assert [token.text for token in doc if token.is_stop] == ["және"]


def test_stop_words_are_written_in_small_kazakh_letters() -> None:
    alphabet = set("абвгғдежзийклмнңоөпрстуұүфхһцчшщъыіьэюяәқ")
    assert {word for word in STOP_WORDS if not alphabet.issuperset(word)} == set()
    assert 150 <= len(STOP_WORDS) <= 300
