"""``kg evaluate``: the table, the rows, the errors, and how it ends."""

from __future__ import annotations

import csv
import json
import shutil
from pathlib import Path

import pytest

from tests.conftest import Kg

GOLD = Path(__file__).parents[1] / "evaluate" / "gold"


@pytest.fixture(scope="module")
def saved(kg: Kg, tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("runs") / "before.json"
    result = kg("evaluate", GOLD, "--json")
    assert result.exit_code == 0, result.output
    file.write_text(result.stdout, "utf-8")
    return file


def test_a_table_sums_up_each_part(kg: Kg) -> None:
    result = kg("evaluate", GOLD)
    assert result.exit_code == 0, result.output
    assert result.stdout.startswith("3 articles, 0 failed, titles right 3, dates 1/1")
    assert "agl:holds" in result.stdout


def test_json_begins_with_the_pages(saved: Path) -> None:
    pages, *rows = map(json.loads, saved.read_text("utf-8").splitlines())
    assert (pages["part"], pages["articles"], pages["failed"]) == ("pages", 3, [])
    assert [one["part"] for one in rows if one["name"] == "ALL"] == [
        "mentions",
        "entities",
        "facts",
    ]
    assert set(rows[0]) == {"part", "name", "precision", "recall", "f1", "gold", "got", "right"}


def test_csv_has_the_rows_alone(kg: Kg) -> None:
    result = kg("evaluate", GOLD, "--csv")
    rows = list(csv.DictReader(result.stdout.splitlines()))
    assert rows[0]["name"] == "ALL"
    assert "3 articles" in result.stderr


def test_errors_come_with_their_sentence(kg: Kg, tmp_path: Path) -> None:
    folder = with_a_wrong_name(tmp_path)
    result = kg("evaluate", folder, "--errors")
    assert "abai-visit: missed entity agl:Person  Асқар Омарұлы" in result.stdout
    assert (
        "abai-visit: invented entity agl:Person  Асқар Омаров\n    Абай облысының" in result.stdout
    )
    assert "rule post-before-person" in result.stdout
    objects = [
        json.loads(one) for one in kg("evaluate", folder, "--errors", "--json").stdout.splitlines()
    ]
    wrong = [one for one in objects if one.get("error") == "invented" and one["part"] == "facts"]
    assert wrong
    assert all(one["sentence"] and one["rule"] for one in wrong)


def test_errors_are_no_csv(kg: Kg) -> None:
    assert kg("evaluate", GOLD, "--errors", "--csv").exit_code == 2


def test_the_same_run_again_differs_in_nothing(kg: Kg, saved: Path) -> None:
    result = kg("evaluate", GOLD, "--compare", saved)
    assert result.exit_code == 0, result.output
    assert result.stdout.count(" same") == 3
    assert "agl:holds" not in result.stdout


def test_a_worse_run_shows_what_got_worse_and_ends_with_1(
    kg: Kg, saved: Path, tmp_path: Path
) -> None:
    result = kg("evaluate", with_a_wrong_name(tmp_path), "--compare", saved)
    assert result.exit_code == 1
    assert any("agl:Person" in one and "worse" in one for one in result.stdout.splitlines())


def test_a_compared_run_can_itself_be_compared_with(kg: Kg, saved: Path, tmp_path: Path) -> None:
    compared = kg("evaluate", GOLD, "--compare", saved, "--json")
    file = tmp_path / "again.json"
    file.write_text(compared.stdout, "utf-8")
    assert kg("evaluate", GOLD, "--compare", file).exit_code == 0


def test_a_bad_gold_file_is_named_on_standard_error(kg: Kg, tmp_path: Path) -> None:
    folder = tmp_path / "gold"
    shutil.copytree(GOLD, folder)
    (folder / "law-quote.json").write_text("{", "utf-8")
    result = kg("evaluate", folder)
    assert result.exit_code == 0
    assert "law-quote.json" in result.stderr
    assert "json.tool" in result.stderr
    assert result.stdout.startswith("2 articles")


def test_no_gold_is_a_failure(kg: Kg, tmp_path: Path) -> None:
    result = kg("evaluate", tmp_path / "жоқ")
    assert result.exit_code == 3
    assert "no such folder" in result.stderr


def with_a_wrong_name(folder: Path) -> Path:
    """The gold articles, in one of which a person has another name than in the text."""
    shutil.copytree(GOLD, folder / "gold")
    file = folder / "gold" / "abai-visit.json"
    record = json.loads(file.read_text("utf-8"))
    for entity in record["entities"]:
        if entity["type"] == "agl:Person":
            entity["labels"] = ["Асқар Омарұлы"]
    file.write_text(json.dumps(record, ensure_ascii=False), "utf-8")
    return folder / "gold"
