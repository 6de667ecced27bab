"""Akimats, ministries, companies and institutes by their names."""

from __future__ import annotations

import pytest

from kg.extract.nominative import genitive
from tests.extract.conftest import Extracted, facts, names


@pytest.mark.parametrize(
    ("text", "lemma", "kind"),
    [
        (
            "Қаулыны Абай облысының әкімдігі қабылдады.",
            "Абай облысының әкімдігі",
            "agl:Akimat",
        ),
        ("Оны Шымкент қаласы әкімдігі хабарлады.", "Шымкент қаласының әкімдігі", "agl:Akimat"),
        (
            "Жобаны Алматы облыстық мәслихаты қолдады.",
            "Алматы облысының мәслихаты",
            "agl:Maslikhat",
        ),
        (
            "Есепті Бәсекелестікті қорғау және дамыту агенттігі жариялады.",
            "Бәсекелестікті қорғау және дамыту агенттігі",
            "agl:Agency",
        ),
        ("Шартқа «КазНИИСА» АҚ қол қойды.", "«КазНИИСА» АҚ", "agl:Company"),
        ("Бұл туралы «Отау құрылыс» ЖШС-нің өкілі айтты.", "«Отау құрылыс» ЖШС", "agl:Company"),
        (
            "Зерттеуді «Экономикалық зерттеу институты» АҚ жүргізді.",
            "«Экономикалық зерттеу институты» АҚ",
            "agl:ResearchInstitute",
        ),
        (
            "Бағдарламаны ҚР Үкіметі бекітті.",
            "Қазақстан Республикасының Үкіметі",
            "agl:Government",
        ),
    ],
)
def test_a_body_is_found_by_how_institutions_write_their_names(
    text: str, lemma: str, kind: str, extracted: Extracted
) -> None:
    extraction = extracted(text)
    found = [(one.lemma, one.type) for one in extraction.mentions if one.label == "ORGANISATION"]
    assert len(found) == 1
    name, found_kind = found[0]
    assert found_kind == kind
    known = [referent for referent in extraction.referents if referent.type == kind]
    assert lemma in (name, *known[0].other_names)


@pytest.mark.parametrize(
    "text",
    [
        "Облыс әкімдігі бұл туралы хабарлады.",
        "Министрлік жаңа ереже дайындады.",
        "Отбасы институты қоғамның негізі болып саналады.",
        "Еліміздің басты қоры толықты.",
        "Егемендікті сақтап қалу, билік институты туралы айтылды.",
    ],
)
def test_a_body_that_is_only_described_has_no_name(text: str, extracted: Extracted) -> None:
    assert names(extracted(text), "ORGANISATION") == []


def test_coordinated_akimats_are_one_body_for_each_unit(extracted: Extracted) -> None:
    extraction = extracted("Алматы қаласы мен Алматы облысы әкімдіктерінің өкілдері келді.")
    assert facts(extraction) == {
        ("Алматы қаласының әкімдігі", "agl:jurisdiction", "Алматы қаласы", "asserted"),
        ("Алматы облысының әкімдігі", "agl:jurisdiction", "Алматы облысы", "asserted"),
    }
    assert names(extraction, "ORGANISATION") == []


def test_the_plural_kind_word_reaches_all_akimats(extracted: Extracted) -> None:
    extraction = extracted("Кеңеске Талғар және Іле аудандары әкімдіктерінің өкілдері қатысты.")
    akimats = {one.name for one in extraction.referents if one.type == "agl:Akimat"}
    assert akimats == {"Талғар ауданының әкімдігі", "Іле ауданының әкімдігі"}


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Алматы қаласы", "Алматы қаласының"),
        ("Талғар ауданы", "Талғар ауданының"),
        ("Қазақстан Республикасы", "Қазақстан Республикасының"),
        ("Жібек жолы кенті", "Жібек жолы кентінің"),
    ],
)
def test_the_genitive_follows_the_last_vowel(name: str, expected: str) -> None:
    assert genitive(name) == expected


@pytest.mark.parametrize(
    ("text", "surface", "name"),
    [
        (
            "Оны Ақтөбе облысының Құрылыс, сәулет және қала құрылысы басқармасы хабарлады.",
            "Ақтөбе облысының Құрылыс, сәулет және қала құрылысы басқармасы",
            "Ақтөбе облысының Құрылыс, сәулет және қала құрылысы басқармасы",
        ),
        (
            "Оны Шымкент қаласы жұмыспен қамту басқармасы хабарлады.",
            "Шымкент қаласы жұмыспен қамту басқармасы",
            "Шымкент қаласының жұмыспен қамту басқармасы",
        ),
        (
            "Қостанай облыстық білім басқармасы мектептерге қаржы бөлді.",
            "Қостанай облыстық білім басқармасы",
            "Қостанай облыстық білім басқармасы",
        ),
        (
            "Бүгін Алматы қалалық соты үкім шығарды.",
            "Алматы қалалық соты",
            "Алматы қалалық соты",
        ),
        (
            "Бүгін Түркістан облысының прокуратурасы тексеру жүргізді.",
            "Түркістан облысының прокуратурасы",
            "Түркістан облысының прокуратурасы",
        ),
    ],
)
def test_a_department_is_named_with_its_unit(
    text: str, surface: str, name: str, extracted: Extracted
) -> None:
    extraction = extracted(text)
    assert names(extraction, "ORGANISATION") == [(surface, name)]
    assert {fact[1] for fact in facts(extraction)} == {"agl:jurisdiction"}


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        (
            "«Қазақстан темір жолы» ұлттық компаниясы» АҚ есеп берді.",
            ["Қазақстан темір жолы» ұлттық компаниясы"],
        ),
        (
            "Жобаны «Жетісу құрылыс» жауапкершілігі шектеулі серіктестігі бастады.",
            ["Жетісу құрылыс"],
        ),
        ("Оған «Атамекен» ұлттық кәсіпкерлер палатасы қатысты.", ["Атамекен"]),
        ("Сайлауға «Ақ жол» демократиялық партиясы түседі.", ["Ақ жол"]),
        ("Қаржыны «Самұрық-Қазына» ұлттық әл-ауқат қоры бөлді.", ["Самұрық-Қазына"]),
        ("Байланысты Қазақтелеком жүргізді.", ["Қазақтелеком"]),
        ("Жобаға БҰҰ мен ЮНИСЕФ-тің сарапшылары қатысты.", ["БҰҰ", "ЮНИСЕФ-тің"]),
        (
            "Дәріс Л.Н. Гумилев атындағы Еуразия ұлттық университетінде өтті.",
            ["Л.Н. Гумилев атындағы Еуразия ұлттық университетінде"],
        ),
        (
            "Қазақстан Республикасы Қаржы министрлігінің Мемлекеттік кірістер комитеті хабарлады.",
            ["Қазақстан Республикасы Қаржы министрлігінің Мемлекеттік кірістер комитеті"],
        ),
        (
            "Құжатты Еуропалық қайта құру және даму банкі бекітті.",
            ["Еуропалық қайта құру және даму банкі"],
        ),
        ("Парламент Сенатының отырысы өтті. Кейін Мәжіліс жиналды.", ["Парламент Сенатының"]),
        (
            "Оны Алматы агломерациясын дамыту жөніндегі үйлестіру кеңесі қарады.",
            ["Алматы агломерациясын дамыту жөніндегі үйлестіру кеңесі"],
        ),
    ],
)
def test_marks_stand_where_kaznerd_puts_them(
    text: str, marked: list[str], extracted: Extracted
) -> None:
    assert [surface for surface, _ in names(extracted(text), "ORGANISATION")][
        : len(marked)
    ] == marked


def test_coordinated_ministries_are_one_span_and_each_in_full(extracted: Extracted) -> None:
    text = "Ұсынысты Ауыл шаруашылығы, Қаржы және Ұлттық экономика министрліктері енгізді."
    extraction = extracted(text)
    assert [surface for surface, _ in names(extraction, "ORGANISATION")] == [
        "Ауыл шаруашылығы, Қаржы және Ұлттық экономика министрліктері"
    ]
    ministries = {one.name for one in extraction.referents if one.type == "agl:Ministry"}
    assert ministries == {
        f"Қазақстан Республикасының {field} министрлігі"
        for field in ("Ауыл шаруашылығы", "Қаржы", "Ұлттық экономика")
    }


@pytest.mark.parametrize(
    ("text", "later"),
    [
        (
            "Экономика және бюджеттік жоспарлау министрлігі (бұдан әрі – ЭБЖМ) есеп берді. "
            "ЭБЖМ-нің мәліметінше, жұмыс аяқталды.",
            "ЭБЖМ-нің",
        ),
        ("Жер ресурстарын басқару комитеті (ЖРБК) хабарлады. Кейін ЖРБК түсінік берді.", "ЖРБК"),
        (
            "Ұлттық экономика министрлігі ұсыныс берді. Бұл ұсынысты ҰЭМ-ге министр әкелді.",
            "ҰЭМ-ге",
        ),
        (
            "«Алматы құрылыс» КММ (бұдан әрі – Мекеме) шарт жасады. Кейін Мекеме жұмысты бастады.",
            "Мекеме",
        ),
    ],
)
def test_a_short_form_that_the_text_introduces_is_the_same_body(
    text: str, later: str, extracted: Extracted
) -> None:
    bodies = [one for one in extracted(text).mentions if one.label == "ORGANISATION"]
    assert bodies[-1].text == later
    assert len({one.referent for one in bodies}) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Тек АҚШ пен ҚХР бұған қарсы болды.",
        "Баға (ҚҚС) көтерілді. Бұл ҚҚС туралы заң.",
        "Бұл мәселені аталған комиссия қарады.",
        "Облыстық білім басқармасы жауап берді.",
        "Кеңес Одағы кезінде салынған үй.",
        "Қаланың орталығы жөнделді.",
    ],
)
def test_capitals_and_kinds_alone_are_no_body(text: str, extracted: Extracted) -> None:
    assert names(extracted(text), "ORGANISATION") == []
