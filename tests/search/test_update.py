"""Which engine writes an index, when it is written anew, and what a copy shares."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

import pytest

from kg.errors import StoreUnusable
from kg.model import Resolved
from kg.search import open_index, parse, plan, update
from kg.search.engine import Origin, origin_of
from kg.search.update import MOST_FOR_WHOOSH, Changes, engine_for, update_index
from tests.search.conftest import resolved


def changes(
    articles: Iterable[Resolved], changed: Iterable[str] = (), removed: Iterable[str] = ()
) -> Changes:
    by_key = {one.extraction.article.key: one for one in articles}
    return Changes(set(changed), set(removed), list(by_key), by_key.__getitem__)


def keys(folder: Path, query: str = "-трамвай") -> list[str]:
    index = open_index(folder)
    found = [hit.key for hit in index.search(plan(parse(query)), limit=100).hits]
    index.close()
    return found


@pytest.mark.parametrize(
    ("setting", "count", "before", "engine"),
    [
        ("auto", MOST_FOR_WHOOSH, None, "whoosh"),
        ("auto", MOST_FOR_WHOOSH + 1, None, "tantivy"),
        ("auto", MOST_FOR_WHOOSH, "whoosh", "whoosh"),
        ("auto", MOST_FOR_WHOOSH + 1, "whoosh", "tantivy"),
        ("auto", 1, "tantivy", "tantivy"),  # it does not go back by itself
        ("whoosh", 10**6, "tantivy", "whoosh"),
        ("tantivy", 1, None, "tantivy"),
    ],
)
def test_the_engine_follows_the_size_and_the_setting(
    tmp_path: Path, setting: str, count: int, before: str | None, engine: str
) -> None:
    if before:
        update_index(tmp_path / "before", None, changes([]), before)
    assert engine_for(setting, count, tmp_path / "before" if before else None) == engine


def test_the_build_that_crosses_the_line_writes_all_articles_with_the_other_engine(
    tmp_path: Path, articles: list[Resolved], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(update, "MOST_FOR_WHOOSH", 4)
    update_index(tmp_path / "1", None, changes(articles[:4]), "auto")
    assert origin_of(tmp_path / "1") == Origin("whoosh")
    new = articles[4].extraction.article.key
    update_index(tmp_path / "2", tmp_path / "1", changes(articles, changed=[new]), "auto")
    assert origin_of(tmp_path / "2") == Origin("tantivy")
    assert keys(tmp_path / "2") == sorted(one.extraction.article.key for one in articles)
    update_index(tmp_path / "3", tmp_path / "2", changes(articles[:4], removed=[new]), "auto")
    assert origin_of(tmp_path / "3") == Origin("tantivy")
    assert new not in keys(tmp_path / "3")


def test_a_new_article_adds_a_segment_to_those_that_are_shared(
    tmp_path: Path, articles: list[Resolved], engine_name: str
) -> None:
    update_index(tmp_path / "1", None, changes(articles), engine_name)
    before = {file.name: file.read_bytes() for file in (tmp_path / "1").iterdir()}
    grown = [*articles, resolved("zoo", "Қалада хайуанаттар бағы ашылды.")]
    update_index(tmp_path / "2", tmp_path / "1", changes(grown, changed=["zoo"]), engine_name)
    assert keys(tmp_path / "2", "хайуанат") == ["zoo"]
    assert keys(tmp_path / "1", "хайуанат") == []
    after = {file.name: file.read_bytes() for file in (tmp_path / "1").iterdir()}
    assert after == before, "the generation before is as it was"
    if engine_name == "tantivy":
        inodes = {os.stat(one).st_ino for one in (tmp_path / "1").glob("*.pos")}
        assert inodes < {os.stat(one).st_ino for one in (tmp_path / "2").glob("*.pos")}


def test_hits_of_one_rank_come_by_their_keys_whatever_segment_they_are_in(tmp_path: Path) -> None:
    made = [resolved(f"{number:02}", "Қалада көпір салынды.") for number in range(40)]
    update_index(tmp_path / "1", None, changes(made[1::2]), "tantivy")
    even = [f"{number:02}" for number in range(0, 40, 2)]
    update_index(tmp_path / "2", tmp_path / "1", changes(made, changed=even), "tantivy")
    index = open_index(tmp_path / "2")
    for query in ("көпір", "-трамвай"):
        for sort in ("relevance", "newest"):
            found = index.search(plan(parse(query)), limit=3, offset=4, sort=sort)
            assert [hit.key for hit in found.hits] == ["04", "05", "06"]
            assert found.total == 40
    index.close()


def test_scores_do_not_depend_on_how_often_an_index_was_copied(tmp_path: Path) -> None:
    made = [
        resolved(f"{number}", "Шымкентте көпір салынды. " * number + "Жол да жөнделді.")
        for number in range(3, 8)  # of lengths that Whoosh does not keep to the word
    ]
    update_index(tmp_path / "once", None, changes(made), "whoosh")
    before = None
    for number, one in enumerate(made):
        now = changes(made[: number + 1], changed=[one.extraction.article.key])
        update_index(tmp_path / f"{number}", before, now, "whoosh")
        before = tmp_path / f"{number}"
    found = []
    for folder in (tmp_path / "once", tmp_path / "4"):
        index = open_index(folder)
        found.append(index.search(plan(parse("көпір жол")), limit=10).hits)
        index.close()
    assert found[0] == found[1]
    assert len(found[0]) == len(made)


def test_tantivy_leaves_no_lock_behind(tmp_path: Path, articles: list[Resolved]) -> None:
    update_index(tmp_path / "1", None, changes(articles), "tantivy")
    update_index(tmp_path / "2", tmp_path / "1", changes(articles[:1]), "tantivy")
    keys(tmp_path / "2")
    assert [file.name for file in tmp_path.rglob("*") if "lock" in file.name.lower()] == []


def test_an_index_of_another_format_is_refused_and_written_anew(
    tmp_path: Path, articles: list[Resolved], engine_name: str
) -> None:
    update_index(tmp_path / "1", None, changes(articles), engine_name)
    (tmp_path / "1" / "engine.json").write_text('{"engine": "whoosh", "format": 1}')
    with pytest.raises(StoreUnusable, match="format 1"):
        open_index(tmp_path / "1")
    update_index(tmp_path / "2", tmp_path / "1", changes(articles), engine_name)
    assert len(keys(tmp_path / "2")) == len(articles)


@pytest.mark.parametrize("content", ["", "{", "[]", '{"engine": 1, "size": 2}', "null"])
def test_an_index_that_tells_nonsense_of_itself_is_damaged(
    tmp_path: Path, articles: list[Resolved], content: str
) -> None:
    update_index(tmp_path / "1", None, changes(articles), "whoosh")
    (tmp_path / "1" / "engine.json").write_text(content)
    with pytest.raises(StoreUnusable):
        open_index(tmp_path / "1")
