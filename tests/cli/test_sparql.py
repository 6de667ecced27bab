from __future__ import annotations

import json
from pathlib import Path

import pytest

TITLES = "SELECT ?title { ?x a agl:Article ; dct:title ?title } ORDER BY ?title"
PRODUCT = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"


@pytest.fixture
def sparql(kg_process, store: Path):  # type: ignore[no-untyped-def]
    """Run ``kg sparql`` on the store as a process: the query runs in a child of it."""
    return lambda *arguments, **options: kg_process(
        "sparql", *arguments, "--store", store, **options
    )


def test_rows_come_as_a_table(sparql) -> None:  # type: ignore[no-untyped-def]
    result = sparql(TITLES)
    assert result.returncode == 0
    assert result.stdout.splitlines()[0] == "title"
    assert "Мектеп ашылды" in result.stdout.splitlines()
    assert result.stderr == ""


@pytest.mark.parametrize(
    ("query", "code", "output"),
    [
        ("ASK { ?x a agl:Article }", 0, "yes\n"),
        ("ASK { ?x a agl:Жоқ }", 1, "no\n"),
        ("SELECT ?x { ?x a agl:Жоқ }", 1, ""),
        ("CONSTRUCT { ?x a ?x } WHERE { ?x a agl:Жоқ }", 1, None),
        ("DESCRIBE agl:Akimat", 0, None),
    ],
)
def test_the_exit_code_tells_whether_there_was_an_answer(  # type: ignore[no-untyped-def]
    sparql, query: str, code: int, output: str | None
) -> None:
    result = sparql(query)
    assert result.returncode == code, result.stderr
    if output is not None:
        assert result.stdout == output


def test_formats_are_written_as_they_are(sparql) -> None:  # type: ignore[no-untyped-def]
    rows = json.loads(sparql(TITLES, "--format", "json").stdout)["results"]["bindings"]
    assert len(rows) == 5
    turtle = sparql("CONSTRUCT WHERE { ?x a agl:Article }", "--format", "turtle").stdout
    assert turtle.count("agl:Article") == 5


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["SELECT"], "not SPARQL"),
        (["SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }"], "another server"),
        (["DROP ALL"], "kg update"),
        (["ASK {}", "--format", "turtle"], "use json, xml, csv, tsv"),
        (["ASK {}", "--format", "xlsx"], "Invalid value"),
        (["ASK {}", "--timeout", "0"], "above 0"),
        (["ASK {}", "--timeout", "nan"], "above 0"),
        ([], "give a QUERY"),
        (["ASK {}", "--json"], "No such option"),
    ],
)
def test_misuse_is_exit_2(sparql, arguments: list[str], message: str) -> None:  # type: ignore[no-untyped-def]
    result = sparql(*arguments)
    assert result.returncode == 2
    assert message in result.stderr
    assert "Traceback" not in result.stderr
    assert result.stdout == ""


def test_a_query_that_takes_too_long_is_ended_with_exit_3(sparql) -> None:  # type: ignore[no-untyped-def]
    result = sparql(PRODUCT, "--timeout", "0.5", timeout=30)
    assert result.returncode == 3
    assert "took longer than 0.5 s" in result.stderr


def test_a_query_comes_from_a_file_or_standard_input(sparql, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    file = tmp_path / "сұрақ.rq"
    file.write_text("\ufeff# мақалалар\n" + TITLES, "utf-8")
    assert sparql("--file", file).stdout == sparql(TITLES).stdout
    assert sparql("-", input=TITLES).stdout == sparql(TITLES).stdout


def test_a_file_that_is_no_text_is_misuse(sparql, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    (tmp_path / "q.rq").write_bytes(b"ASK { ?s ?p '\xff' }")
    result = sparql("--file", tmp_path / "q.rq")
    assert result.returncode == 2
    assert "UTF-8" in result.stderr
    assert sparql("--file", tmp_path / "жоқ.rq").returncode == 2


def test_values_do_not_steer_the_terminal(sparql) -> None:  # type: ignore[no-untyped-def]
    result = sparql("SELECT ?x ?y { VALUES (?x ?y) { ('\\u001B[31mқызыл\\u0007' 'a\\nb\\rc') } }")
    assert "\x1b" not in result.stdout
    assert "[31mқызыл" in result.stdout
    assert result.stdout.splitlines()[2].endswith("a b c")


def test_a_row_without_values_is_a_row(sparql) -> None:  # type: ignore[no-untyped-def]
    assert sparql("SELECT * {}").returncode == 0
    assert sparql("SELECT ?x {}").returncode == 0


def test_a_table_of_very_many_rows_is_cut_and_says_so(sparql) -> None:  # type: ignore[no-untyped-def]
    result = sparql("SELECT * { ?s ?p ?o }")
    assert len(result.stdout.splitlines()) == 1002
    assert "for all: --format tsv" in result.stderr


def test_nobody_reading_on_is_no_error(kg_process, store: Path, root: Path) -> None:  # type: ignore[no-untyped-def]
    import subprocess
    import sys

    for arguments in ("sparql 'SELECT * { ?s ?p ?o }' --format tsv", "search әкім --limit 99"):
        line = f"{sys.executable} -m kg {arguments} --store {store} | head -1"
        result = subprocess.run(["bash", "-c", line], capture_output=True, text=True, check=True)
        assert len(result.stdout.splitlines()) == 1
        assert "Traceback" not in result.stderr
        assert "Error" not in result.stderr
