"""The small commands: config, stats, remove, export, completion, and build's own options."""

from __future__ import annotations

import csv
import json
import os
import shutil
import subprocess
import sys
from io import StringIO
from pathlib import Path

import pyoxigraph as ox
import pytest

from tests.conftest import Kg


def row_of(kg: Kg, setting: str, *arguments: object) -> dict[str, object]:
    rows = map(json.loads, kg("config", "--json", *arguments).stdout.splitlines())
    return next(row for row in rows if row["setting"] == setting)


def test_flag_beats_variable_beats_file_beats_default(
    kg: Kg, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    shown = [row_of(kg, "store")]
    (tmp_path / "kg.toml").write_text('store = "файл"\n', "utf-8")
    shown.append(row_of(kg, "store"))
    monkeypatch.setenv("KG_STORE", "айнымалы")
    shown.append(row_of(kg, "store"))
    shown.append(row_of(kg, "store", "--store", "жалау"))
    assert [(row["value"], row["from"]) for row in shown] == [
        ("kg-store", "default"),
        ("файл", "kg.toml"),
        ("айнымалы", "KG_STORE"),
        ("жалау", "flag"),
    ]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("қате = 1", ""),
        ("жұмысшы", ""),
        ('workers = "көп"', "workers cannot be"),
        ("limt = 3", "unknown setting 'limt'"),
    ],
)
def test_a_bad_configuration_is_misuse(kg: Kg, tmp_path: Path, content: str, message: str) -> None:
    (tmp_path / "my.toml").write_text(content, "utf-8")
    result = kg("config", "--config", tmp_path / "my.toml")
    assert result.exit_code == 2
    assert message in result.stderr
    assert "my.toml" in result.stderr


@pytest.mark.parametrize("command", [["config"], ["stats"], ["show", "Алматы облысы"]])
@pytest.mark.parametrize("flag", ["--json", "--csv", "--tsv"])
def test_rows_come_in_every_row_format(kg: Kg, store: Path, command: list[str], flag: str) -> None:
    result = kg(*command, "--store", store, flag)
    assert result.exit_code == 0
    if flag == "--json":
        assert all(isinstance(json.loads(line), dict) for line in result.stdout.splitlines())
    else:
        rows = list(csv.reader(StringIO(result.stdout), delimiter="\t" if flag == "--tsv" else ","))
        assert len(rows) > 1
        assert len({len(row) for row in rows}) == 1


def test_stats_count_what_is_in_the_store(kg: Kg, store: Path) -> None:
    rows = map(json.loads, kg("stats", "--store", store, "--json").stdout.splitlines())
    counts = {row["what"]: row["count"] for row in rows}
    assert counts["articles"] == 5
    assert counts["generation"] == 1
    assert counts["agl:PublicBody"] >= counts["agl:Akimat"] > 0


def test_stats_count_listed_things_that_articles_have_and_no_other(store: Path, kg: Kg) -> None:
    import kg as library

    rows = map(json.loads, kg("stats", "--store", store, "--json").stdout.splitlines())
    counts = {row["what"]: row["count"] for row in rows}
    with library.open(store) as reader:
        told = {
            (one.iri, one.type)
            for resolved in reader.articles.all_resolved()
            for one in resolved.entities
        }
    for kind in ("agl:AdministrativeUnit", "agl:Akimat", "agl:Ministry", "agl:Person", "org:Post"):
        assert counts[kind] == len({iri for iri, type_ in told if type_ == kind}), kind


def test_a_removed_article_is_gone_until_it_is_restored(kg: Kg, news: Path, tmp_path: Path) -> None:
    folder, store = tmp_path / "news", tmp_path / "store"
    folder.mkdir()
    shutil.copy(news / "records.jsonl", folder)
    build = ("build", folder, "--store", store)
    assert kg(*build).exit_code == 0
    assert kg("remove", "council", "--store", store).stdout == "removed council\n"
    assert kg("search", "қаулы", "--store", store).exit_code == 1
    assert kg("sparql", 'ASK { ?x dct:identifier "council" }', "--store", store).exit_code == 1

    again = kg(*build)
    assert again.exit_code == 0
    assert "removed earlier" in again.stderr
    assert "kg remove --restore council" in again.stderr
    assert kg("search", "қаулы", "--store", store).exit_code == 1

    restored = kg("remove", "--restore", "council", "--store", store)
    assert restored.stdout.startswith("restored council")
    assert kg(*build).exit_code == 0
    assert kg("search", "қаулы", "--store", store).exit_code == 0


def test_removing_what_is_not_there_changes_nothing(kg: Kg, store: Path) -> None:
    result = kg("remove", "council", "жоқ", "--store", store)
    assert result.exit_code == 1
    assert "жоқ: no such article" in result.stderr
    assert kg("search", "қаулы", "--store", store).exit_code == 0


def test_export_prints_the_file_it_wrote(kg: Kg, store: Path, tmp_path: Path) -> None:
    result = kg("export", tmp_path / "release", "--store", store)
    file = Path(result.stdout.strip())
    assert file == tmp_path / "release" / "agglo-kg.nq"
    assert len(list(ox.parse(path=str(file)))) > 100


@pytest.mark.parametrize(
    ("arguments", "code"),
    [(["{tmp}/файл"], 2), (["{tmp}/файл/x"], 3), (["{tmp}/x", "--format", "hdt"], 2)],
)
def test_an_export_that_cannot_be_is_told(
    kg: Kg, store: Path, tmp_path: Path, arguments: list[str], code: int
) -> None:
    (tmp_path / "файл").write_text("бөтен", "utf-8")
    filled = [one.replace("{tmp}", str(tmp_path)) for one in arguments]
    result = kg("export", *filled, "--store", store)
    assert result.exit_code == code
    assert result.stderr
    assert "Traceback" not in result.stderr


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_prints_a_script(kg_process, shell: str) -> None:  # type: ignore[no-untyped-def]
    result = kg_process("completion", shell)
    assert result.returncode == 0
    assert "_KG_COMPLETE" in result.stdout


@pytest.mark.parametrize(
    ("typed", "offered"), [("kg se", "search"), ("kg search --fac", "--facets")]
)
def test_the_shell_is_told_what_may_follow(typed: str, offered: str) -> None:
    words = typed.split()
    environment = {
        **os.environ,
        "_KG_COMPLETE": "bash_complete",
        "COMP_WORDS": typed,
        "COMP_CWORD": str(len(words) - 1),
    }
    command = [sys.executable, "-m", "kg"]
    result = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert f"plain,{offered}" in result.stdout.splitlines()


@pytest.mark.parametrize("arguments", [["--again", "x"], ["--prune"], ["--again", "--prune"]])
def test_options_of_build_that_exclude_each_other_are_misuse(
    kg: Kg, tmp_path: Path, arguments: list[str]
) -> None:
    assert kg("build", *arguments, "--store", tmp_path / "store").exit_code == 2
    assert list(tmp_path.iterdir()) == []


def test_a_build_in_which_all_was_skipped_is_a_failure(kg: Kg, tmp_path: Path) -> None:
    (tmp_path / "бос.txt").write_text("")
    result = kg("build", tmp_path / "бос.txt", "--store", tmp_path / "store", "--json")
    assert result.exit_code == 3
    assert json.loads(result.stdout)["skipped"] == 1


def test_a_spreadsheet_takes_no_cell_for_a_formula(kg: Kg) -> None:
    record = json.dumps({"id": "1", "title": "=1+1", "text": "Талғар ауданында мектеп ашылды."})
    result = kg("annotate", "--csv", stdin=record + "\n")
    assert result.exit_code == 0
    assert not any(line.startswith("=") for line in result.stdout.splitlines())
