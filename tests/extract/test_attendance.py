"""Who attended what."""

from __future__ import annotations

import pytest

from kg.model import Extraction
from tests.extract.conftest import Extracted, facts


def attended(extraction: Extraction) -> set[tuple[str, str, str]]:
    return {(s, o, m) for s, p, o, m in facts(extraction) if p == "schema:attendee"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Отырысқа Қаржы министрлігінің өкілдері қатысты.",
            {("отырыс", "Қазақстан Республикасының Қаржы министрлігі", "asserted")},
        ),
        (
            "Асқар Омаров форумға қатысты.",
            {("форум", "Асқар Омаров", "asserted")},
        ),
        (
            "Жиынға Талғар мен Іле аудандары әкімдіктерінің өкілдері қатысады.",
            {
                ("жиын", "Талғар ауданының әкімдігі", "planned"),
                ("жиын", "Іле ауданының әкімдігі", "planned"),
            },
        ),
        (
            "Кездесуге Асқар Омаров қатысқан жоқ.",
            {("кездесу", "Асқар Омаров", "denied")},
        ),
        (
            "Астанада форум өтті. Оған Асқар Омаров қатысты.",
            {("форум", "Асқар Омаров", "asserted")},
        ),
    ],
)
def test_the_dative_tells_what_was_attended_and_the_verb_whether(
    text: str, expected: set[tuple[str, str, str]], extracted: Extracted
) -> None:
    assert attended(extracted(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Отырыста қаржы мәселелеріне қатысты Асқар Омаров баяндама жасады.",
        "Асқар Омаров бұған қатысты.",
        "Отырыс өтті. Асқар Омаров баяндама жасады.",
    ],
)
def test_concerning_is_no_attending(text: str, extracted: Extracted) -> None:
    assert attended(extracted(text)) == set()


def test_an_event_without_a_name_is_that_of_the_headline(extracted: Extracted) -> None:
    extraction = extracted("Шараға Асқар Омаров қатысты.", title="Қалада жаңа модель таныстырылды")
    assert [one.type for one in extraction.referents if one.type.startswith("agl:Pres")] == [
        "agl:Presentation"
    ]
