"""Inflected forms, and that each is among its own analyses."""

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from kg.analyse.morphology import analyses, inflect
from kg.analyse.morphology.generate import CASES, NUMBERS, POSSESSORS

FORMS = [
    ("кітап", "Gen", "Sing", "", "кітаптың"),
    ("кітап", "Dat", "Sing", "3", "кітабына"),
    ("кітап", "Dat", "Sing", "1sg", "кітабыма"),
    ("мектеп", "Loc", "Plur", "1pl", "мектептерімізде"),
    ("орталық", "Nom", "Sing", "3", "орталығы"),
    ("орын", "Loc", "Sing", "3", "орнында"),
    ("халық", "Nom", "Sing", "3", "халқы"),
    ("банк", "Nom", "Sing", "3", "банкы"),
    ("модель", "Acc", "Sing", "3", "моделін"),
    ("модель", "Nom", "Plur", "", "модельдер"),
    ("Алматы", "Abl", "Sing", "", "Алматыдан"),
    ("Тоқаев", "Dat", "Sing", "", "Тоқаевқа"),
    ("Жәмішев", "Gen", "Sing", "", "Жәмішевтің"),
    ("Нұрлан", "Ins", "Sing", "", "Нұрланмен"),
    ("Айгүл", "Abl", "Sing", "", "Айгүлден"),
    ("Абай", "Acc", "Sing", "", "Абайды"),
    ("ҚР", "Loc", "Sing", "", "ҚР-да"),
    ("БҰҰ", "Gen", "Sing", "", "БҰҰ-ның"),
    ("АҚШ", "Gen", "Sing", "", "АҚШ-тың"),
    ("5", "Dat", "Sing", "", "5-ке"),
    ("2000", "Abl", "Sing", "", "2000-нан"),
    ("Brexit", "Dat", "Sing", "", "Brexit-ке"),
    ("Қарағанды облысы", "Dat", "Sing", "own", "Қарағанды облысына"),
    ("Сыртқы істер министрлігі", "Gen", "Sing", "own", "Сыртқы істер министрлігінің"),
]

FEATURES = {
    "": "",
    "1sg": "Number[psor]=Sing|Person[psor]=1",
    "2sg": "Number[psor]=Sing|Person[psor]=2",
    "2pol": "Number[psor]=Sing|Person[psor]=2|Polite=Form",
    "1pl": "Number[psor]=Plur|Person[psor]=1",
    "3": "Number[psor]=Plur,Sing|Person[psor]=3",
}


@pytest.mark.parametrize(("lemma", "case", "number", "possessor", "form"), FORMS)
def test_a_noun_is_inflected(lemma, case, number, possessor, form):
    assert inflect(lemma, case, number, possessor) == form


@settings(max_examples=400, deadline=None)
@given(
    st.one_of(
        st.sampled_from(
            [
                "кітап",
                "мектеп",
                "Алматы",
                "Айгүл",
                "Жәмішев",
                "орын",
                "халық",
                "тау",
                "су",
                "би",
                "ҚР",
                "БҰҰ",
            ]
        ),
        st.text("аәбвгғдежзийкқлмнңоөпрстуұүфхһцчшыія", min_size=2, max_size=12),
        st.text("абдеиклмнопрстуыі", min_size=2, max_size=9).map(str.capitalize),
    ),
    st.sampled_from(CASES),
    st.sampled_from(NUMBERS),
    st.sampled_from(sorted(FEATURES)),
)
def test_what_is_generated_is_among_its_own_analyses(lemma, case, number, possessor):
    wanted = {f"Case={case}", *FEATURES[possessor].split("|")} - {""}
    wanted |= {"Number=Plur"} if number == "Plur" else set()
    found = analyses(inflect(lemma, case, number, possessor))
    assert any(
        one.lemma.lower() == lemma.lower() and wanted <= set(one.feats.split("|")) for one in found
    )


@settings(max_examples=200, deadline=None)
@given(
    st.text(min_size=1, max_size=20), st.sampled_from(CASES), st.sampled_from(sorted(POSSESSORS))
)
def test_any_lemma_at_all_is_inflected(lemma, case, possessor):
    assume(lemma.strip())
    assert inflect(lemma, case, "Plur", possessor)


@pytest.mark.parametrize("arguments", [("", "Nom"), ("кітап", "Voc"), ("кітап", "Nom", "Dual")])
def test_what_kazakh_does_not_have_is_refused(arguments):
    with pytest.raises(ValueError, match="no form of"):
        inflect(*arguments)
