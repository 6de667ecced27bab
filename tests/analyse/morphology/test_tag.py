"""Readings in a sentence, and the features that they have."""

import pytest

from kg.analyse.morphology import analyses, tag

# form, lemma, part of speech, features: one reading that must be among those of the form.
READINGS = [
    (
        "мектептеріміздегі",
        "мектеп",
        "NOUN",
        "Case=Loc|Number=Plur|Number[psor]=Plur|Person[psor]=1",
    ),
    ("кітабыңызды", "кітап", "NOUN", "Case=Acc|Number[psor]=Sing|Person[psor]=2|Polite=Form"),
    ("баласынан", "бала", "NOUN", "Case=Abl|Number[psor]=Plur,Sing|Person[psor]=3"),
    ("ағамдікі", "аға", "NOUN", "Case=Gen|Number[psor]=Sing|Person[psor]=1"),
    ("барды", "бар", "VERB", "Mood=Ind|Number=Sing|Person=3|Tense=Past|VerbForm=Fin"),
    ("барамыз", "бар", "VERB", "Aspect=Hab|Mood=Ind|Number=Plur|Person=1|Tense=Pres|VerbForm=Fin"),
    (
        "бармайды",
        "бар",
        "VERB",
        "Aspect=Hab|Mood=Ind|Number=Sing|Person=3|Polarity=Neg|Tense=Pres|VerbForm=Fin",
    ),
    (
        "бекітілді",
        "бекіт",
        "VERB",
        "Mood=Ind|Number=Sing|Person=3|Tense=Past|VerbForm=Fin|Voice=Pass",
    ),
    ("айтысты", "айт", "VERB", "Mood=Ind|Number=Sing|Person=3|Tense=Past|VerbForm=Fin|Voice=Rcp"),
    ("келіпті", "кел", "VERB", "Evident=Fh|Mood=Ind|Number=Sing|Person=3|Tense=Past|VerbForm=Fin"),
    ("барса", "бар", "VERB", "Mood=Cnd|Number=Sing|Person=3|VerbForm=Conv"),
    ("барсын", "бар", "VERB", "Mood=Opt|Number=Sing|Person=3|VerbForm=Fin"),
    ("барыңыздар", "бар", "VERB", "Mood=Imp|Number=Plur|Person=2|Polite=Form|VerbForm=Fin"),
    ("айтқысы", "айт", "VERB", "Mood=Des|Number=Sing|Person=3|VerbForm=Inf"),
    ("барғаннан", "бар", "VERB", "Case=Abl|Tense=Past|VerbForm=Ger"),
    ("баратын", "бар", "VERB", "Aspect=Imp|VerbForm=Part"),
    ("барып", "бар", "VERB", "Aspect=Perf|VerbForm=Conv"),
    ("бармай", "бар", "VERB", "Aspect=Perf|Polarity=Neg|VerbForm=Conv"),
    ("баруына", "бар", "VERB", "Case=Dat|Number[psor]=Plur,Sing|Person[psor]=3|VerbForm=Ger"),
    ("ұсынбақ", "ұсын", "VERB", "Mood=Ind|Number=Sing|Person=3|Tense=Fut|VerbForm=Fin"),
    ("жақынырақ", "жақын", "ADJ", "Degree=Cmp"),
    ("үшінші", "үш", "NUM", "NumType=Ord"),
    ("екеуінің", "екеу", "NUM", "Case=Gen|Number[psor]=Plur,Sing|NumType=Coll|Person[psor]=3"),
    ("оған", "ол", "PRON", "Case=Dat|Number=Sing|Person=3|PronType=Prs"),
    (
        "емеспін",
        "е",
        "AUX",
        "Aspect=Hab|Mood=Ind|Number=Sing|Person=1|Polarity=Neg|Tense=Pres|VerbForm=Fin",
    ),
]


@pytest.mark.parametrize(("form", "lemma", "upos", "feats"), READINGS)
def test_a_form_has_the_reading(form, lemma, upos, feats):
    assert (lemma, upos, feats) in {(one.lemma, one.upos, one.feats) for one in analyses(form)}


SENTENCES = [
    (
        "Қазақстан осы өңірдегі бейбітшілікті қолдайды .",
        "Қазақстан осы өңір бейбітшілік қолда .",
        "PROPN DET NOUN NOUN VERB PUNCT",
    ),
    (
        "Президент Қасым-Жомарт Тоқаев Алматы облысының әкімін қабылдады .",
        "президент Қасым-Жомарт Тоқаев Алматы облыс әкім қабылда .",
        "NOUN PROPN PROPN PROPN NOUN NOUN VERB PUNCT",
    ),
    (
        "Үкімет пен Ұлттық банк жаңа бағдарламаны бекітті .",
        "үкімет мен ұлттық банк жаңа бағдарлама бекіт .",
        "NOUN CCONJ ADJ NOUN ADJ NOUN VERB PUNCT",
    ),
]


@pytest.mark.parametrize(("words", "lemmas", "tags"), SENTENCES)
def test_a_sentence_is_read_in_context(words, lemmas, tags):
    found = tag(words.split())
    assert [one.lemma for one in found] == lemmas.split()
    assert [one.upos for one in found] == tags.split()


def test_features_are_sorted_as_in_universal_dependencies():
    for word in ("мектептеріміздегі", "бармағандықтан", "екіншісін", "оларға"):
        for one in analyses(word):
            names = [feat.partition("=")[0].lower() for feat in one.feats.split("|")]
            assert names == sorted(names)


def test_a_name_has_a_capital_and_a_noun_has_none():
    found = analyses("Жәмішевтің")
    assert next(one.lemma for one in found if one.upos == "PROPN") == "Жәмішев"
    assert all(one.lemma.islower() for one in found if one.upos == "NOUN")
