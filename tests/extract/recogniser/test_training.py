"""Training: the same from the same data, and honest about how sure it is."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import pytest

from kg.errors import SourceMalformed, SourceMissing
from kg.extract.recogniser.attributes import is_of_letters
from kg.extract.recogniser.labels import stretches
from kg.extract.recogniser.learning.augment import varied
from kg.extract.recogniser.learning.calibrate import calibrated
from kg.extract.recogniser.learning.figures import area_under_curve, calibration_error
from kg.extract.recogniser.learning.iob import Tagged, read_iob
from kg.extract.recogniser.learning.lessons import analysed_tokens
from kg.extract.recogniser.learning.rename import renamed
from kg.extract.recogniser.learning.train import parts, train
from tests.extract.recogniser.conftest import TINY


def written(path: Path, sentences: list[Tagged]) -> Path:
    rows = ("".join(f"{word} {tag}\n" for word, tag in zip(*one, strict=True)) for one in sentences)
    path.write_text("\n".join(rows), "utf-8")
    return path


def test_training_twice_gives_the_same_files(kaznerd: list[Tagged], tmp_path: Path) -> None:
    data = written(tmp_path / "some.txt", kaznerd[:150])
    for name in ("one", "two"):
        train(data, tmp_path / name, TINY, lambda message: None)
    names = {path.name for path in (tmp_path / "one").iterdir()}
    assert names == {"README.md", "attributes.txt", "model.json", "weights.npz"}
    for name in names:
        first, second = ((tmp_path / one / name).read_bytes() for one in ("one", "two"))
        assert first == second, name


def test_a_model_held_out_comes_with_its_dev_part(kaznerd: list[Tagged], tmp_path: Path) -> None:
    data = written(tmp_path / "some.txt", kaznerd[:150])
    train(data, tmp_path / "model", TINY, lambda message: None, hold_out=True)
    assert read_iob(tmp_path / "model" / "dev.txt") == parts(data).dev
    assert "training part alone" in (tmp_path / "model" / "README.md").read_text("utf-8")


def test_the_full_kaznerd_is_measured_on_its_own_valid_part(
    kaznerd: list[Tagged], tmp_path: Path
) -> None:
    written(tmp_path / "IOB2_train.txt", kaznerd[:20])
    with pytest.raises(SourceMissing, match="IOB2_valid"):
        parts(tmp_path)
    written(tmp_path / "IOB2_valid.txt", kaznerd[20:25])
    given = parts(tmp_path)
    assert (len(given.train), len(given.dev)) == (20, 5)


def test_what_is_no_tag_is_named_with_its_line(tmp_path: Path) -> None:
    file = tmp_path / "bad.txt.gz"
    file.write_bytes(gzip.compress("Алматы B-GPE\nқаласы B-CITY\n".encode()))
    with pytest.raises(SourceMalformed) as caught:
        read_iob(file)
    assert caught.value.place.endswith("bad.txt.gz:2")


def test_variants_keep_their_tags(kaznerd: list[Tagged]) -> None:
    found = list(varied(kaznerd[:100], 0.2))
    assert len(found) == 20
    tags = {one.tags for one in kaznerd[:100]}
    assert all(one.tags in tags and len(one.tags) == len(one.words) for one in found)
    assert any("".join(one.words).isupper() for one in found)


def test_names_are_put_in_anew_in_the_same_case(kaznerd: list[Tagged]) -> None:
    some = kaznerd[:300]
    read = [analysed_tokens(one.words) for one in some]
    found = list(renamed(some, read, 1.0))
    assert found == list(renamed(some, read, 1.0))
    assert sum(one.words not in {same.words for same in some} for one in found) > 20
    classes = [[stretch.label for stretch in stretches(one.tags)] for one in some]
    assert all([stretch.label for stretch in stretches(one.tags)] in classes for one in found)
    assert all(len(one.words) == len(one.tags) for one in found)


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("Семейге", r".+[кқгғ][ае]|.+[ае]"),
        ("Семейден", r".+[тднт][ае]н"),
        ("Семейде", r".+[тд][ае]"),
    ],
)
def test_a_name_of_the_lists_takes_the_ending(name: str, wanted: str) -> None:
    some = [Tagged(("Ол", name, "қайтты", "."), ("O", "B-GPE", "O", "O"))] * 40
    found = renamed(some, [analysed_tokens(one.words) for one in some], 1.0)
    names = {one.words[1] for one in found}
    assert len(names) > 10
    assert all(re.fullmatch(wanted, one) for one in names)


@pytest.mark.parametrize(
    ("attribute", "is_so"),
    [("w=Семейге", True), (">ге", True), ("m=семей", True), ("c=Dat", False), ("S=Xx", False)],
)
def test_letters_of_a_word_are_told_from_its_grammar(attribute: str, is_so: bool) -> None:
    assert is_of_letters(attribute) is is_so


def test_calibration_makes_confidence_true() -> None:
    told = [[1.0, score] for score in (-2.0, -1.0, 0.0, 1.0, 2.0) for _ in range(100)]
    right = [number % 100 < 10 * (3 + row[1] * 1) for number, row in enumerate(told)]
    calibration = calibrated(told, right)
    sure = [calibration.confidence(row) for row in told]
    assert calibration_error(sure, right) < 0.05
    assert area_under_curve(sure, right) > 0.55


@pytest.mark.parametrize(
    ("sure", "right", "area"),
    [
        ([0.9, 0.8, 0.1], [True, True, False], 1.0),
        ([0.1, 0.9], [True, False], 0.0),
        ([0.5, 0.5], [True, False], 0.5),
        ([0.5], [True], 0.5),
    ],
)
def test_the_area_tells_how_well_right_and_wrong_are_told_apart(
    sure: list[float], right: list[bool], area: float
) -> None:
    assert area_under_curve(sure, right) == area
