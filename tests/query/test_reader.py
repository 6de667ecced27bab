from __future__ import annotations

import fcntl
import gc
import weakref
from collections.abc import Iterator
from pathlib import Path

import pytest

import kg
from kg.errors import (
    DocumentMissing,
    NotAStore,
    QueryMalformed,
    QueryRefused,
    StoreMissing,
    StoreUnusable,
)
from kg.query import Reader
from kg.search.dates import day_range


@pytest.fixture
def reader(store: Path) -> Iterator[Reader]:
    with kg.open(store) as opened:
        yield opened


def test_a_store_opens_by_path_or_text(store: Path) -> None:
    for name in (store, str(store)):
        with kg.open(name) as opened:
            assert opened.find("council") is not None


def test_a_search_gives_articles_with_their_reasons(reader: Reader) -> None:
    (answer,), total, facets = reader.search("мектептерге")
    assert answer.article.metadata.title == "Мектеп ашылды"
    assert answer.iri == f"https://w3id.org/agglo-kg/doc/{answer.article.key}"
    assert answer.score > 0
    assert answer.matched == {"мектептерге": ["lemma"]}
    for snippet in answer.snippets:
        assert snippet.text == answer.article.text[snippet.start : snippet.end]
        assert snippet.marks
    assert total == 1
    assert facets == {}


def test_a_search_stays_within_a_range_of_days(reader: Reader) -> None:
    answers, total, facets = reader.search("әкім", within=day_range("2024", ""), facets=True)
    assert [one.article.id for one in answers] == ["council"]
    assert total == 1
    assert facets["year"] == [("2024", 1)]


def test_ranks_are_those_of_the_search(reader: Reader) -> None:
    answers, _, _ = reader.search("әкім мектеп", any_word=True)
    ranked = reader.rank("әкім мектеп", limit=10, any_word=True)
    assert ranked == [(one.article.id, one.score) for one in answers]


def test_a_misspelt_query_gets_suggestions(reader: Reader) -> None:
    assert reader.suggest("мактеп")[0] == "мектеп"


def test_a_query_goes_to_the_graph(reader: Reader) -> None:
    rows = list(reader.query("SELECT ?title { ?x a agl:Article ; dct:title ?title }"))
    assert "Мектеп ашылды" in {row["title"].value for row in rows}
    with pytest.raises(QueryRefused):
        reader.query("CLEAR ALL")
    with pytest.raises(QueryMalformed):
        reader.query("SELECT")


@pytest.mark.parametrize("name", ["council", "https://habarshy.example/2023/esep", "school.txt"])
def test_an_article_comes_with_all_that_it_says(reader: Reader, name: str) -> None:
    resolved = reader.resolved(name)
    assert resolved.extraction.article.tokens
    assert reader.resolved(reader.iri(resolved.extraction.article.key)) == resolved


def test_an_article_that_is_not_there_is_told(reader: Reader) -> None:
    with pytest.raises(DocumentMissing, match="no such article") as raised:
        reader.resolved("жоқ")
    assert raised.value.place == "жоқ"


def test_a_reader_is_closed_when_its_context_ends(store: Path) -> None:
    with kg.open(store) as opened:
        opened.search("мектеп")
        assert len(opened.graph) > 0
    with pytest.raises(StoreUnusable):
        opened.resolved("council")
    assert "graph" not in vars(opened)


def test_a_reader_is_used_without_a_context_and_lets_go_when_it_is_forgotten(store: Path) -> None:
    reader = kg.open(store)
    assert bool(reader.query("ASK { ?x a agl:Article }"))
    assert reader.search("мектеп")[1] == 1
    assert reader.resolved("council")
    held = weakref.ref(reader)
    assert is_held(store)
    del reader
    gc.collect()
    assert held() is None
    assert not is_held(store)


def is_held(store: Path) -> bool:
    """Whether anybody reads the store's generation."""
    with (store / "current" / "in-use").open() as handle:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
    return False


def test_a_closed_reader_says_so(store: Path) -> None:
    reader = kg.open(store)
    reader.close()
    reader.close()
    assert not is_held(store)
    for use in (lambda: reader.query("ASK {}"), lambda: reader.search("мектеп"), reader.dataset):
        with pytest.raises(StoreUnusable, match="closed") as raised:
            use()
        assert "kg.open" in raised.value.hint


def test_the_default_graph_is_the_union_or_the_one_without_a_name(store: Path) -> None:
    query = "SELECT (COUNT(*) AS ?n) { ?x a agl:Article }"
    with kg.open(store) as union, kg.open(store, default_graph="named") as named:
        [[count]], [[none]] = union.query(query), named.query(query)
        assert (count.value, none.value) == ("5", "0")
        assert bool(named.query("ASK { GRAPH ?g { ?x a agl:Article } }"))
    with pytest.raises(ValueError, match="union or named"):
        kg.open(store, default_graph="all")  # type: ignore[arg-type]


def test_where_there_is_no_store_it_says_so(tmp_path: Path) -> None:
    with pytest.raises(StoreMissing), kg.open(tmp_path / "жоқ"):
        pass
    (tmp_path / "файл").write_text("бөтен")
    with pytest.raises(NotAStore), kg.open(tmp_path):
        pass
