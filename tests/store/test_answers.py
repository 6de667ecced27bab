"""What the web answered is kept with the articles, and goes with them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from kg.errors import StoreUnusable
from kg.model import Answer
from kg.store import ArticleStore
from tests.store.conftest import article, source_of

ADDRESS = "https://habarshy.example/2024/mektep"
ANSWER = Answer(ADDRESS, "text/html; charset=utf-8", "Мектеп".encode(), '"1"', "")


def test_an_answer_comes_out_as_it_was_put_in(tmp_path: Path) -> None:
    path = tmp_path / "articles.sqlite"
    with ArticleStore(path, writable=True) as store:
        assert store.answers.get(ADDRESS) is None
        store.answers.put(ADDRESS, ANSWER)
        assert store.answers.changed
        store.commit()
    with ArticleStore(path, writable=True) as store:
        assert store.answers.get(ADDRESS) == ANSWER
        store.answers.put(ADDRESS, ANSWER)
        assert not store.answers.changed
        store.answers.put(ADDRESS, replace(ANSWER, etag='"2"'))
        assert store.answers.changed
        assert store.answers.get(ADDRESS) == replace(ANSWER, etag='"2"')


def test_what_cannot_be_asked_for_again_is_not_kept(tmp_path: Path) -> None:
    with ArticleStore(tmp_path / "a.sqlite", writable=True) as store:
        store.answers.put(ADDRESS, replace(ANSWER, etag=""))
        assert not store.answers.changed
        store.answers.put(ADDRESS, ANSWER)
        store.answers.put(ADDRESS, replace(ANSWER, etag=""))
        assert store.answers.get(ADDRESS) is None


def test_a_buried_article_takes_its_answer_with_it(tmp_path: Path) -> None:
    made = article(ADDRESS, ADDRESS)
    with ArticleStore(tmp_path / "a.sqlite", writable=True) as store:
        store.put(source_of(made, ADDRESS), "hash", made, "")
        store.answers.put(ADDRESS, ANSWER)
        store.bury(made.extraction.article.key)
        assert store.answers.get(ADDRESS) is None


def test_a_damaged_answer_is_told(tmp_path: Path) -> None:
    with ArticleStore(tmp_path / "a.sqlite", writable=True) as store:
        store.answers.put(ADDRESS, ANSWER)
        store._change("UPDATE answers SET content = ?", b"damaged")
        with pytest.raises(StoreUnusable) as caught:
            store.answers.get(ADDRESS)
    assert caught.value.place == ADDRESS
