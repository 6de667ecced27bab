"""The article store: what is put in comes out, and everything is found by each of its names."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from kg.errors import StoreUnusable
from kg.model import Resolved
from kg.store import ArticleStore, Kept
from tests.store.conftest import BASE, article, source_of

URL = "https://habarshy.example/2024/mektep"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """The file of an article store."""
    return tmp_path / "articles.sqlite"


@pytest.fixture
def articles(path: Path) -> Iterator[ArticleStore]:
    """An article store to write to."""
    with ArticleStore(path, writable=True) as opened:
        yield opened


def put(articles: ArticleStore, resolved: Resolved, location: str = "") -> Resolved:
    """Put *resolved* in and give it back."""
    articles.put(source_of(resolved, location), "hash", resolved, "")
    return resolved


def untokened(resolved: Resolved) -> Resolved:
    """*resolved* as it is listed: without tokens."""
    bare = replace(resolved.extraction.article, tokens=(), title_tokens=(), sentences=())
    return replace(resolved, extraction=replace(resolved.extraction, article=bare))


def test_an_article_comes_out_as_it_was_put_in(articles: ArticleStore) -> None:
    made = put(articles, article("мектеп.txt", URL))
    key = made.extraction.article.key
    assert articles.resolved(key) == made
    assert articles.resolved(key).extraction.article == made.extraction.article
    assert list(articles.all_resolved()) == [untokened(made)]
    assert list(articles.articles()) == [untokened(made).extraction.article]


def test_what_is_known_of_a_source_is_told_without_its_article(articles: ArticleStore) -> None:
    made = put(articles, article("мектеп.txt", URL, id="m1"), "news/мектеп.txt")
    key = made.extraction.article.key
    assert list(articles.known()) == [
        Kept("мектеп.txt", "m1", key, URL, "news/мектеп.txt", "/c", "hash", False)
    ]


def test_an_article_is_found_by_each_of_its_names(articles: ArticleStore) -> None:
    made = put(articles, article("2024/мектеп.txt", URL, id="m1"), "news/2024/мектеп.txt")
    put(articles, article("басқа.txt"))
    key = made.extraction.article.key
    for name in (
        "m1",
        key,
        f"{BASE}doc/{key}",
        URL,
        "2024/мектеп.txt",
        "news/2024/мектеп.txt",
        "./news/2024//мектеп.txt",
    ):
        found = articles.find(name, BASE)
        assert found, name
        assert found.key == key, name


@pytest.mark.parametrize("name", ["", "жоқ", "мектеп", f"{BASE}doc/", "news", "%", "\udcff", "'"])
def test_what_is_not_there_is_not_found(articles: ArticleStore, name: str) -> None:
    put(articles, article("мектеп.txt"))
    assert articles.find(name, BASE) is None


def test_a_given_id_goes_before_the_path_of_another(articles: ArticleStore) -> None:
    put(articles, article("а.txt"), "б.txt")
    put(articles, article("в.txt", id="б.txt"))
    found = articles.find("б.txt", BASE)
    assert found
    assert found.identity == "в.txt"


def test_what_a_source_says_now_replaces_what_it_said(articles: ArticleStore) -> None:
    put(articles, article("мектеп.txt", text="Ескі мәтін мектеп туралы еді, енді жоқ."))
    made = put(articles, article("мектеп.txt"))
    assert list(articles.all_resolved()) == [untokened(made)]


def test_a_new_extraction_leaves_the_source_as_it_was(articles: ArticleStore) -> None:
    made = put(articles, article("мектеп.txt"))
    before = list(articles.known())
    bare = replace(made, extraction=replace(made.extraction, facts=()))
    articles.renew(bare)
    assert articles.resolved(made.extraction.article.key) == bare
    assert list(articles.known()) == before


def test_a_buried_article_leaves_a_tombstone_and_nothing_else(articles: ArticleStore) -> None:
    made = put(articles, article("мектеп.txt", URL))
    key = made.extraction.article.key
    articles.bury(key)
    [kept] = articles.known()
    assert kept.removed
    assert articles.find(URL, BASE) == kept
    assert list(articles.articles()) == []
    assert list(articles.all_resolved()) == []
    with pytest.raises(StoreUnusable, match=key):
        articles.resolved(key)


def test_a_forgotten_article_leaves_no_trace(articles: ArticleStore) -> None:
    made = put(articles, article("мектеп.txt"))
    articles.forget(made.extraction.article.key)
    assert list(articles.known()) == []


def test_only_what_is_committed_stays(path: Path) -> None:
    with ArticleStore(path, writable=True) as articles:
        put(articles, article("а.txt"))
        articles.commit()
        put(articles, article("б.txt"))
    with ArticleStore(path) as articles:
        assert [one.identity for one in articles.known()] == ["а.txt"]


def test_a_copy_has_what_the_store_has(articles: ArticleStore, tmp_path: Path) -> None:
    put(articles, article("а.txt"))
    articles.commit()
    articles.copy_to(tmp_path / "көшірме.sqlite")
    with ArticleStore(tmp_path / "көшірме.sqlite") as copied:
        assert list(copied.known()) == list(articles.known())


def test_a_reader_cannot_write_and_makes_no_file(path: Path, tmp_path: Path) -> None:
    with pytest.raises(StoreUnusable):
        ArticleStore(tmp_path / "жоқ.sqlite")
    assert not (tmp_path / "жоқ.sqlite").exists()
    ArticleStore(path, writable=True).close()
    with ArticleStore(path) as articles, pytest.raises(StoreUnusable):
        put(articles, article("а.txt"))


def test_a_damaged_file_is_told_with_its_place(path: Path, tmp_path: Path) -> None:
    path.write_bytes(b"\x89PNG" * 1000)
    with pytest.raises(StoreUnusable) as caught:
        ArticleStore(path, writable=True)
    assert caught.value.place == str(path)
    with ArticleStore(path) as articles:
        for reads in (
            lambda: list(articles.known()),
            lambda: articles.find("а", BASE),
            lambda: articles.wording("а"),
            lambda: list(articles.all_resolved()),
            lambda: articles.copy_to(tmp_path / "көшірме.sqlite"),
        ):
            with pytest.raises(StoreUnusable) as caught:
                reads()
            assert caught.value.hint


@pytest.mark.parametrize("content", [b"", b"zlib", b"x\x9c\x03\x00\x00\x00\x00\x01", None])
def test_a_damaged_article_is_told_with_its_place(
    articles: ArticleStore, path: Path, content: bytes | None
) -> None:
    made = put(articles, article("мектеп.txt"))
    articles._connection.execute("UPDATE articles SET article = ?", (content,))
    with pytest.raises(StoreUnusable) as caught:
        articles.resolved(made.extraction.article.key)
    assert caught.value.place == str(path)
    with pytest.raises(StoreUnusable):
        list(articles.articles())
    with pytest.raises(StoreUnusable):
        list(articles.all_resolved())
