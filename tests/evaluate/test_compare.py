"""Two runs beside each other: what got better, what got worse."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

import pytest

from kg.errors import SourceError, SourceMalformed, SourceMissing
from kg.evaluate import Figures, changes, earlier_run, is_worse


def row(part: str, name: str, f1: float, got: int = 10) -> Figures:
    return Figures(part, name, f1, f1, f1, 10, got, 5)


BEFORE = (row("entities", "ALL", 0.5), row("facts", "ALL", 0.5), row("facts", "agl:holds", 0.6))


@pytest.mark.parametrize(
    ("f1", "got", "verdict", "change"),
    [
        (0.7, 10, "better", 0.1),
        (0.5, 10, "worse", -0.1),
        (0.6, 10, "same", 0),
        (0.6, 9, "other", 0),
    ],
)
def test_a_row_is_judged_by_f1(f1: float, got: int, verdict: str, change: float) -> None:
    found = changes((row("facts", "agl:holds", f1, got),), BEFORE[2:])
    assert [(one.verdict, one.f1) for one in found] == [(verdict, change)]


def test_a_row_of_one_run_alone_is_0_in_the_other() -> None:
    now = (*BEFORE[:2], row("facts", "agl:status", 0.4))
    found = {one.now.name: (one.before.f1, one.now.f1) for one in changes(now, BEFORE)}
    assert found == {"ALL": (0.5, 0.5), "agl:holds": (0.6, 0.0), "agl:status": (0.0, 0.4)}


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        (BEFORE, False),
        ((*BEFORE[:2], row("facts", "agl:holds", 0.1)), False),
        ((row("entities", "ALL", 0.4), *BEFORE[1:]), True),
        ((row("entities", "ALL", 0.9), row("facts", "ALL", 0.4999), BEFORE[2]), True),
    ],
)
def test_a_run_is_worse_where_all_of_a_part_are(now: tuple[Figures, ...], expected: bool) -> None:
    assert is_worse(changes(now, BEFORE)) == expected


def test_what_was_saved_comes_back_without_pages_and_errors(tmp_path: Path) -> None:
    file = tmp_path / "before.json"
    others: list[dict[str, object]] = [{"part": "pages", "articles": 3}, {"error": "missed"}]
    lines = [others[0], *map(asdict, BEFORE), {**asdict(BEFORE[0]), "change": 0.1}, others[1]]
    file.write_text("".join(json.dumps(one) + "\n\n" for one in lines), "utf-8")
    assert set(earlier_run(file)) == set(BEFORE)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{}",
        b"[]",
        b"P 0.5",
        b"\xff",
        b'{"part": "facts", "name": "ALL", "f1": "0.5"}',
        b"[" * 99999,
    ],
)
def test_what_is_no_saved_run_is_told_with_a_hint(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "before.json"
    file.write_bytes(content)
    with pytest.raises(SourceMalformed) as caught:
        earlier_run(file)
    assert str(file) in caught.value.place
    assert "kg evaluate" in caught.value.hint


def test_a_run_that_is_not_there_is_told() -> None:
    with pytest.raises(SourceMissing):
        earlier_run(Path("жоқ.json"))
    with pytest.raises(SourceError):
        earlier_run(Path())
