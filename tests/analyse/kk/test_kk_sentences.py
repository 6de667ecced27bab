"""Tables of texts whose sentences are parted by a bar."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language

from kg.analyse.kk import Kazakh
from kg.analyse.kk.sentences import sentence_starts

SHARED = Path(__file__).resolve().parents[4] / "shared"


def check(nlp: Language, parted: str) -> None:
    doc = nlp(parted.replace("|", ""))
    assert "|".join(sentence.text_with_ws for sentence in doc.sents) == parted


@pytest.mark.parametrize(
    "text",
    [
        "Шара өтті. |Оған әкім қатысты.",
        "Жүз мың ба? |Иә! |Жарайды.",
        "Кетті... |Ол келмеді… |Біз күттік.",
        "Сіз кімсіз?! |Мен – Болат.",
        "Жоспар бекітілді. |2014 жылы қаулы шықты. |№ 38 қаулы күшінде.",
        "Үкімет мақұлдады.Оны Президент қабылдады.".replace(".О", ".|О"),
        "Керемет! 😀 |Келесі жолы көреміз.",
        "Сөз алды.  |Екі бос орын қалды.",
    ],
)
def test_a_stop_ends_a_sentence(nlp: Language, text: str) -> None:
    check(nlp, text)


@pytest.mark.parametrize(
    "text",
    [
        "1939 ж. Қ. Жұмалиев жинақ шығарды.",
        "Ахемен мемлекетін б.з.б. 330 ж. Александр Македонский талқандады.",
        "Мұнайдан 16,3 млрд. АҚШ доллары түседі.",
        "Тегеранда драм. студия ашылды.",
        "Мектептер (Риза Аббаси, т.б.) Иранда болды.",
        "Алматы обл. Талғар ауд. Абай көш. 5-үй.",
        "1943 ж. 9 қыркүйекте соғыс жариялады.",
        "XX ғ. Қазақстан өзгерді.",
        "Облыс әкімінің м.а. Болат Исаев келді.",
        "Көмір, т.б. қазба байлық бар.",
    ],
)
def test_an_abbreviation_does_not_end_a_sentence(nlp: Language, text: str) -> None:
    check(nlp, text)


def test_an_enumeration_may_end_with_its_abbreviation(nlp: Language) -> None:
    check(nlp, "Мұнда мұнай, газ, көмір, т.б. |Олар экспортталады.")


@pytest.mark.parametrize(
    "text",
    [
        "Оны Б.Жәмішев пен Қ.-Ж. Тоқаев қолдады. |Құжат дайын.",
        "Макроэкономика жаман емес, - деді Г. Марченко. |Ол сөзін аяқтады.",
        "М. Р. Пехлеви билікке келді.",
        "Кездесуге Дж. Байден келді.",
    ],
)
def test_an_initial_does_not_end_a_sentence(nlp: Language, text: str) -> None:
    check(nlp, text)


@pytest.mark.parametrize(
    "text",
    [
        "Бағасы 1.5 млн теңге. |Ол 26.02.2014 күні сағат 10.30-да сатылды.",
        "Толығырақ: zakon.kz сайтында. |Оны оқыңыз.",
    ],
)
def test_a_full_stop_inside_a_figure_or_an_address_ends_nothing(nlp: Language, text: str) -> None:
    check(nlp, text)


@pytest.mark.parametrize(
    "text",
    [
        "«Бағыттар жазылады. |Бұл мүмкіндік береді», - деп министр атап өтті. |Шара аяқталды.",
        "«Қала өседі.», – деді әкім. |Ол жоспарды көрсетті.",
        "«Біз жеңеміз!» – деді ол. |Жұрт қол соқты.",
        "«Біз жеңеміз!» – Президент осылай деді.",
        "«Кел!», -деді Болат.",
        "«Не істейміз?» деп сұрады Айгүл.",
        "— Мені қашан шығарасыз? — деп тағы сұрады. |— Қонақ келеді.",
        "— Е! |— Ойбай! |— О не?",
        "Аман барарсың... — деді. |Ол үнсіз қалды.",
        "Бекболат: «ауру қалай жазылмасын?» — деп ойлады.",
        '"Оны біз білмейміз-ау!" деген ойлар келді. |"Сені таптым!" деп күледі.',
        "“Кәпірді” көрдім. |“Сізді құттықтаймын”, – деді ол.",
    ],
)
def test_direct_speech_stays_with_its_verb(nlp: Language, text: str) -> None:
    check(nlp, text)


@pytest.mark.parametrize(
    "text",
    [
        "«Әкім келді.» |Жиын басталды.",
        "“Әкім келді.” |“Жиын басталды.”",
        '"Әкім келді." |"Жиын басталды."',
        "(Әкім келді.) |Жиын басталды.",
        "Ол келді (әкім де. Орынбасары да). |Жиын басталды.",
    ],
)
def test_closing_quotes_and_brackets_belong_to_their_sentence(nlp: Language, text: str) -> None:
    check(nlp, text)


@pytest.mark.parametrize(
    "text",
    [
        "Агломерация моделі таныстырылды\n|Шара Алматыда өтті.\n|Оған әкім қатысты.",
        "Тақырып\n\n|мәтін кіші әріппен\r\n|Жаңа жол\u2028|тағы жол",
        "\nТақырып\n|Мәтін",
        "Ол келді.\n|Кетті.",
        "Ол (келді\n|кетті). |Болды.",
    ],
)
def test_a_line_break_ends_a_sentence(nlp: Language, text: str) -> None:
    check(nlp, text)


@pytest.mark.parametrize(
    "text",
    [
        "1. Шешім бекітілсін. |2. Шешім жариялансын. |3) Бақылау жүктелсін.",
        "1) қаулы; 2) Шешім; 3) өкім.",
        "II. Қорытынды бөлім. |1.2. Тапсырмалар.",
        "Талқыланды. |1. Бюджет.",
    ],
)
def test_a_number_belongs_to_the_item_that_it_counts(nlp: Language, text: str) -> None:
    check(nlp, text)


@pytest.mark.parametrize("text", ["", " ", "\n", "...", "«»", "Сөз", ". . ."])
def test_what_has_no_second_sentence_is_at_most_one(nlp: Language, text: str) -> None:
    assert len(list(nlp(text).sents)) == (1 if text else 0)


NLP = Kazakh()
NLP.add_pipe("kk_sentences")


@settings(max_examples=100, deadline=None)
@given(st.text('абҚ1.!?…«»"”()-–,: \n', max_size=200))
def test_sentences_cover_the_text(text: str) -> None:
    doc = NLP(text)
    assert "".join(sentence.text_with_ws for sentence in doc.sents) == doc.text == text


@settings(max_examples=50, deadline=None)
@given(st.lists(st.text(min_size=1, max_size=5), max_size=30))
def test_any_tokens_start_with_a_sentence(words: list[str]) -> None:
    starts = sentence_starts(words, [True] * len(words))
    assert len(starts) == len(words)
    assert starts[:1] == [True] * bool(words)


def test_sentences_of_the_treebank_are_found_in_running_text(nlp: Language) -> None:
    treebank = SHARED / "data/morphology/kk_ktb-dev.conllu"
    if not treebank.exists():
        pytest.skip(f"{treebank} is not here: UD_Kazakh-KTB is measured against, not shipped")
    mark = "# text = "
    lines = treebank.read_text(encoding="utf-8").splitlines()
    sentences = [line.removeprefix(mark) for line in lines if line.startswith(mark)]
    expected = {0}
    for sentence in sentences[:-1]:
        expected.add(max(expected) + len(sentence) + 1)
    found = {sentence.start_char for sentence in nlp(" ".join(sentences)).sents}
    f1 = 2 * len(expected & found) / (len(expected) + len(found))
    print(f"F1 of sentence starts over {treebank.name}: {f1:.4f}")
    assert f1 >= 0.97
