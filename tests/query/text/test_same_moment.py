"""Text and graph are of one moment: a build or removal changes both at once."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

import kg as library
from kg.errors import QueryRefused
from kg.query import Reader
from tests.conftest import Kg


def titles(reader: Reader, word: str) -> list[str]:
    found = reader.query(f"SELECT ?title {{ ?doc text:query '{word}' ; dct:title ?title }}")
    return sorted(row["title"].value for row in found)


def texts_without_a_search_hit(reader: Reader) -> int:
    """Articles of the graph whose own words the search does not find, and the other way round."""
    query = """SELECT (COUNT(*) AS ?n) {
        { ?doc agl:text ?t FILTER NOT EXISTS { ?doc text:query "көпір OR саябақ OR жол" } }
        UNION
        { ?doc text:query "көпір OR саябақ OR жол" FILTER NOT EXISTS { ?doc agl:text ?t } } }"""
    return int(next(iter(reader.query(query)))["n"].value)


@pytest.fixture
def source(tmp_path: Path) -> Path:
    return tmp_path / "news.jsonl"


def write(source: Path, **texts: str) -> None:
    lines = [{"id": id, "title": f"{id} мақала", "text": text} for id, text in texts.items()]
    source.write_text("\n".join(json.dumps(one, ensure_ascii=False) for one in lines), "utf-8")


def test_replaced_and_removed_articles_are_gone_in_the_same_commit(
    source: Path, tmp_path: Path, kg: Kg
) -> None:
    store = tmp_path / "store"
    write(
        source,
        bir="Шымкент қаласында жаңа көпір салынды.",
        eki="Тараз қаласында саябақ ашылды. Көпірлер жөнделді.",
    )
    assert kg("build", source, "--store", store).exit_code == 0
    with library.open(store) as before:
        assert titles(before, "көпір") == ["bir мақала", "eki мақала"]
        write(
            source,
            bir="Шымкент қаласында жаңа жол салынды.",
            eki="Тараз қаласында саябақ ашылды. Көпірлер жөнделді.",
        )
        assert kg("build", source, "--store", store).exit_code == 0
        with library.open(store) as replaced:
            assert titles(replaced, "көпір") == ["eki мақала"]
            assert titles(replaced, "жолдар") == ["bir мақала"]
            assert texts_without_a_search_hit(replaced) == 0
            assert kg("remove", "eki", "--store", store).exit_code == 0
            with library.open(store) as removed:
                assert titles(removed, "көпір") == titles(removed, "саябақ") == []
                assert texts_without_a_search_hit(removed) == 0
            assert titles(replaced, "саябақ") == ["eki мақала"]
        assert titles(before, "көпір") == ["bir мақала", "eki мақала"]
        assert texts_without_a_search_hit(before) == 0


def test_a_reader_searches_what_kg_search_finds(store: Path) -> None:
    with library.open(store) as reader:
        for search in (
            "әкім",
            '"Шымкент қаласы"',
            "мектеп -әкім",
            "type:Akimat",
            "date:2022..2024",
        ):
            answers, _, _ = reader.search(search)
            asked = f"(?doc ?score ?snippet) text:query ('''{search}''' 10)"
            rows = reader.query(f"SELECT * {{ {asked} }} ORDER BY DESC(?score) ?doc")
            found = {
                row["doc"].value: (float(row["score"].value), row["snippet"].value) for row in rows
            }
            assert list(found) or not answers
            for answer in answers:
                score, snippet = found.pop(answer.iri)
                assert score == pytest.approx(answer.score, abs=1e-4)
                plain = snippet.replace("↦", "").replace("↤", "")
                assert plain == " … ".join(one.text for one in answer.snippets)
                assert snippet.count("↦") == sum(len(one.marks) for one in answer.snippets)
            assert not found


QUERY = (
    "SELECT ?title ?snippet { (?doc ?score ?snippet) text:query ('көпір' 5) . ?doc dct:title ?title"
    " ; agl:mentions ?x . ?x skos:prefLabel ?name FILTER agl:matches(?name, 'Шымкенттегі') }"
)


def test_kg_sparql_searches_and_calls_functions(store: Path, kg_process) -> None:  # type: ignore[no-untyped-def]
    result = kg_process("sparql", QUERY, "--store", store, "--format", "csv")
    assert result.returncode == 0, result.stderr
    assert "Қалада көпір салынды" in result.stdout
    assert "↦көпір↤" in result.stdout


def test_kg_sparql_tells_what_is_wrong_with_a_search(store: Path, kg_process) -> None:  # type: ignore[no-untyped-def]
    result = kg_process("sparql", "ASK { ?doc text:query '(көпір' }", "--store", store)
    assert result.returncode == 2
    assert "this bracket is never closed" in result.stderr
    assert "line 1, column 12, in '(көпір', character 1" in result.stderr


@pytest.fixture
def reader(store: Path) -> Iterator[Reader]:
    with library.open(store) as opened:
        yield opened


def test_a_query_without_text_opens_no_index(reader: Reader) -> None:
    assert list(reader.query("SELECT * { ?doc a agl:Article }"))
    assert not {"index", "articles"} & set(vars(reader))
    assert list(reader.query("SELECT * { ?doc text:query 'көпір' }"))
    assert "index" in vars(reader)
    assert "articles" not in vars(reader)


def test_changing_queries_stay_refused(reader: Reader) -> None:
    with pytest.raises(QueryRefused, match="queries only read"):
        reader.query("DELETE { ?doc ?p ?o } WHERE { ?doc text:query 'көпір' ; ?p ?o }")
    with pytest.raises(QueryRefused, match="another server"):
        reader.query("SELECT * { SERVICE <http://127.0.0.1:1/> { ?doc text:query 'көпір' } }")
