from __future__ import annotations

import csv
import json
from io import StringIO
from pathlib import Path

import pytest

from tests.conftest import Kg

CONTRACT = "id iri title date url score matched snippets".split()


def test_hits_show_title_date_publisher_id_and_sentence(kg: Kg, store: Path) -> None:
    result = kg("search", "мектептерде", "--store", store)
    lines = result.stdout.splitlines()
    assert result.exit_code == 0
    assert lines[0] == "1. Мектеп ашылды"
    assert "   Мектептерде 600 бала оқиды." in lines
    assert "   мектептерде (verbatim, lemma)" in lines
    assert result.stderr == "1-1 of 1 articles\n"


def test_date_publisher_and_id_stand_on_one_line(kg: Kg, store: Path) -> None:
    result = kg("search", "қаулы", "--store", store)
    assert "   2024-02-15  Хабаршы  council" in result.stdout.splitlines()


def test_json_has_the_keys_of_the_contract(kg: Kg, store: Path) -> None:
    result = kg("search", "әкім", "--store", store, "--json")
    rows = [json.loads(line) for line in result.stdout.splitlines()]
    assert len(rows) > 1
    for row in rows:
        assert list(row) == CONTRACT
        for snippet in row["snippets"]:
            assert list(snippet) == ["text", "start", "end", "marks"]
            assert len(snippet["text"]) == snippet["end"] - snippet["start"]
            for start, end in snippet["marks"]:
                assert snippet["start"] <= start < end <= snippet["end"]
    assert result.stderr == ""


@pytest.mark.parametrize(("flag", "separator"), [("--csv", ","), ("--tsv", "\t")])
def test_rows_for_spreadsheets(kg: Kg, store: Path, flag: str, separator: str) -> None:
    result = kg("search", "әкім", "--store", store, flag)
    header, *rows = csv.reader(StringIO(result.stdout), delimiter=separator)
    assert header == ["id", "iri", "title", "date", "url", "score", "snippet"]
    assert {len(row) for row in rows} == {7}


def test_nothing_found_is_exit_1_and_offers_what_was_meant(kg: Kg, store: Path) -> None:
    result = kg("search", "мактеп", "--store", store)
    assert result.exit_code == 1
    assert result.stdout == ""
    assert result.stderr.splitlines()[0] == "Nothing found."
    assert result.stderr.splitlines()[1].startswith("Did you mean: мектеп")


def test_nothing_found_in_json_is_no_line(kg: Kg, store: Path) -> None:
    result = kg("search", "мактеп", "--store", store, "--json", "--facets")
    assert (result.exit_code, result.stdout) == (1, "")


def test_a_query_may_come_in_several_words_with_a_minus(kg: Kg, store: Path) -> None:
    found = kg("search", "әкім", "-көпір", "--store", store, "--json")
    titles = [json.loads(line)["title"] for line in found.stdout.splitlines()]
    assert "Мектеп ашылды" in titles
    assert "Қалада көпір салынды" not in titles


def test_any_takes_one_of_the_words(kg: Kg, store: Path) -> None:
    assert kg("search", "мектеп көпір", "--store", store).exit_code == 1
    assert kg("search", "мектеп көпір", "--any", "--store", store).stderr == "1-2 of 2 articles\n"


@pytest.mark.parametrize(
    ("flags", "total"),
    [
        (["--from", "2024"], 1),
        (["--to", "2022-06"], 1),
        (["--from", "2022", "--to", "2024-02-15"], 2),
        (["--from", "2022-06-14", "--to", "2024-02-14"], 0),
    ],
)
def test_from_and_to_bound_the_date(kg: Kg, store: Path, flags: list[str], total: int) -> None:
    result = kg("search", "әкім OR қаулы", *flags, "--store", store, "--json")
    assert len(result.stdout.splitlines()) == total


def test_limit_offset_and_sort(kg: Kg, store: Path) -> None:
    def ids(*flags: object) -> list[str]:
        result = kg("search", "-трамвай", "--store", store, "--json", *flags)
        return [json.loads(line)["title"] for line in result.stdout.splitlines()]

    assert ids("--sort", "newest")[:3] == ["Кеңес өтті", "Министрлік есебі", "Қалада көпір салынды"]
    assert ids("--sort", "title", "--limit", 2, "--offset", 1) == ids("--sort", "title")[1:3]
    beyond = kg("search", "әкім", "--store", store, "--offset", 90)
    assert beyond.exit_code == 1
    assert "smaller --offset" in beyond.stderr


def test_facets_come_behind_the_hits(kg: Kg, store: Path) -> None:
    table = kg("search", "әкім", "--facets", "--store", store).stdout
    assert "facet" in table
    lines = kg("search", "әкім", "--facets", "--store", store, "--json").stdout.splitlines()
    assert ["Хабаршы", 2] in json.loads(lines[-1])["facets"]["source"]
    assert kg("search", "әкім", "--facets", "--csv", "--store", store).exit_code == 2


def test_explain_shows_how_the_query_was_read(kg: Kg, store: Path) -> None:
    result = kg("search", "әкім -қала", "--explain", "--store", store)
    assert "read as (әкім AND -қала)" in result.stderr


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["әкім ("], "kg: character 6: "),
        (["x" * 100_000], "at most 4000"),
        (["әкім", "--from", "кеше"], "--from кеше: 'кеше' is no date"),
        (["әкім", "--from", "2020", "--to", "2010"], "2020 is later than 2010"),
        ([], "give a QUERY"),
        (["әкім", "--limit", "0"], "--limit"),
    ],
)
def test_misuse_is_exit_2_and_says_where(
    kg: Kg, store: Path, arguments: list[str], message: str
) -> None:
    result = kg("search", *arguments, "--store", store)
    assert result.exit_code == 2
    assert message in result.stderr
    assert "Traceback" not in result.stderr


def test_without_a_store_it_says_how_to_make_one(kg: Kg, tmp_path: Path) -> None:
    result = kg("search", "әкім", "--store", tmp_path / "жоқ")
    assert result.exit_code == 3
    assert f"kg build --store {tmp_path / 'жоқ'}" in result.stderr


def test_a_batch_gives_ranked_ids(kg: Kg, store: Path, tmp_path: Path) -> None:
    file = tmp_path / "queries.jsonl"
    queries = [("1", "қаулы"), (2, "трамвай"), ("3", "есеп қаулы")]
    file.write_text(
        "\n".join(json.dumps({"query_id": one, "query": query}) for one, query in queries) + "\n\n"
    )
    result = kg("search", "--batch", file, "--any", "--store", store)
    rows = [json.loads(line) for line in result.stdout.splitlines()]
    assert result.exit_code == 0
    assert [list(row) for row in rows] == [["query_id", "rank", "id", "score"]] * len(rows)
    assert [(row["query_id"], row["rank"]) for row in rows] == [("1", 1), ("3", 1), ("3", 2)]
    assert {row["id"] for row in rows} == {"council", "ministry"}


def test_a_query_of_a_batch_that_does_not_parse_is_reported_and_passed_over(
    kg: Kg, store: Path
) -> None:
    batch = '{"query_id": 1, "query": "(қаулы"}\n{"query_id": 2, "query": "қаулы"}\n'
    result = kg("search", "--batch", "-", "--store", store, stdin=batch)
    assert result.exit_code == 0
    assert [json.loads(line)["query_id"] for line in result.stdout.splitlines()] == [2]
    assert ":1: character 1: this bracket is never closed" in result.stderr


@pytest.mark.parametrize("line", [b"{", b'{"query": "x"}', b"[1]", b"\xff\xfe", b'"x"'])
def test_a_line_that_is_no_query_is_misuse(kg: Kg, store: Path, line: bytes) -> None:
    result = kg("search", "--batch", "-", "--store", store, stdin=line)
    assert result.exit_code == 2
    assert ":1: no query in this line" in result.stderr


def test_a_batch_takes_no_options_of_a_single_search(kg: Kg, store: Path) -> None:
    result = kg("search", "--batch", "-", "--facets", "--store", store, stdin="")
    assert result.exit_code == 2


def test_levels_can_be_named(kg: Kg, store: Path) -> None:
    assert kg("search", "мектепке", "--store", store, "--levels", "verbatim").exit_code == 1
    assert kg("search", "мектепке", "--store", store, "--levels", "verbatim, lemma").exit_code == 0
    wrong = kg("search", "мектеп", "--store", store, "--levels", "exact")
    assert wrong.exit_code == 2
    assert "no level 'exact'; there are verbatim, lemma" in wrong.stderr


def test_explain_shows_the_parts_of_the_score(kg: Kg, store: Path) -> None:
    shown = kg("search", "мектеп", "--explain", "--store", store).stdout
    assert "мектеп: lemma in body" in shown
    row = json.loads(kg("search", "мектеп", "--explain", "--json", "--store", store).stdout)
    assert sum(row["parts"].values()) == pytest.approx(row["score"], abs=0.001)


def test_similar_articles_are_found_without_the_article_itself(kg: Kg, store: Path) -> None:
    own = json.loads(kg("search", "мектеп", "--store", store, "--json").stdout)["id"]
    result = kg("search", "--similar", own, "--store", store, "--json")
    assert result.exit_code == 0
    assert own not in [json.loads(line)["id"] for line in result.stdout.splitlines()]
    narrowed = kg("search", "--similar", own, "трамвай", "--store", store)
    assert (narrowed.exit_code, narrowed.stdout) == (1, "")
    missing = kg("search", "--similar", "никогда", "--store", store)
    assert (missing.exit_code, missing.stdout) == (1, "")
    assert "no such article" in missing.stderr


@pytest.mark.parametrize(
    "line",
    [
        "әкім",
        "[1, 2]",
        "{}",
        '{"query_id": 1}',
        '{"query_id": 1, "query": null}',
        '{"query_id": 1, "query": ["әкім"]}',
        '{"query_id": null, "query": "әкім"}',
        '{"query_id": {"a": 1}, "query": "әкім"}',
        '{"query_id": "\\ud800", "query": "әкім"}',
        "[" * 100_000,
    ],
    ids=range(10),
)
def test_a_line_that_is_no_query_is_named(kg: Kg, store: Path, line: str) -> None:
    result = kg("search", "--batch", "-", "--store", store, stdin=f"\n{line}\n")
    assert (result.exit_code, result.stdout) == (2, "")
    assert ":2: no query in this line" in result.stderr
