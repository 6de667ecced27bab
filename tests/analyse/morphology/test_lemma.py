"""Lemmas of single words: the table of what must and must not be cut."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.analyse.morphology import Analysis, analyses, lemma, tag

LEMMAS = [
    ("мектептерде", "мектеп"),
    ("Алматының", "Алматы"),
    ("ҚР-да", "ҚР"),
    ("БҰҰ-ның", "БҰҰ"),
    ("АҚШ-тағы", "АҚШ"),
    ("АТФ-ны", "АТФ"),
    ("Covid-19-дың", "Covid-19"),
    ("20-сыншы", "20"),
    ("55-ші", "55"),
    ("2014", "2014"),
    ("агломерациясының", "агломерация"),
    ("орталығы", "орталық"),
    ("кітабы", "кітап"),
    ("кітаптарымыздан", "кітап"),
    ("облысына", "облыс"),
    ("халқы", "халық"),
    ("орнында", "орын"),
    ("аузынан", "ауыз"),
    ("моделін", "модель"),
    ("Жәмішевтің", "Жәмішев"),
    ("Тоқаевқа", "Тоқаев"),
    ("Назарбаевпен", "Назарбаев"),
    ("бекітілді", "бекіт"),
    ("қабылданды", "қабылда"),
    ("жариялады", "жарияла"),
    ("салынған", "сал"),
    ("оқиды", "оқы"),
    ("оқып", "оқы"),
    ("тауып", "тап"),
    ("қойды", "қой"),
    ("қояды", "қой"),
    ("қою", "қой"),
    ("барғандықтан", "бар"),
    ("келмейді", "кел"),
    ("көрсетті", "көрсет"),
    ("маған", "мен"),
    ("оның", "ол"),
    ("мұнда", "бұл"),
    ("өзінің", "өз"),
    ("екінші", "екі"),
    ("жылғы", "жыл"),
    ("қарым-қатынасы", "қарым-қатынас"),
]

# Derivation is not inflection.
KEPT = [
    ("әкімдігінің", "әкімдік"),
    ("әкімдік", "әкімдік"),
    ("министрлігі", "министрлік"),
    ("министрлік", "министрлік"),
    ("қазақстандық", "қазақстандық"),
    ("қазақстандықтар", "қазақстандық"),
    ("экономикалық", "экономикалық"),
    ("жұмыссыз", "жұмыссыз"),
    ("маңызды", "маңызды"),
    ("басшысы", "басшы"),
    ("тәуелсіздігін", "тәуелсіздік"),
]


@pytest.mark.parametrize(("word", "expected"), LEMMAS + KEPT)
def test_a_word_form_has_its_dictionary_form(word, expected):
    assert lemma(word) == expected


def test_a_lemma_keeps_the_capitals_of_its_word():
    assert lemma("Мектептерде") == "Мектеп"
    assert lemma("ҚАЗАҚСТАННЫҢ") == "ҚАЗАҚСТАН"
    assert lemma("Премьер-Министрге") == "Премьер-Министр"


@pytest.mark.parametrize(
    "word", ["", " ", "-", "«", "...", "😀", "\ud800", "\x00", "العربية", "a-", "-да"]
)
def test_odd_strings_come_back_as_they_are(word):
    assert lemma(word) in {word, word.rpartition("-")[0] or word}
    assert len(analyses(word)) >= 1


def test_a_string_of_ten_megabytes_returns_at_once():
    assert lemma("қ" * 10_000_000) == "қ" * 10_000_000
    assert analyses("қ" * 10_000_000)[0].upos == "X"


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=40))
def test_any_string_has_a_lemma_and_an_analysis(text):
    assert isinstance(lemma(text), str)
    assert all(isinstance(analysis, Analysis) for analysis in analyses(text))


@settings(max_examples=200, deadline=None)
@given(st.lists(st.text(alphabet="аәбғдеікқлмнңорстуұүшыіА-19 ", max_size=14), max_size=8))
def test_a_sentence_has_one_analysis_a_word(words):
    found = tag(words)
    assert len(found) == len(words)
    assert all(own in analyses(word) for own, word in zip(found, words, strict=True))
