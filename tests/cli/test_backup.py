"""``kg backup``, ``kg restore`` and stores of other versions, as people use them."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from kg.store import FORMAT
from tests.conftest import Kg
from tests.small_world import dumped

KgProcess = Callable[..., subprocess.CompletedProcess[str]]


def test_a_restored_backup_answers_as_the_store_did(store: Path, tmp_path: Path, kg: Kg) -> None:
    made = kg("backup", tmp_path / "copy", "--store", store)
    assert made.exit_code == 0, made.output
    assert "5 articles" in made.stdout
    restored = kg("restore", tmp_path / "copy", "--store", tmp_path / "new")
    assert restored.exit_code == 0, restored.output
    assert dumped(tmp_path / "new") == dumped(store)
    for command in (["search", "әкім", "--json"], ["show", "Талғар ауданы"]):
        answers = [kg(*command, "--store", one).stdout for one in (store, tmp_path / "new")]
        assert answers[0] == answers[1]
        assert answers[0]


def test_what_cannot_be_backed_up_or_restored_is_told_with_exit_3(
    store: Path, tmp_path: Path, kg: Kg
) -> None:
    for arguments in (
        ("backup", tmp_path / "copy", "--store", tmp_path / "none"),
        ("backup", store, "--store", store),
        ("restore", tmp_path, "--store", tmp_path / "new"),
    ):
        failed = kg(*arguments)
        assert failed.exit_code == 3
        assert failed.stderr.startswith("kg: ")
    assert not (tmp_path / "copy").exists()
    assert not (tmp_path / "new").exists()


@pytest.fixture
def other_version(store: Path, tmp_path: Path) -> Callable[[int], Path]:
    """The store as if a version of another format had written it."""

    def made(number: int) -> Path:
        shutil.copytree(store, tmp_path / "store", symlinks=True)
        path = tmp_path / "store" / "current" / "generation.json"
        known = json.loads(path.read_text("utf-8"))
        path.write_text(json.dumps({**known, "format": number}), "utf-8")
        return tmp_path / "store"

    return made


COMMANDS = [
    ["search", "әкім"],
    ["sparql", "ASK { ?a a agl:Article }"],
    ["show", "Талғар ауданы"],
    ["stats"],
    ["review", "--list"],
]


def test_an_older_store_answers_and_each_command_says_how_to_renew_it(
    other_version: Callable[[int], Path], tmp_path: Path, kg_process: KgProcess
) -> None:
    older = other_version(FORMAT - 1)
    for command in [*COMMANDS[:3], ["export", tmp_path / "dump"]]:
        done = kg_process(*command, "--store", older)
        assert done.returncode == 0, done.stderr
        assert done.stdout
        assert f"kg build --again --store {older}" in done.stderr
    refused = kg_process("remove", "council", "--store", older)
    assert refused.returncode == 3
    assert f"kg build --again --store {older}" in refused.stderr


def test_a_newer_store_is_refused_by_every_command(
    other_version: Callable[[int], Path], tmp_path: Path, kg: Kg
) -> None:
    newer = other_version(FORMAT + 1)
    more = [["export", tmp_path / "dump"], ["backup", tmp_path / "copy"], ["remove", "council"]]
    for command in [*COMMANDS, *more, ["build", "--again"]]:
        refused = kg(*command, "--store", newer)
        assert refused.exit_code == 3, command
        assert "pip install --upgrade" in refused.stderr
