"""Decisions, laws, plans and agreements by what stands before their head nouns."""

from __future__ import annotations

import pytest

from tests.extract.conftest import Extracted, facts, names


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        (
            "Тізбе Үкіметтің 2023 жылғы 19 маусымдағы № 478 қаулысымен бекітілді.",
            "Үкіметтің 2023 жылғы 19 маусымдағы № 478 қаулысы",
            "agl:Decision",
        ),
        (
            "Министрдің 2022 жылғы 5 мамырдағы № 45 бұйрығына өзгеріс енгізілді.",
            "Министрдің 2022 жылғы 5 мамырдағы № 45 бұйрығы",
            "agl:Decision",
        ),
        (
            "Алматы облыстық мәслихатының шешімі шықты.",
            "Алматы облыстық мәслихатының шешімі",
            "agl:Decision",
        ),
        (
            "Тараптар ынтымақтастық туралы меморандумға қол қойды.",
            "ынтымақтастық туралы меморандум",
            "agl:Memorandum",
        ),
        ("Шымкент қаласының бас жоспарын әзірледі.", "Шымкент қаласының бас жоспары", "agl:Plan"),
        (
            "Үкімет Ақтөбе агломерациясының өңіраралық схемасын қарады.",
            "Ақтөбе агломерациясының өңіраралық схемасы",
            "agl:Scheme",
        ),
        (
            "Жиында агломерацияны басқару моделі талқыланды.",
            "агломерацияны басқару моделі",
            "agl:GovernanceModel",
        ),
        (
            "Үкімет «Ауыл – ел бесігі» мемлекеттік бағдарламасын бекітті.",
            "«Ауыл – ел бесігі» мемлекеттік бағдарламасы",
            "agl:Programme",
        ),
        (
            "Кеше «Агломерацияларды дамыту туралы» заң қабылданды.",
            "«Агломерацияларды дамыту туралы» заң",
            "agl:Law",
        ),
        (
            "Бұл Қазақстан Республикасының Қылмыстық кодексінде жазылған.",
            "Қазақстан Республикасының Қылмыстық кодексі",
            "agl:Law",
        ),
        ("Бұл құқық Конституцияда жазылған.", "Қазақстан Республикасының Конституциясы", "agl:Law"),
        ("Кеше қаулыға қол қойылды.", "қаулы", "agl:Decision"),
        (
            "Тараптар бірлескен іс-шаралар жоспарын бекітті.",
            "іс-шаралар жоспары",
            "agl:Plan",
        ),
        (
            "Қатысушылар ортақ қалдықтарды басқару ережесін мақұлдады.",
            "ортақ қалдықтарды басқару ережесі",
            "agl:Instrument",
        ),
        (
            "Министрлік агломерацияларды дамытудың жаңа тұжырымдамасын әзірледі.",
            "агломерацияларды дамытудың жаңа тұжырымдамасы",
            "agl:Instrument",
        ),
        (
            "Министрлік индустриялық дамыту жол картасын жасады.",
            "индустриялық дамыту жол картасы",
            "agl:Instrument",
        ),
    ],
)
def test_an_instrument_is_called_by_its_phrase_in_the_nominative(
    text: str, name: str, kind: str, extracted: Extracted
) -> None:
    assert (name, kind) in {(one.name, one.type) for one in extracted(text).referents}


@pytest.mark.parametrize(
    "text",
    [
        "Жаңа заң қабылданды.",
        "Жаңа бұйрықты білу керек.",
        "Біздің жоспар көп.",
        "Қала әкімі бұл туралы бұйрық берді.",
        "Дүние жүзінің картасы ілінді.",
    ],
)
def test_an_instrument_that_could_be_any_is_none(text: str, extracted: Extracted) -> None:
    kinds = {one.type for one in extracted(text).referents}
    assert not kinds & {"agl:Decision", "agl:Law", "agl:Plan", "agl:Instrument"}


@pytest.mark.parametrize(
    ("text", "label", "marked"),
    [
        ("Кеше «Тіл туралы» заң қабылданды.", "LAW", ["Тіл туралы"]),
        ("Бұл Салық кодексінің 99-бабына сай.", "LAW", ["Салық кодексінің 99-бабына"]),
        ("Олар Үкіметтің № 38 қаулысын оқыды.", "LAW", []),
        (
            "Шымкент қаласының 2035 жылға дейінгі бас жоспары мақұлданды.",
            "PROJECT",
            ["Шымкент қаласының 2035 жылға дейінгі бас жоспары"],
        ),
        ("Қаланың бас жоспары мақұлданды.", "PROJECT", []),
        (
            "Жұмыстың негізгі мазмұны Абай облысын дамытудың кешенді жоспары болып табылады.",
            "PROJECT",
            ["Абай облысын дамытудың кешенді жоспары"],
        ),
        ("Олар «Таза Қазақстан» бағдарламасын бастады.", "PROJECT", ["Таза Қазақстан"]),
    ],
)
def test_laws_and_projects_are_marked_as_kaznerd_does(
    text: str, label: str, marked: list[str], extracted: Extracted
) -> None:
    assert [surface for surface, _ in names(extracted(text), label)] == marked


def test_a_name_tells_number_date_and_place(extracted: Extracted) -> None:
    text = "Алматы облыстық мәслихатының 2024 жылғы 15 наурыздағы № 14-75 шешімі жарияланды."
    name = "Алматы облыстық мәслихатының 2024 жылғы 15 наурыздағы № 14-75 шешімі"
    told = {fact[1:3] for fact in facts(extracted(text)) if fact[0] == name}
    issuer = ("agl:adoptedBy", "Алматы облыстық мәслихаты")
    assert told == {("agl:number", "14-75"), ("schema:datePublished", "2024-03-15"), issuer}


def test_a_scheme_concerns_the_place_in_its_name(extracted: Extracted) -> None:
    extraction = extracted("Бүгін Ақтөбе агломерациясының өңіраралық схемасы талқыланды.")
    assert facts(extraction) == {
        (
            "Ақтөбе агломерациясының өңіраралық схемасы",
            "agl:concerns",
            "Ақтөбе агломерациясы",
            "asserted",
        )
    }


def test_coordinated_places_have_a_scheme_each(extracted: Extracted) -> None:
    extraction = extracted("Олар Астана және Шымкент агломерацияларының схемаларын әзірлейді.")
    schemes = {one.name for one in extraction.referents if one.type == "agl:Scheme"}
    assert schemes == {"Астана агломерациясының схемасы", "Шымкент агломерациясының схемасы"}
    assert names(extraction, "PROJECT") == []


def test_a_shorter_name_is_the_same_instrument(extracted: Extracted) -> None:
    text = (
        "Алматы агломерациясын дамыту жоспары қаралды. "
        "Агломерацияны дамыту жоспары 2030 жылға дейін есептелген."
    )
    plans = [one.name for one in extracted(text).referents if one.type == "agl:Plan"]
    assert plans == ["Алматы агломерациясын дамыту жоспары"]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Алматы облыстық мәслихатының 41-182 шешімі жарияланды.", "41-182"),
        ("Үкіметтің 2016 жылғы 24 мамырда қабылданған N 302 қаулысы шықты.", "302"),
        ("Әкімнің № 5/12 өкімі шықты.", "5/12"),
    ],
)
def test_the_number_of_an_act_is_bare(text: str, number: str, extracted: Extracted) -> None:
    told = [fact[2] for fact in facts(extracted(text)) if fact[1] == "agl:number"]
    assert told == [number]


def test_each_of_coordinated_units_has_its_plan(extracted: Extracted) -> None:
    extraction = extracted("Абай, Жетісу және Ұлытау облыстарын дамыту жоспарлары қаралды.")
    plans = [one.name for one in extraction.referents if one.type == "agl:Plan"]
    assert plans == [
        "Абай облысын дамыту жоспары",
        "Жетісу облысын дамыту жоспары",
        "Ұлытау облысын дамыту жоспары",
    ]


@pytest.mark.parametrize(
    ("text", "is_named"),
    [
        ("Жаңа Ата заң 2026 жылғы 1 шілдеде күшіне енеді.", True),
        ("Бұл Негізгі заңда жазылған.", True),
        ("Барлық Негізгі заңдар өзгереді.", False),
        ("Бұл – өмірдің негізгі заңы.", False),
    ],
)
def test_the_constitution_is_also_the_law_of_the_fathers(
    text: str, is_named: bool, extracted: Extracted
) -> None:
    found = {one.name for one in extracted(text).referents}
    assert ("Қазақстан Республикасының Конституциясы" in found) == is_named


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        (
            "Сенат «Тіл туралы» заңды депутаттардың ұсынысымен мақұлдады.",
            "«Тіл туралы» заң",
            "agl:Law",
        ),
        (
            "Қостанай агломерациясының техникалық-экономикалық негіздемесін «Жоба» ЖШС дайындауда.",
            "Қостанай агломерациясының техникалық-экономикалық негіздемесі",
            "agl:Instrument",
        ),
        (
            "Институт Ақтау агломерациясының көлік моделін әзірледі.",
            "Ақтау агломерациясының көлік моделі",
            "agl:Instrument",
        ),
        ("Бұйрықпен үйлестіру кеңесі құрылды.", "бұйрық", "agl:Decision"),
        ("Әкімдік Дүниежүзілік банкпен келісімге қол қойды.", "келісім", "agl:Instrument"),
        (
            "Президент бір палаталы Құрылтай сайлауын өткізу жөніндегі Жарлыққа қол қойды.",
            "палаталы Құрылтай сайлауын өткізу жөніндегі жарлық",
            "agl:Decision",
        ),
        (
            "Президент ойынды орта білім жүйесіне енгізу туралы арнайы жарлық шығарды.",
            "ойынды орта білім жүйесіне енгізу туралы арнайы жарлық",
            "agl:Decision",
        ),
    ],
)
def test_a_document_is_found_whatever_its_noun_is_spelt_like(
    text: str, name: str, kind: str, extracted: Extracted
) -> None:
    told = {one.name: one.type for one in extracted(text).referents}
    assert told.get(name) == kind, told


@pytest.mark.parametrize(
    "text",
    [
        "Ол заңды тұлға болып тіркелді.",
        "Институт көлік моделі туралы дәріс оқыды.",
        "Тараптар ортақ келісімге келді.",
    ],
)
def test_what_only_looks_like_a_document_is_none(text: str, extracted: Extracted) -> None:
    assert [one.name for one in extracted(text).referents] == []


def test_two_documents_that_are_joined_share_their_place(extracted: Extracted) -> None:
    text = "Әкімдік Талдықорған агломерациясының бас жоспары мен көлік схемасын әзірледі."
    told = {fact[0]: fact[2] for fact in facts(extracted(text)) if fact[1] == "agl:concerns"}
    assert told["көлік схемасы"] == "Талдықорған агломерациясы"


def test_an_act_is_of_the_body_that_a_description_at_its_beginning_means(
    extracted: Extracted,
) -> None:
    text = (
        "Павлодар облыстық мәслихаты жиналды. "
        "Мәслихаттың 2019 жылғы 12 желтоқсандағы № 403 шешімінің күші жойылды."
    )
    adopted = [fact[2] for fact in facts(extracted(text)) if fact[1] == "agl:adoptedBy"]
    assert adopted == ["Павлодар облыстық мәслихаты"]
