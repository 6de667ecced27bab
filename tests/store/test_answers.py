"""What the web answered is kept with the articles, and goes with them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from kg.model import Answer
from kg.store import ArticleStore
from kg.store.originals import Originals, content_hash
from tests.store.conftest import article, source_of

ADDRESS = "https://habarshy.example/2024/mektep"
ANSWER = Answer(ADDRESS, "text/html; charset=utf-8", "Мектеп".encode(), '"1"', "")


def opened(folder: Path) -> ArticleStore:
    """The article store of *folder*."""
    return ArticleStore(folder / "articles.sqlite", writable=True)


def test_an_answer_comes_out_as_it_was_put_in(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        answers = store.answers(Originals(tmp_path / "sources"))
        assert answers.get(ADDRESS) is None
        answers.put(ADDRESS, ANSWER)
        assert answers.changed
        store.commit()
    with opened(tmp_path) as store:
        answers = store.answers(Originals(tmp_path / "sources"))
        assert answers.get(ADDRESS) == ANSWER
        answers.put(ADDRESS, ANSWER)
        assert not answers.changed
        answers.put(ADDRESS, replace(ANSWER, etag='"2"'))
        assert answers.changed
        assert answers.get(ADDRESS) == replace(ANSWER, etag='"2"')


def test_what_cannot_be_asked_for_again_is_not_kept(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        answers = store.answers(Originals(tmp_path / "sources"))
        answers.put(ADDRESS, replace(ANSWER, etag=""))
        assert not answers.changed
        answers.put(ADDRESS, ANSWER)
        answers.put(ADDRESS, replace(ANSWER, etag=""))
        assert answers.get(ADDRESS) is None


def test_a_buried_article_takes_its_answer_with_it(tmp_path: Path) -> None:
    made = article(ADDRESS, ADDRESS)
    with opened(tmp_path) as store:
        answers = store.answers(Originals(tmp_path / "sources"))
        store.put(source_of(made, ADDRESS), "hash", made, "")
        answers.put(ADDRESS, ANSWER)
        store.bury(made.extraction.article.key)
        assert answers.get(ADDRESS) is None


def test_the_bytes_stand_once_for_an_article_and_its_answer(tmp_path: Path) -> None:
    made = article(ADDRESS, ADDRESS)
    with opened(tmp_path) as store:
        name = content_hash(ANSWER.content)
        store.put(source_of(made, ADDRESS), "hash", made, name)
        store.answers(Originals(tmp_path / "sources")).put(ADDRESS, ANSWER)
        assert store.originals(name[:2]) == {name}
        store.forget(made.extraction.article.key)
        assert store.originals(name[:2]) == {name}


def test_an_answer_whose_bytes_are_damaged_is_asked_for_anew(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        answers = store.answers(Originals(tmp_path / "sources"))
        answers.put(ADDRESS, ANSWER)
        name = content_hash(ANSWER.content)
        (tmp_path / "sources" / name[:2] / name).write_bytes(b"damaged")
        assert answers.get(ADDRESS) is None
