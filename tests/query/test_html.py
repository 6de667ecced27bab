from __future__ import annotations

from pathlib import Path

import lxml.html
import pytest

import kg
from kg.model import Article, Metadata, Span
from kg.query import Answer
from kg.search import Snippet


def shown(thing: object) -> lxml.html.HtmlElement:
    return lxml.html.fromstring(thing._repr_html_())  # type: ignore[attr-defined]


def test_an_answer_marks_the_words_that_were_found(store: Path) -> None:
    with kg.open(store) as reader:
        (answer,), _, _ = reader.search("мектептерге")
    page = shown(answer)
    assert page.findtext(".//b") == "Мектеп ашылды"
    assert [mark.text for mark in page.iter("mark")] == ["мектеп", "Мектептерде"]


def test_an_entity_shows_each_fact_with_its_sentence(store: Path) -> None:
    with kg.open(store) as reader:
        [card] = reader.entity("Шымкент қаласы")
    text = shown(card).text_content()
    assert "agl:AdministrativeUnit" in text
    for fact in card.facts:
        assert fact.sentence in text
    assert card.facts


def test_an_article_shows_its_marked_page_in_a_frame_of_its_own(store: Path) -> None:
    with kg.open(store) as reader:
        frame = shown(reader.article("council"))
    assert frame.tag == "iframe"
    assert "sandbox" in frame.attrib
    marks = [mark.text for mark in lxml.html.fromstring(frame.get("srcdoc")).iter("mark")]
    assert "Ақтөбе облысының әкімдігі" in marks


@pytest.mark.parametrize("address", ["javascript:alert(1)", 'https://a.example/"><script>'])
def test_what_texts_say_is_no_html(address: str) -> None:
    sentence = "<script>alert('әкім')</script>"
    article = Article("а", "k", "а", sentence, Metadata(title=sentence, url=address))
    snippet = Snippet(sentence, 0, len(sentence), (Span(0, 8),))
    page = shown(Answer(article, "https://a.example/doc/k", 1.0, {}, (snippet,)))
    assert not list(page.iter("script"))
    assert all(link.get("href", "").startswith("https://") for link in page.iter("a"))
    assert sentence in page.text_content()
