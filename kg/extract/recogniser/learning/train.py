"""A file or folder of KazNERD in, a model folder with its card out: what ``kg train`` does."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from kg.errors import SourceMissing
from kg.extract.recogniser.learning.card import card
from kg.extract.recogniser.learning.course import Course, calibration, measured, taught
from kg.extract.recogniser.learning.figures import Figures
from kg.extract.recogniser.learning.iob import Tagged, read_iob
from kg.extract.recogniser.learning.split import split
from kg.extract.recogniser.model import write_model

__all__ = ["Parts", "parts", "train"]

Progress = Callable[[str], None]
_PARTS = ("train", "valid", "test")


@dataclass(frozen=True, slots=True)
class Parts:
    """What is learnt from, what is measured on, and where it all is from."""

    train: list[Tagged]
    dev: list[Tagged]
    source: str
    hashes: dict[str, str]


def parts(data: Path) -> Parts:
    """The parts of *data*: the full KazNERD's folder as it is published, or one file, split here.

    Raises SourceMissing for a folder without IOB2_train.txt and IOB2_valid.txt.
    """
    if not data.is_dir():
        train, dev = split(read_iob(data))
        return Parts(train, dev, "KazNERD valid, a part of it held out", {data.name: _hash(data)})
    paths = [_path(data, part) for part in _PARTS[:2]]
    read = [read_iob(path) for path in paths]
    hashes = {path.name: _hash(path) for path in paths}
    return Parts(read[0], read[1], "KazNERD train, measured on valid", hashes)


def train(
    data: Path, folder: Path, course: Course, progress: Progress, *, hold_out: bool = False
) -> Figures:
    """Write a model and its card into *folder*, and tell its figures on the dev part.

    The figures are those of a model that never saw the dev part.  What is written has learnt from
    both parts, unless *hold_out* is set; then the dev part is written beside it, as ``dev.txt``.
    """
    given = parts(data)
    progress(f"{len(given.train)} sentences to learn from, {len(given.dev)} to measure on")
    sure = calibration(given.train, course, progress)
    progress("the training part")
    model = taught(given.train, course, progress, sure)
    told = measured(model, given.dev)
    if hold_out:
        _write_dev(folder, given.dev)
    else:
        progress("both parts")
        model = taught([*given.train, *given.dev], course, progress, sure)
    facts = {"data": given.hashes, "held out": hold_out, "seed": course.settings.seed}
    write_model(folder, model, facts)
    (folder / "README.md").write_text(
        card(given.source, given.hashes, course, told, hold_out), "utf-8"
    )
    return told


def _path(folder: Path, part: str) -> Path:
    found = sorted([*folder.glob(f"*IOB2_{part}.txt"), *folder.glob(f"*IOB2_{part}.txt.gz")])
    if not found:
        raise SourceMissing(
            f"no file IOB2_{part}.txt in this folder",
            place=str(folder),
            hint="give the folder KazNERD of github.com/IS2AI/KazNERD",
        )
    return found[0]


def _hash(path: Path) -> str:
    return sha256(path.read_bytes()).hexdigest()


def _write_dev(folder: Path, dev: list[Tagged]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    rows = [
        "".join(f"{word} {tag}\n" for word, tag in zip(one.words, one.tags, strict=True))
        for one in dev
    ]
    (folder / "dev.txt").write_text("\n".join(rows), "utf-8")
