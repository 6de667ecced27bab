"""Tagged sentences, and a small recogniser trained on them."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.extract.recogniser.learning.course import Course
from kg.extract.recogniser.learning.fit import Settings
from kg.extract.recogniser.learning.iob import Tagged, read_iob

TINY = Course(nets=1, settings=Settings(width=16, hidden=16, layers=1, epochs=2), folds=2)


@pytest.fixture(scope="session")
def kaznerd(root: Path) -> list[Tagged]:
    return read_iob(root / "corpus" / "ner" / "KazNERD_IOB2_valid.txt.gz")
