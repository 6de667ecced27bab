"""``kg train analyser``: the same from the same data, and honest figures."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.conftest import Kg


@pytest.mark.slow
def test_figures_of_sentences_never_seen_are_good(kg: Kg) -> None:
    result = kg("train", "analyser", "--folds", 3, "--json")
    assert result.exit_code == 0
    found = {row["measure"]: row["figure"] for row in map(json.loads, result.stdout.splitlines())}
    assert found["words"] == 3898
    assert found["accuracy"] >= 0.93
    assert found["inflected"] >= 0.92
    assert found["pair_f1"] >= 0.93
    assert found["upos"] >= 0.87


def test_training_twice_gives_the_same_files(kg: Kg, root: Path, tmp_path: Path) -> None:
    data = root / "corpus" / "treebank" / "kk_ktb-train.conllu"
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        result = kg("train", "analyser", "--data", data, "--output", tmp_path / name)
        assert result.exit_code == 0, result.output
    for file in ("alone.tsv", "context.tsv"):
        content = (tmp_path / "one" / file).read_bytes()
        assert content == (tmp_path / "two" / file).read_bytes()
        assert b"CC BY-SA 4.0" in content.splitlines()[0]


def test_a_file_that_is_no_treebank_is_named_with_its_line(kg: Kg, tmp_path: Path) -> None:
    file = tmp_path / "words.conllu"
    file.write_text("# text = Сәлем\n1\tСәлем\tсәлем\n", "utf-8")
    result = kg("train", "analyser", "--data", file, "--output", tmp_path)
    assert result.exit_code == 3
    assert "words.conllu:2" in result.stderr
    assert list(tmp_path.glob("*.tsv")) == []


def test_an_unknown_model_is_misuse(kg: Kg) -> None:
    assert kg("train", "oracle").exit_code == 2
