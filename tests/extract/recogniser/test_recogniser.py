"""The recogniser that ships: offsets, odd input, spaCy, damaged folders."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
import spacy

from kg.analyse import analyse, analysed_words
from kg.errors import ModelUnusable
from kg.extract import extract, recognised
from kg.extract.recogniser import SHIPPED, opened, shipped
from kg.extract.recogniser.labels import CLASSES
from kg.model import Article, Metadata

TEXT = "Алматы облысының әкімі Марат Сұлтанғазиев 2023 жылы Астанада Қаржы министрлігіне барды."


def labels(text: str) -> dict[str, str]:
    tokens, sentences = analyse(text)
    article = Article("-", "-", "-", text, Metadata(), tokens=tokens, sentences=sentences)
    found = recognised(article, shipped()).mentions
    assert all(text[one.start : one.end] == one.text for one in found)
    assert all(0 < one.confidence < 1 and one.label in CLASSES for one in found)
    assert all(one.end <= two.start for one, two in pairwise(found))
    return {one.text: one.label for one in found}


def test_names_and_dates_are_found() -> None:
    found = labels("Марат Сұлтанғазиев 2019 жылы Түркістанда болды. Оны Қаржы министрлігі шақырды.")
    assert found == {
        "Марат Сұлтанғазиев": "PERSON",
        "2019 жылы": "DATE",
        "Түркістанда": "GPE",
        "Қаржы министрлігі": "ORGANISATION",
    }


@pytest.mark.parametrize(
    ("text", "post"),
    [
        ("Кеше Алматы облысының әкімі Марат Сұлтанғазиев келді.", "Алматы облысының әкімі"),
        ("Бұл туралы Қаржы министрінің орынбасары айтты.", "Қаржы министрінің орынбасары"),
        ("Жиынға «Хабар» агенттігінің төрағасы қатысты.", "«Хабар» агенттігінің төрағасы"),
    ],
)
def test_a_post_has_its_body_and_quotation_marks_in_it(text: str, post: str) -> None:
    assert labels(text)[post] == "POSITION"


def test_names_in_an_article_of_small_letters_are_found() -> None:
    text = "кеше алматыда қасым-жомарт тоқаев пен нұрсұлтан назарбаев кездесті."
    found = labels(text)
    assert found["алматыда"] == "GPE"
    assert "PERSON" in found.values()


def test_small_letters_alone_are_believed_in_small_articles_alone() -> None:
    small = "кеше алматыда қасым-жомарт тоқаев пен нұрсұлтан назарбаев кездесті."
    tokens, sentences = analyse(small)
    article = Article("-", "-", "-", small, Metadata(), tokens=tokens, sentences=sentences)
    assert "PERSON" in {one.label for one in extract(article).mentions}


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Алматы",
        ".",
        TEXT.upper(),
        TEXT.lower(),
        TEXT.replace(".", ""),
        "Президент Токаев провёл совещание в Астане, деп хабарлады баспасөз қызметі",
        "Almaty qalasynyń ákimi Darhan Satybaldy",
        "А л м а т ы   қ-сы | әк1мі ¤ М.. Сұлтанғ@зиев ~~ 2О23 ж",
        "« « « » ( ( 12 / / -- 5 % %",
        "а" * 5000,
        "Алматы " * 1200,
        "😀🏳️‍🌈 Астана\u200b\u00ad",
    ],
)
def test_odd_text_returns_with_offsets_that_slice_right(text: str) -> None:
    labels(text)


def test_a_long_sentence_is_tagged_in_pieces() -> None:
    sentence = analysed_words([["Астанада", "жаңбыр", "жауды", ","] * 200]).tokens
    (found,) = shipped().find([sentence])
    assert max(one.last for one in found) > 700


def test_company_in_the_batch_changes_nothing() -> None:
    sentences = [
        analysed_words([text.split()]).tokens for text in (TEXT, "Астана", "Ол кеше келді .")
    ]
    alone = [found for one in sentences for found in shipped().find([one])]
    together = list(shipped().find(sentences))
    for one, other in zip(alone, together, strict=True):
        assert [found[:3] for found in one] == [found[:3] for found in other]
        assert [found.confidence for found in one] == pytest.approx(
            [found.confidence for found in other], abs=1e-4
        )


def test_it_is_a_component_of_spacy() -> None:
    nlp = spacy.blank("kk")
    nlp.add_pipe("kk_sentences")
    nlp.add_pipe("kk_mentions")
    doc = nlp(TEXT + " Ол кеше\nҚарағандыда болды.")
    found = {entity.text: entity.label_ for entity in doc.ents}
    assert found["Марат Сұлтанғазиев"] == "PERSON"
    assert found["Қарағандыда"] == "GPE"


def _without_weights(folder: Path) -> None:
    (folder / "weights.npz").unlink()


def _with_damaged_weights(folder: Path) -> None:
    path = folder / "weights.npz"
    path.write_bytes(path.read_bytes()[:-1] + b"?")


def _of_another_version(folder: Path) -> None:
    path = folder / "model.json"
    told = json.loads(path.read_text("utf-8"))
    path.write_text(json.dumps({**told, "format": "agglo-kg mentions, version 0"}), "utf-8")


def _foreign(folder: Path) -> None:
    (folder / "model.json").write_text("[]", "utf-8")


@pytest.mark.parametrize(
    "spoil", [shutil.rmtree, _without_weights, _with_damaged_weights, _of_another_version, _foreign]
)
def test_a_folder_without_a_sound_model_is_told_in_one_line(
    spoil: Callable[[Path], None], tmp_path: Path
) -> None:
    folder = tmp_path / "model"
    shutil.copytree(SHIPPED, folder)
    spoil(folder)
    with pytest.raises(ModelUnusable) as caught:
        opened(folder)
    assert "\n" not in str(caught.value)
    assert "kg train mentions" in caught.value.hint
    assert str(folder) in caught.value.place
