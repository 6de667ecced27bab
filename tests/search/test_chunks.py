"""The parts of an article that are embedded."""

from __future__ import annotations

import pytest

from kg.search.chunks import MOST_LETTERS, chunks
from tests.search.conftest import resolved


def parts(text: str, title: str = "") -> tuple[list[str], list[str]]:
    found = chunks(resolved("one", text, title).extraction.article)
    return list(found.passages), list(found.sentences)


def test_a_short_article_is_one_passage_of_its_sentences() -> None:
    told = ["Талғарда жаңа мектеп ашылды.", "Мектепте 600 бала оқиды."]
    assert parts(" ".join(told)) == ([" ".join(told)], told)


@pytest.mark.parametrize("count", [30, 60, 61, 200])
def test_a_long_article_is_parted_into_passages_of_about_one_length(count: int) -> None:
    told = [f"{number}-мектепте жаңа спорт залы ашылды." for number in range(count)]
    passages, sentences = parts("\n".join(told))
    assert sentences == told
    assert " ".join(passages) == " ".join(told)
    lengths = [len(one) for one in passages]
    assert len(passages) == -(-sum(map(len, told)) // MOST_LETTERS)
    assert max(lengths) - min(lengths) <= 3 * len(told[-1])


def test_a_sentence_longer_than_a_passage_stays_whole() -> None:
    long = "Жиында " + "мектеп, " * 400 + "көпір айтылды."
    passages, sentences = parts(f"Мектеп ашылды.\n{long}\nКөпір салынды.")
    assert long in sentences
    assert any(long in one for one in passages)
    assert " ".join(passages) == " ".join(sentences)


@pytest.mark.parametrize(("text", "title", "told"), [("", "Көпір", "Көпір"), ("...", "", "...")])
def test_an_article_without_sentences_still_has_a_part(text: str, title: str, told: str) -> None:
    assert parts(text, title) == ([told], [told])
