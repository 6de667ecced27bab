"""Akimats, ministries, companies and institutes by their names."""

from __future__ import annotations

import pytest

from kg.extract.bodies import genitive
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
