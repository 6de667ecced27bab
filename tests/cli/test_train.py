"""``kg train analyser``: the same from the same data, and honest figures."""

from __future__ import annotations

import gzip
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


def test_mentions_are_trained_from_a_file_and_tag_with_what_was_made(
    kg: Kg, kaznerd_sample: Path, tmp_path: Path
) -> None:
    model = tmp_path / "model"
    result = kg("train", "mentions", "--data", kaznerd_sample, "--output", model, "--json")
    assert result.exit_code == 0, result.output
    measures = [json.loads(line)["measure"] for line in result.stdout.splitlines()]
    assert measures[0] == "ALL"
    assert measures[-2:] == ["calibration error", "AUROC of confidence"]
    assert "epoch 1 of" in result.stderr
    assert "CC BY 4.0" in (model / "README.md").read_text("utf-8")
    tagged = kg("annotate", "--pretokenized", "--model", model, "-", stdin="Алматы\nқаласы\n")
    assert tagged.exit_code == 0
    assert tagged.stdout.count("\n") == 2


def test_a_folder_that_holds_no_model_is_one_line(kg: Kg, tmp_path: Path) -> None:
    result = kg("annotate", "--pretokenized", "--model", tmp_path, "-", stdin="Алматы\n")
    assert result.exit_code == 3
    assert "kg train mentions" in result.stderr
    assert "Traceback" not in result.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ("mentions", "--folds", 3),
        ("mentions", "--data", "corpus", "--data", "corpus"),
        ("analyser", "--hold-out"),
        ("analyser", "--data", "corpus"),
    ],
)
def test_options_of_the_other_model_are_misuse(
    kg: Kg, arguments: tuple[object, ...], root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(root)
    assert kg("train", *arguments).exit_code == 2


@pytest.fixture
def kaznerd_sample(root: Path, tmp_path: Path) -> Path:
    text = gzip.decompress((root / "corpus/ner/KazNERD_IOB2_valid.txt.gz").read_bytes()).decode()
    sample = tmp_path / "sample.txt"
    sample.write_text("\n\n".join(text.split("\n\n")[:60]), "utf-8")
    return sample
