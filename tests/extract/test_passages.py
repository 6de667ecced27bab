"""Nothing is extracted from passages that are not Kazakh."""

from __future__ import annotations

from kg.analyse import analysed
from kg.clean.passages import passages
from kg.extract import extract
from kg.model import Article, Extraction, Metadata

KAZAKH = "Отырысқа Алматы облысының әкімі Марат Сұлтанов қатысты, деп хабарлады баспасөз қызметі."
RUSSIAN = (
    "Аким Шымкента Габит Мажитов принял участие в заседании 15 марта 2024 года.\n"
    "Қазақстан Республикасының Үкіметі, правительство страны, выделило 500 млн тенге на ремонт,"
    " об этом сообщили в Министерстве финансов, которое находится в городе Астана."
)


def found(text: str) -> Extraction:
    return extract(analysed(Article("a", "a", "a", text, Metadata(), passages=passages(text))))


def test_a_russian_passage_gives_no_mentions_and_no_facts() -> None:
    text = f"{KAZAKH}\n{RUSSIAN}\n{KAZAKH}"
    extraction = found(text)
    assert [one.language for one in extraction.article.passages] == ["kk", "ru", "kk"]
    start, end = len(KAZAKH) + 1, len(KAZAKH) + len(RUSSIAN) + 1
    assert extraction.mentions
    assert not [one for one in extraction.mentions if start <= one.start < end]
    assert not [one for one in extraction.facts if one.start < end and start < one.end]


def test_the_kazakh_around_it_says_what_it_says_alone() -> None:
    alone, framed = found(KAZAKH), found(f"{RUSSIAN}\n{KAZAKH}")
    assert framed.referents == alone.referents
    assert [one.text for one in framed.mentions] == [one.text for one in alone.mentions]
    assert len(framed.facts) == len(alone.facts) > 0


def test_all_words_stay_in_the_stream() -> None:
    extraction = found(f"{RUSSIAN}\n{KAZAKH}")
    assert "заседании" in {one.text for one in extraction.article.tokens}
