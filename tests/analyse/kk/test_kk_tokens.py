"""Tables of (text, tokens), the tokens parted by a bar."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc

from kg.analyse.kk import Kazakh
from kg.analyse.kk.examples import sentences as examples

NLP = Kazakh()  # hypothesis draws many texts for one tokenizer


def tokens(doc: Doc) -> str:
    return "|".join(token.text for token in doc)


@pytest.mark.parametrize(
    "text",
    [
        "ҚР-да",
        "20-сыншы",
        "Covid-19-дың",
        "СЖРА-ның",
        "ЖШС-нің",
        "9-ыншы",
        "ХІХ-шы",
        "100-ден",
        "15:16-да",
        "zakon.kz-тің",
        "%-ке",
    ],
)
def test_a_word_keeps_the_ending_after_its_hyphen(nlp: Language, text: str) -> None:
    assert tokens(nlp(text)) == text


@pytest.mark.parametrize(
    "text",
    ["Нұр-Сұлтан", "Қасым-Жомарт", "іс-шара", "Премьер-Министр", "Рио-де-Жанейродағы", "Ми-8"],
)
def test_a_compound_with_a_hyphen_is_one_token(nlp: Language, text: str) -> None:
    assert tokens(nlp(text)) == text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("«Отан»-ның мүшесі", "«|Отан|»|-ның|мүшесі"),
        ('"Washington Post"-қа', '"|Washington|Post|"|-қа'),
        ("«КазНИИСА» ЖШС»-нің,", "«|КазНИИСА|»|ЖШС|»|-нің|,"),
    ],
)
def test_an_ending_after_a_closing_quote_is_a_token(
    nlp: Language, text: str, expected: str
) -> None:
    assert tokens(nlp(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("форум – 2024", "форум|–|2024"),
        ("форум - 2024", "форум|-|2024"),
        ("2014–2020", "2014|–|2020"),
        ("2014-2020 жж.", "2014|-|2020|жж."),
        ("10-12 тамызда", "10|-|12|тамызда"),
        ("2-3-сынып", "2|-|3-сынып"),
        ("Бозе—Эйнштейн", "Бозе|—|Эйнштейн"),
        ("Алматы- ең үлкен қала", "Алматы|-|ең|үлкен|қала"),
        ("– Сіз", "–|Сіз"),
        ("–Сіз", "–|Сіз"),
        ("-Сіз", "-|Сіз"),
    ],
)
def test_a_dash_and_a_hyphen_between_figures_part_words(
    nlp: Language, text: str, expected: str
) -> None:
    assert tokens(nlp(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("береді», - деп министр", "береді|»|,|-|деп|министр"),
        ("береді», -деді", "береді|»|,|-|деді"),
        ("береді»,-деді", "береді|»|,|-|деді"),
        ('еді",-дейді', 'еді|"|,|-|дейді'),
        ("келдім»-деді", "келдім|»|-|деді"),
        ("Кел!»,-деп", "Кел|!|»|,|-|деп"),
    ],
)
def test_a_hyphen_before_a_verb_of_speech_is_a_dash(
    nlp: Language, text: str, expected: str
) -> None:
    assert tokens(nlp(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        *("т.б. ж.б. ж. жж. ғ. ғғ. б.з.д. б.з.б. т.с.с. млрд. млн. млн млрд обл. ауд.".split()),
        *("көш. қ. ш.а. м.а. долл. драм. акад. проф. Б.з.б. Млн. п.ғ.д. т.ғ.к.".split()),
        *("оңт.-батысы АҚ ЖШС РМК КеАҚ км/сағ м/с".split()),
    ],
)
def test_an_abbreviation_is_one_token(nlp: Language, text: str) -> None:
    assert tokens(nlp(text)) == text
    assert tokens(nlp(f"({text}), «{text}»")) == f"(|{text}|)|,|«|{text}|»"


@pytest.mark.parametrize(
    ("text", "norm"), [("млрд", "миллиард"), ("Млн.", "миллион"), ("обл.", "облыс")]
)
def test_an_abbreviation_is_normalised_to_its_word(nlp: Language, text: str, norm: str) -> None:
    assert nlp(text)[0].norm_ == norm


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ол келді.", "Ол|келді|."),
        ("Бұл – АҚ.", "Бұл|–|АҚ|."),
        ("«КазНИИСА».", "«|КазНИИСА|»|."),
        ("2014.", "2014|."),
        ("обл.Алматы", "обл.|Алматы"),
        ("келді.Ол", "келді|.|Ол"),
        ("келді».Ол", "келді|»|.|Ол"),
        ("жоқ,сондықтан", "жоқ|,|сондықтан"),
        ("Қалай?Жақсы", "Қалай|?|Жақсы"),
        ("барайын?..", "барайын|?|.."),
        ("Шынымен?!", "Шынымен|?!"),
        ("кетті...", "кетті|..."),
        ("сөз…сөз", "сөз|…|сөз"),
        ("бенз(а)пирен", "бенз|(|а|)|пирен"),
        ("және/немесе", "және|/|немесе"),
    ],
)
def test_stops_and_brackets_are_tokens(nlp: Language, text: str, expected: str) -> None:
    assert tokens(nlp(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Г. Марченко", "Г.|Марченко"),
        ("Б.Жәмішев", "Б.|Жәмішев"),
        ("Б.Жәмішевтің", "Б.|Жәмішевтің"),
        ("(Б.Жәмішев)", "(|Б.|Жәмішев|)"),
        ("Қ.-Ж. Тоқаев", "Қ.-Ж.|Тоқаев"),
        ("Қ.-Ж.Тоқаев", "Қ.-Ж.|Тоқаев"),
        ("Н.Ә.Назарбаев", "Н.|Ә.|Назарбаев"),
        ("С.Қ. Батырғожин", "С.|Қ.|Батырғожин"),
        ("М.А. Сүлейменов", "М.|А.|Сүлейменов"),
        ("Дж.Байден", "Дж.|Байден"),
    ],
)
def test_an_initial_is_a_token_with_its_full_stop(nlp: Language, text: str, expected: str) -> None:
    assert tokens(nlp(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("26.02.2014", "26.02.2014"),
        ("26.02.2014ж.", "26.02.2014|ж."),
        ("2014-02-26,", "2014-02-26|,"),
        ("8-727-250-00-00", "8-727-250-00-00"),
        ("10:30", "10:30"),
        ("1,5 млрд теңге", "1,5|млрд|теңге"),
        ("1,5млрд.", "1,5|млрд."),
        ("7 449 нысан", "7|449|нысан"),
        ("$100", "$|100"),
        ("100$", "100|$"),
        ("500₸-ге", "500|₸-ге"),
        ("30%", "30|%"),
        ("30%-ға", "30|%-ға"),
        ("30 %-ға", "30|%-ға"),
        ("25—30%-ын", "25|—|30|%-ын"),
        ("-30°C", "-30|°C"),
        ("75°-қа", "75|°-қа"),
        ("5км", "5|км"),
        ("1/3-ін", "1/3-ін"),
        ("№ 38", "№|38"),
        ("№38", "№|38"),
        ("№ 38-бап", "№|38-бап"),
        ("1) мектеп", "1|)|мектеп"),
        ("1. Мектеп", "1|.|Мектеп"),
    ],
)
def test_figures_part_from_units_and_keep_dates_and_decimals(
    nlp: Language, text: str, expected: str
) -> None:
    assert tokens(nlp(text)) == expected


@pytest.mark.parametrize("marks", ["«»", "“”", "„“", "”‟", '""', "‘’", "()", "[]"])
def test_quotes_and_brackets_are_tokens(nlp: Language, marks: str) -> None:
    opening, closing = marks
    text = f"{opening}Самұрық{closing}, {opening}Ақ Орда{closing}АҚ."
    if marks == "‘’":  # inside a word this is a letter
        text = text.replace("АҚ", " АҚ")
    expected = f"{opening}|Самұрық|{closing}|,|{opening}|Ақ|Орда|{closing}|АҚ|."
    assert tokens(nlp(text)) == expected


@pytest.mark.parametrize("text", ["Qazaqstan’nyń", "О'Хаган", "L'Oreal"])
def test_an_apostrophe_inside_a_word_is_a_letter(nlp: Language, text: str) -> None:
    assert tokens(nlp(text)) == text


@pytest.mark.parametrize(
    "address",
    [
        "https://akorda.kz/kz/a-b_c?x=1&y=2",
        "https://akorda.kz/",
        "www.zan.kz",
        "egov.kz/kk/1",
        "zakon.kz",
        "info@mail.kz",
        "#Нұр_Сұлтан",
        "@aqorda",
    ],
)
def test_an_address_is_one_token(nlp: Language, address: str) -> None:
    assert tokens(nlp(f"({address}), {address}.")) == f"(|{address}|)|,|{address}|."


def test_a_long_address_is_one_token(nlp: Language) -> None:
    address = "https://kk.wikipedia.org/wiki/" + "%D2%9A" * 100
    assert tokens(nlp(f"Дереккөз: {address} деп аталады.")) == (
        f"Дереккөз|:|{address}|деп|аталады|."
    )


def test_what_has_no_white_space_for_too_long_is_cut_in_pieces(nlp: Language) -> None:
    doc = nlp("т.б. " + "а" * 500 + " және\n" + "«»" * 150 + "  1939 ж.")
    assert [len(token) for token in doc[1:4]] == [200, 200, 100]
    assert tokens(doc[4:8].as_doc()) == "және|\n|«|»"
    assert tokens(doc[-4:].as_doc()) == "»| |1939|ж."
    assert doc[0].norm_ == "тағы басқалар"


def test_a_lone_surrogate_becomes_a_replacement_character_and_offsets_stay(nlp: Language) -> None:
    doc = nlp("Алматы\ud800 қаласы")
    assert doc.text == "Алматы\ufffd қаласы"
    assert doc[-1].idx == len("Алматы\ud800 ")


def test_the_examples_are_read() -> None:
    assert [tokens(doc) for doc in NLP.pipe(examples)][-2:] == [
        "Сіз|қайда|тұрасыз|?",
        "Абай|Құнанбайұлы|1845|ж.|10|тамызда|Шыңғыс|тауының|бөктерінде|туған|.",
    ]


def test_a_pipeline_survives_being_saved(nlp: Language) -> None:
    again = Kazakh().from_bytes(nlp.to_bytes())
    text = "Б.Жәмішев ҚР-да 30%-ға, т.б. " + "«»" * 200
    assert tokens(again.tokenizer(text)) == tokens(nlp.tokenizer(text))


KAZAKH = st.text("абәғқңөұүһіАҚҒ019.,-–!?«»\"'()%$№/:; \n\t\u00a0", max_size=300)
ANY = st.text(st.characters(codec="utf-8"), max_size=300)


@settings(max_examples=100, deadline=None)
@given(st.one_of(KAZAKH, ANY, KAZAKH.map(lambda text: text * 20)))
def test_tokens_are_slices_of_the_text(text: str) -> None:
    doc = NLP(text)
    assert doc.text == text
    assert all(text[token.idx : token.idx + len(token)] == token.text for token in doc)


@settings(max_examples=50, deadline=None)
@given(st.text(st.characters(), max_size=50))
def test_any_string_at_all_is_read_with_its_length_kept(text: str) -> None:
    assert len(NLP(text).text) == len(text)


@pytest.mark.parametrize("unit", ["а", ".-", "«»,", "1-", "😀", "مرحبا", "\x00\x07", "т.б.", ". "])
def test_a_long_text_without_spaces_is_read(unit: str) -> None:
    """Quadratic time would show here as minutes; how fast it is stands in ``benchmarks/``."""
    nlp = Kazakh()
    nlp.add_pipe("kk_sentences")
    text = (unit * 30_000)[:30_000]
    assert nlp(text).text == text
