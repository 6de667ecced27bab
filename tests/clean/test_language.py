"""Which language a paragraph is in, measured over sentences of each."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest

from kg.clean.language import language_of, sure_language

SENTENCES = [
    tuple(line.split("\t"))
    for line in Path(__file__).with_name("languages.tsv").read_text("utf-8").splitlines()
]
OFFICIALESE = "Мемлекеттік қызмет істері агенттігі, то есть"  # half of it is Kazakh


def lines(path: Path) -> list[str]:
    return [json.loads(line)["text"] for line in path.read_text("utf-8").splitlines()]


def test_no_sentence_of_another_language_is_taken_for_kazakh() -> None:
    taken = [text for _, text in SENTENCES if language_of(text) == "kk"]
    assert [text for text in taken if not text.startswith(OFFICIALESE)] == []


def test_other_languages_are_told_apart() -> None:
    confused = Counter((was, language_of(text)) for was, text in SENTENCES)
    print("\n".join(f"{was} taken for {told}: {n}" for (was, told), n in sorted(confused.items())))
    right = sum(count for (was, told), count in confused.items() if was == told)
    assert right >= 0.98 * len(SENTENCES)


@pytest.mark.parametrize(
    "text",
    [
        "Президент жаңа мектептің ашылуына қатысты.",
        "Министр Алматыға келді, кеңес өткізді.",
        "«Мы поддерживаем этот проект», - деді кәсіпкер орысша.",
        "Іштері тар қатындар екен. Сондайларды кім алады жұмысқа, ужас сөз жоқ, типа звезда.",
        "КОНСТИТУЦИЯ ҚАЗАҚСТАН ХАЛҚЫНЫҢ ЕРКІН БІЛДІРЕДІ",
    ],
)
def test_kazakh_stays_kazakh_with_russian_in_it(text: str) -> None:
    assert language_of(text) == "kk"


@pytest.mark.parametrize("text", ["", "2024 - 2025", "***", "№ 5 (12)"])
def test_what_has_no_letters_has_no_language(text: str) -> None:
    assert language_of(text) == "und"


def test_the_middle_of_a_long_paragraph_counts() -> None:
    kazakh = "Облыс әкімі жаңа мектептің ашылуына қатысып, ұстаздарды құттықтады. " * 20
    assert sure_language(f"Добрый день! {kazakh} До свидания!") == "kk"


@pytest.mark.slow
def test_no_kazakh_of_the_news_speeches_and_laws_is_lost(shared: Path) -> None:
    for name, share in (("translated_news", 1), ("speeches", 1), ("tv_news_sentences", 0.998)):
        folder = "bulk" if name.startswith("tv") else "corpus"
        texts = lines(shared / "data" / folder / f"{name}.jsonl")
        long = [part for text in texts for part in text.split("\n") if len(part) >= 40]
        lost = [part for part in long if not is_kazakh_or_quoted(part)]
        print(f"{name}: {len(lost)} of {len(long)} lost")
        assert len(lost) <= (1 - share) * len(long)


def is_kazakh_or_quoted(part: str) -> bool:
    """A line of the translated news stayed English."""
    return language_of(part) == "kk" or part.isascii()
