"""What a build skipped or read in part is told, on the terminal in short and in a file in full."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from kg.cli.left_out import echo_left_out
from kg.model import Skipped
from tests.conftest import Kg
from tests.read.conftest import TEXT
from tests.read.pdf.made import Border, column, pdf

RUSSIAN = "Аким города Шымкента открыл новый мост, сообщает пресс-служба акимата города."


def skips(kind: str, count: int, hint: str = "не істеу керек") -> list[Skipped]:
    return [Skipped(f"{kind}-{number}.txt", "оқылмады", hint, kind) for number in range(count)]


def told(left_out: list[Skipped], capsys: pytest.CaptureFixture[str]) -> tuple[bool, list[str]]:
    all_of_them = echo_left_out("skipped", left_out)
    return all_of_them, capsys.readouterr().err.splitlines()


def test_sources_with_one_reason_have_their_hint_once(capsys: pytest.CaptureFixture[str]) -> None:
    _, lines = told([*skips("а", 2), *skips("ә", 1, ""), *skips("а", 1)], capsys)
    assert lines == [
        "skipped а-0.txt: оқылмады",
        "skipped а-1.txt: оқылмады",
        "skipped а-0.txt: оқылмады",
        "    не істеу керек",
        "skipped ә-0.txt: оқылмады",
    ]


@pytest.mark.parametrize(
    ("counts", "shown"),
    [
        ({"а": 20}, {"а": 20}),
        ({"а": 500}, {"а": 20}),
        ({"а": 500, "ә": 1, "б": 4}, {"а": 15, "ә": 1, "б": 4}),
        ({"а": 500, "ә": 500}, {"а": 10, "ә": 10}),
        ({str(kind): 9 for kind in range(10)}, {str(kind): 3 for kind in range(10)}),
    ],
)
def test_of_many_the_first_of_each_kind_are_named_and_the_others_counted(
    counts: dict[str, int], shown: dict[str, int], capsys: pytest.CaptureFixture[str]
) -> None:
    listed = [one for kind, count in counts.items() for one in skips(kind, count)]
    all_of_them, lines = told(listed, capsys)
    assert all_of_them is (counts == shown)
    for kind, count in counts.items():
        assert sum(f" {kind}-" in line for line in lines) == shown[kind]
        more = f"... and {count - shown[kind]} more of this kind ({kind})"
        assert (more in lines) is (count > shown[kind])


def test_all_that_was_skipped_is_written_to_a_file(kg: Kg, tmp_path: Path) -> None:
    news, file = tmp_path / "news", tmp_path / "skipped.jsonl"
    news.mkdir()
    for number in range(25):
        (news / f"{number}.txt").write_text(f"{RUSSIAN * 3} {number}", "utf-8")
    result = kg("build", news, "--store", tmp_path / "store", "--skipped", file)
    assert result.exit_code == 3
    rows = [json.loads(line) for line in file.read_text("utf-8").splitlines()]
    assert [sorted(row) for row in rows] == [["hint", "kind", "location", "reason"]] * 25
    assert {row["kind"] for row in rows} == {"SourceNotKazakh"}
    assert rows[0]["location"] in result.stderr
    assert "... and 5 more of this kind (SourceNotKazakh)" in result.stderr
    assert "--skipped skipped.jsonl" in result.stderr


def test_a_file_that_cannot_be_written_is_misuse_before_anything_is_built(
    kg: Kg, tmp_path: Path
) -> None:
    result = kg("build", "--store", tmp_path / "store", "--skipped", tmp_path / "жоқ" / "s.jsonl")
    assert result.exit_code == 2
    assert not (tmp_path / "store").exists()


def test_pages_that_were_not_read_are_told_and_the_article_stays(
    kg_process: Callable[..., subprocess.CompletedProcess[str]], tmp_path: Path
) -> None:
    report, file, store = tmp_path / "есеп.pdf", tmp_path / "skipped.jsonl", tmp_path / "store"
    report.write_bytes(pdf(column(TEXT, letters=60), [Border(60, 60, 500, 700)]))
    without_tesseract = {"PATH": str(tmp_path)}
    result = kg_process("build", report, "--store", store, "--skipped", file, env=without_tesseract)
    assert result.returncode == 0, result.stderr
    assert result.stdout.startswith("1 read, 1 new")
    assert f"note {report}: 1 scanned page was not read" in result.stderr
    [row] = map(json.loads, file.read_text("utf-8").splitlines())
    assert (row["kind"], row["location"]) == ("PagesNotRead", str(report))
    again = kg_process("build", "--again", "--store", store, env=without_tesseract)
    assert "1 scanned page was not read" in again.stderr
